//! `/knowledge`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use switchboard::access::{KnowledgeRead, KnowledgeWrite, Right};
use switchboard::knowledge::{self, Kind, Listed, State};
use switchboard::say;
use switchboard::text::{full, short};

use super::chosen::Chosen;
use super::documents::Bring;
use super::meaning::HowFound;
use super::terms::{AgePanel, TermsSaid};
use super::test::TestForm;
use super::words::{StateBadge, kind_name, language_name, reason_said};
use crate::ui::{
    Column, DataTable, Empty, LinkButton, Pager, Panel, Segmented, SubmitButton, Tab, TextField, Time, Variant,
};
use crate::{Sheet, access, locale, page, paths, visit};

/// Items on one page.
const PAGE: usize = 50;

/// What the assistant may answer from.
pub fn knowledge_page() -> impl IntoView {
    let chosen = use_query_map().with_untracked(Chosen::of);
    page(async move {
        let mut tx = access::require(KnowledgeRead).await?;
        let may_write = tx.may(Right::KnowledgeWrite);
        // One more than is shown says whether there is another page.
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let mut items = knowledge::list(&mut tx, &chosen.filter(), limit).await?;
        let older = (items.len() > PAGE).then(|| chosen.following(&items[PAGE - 1]));
        items.truncate(PAGE);
        let coverage = knowledge::meaning::coverage(&mut tx).await?;
        let offered = visit().house.shelves.models().names();
        let newer = chosen.is_later().then(|| chosen.first());
        let age = knowledge::age(&mut tx).await?;
        // Customers' own words: for those who can mend what they ask about.
        access::hand_on(tx);
        let gaps = match may_write {
            true => Some(knowledge::gaps::open(&mut access::require(KnowledgeWrite).await?).await?),
            false => None,
        };

        let body = view! {
            <div class="page page-wide grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] items-start">
                <div class="stack">
                    <Filters chosen=chosen.clone()/>
                    <States chosen=chosen.clone() gaps=gaps/>
                    <div data-live="knowledge">
                        <Panel flush=true>
                            <Items items=items chosen=chosen may_write=may_write/>
                            <Pager newer=newer older=older/>
                        </Panel>
                    </div>
                </div>
                <div class="stack">
                    {may_write.then(|| view! { <Panel title=say!(locale(), "knowledge-new-documents")><Bring/></Panel> })}
                    <Panel title=say!(locale(), "knowledge-test")>
                        <TestForm/>
                        <p class="form-actions mt-3">
                            <LinkButton href=paths::evaluation()>{say!(locale(), "workbench-evaluation")}</LinkButton>
                        </p>
                    </Panel>
                    <div data-live="meaning">
                        <HowFound coverage=coverage offered=offered may_write=may_write/>
                    </div>
                    {may_write.then(|| view! { <AgePanel days=age/> })}
                </div>
            </div>
        };
        let sheet = Sheet::new(say!(locale(), "nav-knowledge"), body);
        Ok(if may_write { sheet.actions(view! { <Add/> }) } else { sheet })
    })
}

/// What can be added.
#[component]
fn Add() -> impl IntoView {
    let locale = locale();
    view! {
        <LinkButton href=paths::sites() icon=Some("globe")>{say!(locale, "sites-title")}</LinkButton>
        <LinkButton href=paths::knowledge_import() icon=Some("upload")>{say!(locale, "table-title")}</LinkButton>
        <LinkButton href=paths::knowledge_new(Kind::Text) icon=Some("plus")>{say!(locale, "knowledge-new-text")}</LinkButton>
        <LinkButton href=paths::knowledge_new(Kind::Faq) icon=Some("plus") variant=Variant::Primary kbd="C">
            {say!(locale, "knowledge-new-faq")}
        </LinkButton>
    }
}

/// Kinds as segments, and a field for words of the title.
#[component]
pub(super) fn Filters(
    /// What is chosen now.
    chosen: Chosen,
) -> impl IntoView {
    let locale = locale();
    let tab = |kind: Option<Kind>, label: String| Tab::new(chosen.of_kind(kind), label, chosen.kind == kind);
    let tabs = vec![
        tab(None, say!(locale, "knowledge-all")),
        tab(Some(Kind::Faq), say!(locale, "knowledge-faqs")),
        tab(Some(Kind::Text), say!(locale, "knowledge-texts")),
        tab(Some(Kind::Document), say!(locale, "knowledge-documents")),
        tab(Some(Kind::Page), say!(locale, "knowledge-pages")),
    ];
    view! {
        <Segmented label=say!(locale, "knowledge-kind") tabs=tabs/>
        <form method="get" action=paths::knowledge() class="cluster items-end" role="search">
            {chosen.kind.map(|kind| view! { <input type="hidden" name="kind" value=kind.word()/> })}
            {chosen.state.map(|state| view! { <input type="hidden" name="state" value=state.word()/> })}
            <TextField name="q" label=say!(locale, "knowledge-search") kind="search" value=chosen.words.clone()/>
            <SubmitButton variant=Variant::Default icon=Some("search")>{say!(locale, "knowledge-find")}</SubmitButton>
        </form>
    }
}

/// States as links, and the gaps where the reader may mend them.
#[component]
fn States(chosen: Chosen, gaps: Option<i64>) -> impl IntoView {
    let locale = locale();
    let tab = |state: Option<State>, label: String| Tab::new(chosen.of_state(state), label, chosen.state == state);
    let tabs = vec![
        tab(None, say!(locale, "knowledge-any-state")),
        tab(Some(State::Failed), say!(locale, "knowledge-failed")),
        tab(Some(State::Stale), say!(locale, "knowledge-stale")),
        tab(Some(State::Disabled), say!(locale, "knowledge-off")),
    ];
    let gaps = gaps.map(|count| {
        view! {
            <LinkButton href=paths::knowledge_gaps()>
                {say!(locale, "gaps-title")} " " <span class="num">{count}</span>
            </LinkButton>
        }
    });
    view! {
        <div class="cluster">
            <Segmented label=say!(locale, "knowledge-state") tabs=tabs/>
            {gaps}
        </div>
    }
}

/// The items, or what to do when there are none.
#[component]
pub(super) fn Items(
    /// Those that changed last first.
    items: Vec<Listed>,
    /// What they are filtered by.
    chosen: Chosen,
    /// Whether the reader may add some.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    if items.is_empty() && chosen.is_filtered() {
        let clear =
            view! { <LinkButton href=paths::knowledge()>{say!(locale, "knowledge-show-all")}</LinkButton> }.into_any();
        return view! {
            <Empty
                title=say!(locale, "knowledge-none-found")
                text=say!(locale, "knowledge-none-found-text")
                action=clear
                icon="book-open"
            />
        }
        .into_any();
    }
    if items.is_empty() {
        let first = match may_write {
            true => view! { <Add/> }.into_any(),
            false => ().into_any(),
        };
        return view! {
            <Empty
                title=say!(locale, "knowledge-empty")
                text=say!(locale, "knowledge-empty-text")
                action=first
                icon="book-open"
            />
        }
        .into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "knowledge-name")),
        Column::new(say!(locale, "knowledge-kind")).wide_only(),
        Column::new(say!(locale, "knowledge-language")).wide_only(),
        Column::new(say!(locale, "knowledge-passages")).number(),
        Column::new(say!(locale, "knowledge-updated")).wide_only(),
        Column::new(say!(locale, "knowledge-state")),
    ];
    let rows = items.into_iter().map(|item| view! { <Row item=item/> }).collect_view();
    view! { <DataTable caption=say!(locale, "nav-knowledge") columns=columns>{rows}</DataTable> }.into_any()
}

#[component]
fn Row(item: Listed) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">
                <a class="link" href=paths::knowledge_item(item.id) data-row="true">{item.title}</a>
            </th>
            <td class="wide-only">{kind_name(item.kind)}</td>
            <td class="wide-only">{language_name(item.language)}</td>
            <td class="n">{item.passages}</td>
            <td class="wide-only nowrap">
                <Updated at=item.updated_at/>
            </td>
            <td>
                <StateBadge state=item.state/>
                {item.reason.map(|it| view! { <p class="hint">{reason_said(it)}</p> })}
                <TermsSaid terms=item.terms/>
            </td>
        </tr>
    }
}

/// A moment in the workspace's zone.
#[component]
pub(crate) fn Updated(
    /// When.
    at: time::OffsetDateTime,
) -> impl IntoView {
    let visit = visit();
    visit.here.as_ref().map(|here| {
        let shown = short(at, visit.desk.now(), &here.zone, visit.locale);
        view! { <Time at=at shown=shown full=full(at, &here.zone, visit.locale)/> }
    })
}
