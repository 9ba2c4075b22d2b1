//! `/knowledge/test?q=…`: what a question would find, and what would be said.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use switchboard::access::{KnowledgeRead, Right};
use switchboard::assistant::{self, Rehearsal};
use switchboard::ids::*;
use switchboard::knowledge::{self, Language, Place, searchable};
use switchboard::say;

use super::found::Tried;
use super::words::language_options;
use crate::evaluation::SaveForm;
use crate::ui::{Panel, Select, SubmitButton, TextField};
use crate::{Sheet, access, locale, page, paths, visit};

/// Longest question that is tried, in characters: what a customer would write.
const LONGEST: u32 = 1_000;

/// Asks a question as a customer would.
pub fn test_page() -> impl IntoView {
    let (question, language) = use_query_map().with_untracked(|query| {
        let text = |name: &str| query.get(name).unwrap_or_default();
        (text("q").trim().chars().take(LONGEST as usize).collect::<String>(), text("in"))
    });
    page(async move {
        let may_write = access::require(KnowledgeRead).await?.may(Right::KnowledgeWrite);
        let language = searchable(&language).ok();
        let tried = match question.is_empty() {
            true => None,
            false => Some(rehearse(&question, language).await?),
        };
        let save = tried.as_ref().filter(|_| may_write).map(|(tried, _)| save(tried, question.clone(), language));
        let asked = question.clone();
        let body = view! {
            <div class="page page-wide grid gap-4 lg:grid-cols-[20rem_minmax(0,1fr)] items-start">
                <div class="stack">
                    <Panel title=say!(locale(), "knowledge-ask")>
                        <TestForm question=question language=language/>
                    </Panel>
                    <p>
                        <a class="link" href=paths::evaluation()>{say!(locale(), "workbench-evaluation")}</a>
                    </p>
                    <p>
                        <a class="link" href=paths::knowledge()>{say!(locale(), "knowledge-back")}</a>
                    </p>
                </div>
                {tried.map(|(tried, places)| view! { <Tried question=asked tried=tried places=places save=save/> })}
            </div>
        };
        Ok(Sheet::new(say!(locale(), "knowledge-test"), body))
    })
}

/// What would be said, and on which pages of documents stands what was found.
async fn rehearse(question: &str, language: Option<Language>) -> Result<(Rehearsal, Vec<Place>), crate::Problem> {
    let visit = visit();
    let who = visit.principal().ok_or_else(access::not_found)?;
    let shelves = &visit.house.shelves;
    let tried = assistant::rehearse::<KnowledgeRead>(&visit.desk, shelves, &who, question, language).await?;
    let found: Vec<PassageId> = tried.hits.iter().map(|hit| hit.passage.id).collect();
    let places = knowledge::places(&mut access::require(KnowledgeRead).await?, &found).await?;
    Ok((tried, places))
}

/// The form that saves the question, with each item that was found.
fn save(tried: &Rehearsal, question: String, language: Option<Language>) -> AnyView {
    /// So many are offered.
    const OFFERED: usize = 6;

    let mut sources: Vec<(ItemId, String)> = Vec::new();
    for hit in &tried.hits {
        if sources.len() < OFFERED && !sources.iter().any(|(known, _)| *known == hit.passage.source) {
            sources.push((hit.passage.source, hit.passage.title.clone()));
        }
    }
    let cited = tried.cited().first().copied();
    view! {
        <Panel title=say!(locale(), "workbench-save-title")>
            <SaveForm question=question language=language sources=sources cited=cited/>
        </Panel>
    }
    .into_any()
}

/// The question and the language to ask it in.
#[component]
pub(super) fn TestForm(
    /// What is asked now.
    #[prop(optional, into)]
    question: String,
    /// The language that was chosen.
    #[prop(optional_no_strip)]
    language: Option<Language>,
) -> impl IntoView {
    let locale = locale();
    let its_own = std::iter::once((String::new(), say!(locale, "knowledge-its-own-language")));
    let options: Vec<(String, String)> = its_own.chain(language_options()).collect();
    view! {
        <form method="get" action=paths::knowledge_test() class="form">
            <TextField
                name="q"
                id="test-question"
                label=say!(locale, "knowledge-question")
                hint=say!(locale, "knowledge-test-hint")
                value=question
                required=true
                maxlength=LONGEST
            />
            <Select
                name="in"
                id="test-language"
                label=say!(locale, "knowledge-language")
                options=options
                value=language.map(|it| it.tag().to_owned())
            />
            <div class="form-actions">
                <SubmitButton>{say!(locale, "knowledge-ask")}</SubmitButton>
            </div>
        </form>
    }
}
