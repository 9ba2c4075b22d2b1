//! `/contacts/import` brings a table, `/contacts/import/:table` shows what its columns are and what becomes of each row.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::{use_params_map, use_query_map};
use switchboard::access::ContactsManage;
use switchboard::contacts::SegmentOf;
use switchboard::contacts::table::{self, Column as Is, Columns, Fate, Looked, Row, Table};
use switchboard::ids::ContactImportId;
use switchboard::say;

use super::problems::{row as wrong, unreadable};
use super::table_doors::{BringAddresses, TakeAddresses};
use crate::ui::{
    Badge, BadgeTone, Column, DataTable, FileButton, LinkButton, OnlyFirst, Panel, Segmented, Select, SubmitButton,
    Tab, TextArea, Variant,
};
use crate::{Form, Sheet, access, locale, page, paths};

/// Brings a table.
pub fn import_page() -> impl IntoView {
    let of = use_query_map().with_untracked(|query| query.get("of")).unwrap_or_default();
    page(async move {
        drop(access::require(ContactsManage).await?);
        let of: SegmentOf = of.parse().unwrap_or(SegmentOf::Contacts);
        let locale = locale();
        let tab = |it: SegmentOf, words: String| Tab::new(paths::contacts_import(it), words, it == of);
        let tabs = vec![
            tab(SegmentOf::Contacts, say!(locale, "nav-contacts")),
            tab(SegmentOf::Companies, say!(locale, "nav-companies")),
        ];
        let about = match of {
            SegmentOf::Contacts => say!(locale, "contacts-import-about"),
            SegmentOf::Companies => say!(locale, "companies-import-about"),
        };
        let body = view! {
            <div class="page page-form stack">
                <Segmented label=say!(locale, "contacts-import-of") tabs=tabs/>
                <Form door=BringAddresses::PATH hidden=vec![("of", of.to_string())] class="form" brings_files=true>
                    <p class="hint">{about}</p>
                    <FileButton name="files" label=say!(locale, "table-choose") hint=say!(locale, "table-choose-hint")/>
                    <TextArea name="table" label=say!(locale, "table-paste") hint=say!(locale, "table-paste-hint") optional=true rows=8/>
                    <div class="form-actions">
                        <SubmitButton>{say!(locale, "table-look")}</SubmitButton>
                        <LinkButton href=back(of) variant=Variant::Quiet>{say!(locale, "contacts-cancel")}</LinkButton>
                    </div>
                </Form>
            </div>
        };
        Ok(Sheet::new(say!(locale, "contacts-import"), body))
    })
}

fn back(of: SegmentOf) -> String {
    match of {
        SegmentOf::Contacts => paths::contacts(),
        SegmentOf::Companies => paths::companies(),
    }
}

/// What becomes of each row of a table.
pub fn table_page() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("table")).unwrap_or_default();
    let said = use_query_map().with_untracked(|query| query.get_all("column")).unwrap_or_default();
    page(async move {
        let id: ContactImportId = id.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(ContactsManage).await?;
        let brought = table::find(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let looked = brought.look(&mut tx, &said.join(",")).await?;
        access::hand_on(tx);
        Ok(Sheet::new(say!(locale(), "contacts-import"), view! { <Preview id=id looked=looked/> }))
    })
}

/// Rows that are shown; the wrong ones come first.
const SHOWN: usize = 200;

/// The columns, the rows, and the button that writes them.
#[component]
pub(super) fn Preview(
    /// Which table.
    id: ContactImportId,
    /// What it says.
    looked: Looked,
) -> impl IntoView {
    let locale = locale();
    let Looked { name, of, heads, columns, table } = looked;
    let body = match table {
        Err(why) => view! { <p role="alert">{unreadable(why)}</p> }.into_any(),
        Ok(table) => view! { <Rows id=id columns=columns.clone() table=table/> }.into_any(),
    };
    view! {
        <div class="page page-wide stack">
            {(!name.is_empty()).then(|| view! { <p class="hint">{name}</p> })}
            <Mapping id=id of=of heads=heads columns=columns/>
            {body}
            <p><LinkButton href=paths::contacts_import(of)>{say!(locale, "table-another")}</LinkButton></p>
        </div>
    }
}

/// What each column is: looked at again by its address, so that nothing is written.
#[component]
fn Mapping(id: ContactImportId, of: SegmentOf, heads: Vec<String>, columns: Columns) -> impl IntoView {
    let locale = locale();
    let options = || -> Vec<(String, String)> {
        let word = |it: &Is| (it.to_string(), locale.say(&format!("contacts-column-{it}"), &[]));
        Is::of(of).iter().map(word).collect()
    };
    let selects = heads
        .into_iter()
        .zip(columns.0)
        .enumerate()
        .map(|(at, (head, is))| {
            view! {
                <Select name="column" id=format!("column-{at}") label=say!(locale, "contacts-column", name = head) options=options() value=is.to_string()/>
            }
        })
        .collect_view();
    view! {
        <Panel title=say!(locale, "contacts-columns")>
            <form method="get" action=paths::contacts_table(id) class="stack stack-sm">
                <div class="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">{selects}</div>
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default>{say!(locale, "contacts-columns-look")}</SubmitButton>
                </div>
            </form>
        </Panel>
    }
}

#[component]
fn Rows(id: ContactImportId, columns: Columns, table: Table) -> impl IntoView {
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
    let heads = vec![
        Column::new(say!(locale, "table-line")).number(),
        Column::new(say!(locale, "contacts-row")),
        Column::new(say!(locale, "table-fate")),
    ];
    let rows = rows.into_iter().map(|row| view! { <OneRow row=row/> }).collect_view();
    view! {
        <p role="status"><strong>{said}</strong></p>
        <Form door=TakeAddresses::PATH hidden=vec![("table", id.to_string()), ("columns", columns.to_string())]>
            <SubmitButton disabled_because=why_not>{say!(locale, "contacts-take", count = new)}</SubmitButton>
        </Form>
        <Panel flush=true>
            <DataTable caption=say!(locale, "table-rows") columns=heads>{rows}</DataTable>
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
            <th scope="row">{row.words}</th>
            <td>
                <Badge tone=tone>{word}</Badge>
                {why.map(|it| view! { <p class="hint">{it}</p> })}
            </td>
        </tr>
    }
}
