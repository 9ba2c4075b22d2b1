//! `/knowledge/:item`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_params_map, use_query_map};
use switchboard::access::{KnowledgeRead, KnowledgeWrite, Right};
use switchboard::ids::{ItemId, PassageId};
use switchboard::knowledge::{self, Draft, Found, Kind, Listed, Plan, ShownPassage, State, Version};
use switchboard::say;
use switchboard::sites::{self, SitePage};

use super::documents::{self, Document};
use super::doors::{Disable, DiscardDraft, Enable, LOOK, Revise};
use super::fields::{ContentFields, Written};
use super::list::Updated;
use super::plans::{PlanField, Plans};
use super::preview::PreviewOf;
use super::terms::{TermsPanel, TermsSaid};
use super::versions::Versions;
use super::words::{StateBadge, kind_name, language_name, reason_said};
use crate::sites::{OfPage, why};
use crate::ui::{Badge, BadgeTone, Fact, Facts, Fold, Panel, Size, SubmitButton, Variant};
use crate::{Form, Sheet, access, locale, page, paths, visit};

/// One item: what it says, what it said, and the passages it is cut into.
pub fn item_page() -> impl IntoView {
    let item = use_params_map().with_untracked(|params| params.get("item")).unwrap_or_default();
    let looking = use_query_map().with_untracked(documents::looking);
    page(async move {
        let id: ItemId = item.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(KnowledgeRead).await?;
        let may_write = tx.may(Right::KnowledgeWrite);
        let item = knowledge::find_item(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let title = item.title.clone();
        if item.kind == Kind::Document {
            let found = knowledge::documents::find(&mut tx, &item, looking).await?;
            return Ok(Sheet::new(title, view! { <Document item=item found=found may_write=may_write/> }));
        }
        let found = knowledge::whole(&mut tx, item).await?;
        let visit = visit();
        let shelves = &visit.house.shelves;
        let store = shelves.store().map(|it| it.name());
        let waiting = knowledge::meaning::waiting(&mut tx, id, shelves.models(), store).await?;
        let page = sites::page_of_item(&mut tx, id).await?;
        let plans = knowledge::plans(&mut tx, id).await?;
        access::hand_on(tx);
        let draft = match may_write && found.item.kind.is_written() {
            true => knowledge::draft(&mut access::require(KnowledgeWrite).await?, id).await?,
            false => None,
        };
        let item = view! { <Item found=found page=page waiting=waiting plans=plans draft=draft may_write=may_write/> };
        Ok(Sheet::new(title, item))
    })
}

/// The whole item.
#[component]
pub(super) fn Item(
    /// The item with its versions and passages.
    found: Found,
    /// Where it was read, if it is a page of a website.
    page: Option<SitePage>,
    /// Passages that a sentence model has not looked at yet.
    #[prop(optional)]
    waiting: Vec<PassageId>,
    /// What waits for its time.
    plans: Vec<Plan>,
    /// What the reader has written and not published.
    draft: Option<Draft>,
    /// Whether the reader may change it.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    let active = found.active().cloned();
    let Found { item, versions, passages } = found;
    let said = active.map(|version| match may_write && item.kind.is_written() {
        true => view! { <Edit item=item.clone() version=version draft=draft.clone()/> }.into_any(),
        false => view! { <Read version=version/> }.into_any(),
    });
    view! {
        <div class="page page-wide grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] items-start">
            <div class="stack">
                <Panel title=say!(locale, "knowledge-says")>{said}</Panel>
                <Plans item=item.id plans=plans may_write=may_write/>
                <Versions item=item.clone() versions=versions may_write=may_write/>
            </div>
            <div class="stack">
                <About item=item.clone() page=page/>
                <Passages passages=passages waiting=waiting/>
                {may_write.then(|| view! { <TermsPanel item=item.clone()/> })}
                {may_write.then(|| view! { <Searched item=item/> })}
                <p>
                    <a class="link" href=paths::knowledge()>{say!(locale, "knowledge-back")}</a>
                </p>
            </div>
        </div>
    }
}

/// The active version as a form: saving makes a new one.
#[component]
fn Edit(item: Listed, version: Version, draft: Option<Draft>) -> impl IntoView {
    let locale = locale();
    let hidden = vec![("item", item.id.to_string()), ("kind", item.kind.to_string())];
    let kept = draft.as_ref().map(|it| kept(item.id, it.based_on != version.number));
    let written = match draft {
        Some(Draft { language, title, variants, body, .. }) => Written { language, title, variants, body },
        None => {
            Written { language: item.language, title: version.title, variants: version.variants, body: version.body }
        }
    };
    view! {
        {kept}
        <Form door=Revise::PATH hidden=hidden class="form">
            // Not one of the values that tell forms apart: whoever was overtaken finds their words in
            // the form again, now based on the version that overtook them.
            <input type="hidden" name="based_on" value=version.number/>
            <ContentFields kind=item.kind written=written/>
            <PlanField/>
            <div class="form-actions">
                <SubmitButton>{say!(locale, "knowledge-save")}</SubmitButton>
                <SubmitButton variant=Variant::Default icon=Some("eye") name="then" value=LOOK>
                    {say!(locale, "workbench-look")}
                </SubmitButton>
            </div>
            <p class="hint">{say!(locale, "knowledge-save-hint", version = version.number + 1)}</p>
        </Form>
    }
}

/// That the form shows what was written and is not published, and the way back to what is.
fn kept(item: ItemId, is_overtaken: bool) -> impl IntoView {
    let locale = locale();
    let words = match is_overtaken {
        true => say!(locale, "workbench-kept-overtaken"),
        false => say!(locale, "workbench-kept"),
    };
    view! {
        <div class="cluster">
            <p class="hint">{words}</p>
            <Form door=DiscardDraft::PATH hidden=vec![("item", item.to_string())]>
                <SubmitButton variant=Variant::Quiet size=Size::Small>{say!(locale, "workbench-discard")}</SubmitButton>
            </Form>
        </div>
    }
}

/// The active version for whoever may not change it.
#[component]
fn Read(version: Version) -> impl IntoView {
    let variants = version.variants.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    view! {
        <div class="stack stack-sm">
            <ul class="hint">{variants}</ul>
            <p class="whitespace-pre-line">{version.body}</p>
        </div>
    }
}

/// What it is, and how far.
#[component]
pub(super) fn About(
    /// The item.
    item: Listed,
    /// Where it was read, if it is a page of a website.
    #[prop(optional_no_strip)]
    page: Option<SitePage>,
) -> impl IntoView {
    let locale = locale();
    let reason = item.reason.map(|it| if item.kind == Kind::Page { why(it) } else { reason_said(it) });
    view! {
        <Panel title=say!(locale, "knowledge-about")>
            <Facts>
                <Fact name=say!(locale, "knowledge-kind")>{kind_name(item.kind)}</Fact>
                <Fact name=say!(locale, "knowledge-language")>{language_name(item.language)}</Fact>
                <Fact name=say!(locale, "knowledge-state")>
                    <StateBadge state=item.state/>
                    {reason.map(|it| view! { <p class="hint">{it}</p> })}
                    <TermsSaid terms=item.terms/>
                </Fact>
                {page.map(|it| view! { <OfPage page=it/> })}
                <Fact name=say!(locale, "knowledge-updated")>
                    <Updated at=item.updated_at/>
                </Fact>
            </Facts>
        </Panel>
    }
}

/// The passages as the assistant finds and quotes them.
#[component]
fn Passages(passages: Vec<ShownPassage>, waiting: Vec<PassageId>) -> impl IntoView {
    let count = passages.len();
    let yet = (!waiting.is_empty())
        .then(|| view! { <p class="hint">{say!(locale(), "knowledge-passages-wait", count = waiting.len())}</p> });
    view! {
        <Fold title=say!(locale(), "knowledge-passages") count=count>
            {yet}
            {passage_list(passages, &waiting)}
        </Fold>
    }
}

/// What each passage says, under its heading.
pub(super) fn passage_list(passages: Vec<ShownPassage>, waiting: &[PassageId]) -> impl IntoView + use<> {
    let passage = |it: ShownPassage| {
        let waits = waiting.contains(&it.id).then(|| {
            view! { <Badge tone=BadgeTone::Line>{say!(locale(), "knowledge-passage-waits")}</Badge> }
        });
        let heading = (!it.heading.is_empty()).then(|| view! { <p class="hint">{it.heading}</p> });
        view! {
            <li class="stack stack-sm">
                {heading}
                <p class="document-text">{it.body}</p>
                {waits}
            </li>
        }
    };
    view! { <ol class="stack">{passages.into_iter().map(passage).collect_view()}</ol> }
}

/// Whether it is searched, and the button that changes it.
#[component]
pub(super) fn Searched(
    /// The item.
    item: Listed,
) -> impl IntoView {
    let locale = locale();
    let hidden = vec![("item", item.id.to_string())];
    let (about, door, act, change) = match item.state {
        State::Disabled => {
            (say!(locale, "knowledge-enable-about"), Enable::PATH, say!(locale, "knowledge-enable"), PreviewOf::Enable)
        }
        _ => (
            say!(locale, "knowledge-disable-about"),
            Disable::PATH,
            say!(locale, "knowledge-disable"),
            PreviewOf::Disable,
        ),
    };
    // Until something was read, nothing is answered from it.
    let look = (item.version > 0).then(|| {
        view! { <a class="link" href=paths::knowledge_preview(item.id, change.word())>{say!(locale, "workbench-look")}</a> }
    });
    view! {
        <Panel title=say!(locale, "knowledge-searched")>
            <div class="stack stack-sm">
                <p class="hint">{about}</p>
                <Form door=door hidden=hidden>
                    <SubmitButton variant=Variant::Default>{act}</SubmitButton>
                </Form>
                {look}
            </div>
        </Panel>
    }
}
