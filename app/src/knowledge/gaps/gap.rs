//! `/knowledge/gaps/:gap`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use switchboard::access::KnowledgeWrite;
use switchboard::ids::GapId;
use switchboard::knowledge::gaps::{self, Draft, Found, Gap, GapKind, GapState};
use switchboard::say;

use super::fill::{Fill, Offered};
use super::list::{Source, begins};
use super::questions::Questions;
use crate::inbox::conversation_address;
use crate::knowledge::{Updated, language_name};
use crate::ui::{Fact, Facts, Panel};
use crate::{Sheet, access, locale, page, paths};

/// One gap.
pub fn gap_page() -> impl IntoView {
    let gap = use_params_map().with_untracked(|params| params.get("gap")).unwrap_or_default();
    let said = use_query_map().with_untracked(|query| {
        // An empty choice is one too: the form says that it was sent.
        query.get("chosen").map(|_| query.get_all("say").unwrap_or_default())
    });
    page(async move {
        let id: GapId = gap.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(KnowledgeWrite).await?;
        let found = gaps::find(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let draft = match (found.gap.kind, found.gap.state) {
            (GapKind::Unanswered, GapState::Open) => Some(gaps::draft(&mut tx, &found).await?),
            _ => None,
        };
        access::hand_on(tx);
        let title = begins(&found.gap.question);
        Ok(Sheet::new(title, view! { <TheGap found=found draft=draft said=said/> }))
    })
}

/// What the page shows of a gap.
#[component]
pub fn TheGap(
    /// The gap with its questions.
    found: Found,
    /// What it may be filled with, where it is to be filled.
    draft: Option<Draft>,
    /// The sentences that were chosen for the answer; `None` takes the best.
    #[prop(optional_no_strip)]
    said: Option<Vec<String>>,
) -> impl IntoView {
    let gap = found.gap.clone();
    let is_asked = gap.kind == GapKind::Unanswered;
    let fill = draft.map(|mut draft| {
        if let Some(said) = said {
            draft.sentences.iter_mut().for_each(|it| it.is_best = said.contains(&it.name));
        }
        view! {
            <Offered gap=gap.id sentences=draft.sentences.clone()/>
            <Fill gap=gap.clone() draft=draft/>
        }
    });
    view! {
        <div class="page page-wide grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] items-start">
            <div class="stack">
                {is_asked.then(|| view! { <Questions found=found/> })}
                {fill}
            </div>
            <div class="stack">
                <About gap=gap/>
                <p>
                    <a class="link" href=paths::knowledge_gaps()>{say!(locale(), "gaps-back")}</a>
                </p>
            </div>
        </div>
    }
}

#[component]
fn About(gap: Gap) -> impl IntoView {
    let locale = locale();
    let state = match gap.state {
        GapState::Open => say!(locale, "gaps-is-open"),
        GapState::Resolved => say!(locale, "gaps-is-resolved"),
        GapState::Dismissed => say!(locale, "gaps-is-dismissed"),
    };
    let language = gap.language.map(|it| {
        view! { <Fact name=say!(locale, "knowledge-language")>{language_name(it)}</Fact> }
    });
    let filled = gap.filled_by.map(|item| {
        view! {
            <Fact name=say!(locale, "gaps-filled-by")>
                <a class="link" href=paths::knowledge_item(item)>{say!(locale, "gaps-see-answer")}</a>
            </Fact>
        }
    });
    let (place, asked_first) = (gap.conversation_id, begins(&gap.question));
    let asked = (gap.kind == GapKind::OutOfDate).then(|| {
        view! {
            <Fact name=say!(locale, "gaps-conversation")>
                <a class="link" href=conversation_address(place)>{asked_first}</a>
            </Fact>
        }
    });
    let settle = (gap.kind == GapKind::OutOfDate).then(|| view! { <super::questions::Settle gap=gap.clone()/> });
    view! {
        <Panel title=say!(locale, "knowledge-about")>
            <div class="stack stack-sm">
                <Source gap=gap.clone()/>
                <Facts>
                    <Fact name=say!(locale, "knowledge-state")>{state}</Fact>
                    {language}
                    <Fact name=say!(locale, "gaps-last")>
                        <Updated at=gap.asked_at/>
                    </Fact>
                    {asked}
                    {filled}
                </Facts>
                {settle}
            </div>
        </Panel>
    }
}
