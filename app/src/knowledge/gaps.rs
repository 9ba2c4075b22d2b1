//! The gaps that wait to be mended, on the page of knowledge.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::KnowledgeWrite;
use switchboard::ids::GapId;
use switchboard::knowledge::{self, Gap, GapState};
use switchboard::say;
use switchboard::text::Locale;

use super::list::Updated;
use super::problems;
use crate::inbox::conversation_address;
use crate::ui::{Column, DataTable, Panel, Size, SubmitButton, Variant};
use crate::visits::{Undo, notice_with_undo};
use crate::{Form, Problem, access, locale, notice, paths};

/// Says what became of a gap: `resolved`, `dismissed`, or `open` again.
#[server(endpoint = "knowledge/settle-gap")]
pub async fn settle_gap(gap: GapId, state: GapState) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    knowledge::settle(tx, gap, state).await.map_err(problems::settle)?;
    let locale = locale();
    let undo = || Undo::new(SettleGap::PATH, [("gap", gap.to_string()), ("state", GapState::Open.to_string())]);
    match state {
        GapState::Resolved => notice_with_undo(say!(locale, "gaps-did-resolve"), undo()),
        GapState::Dismissed => notice_with_undo(say!(locale, "gaps-did-dismiss"), undo()),
        GapState::Open => notice(say!(locale, "gaps-did-reopen")),
    }
    Ok(())
}

/// What people called out of date; nothing where nobody did.
#[component]
pub(super) fn Gaps(
    /// Those that are open, newest first.
    gaps: Vec<Gap>,
) -> impl IntoView {
    let locale = locale();
    (!gaps.is_empty()).then(|| {
        let columns = vec![
            Column::new(say!(locale, "gaps-source")),
            Column::new(say!(locale, "gaps-question")).wide_only(),
            Column::new(say!(locale, "gaps-found")).wide_only(),
            Column::new(say!(locale, "gaps-actions")).silent(),
        ];
        let rows = gaps.into_iter().map(|it| row(it, locale)).collect_view();
        view! {
            <Panel title=say!(locale, "gaps-title") flush=true>
                <p class="panel-body hint">{say!(locale, "gaps-about")}</p>
                <DataTable caption=say!(locale, "gaps-title") columns=columns>{rows}</DataTable>
            </Panel>
        }
    })
}

/// Characters of a question that say which one it is.
const RECOGNISED: usize = 160;

fn row(gap: Gap, locale: Locale) -> impl IntoView {
    let question: String = gap.question.chars().take(RECOGNISED).collect();
    let source = match (gap.item_id, gap.source) {
        (Some(item), Some(title)) => view! { <a class="link" href=paths::knowledge_item(item)>{title}</a> }.into_any(),
        _ => say!(locale, "gaps-nowhere").into_any(),
    };
    let version = gap.version.map(|number| say!(locale, "gaps-version", number = number));
    // Mended perhaps: the source has been changed since somebody called it out of date.
    let since = gap.active_version.filter(|now| gap.version.is_some_and(|then| *now != then));
    let since = since.map(|number| say!(locale, "gaps-changed-since", number = number));
    let settle = |state: GapState, words: String| {
        let question = question.clone();
        view! {
            <Form door=SettleGap::PATH hidden=vec![("gap", gap.id.to_string()), ("state", state.to_string())]>
                <SubmitButton size=Size::Small variant=Variant::Quiet>
                    {words}
                    <span class="sr-only">" " {question}</span>
                </SubmitButton>
            </Form>
        }
    };
    view! {
        <tr>
            <th scope="row">{source} " " <span class="hint">{version} " " {since}</span></th>
            <td class="wide-only">
                <a class="link" href=conversation_address(gap.conversation_id)>{question.clone()}</a>
            </td>
            <td class="wide-only">{gap.opened_by.clone()} " " <Updated at=gap.created_at/></td>
            <td class="act">
                <div class="acts">
                    {settle(GapState::Resolved, say!(locale, "gaps-resolve"))}
                    {settle(GapState::Dismissed, say!(locale, "gaps-dismiss"))}
                </div>
            </td>
        </tr>
    }
}
