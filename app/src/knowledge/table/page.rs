//! The pages of tables.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_params_map;
use switchboard::access::KnowledgeWrite;
use switchboard::ids::KnowledgeImportId;
use switchboard::knowledge::Kind;
use switchboard::knowledge::table::{self, Fate, Row, RowProblem, Table, Taken};
use switchboard::say;

use super::doors::{BringTable, TakeTable, unreadable, usual};
use crate::knowledge::problems;
use crate::knowledge::terms::zone;
use crate::ui::{
    Badge, BadgeTone, Column, DataTable, FileButton, LinkButton, OnlyFirst, Panel, SubmitButton, TextArea, Variant,
};
use crate::{Form, Problem, Sheet, access, locale, page, paths};

/// Brings a table.
pub fn import_page() -> impl IntoView {
    page(async move {
        drop(access::require(KnowledgeWrite).await?);
        let locale = locale();
        let body = view! {
            <div class="page page-form">
                <Form door=BringTable::PATH class="form" brings_files=true>
                    <p class="hint">{say!(locale, "table-about")}</p>
                    <FileButton name="files" label=say!(locale, "table-choose") hint=say!(locale, "table-choose-hint")/>
                    <TextArea
                        name="table"
                        label=say!(locale, "table-paste")
                        hint=say!(locale, "table-paste-hint")
                        optional=true
                        rows=8
                    />
                    <div class="form-actions">
                        <SubmitButton>{say!(locale, "table-look")}</SubmitButton>
                        <LinkButton href=paths::knowledge() variant=Variant::Quiet>
                            {say!(locale, "knowledge-cancel")}
                        </LinkButton>
                    </div>
                </Form>
            </div>
        };
        Ok(Sheet::new(say!(locale, "table-title"), body))
    })
}

/// What becomes of each row of a table.
pub fn table_page() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("table")).unwrap_or_default();
    page(async move {
        let id: KnowledgeImportId = id.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(KnowledgeWrite).await?;
        let brought = table::find(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let taken = brought.look(&mut tx, usual(), &zone()).await?;
        access::hand_on(tx);
        Ok(Sheet::new(say!(locale(), "table-title"), view! { <Preview id=id taken=taken/> }))
    })
}

/// Rows that are shown; the wrong ones come first.
const SHOWN: usize = 200;

/// The rows, and the button that writes them.
#[component]
pub fn Preview(
    /// Which table.
    id: KnowledgeImportId,
    /// What it says.
    taken: Taken,
) -> impl IntoView {
    let locale = locale();
    let again = view! { <LinkButton href=paths::knowledge_import()>{say!(locale, "table-another")}</LinkButton> };
    let body = match taken.table {
        Err(why) => view! { <p role="alert">{unreadable(why)}</p> }.into_any(),
        Ok(table) => view! { <Rows id=id table=table/> }.into_any(),
    };
    view! {
        <div class="page page-wide stack">
            {(!taken.name.is_empty()).then(|| view! { <p class="hint">{taken.name}</p> })}
            {body}
            <p>{again}</p>
        </div>
    }
}

#[component]
fn Rows(id: KnowledgeImportId, table: Table) -> impl IntoView {
    let locale = locale();
    let (new, wrong) = (table.items().len(), table.wrong());
    let known = table.rows.len() - new - wrong;
    let said = say!(locale, "table-counts", new = new, known = known, wrong = wrong);
    let why_not = match (new, wrong) {
        (_, 1..) => Some(say!(locale, "table-wrong-rows", count = wrong)),
        (0, 0) => Some(say!(locale, "table-nothing-new")),
        _ => None,
    };
    let mut rows = table.rows;
    rows.sort_by_key(|it| !matches!(it.fate, Fate::Wrong(_)));
    rows.truncate(SHOWN);
    let shown = rows.len();
    let columns = vec![
        Column::new(say!(locale, "table-line")).number(),
        Column::new(say!(locale, "knowledge-question")),
        Column::new(say!(locale, "table-fate")),
    ];
    let rows = rows.into_iter().map(|row| view! { <OneRow row=row/> }).collect_view();
    view! {
        <p role="status"><strong>{said}</strong></p>
        <Form door=TakeTable::PATH hidden=vec![("table", id.to_string())]>
            <SubmitButton disabled_because=why_not>{say!(locale, "table-take", count = new)}</SubmitButton>
        </Form>
        <Panel flush=true>
            <DataTable caption=say!(locale, "table-rows") columns=columns>{rows}</DataTable>
            <OnlyFirst shown=shown most=i64::try_from(SHOWN).unwrap_or(i64::MAX)/>
        </Panel>
    }
}

#[component]
fn OneRow(row: Row) -> impl IntoView {
    let locale = locale();
    let (tone, word, why) = match row.fate {
        Fate::New(_) => (BadgeTone::Ok, say!(locale, "table-new"), None),
        Fate::Known => (BadgeTone::Line, say!(locale, "table-known"), None),
        Fate::Wrong(problem) => (BadgeTone::Danger, say!(locale, "table-wrong"), Some(wrong(problem))),
    };
    view! {
        <tr>
            <td class="n">{row.line}</td>
            <th scope="row">{row.question}</th>
            <td>
                <Badge tone=tone>{word}</Badge>
                {why.map(|it| view! { <p class="hint">{it}</p> })}
            </td>
        </tr>
    }
}

/// What is wrong with a row, in a sentence.
fn wrong(problem: RowProblem) -> String {
    let locale = locale();
    match problem {
        RowProblem::Unacceptable(bad) => match problems::unacceptable(Kind::Faq, bad) {
            Problem::Invalid { sentence, .. } => sentence,
            other => other.to_string(),
        },
        RowProblem::Audience => say!(locale, "table-no-audience"),
        RowProblem::End => say!(locale, "table-no-day"),
    }
}
