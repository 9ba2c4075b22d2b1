//! `/knowledge/gaps`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use switchboard::access::KnowledgeWrite;
use switchboard::knowledge::gaps::{self, Cursor, Filter, Gap, GapKind, GapState, Order};
use switchboard::say;

use super::questions::Settle;
use crate::knowledge::{Updated, language_name};
use crate::ui::{Badge, BadgeTone, Column, DataTable, Empty, LinkButton, Pager, Panel, Segmented, Size, Tab};
use crate::{Sheet, access, locale, page, paths};

/// Gaps on one page.
const PAGE: usize = 50;

/// What customers ask and the knowledge does not say.
pub fn gaps_page() -> impl IntoView {
    let chosen = use_query_map().with_untracked(chosen);
    page(async move {
        let mut tx = access::require(KnowledgeWrite).await?;
        // One more than is shown says whether there is another page.
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let mut found = gaps::list(&mut tx, &chosen, limit).await?;
        let last = (found.len() > PAGE).then(|| Cursor::after(&found[PAGE - 1], chosen.order));
        found.truncate(PAGE);
        access::hand_on(tx);
        let older = last.map(|after| address(&Filter { after: Some(after), ..chosen }));
        let newer = chosen.after.map(|_| address(&Filter { after: None, ..chosen }));

        let body = view! {
            <div class="page page-wide stack">
                <p class="hint">{say!(locale(), "gaps-about")}</p>
                <Choices chosen=chosen/>
                <div data-live="gaps">
                    <Panel flush=true>
                        <Gaps gaps=found state=chosen.state/>
                        <Pager newer=newer older=older/>
                    </Panel>
                </div>
                <p>
                    <a class="link" href=paths::knowledge()>{say!(locale(), "knowledge-back")}</a>
                </p>
            </div>
        };
        Ok(Sheet::new(say!(locale(), "gaps-title"), body))
    })
}

fn chosen(query: &ParamsMap) -> Filter {
    let word = |name: &str| query.get(name).unwrap_or_default();
    Filter {
        state: word("state").parse().unwrap_or(GapState::Open),
        order: word("order").parse().unwrap_or(Order::Newest),
        after: word("after").parse().ok(),
    }
}

fn address(it: &Filter) -> String {
    let state = (it.state != GapState::Open).then(|| format!("state={}", it.state));
    let order = (it.order != Order::Newest).then(|| format!("order={}", it.order));
    let after = it.after.map(|after| format!("after={after}"));
    let pairs: Vec<String> = [state, order, after].into_iter().flatten().collect();
    let path = paths::knowledge_gaps();
    if pairs.is_empty() { path } else { format!("{path}?{}", pairs.join("&")) }
}

/// What became of them, and which come first.
#[component]
fn Choices(chosen: Filter) -> impl IntoView {
    let locale = locale();
    let state = |state: GapState, words: String| {
        Tab::new(address(&Filter { state, after: None, ..chosen }), words, chosen.state == state)
    };
    let order = |order: Order, words: String| {
        Tab::new(address(&Filter { order, after: None, ..chosen }), words, chosen.order == order)
    };
    let states = vec![
        state(GapState::Open, say!(locale, "gaps-open")),
        state(GapState::Resolved, say!(locale, "gaps-resolved")),
        state(GapState::Dismissed, say!(locale, "gaps-dismissed")),
    ];
    let orders = vec![order(Order::Newest, say!(locale, "gaps-newest")), order(Order::Most, say!(locale, "gaps-most"))];
    view! {
        <div class="cluster">
            <Segmented label=say!(locale, "knowledge-state") tabs=states/>
            <Segmented label=say!(locale, "gaps-order") tabs=orders/>
        </div>
    }
}

/// The gaps, or why there are none.
#[component]
pub fn Gaps(
    /// In their order.
    gaps: Vec<Gap>,
    /// What became of them.
    state: GapState,
) -> impl IntoView {
    let locale = locale();
    if gaps.is_empty() {
        let (title, text) = match state {
            GapState::Open => (say!(locale, "gaps-none"), say!(locale, "gaps-none-text")),
            GapState::Resolved | GapState::Dismissed => {
                (say!(locale, "gaps-none-settled"), say!(locale, "gaps-none-settled-text"))
            }
        };
        return view! { <Empty title=title text=text action=().into_any() icon="book-open"/> }.into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "gaps-question")),
        Column::new(say!(locale, "gaps-times")).number(),
        Column::new(say!(locale, "knowledge-language")).wide_only(),
        Column::new(say!(locale, "gaps-last")).wide_only(),
        Column::new(say!(locale, "gaps-actions")).silent(),
    ];
    let rows = gaps.into_iter().map(|gap| view! { <Row gap=gap/> }).collect_view();
    view! { <DataTable caption=say!(locale, "gaps-title") columns=columns>{rows}</DataTable> }.into_any()
}

/// Characters of a question that say which one it is.
const RECOGNISED: usize = 160;

/// The beginning of a question.
pub(super) fn begins(question: &str) -> String {
    question.chars().take(RECOGNISED).collect()
}

#[component]
fn Row(gap: Gap) -> impl IntoView {
    let locale = locale();
    let others: Vec<_> = gap.examples.iter().skip(1).map(|it| view! { <li>{begins(it)}</li> }).collect();
    let others = (!others.is_empty()).then(|| view! { <ul class="hint">{others}</ul> });
    let (name, shown) = (begins(&gap.question), begins(&gap.question));
    let act = match (gap.kind, gap.state, gap.filled_by) {
        (GapKind::Unanswered, GapState::Open, None) => view! {
            <LinkButton href=paths::knowledge_gap(gap.id) size=Size::Small>
                {say!(locale, "gaps-fill")}
                <span class="sr-only">" " {name}</span>
            </LinkButton>
        }
        .into_any(),
        (GapKind::Unanswered, GapState::Open, Some(_)) => {
            view! { <Badge tone=BadgeTone::Lamp>{say!(locale, "gaps-filled")}</Badge> }.into_any()
        }
        _ => view! { <Settle gap=gap.clone()/> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a class="link" href=paths::knowledge_gap(gap.id) data-row="true">{shown}</a>
                {others}
                <Source gap=gap.clone()/>
            </th>
            <td class="n">{(gap.kind == GapKind::Unanswered).then_some(gap.asked)}</td>
            <td class="wide-only">{gap.language.map(language_name)}</td>
            <td class="wide-only nowrap">
                <Updated at=gap.asked_at/>
            </td>
            <td class="act">{act}</td>
        </tr>
    }
}

/// The source that is out of date, where that is the gap.
#[component]
pub(super) fn Source(
    /// The gap.
    gap: Gap,
) -> impl IntoView {
    let locale = locale();
    (gap.kind == GapKind::OutOfDate).then(|| {
        let source = match (gap.item_id, gap.source) {
            (Some(item), Some(title)) => {
                view! { <a class="link" href=paths::knowledge_item(item)>{title}</a> }.into_any()
            }
            _ => say!(locale, "gaps-nowhere").into_any(),
        };
        let version = gap.version.map(|number| say!(locale, "gaps-version", number = number));
        // Mended perhaps: the source has been changed since somebody called it out of date.
        let since = gap.active_version.filter(|now| gap.version.is_some_and(|then| *now != then));
        let since = since.map(|number| say!(locale, "gaps-changed-since", number = number));
        let by = gap.opened_by.map(|name| say!(locale, "gaps-called-by", name = name));
        view! {
            <p class="hint">
                {say!(locale, "gaps-out-of-date")} " " {source} " " {version} " " {since} " " {by}
            </p>
        }
    })
}
