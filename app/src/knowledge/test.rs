//! `/knowledge/test?q=…`: what a question would find, and what would be said.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use switchboard::access::KnowledgeRead;
use switchboard::assistant::{self, Rehearsal, grounded::Outcome};
use switchboard::knowledge::{Hit, Language, searchable};
use switchboard::say;
use switchboard::text::Locale;

use super::words::{language_name, language_options};
use crate::ui::{Badge, BadgeTone, Confidence, Empty, Fold, Panel, Select, SubmitButton, TextField};
use crate::{Sheet, access, locale, page, paths, visit};

/// Longest question that is tried, in characters: what a customer would write.
const LONGEST: u32 = 1_000;
/// Hits that are shown at once; the others wait in a fold.
const SHOWN: usize = 5;

/// Asks a question as a customer would.
pub fn test_page() -> impl IntoView {
    let (question, language) = use_query_map().with_untracked(|query| {
        let text = |name: &str| query.get(name).unwrap_or_default();
        (text("q").trim().chars().take(LONGEST as usize).collect::<String>(), text("in"))
    });
    page(async move {
        drop(access::require(KnowledgeRead).await?);
        let language = searchable(&language).ok();
        let tried = match question.is_empty() {
            true => None,
            false => Some(rehearse(&question, language).await?),
        };
        let body = view! {
            <div class="page page-wide grid gap-4 lg:grid-cols-[20rem_minmax(0,1fr)] items-start">
                <div class="stack">
                    <Panel title=say!(locale(), "knowledge-ask")>
                        <TestForm question=question language=language/>
                    </Panel>
                    <p>
                        <a class="link" href=paths::knowledge()>{say!(locale(), "knowledge-back")}</a>
                    </p>
                </div>
                {tried.map(|it| view! { <Tried tried=it/> })}
            </div>
        };
        Ok(Sheet::new(say!(locale(), "knowledge-test"), body))
    })
}

async fn rehearse(question: &str, language: Option<Language>) -> Result<Rehearsal, crate::Problem> {
    let visit = visit();
    let who = visit.principal().ok_or_else(access::not_found)?;
    Ok(assistant::rehearse(&visit.desk, &visit.house.shelves, &who, question, language).await?)
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

/// What was found, and what would be said.
#[component]
pub(super) fn Tried(
    /// The rehearsal.
    tried: Rehearsal,
) -> impl IntoView {
    let locale = locale();
    let cited = tried.cited();
    let searched = say!(locale, "knowledge-searched-in", language = language_name(tried.language));
    // The answer rests on the best hit or on none.
    let mut rows: Vec<AnyView> = tried
        .hits
        .into_iter()
        .enumerate()
        .map(|(at, hit)| {
            let cited = at == 0 && cited.contains(&hit.passage.source);
            view! { <Found hit=hit cited=cited/> }.into_any()
        })
        .collect();
    let rest = rows.split_off(rows.len().min(SHOWN));
    let list = match rows.is_empty() {
        true => view! {
            <Empty
                title=say!(locale, "knowledge-nothing-found")
                text=say!(locale, "knowledge-nothing-found-text")
                action=().into_any()
                icon="search"
            />
        }
        .into_any(),
        false => view! { <ol class="stack">{rows}</ol> }.into_any(),
    };
    let more = (!rest.is_empty()).then(|| {
        view! {
            <Fold title=say!(locale, "knowledge-more-found") count=rest.len()>
                <ol class="stack" start=SHOWN + 1>{rest}</ol>
            </Fold>
        }
    });
    view! {
        <div class="stack">
            <Panel title=say!(locale, "knowledge-would-say")>
                <Said outcome=tried.outcome threshold=tried.threshold/>
            </Panel>
            <Panel title=say!(locale, "knowledge-found")>
                <p class="hint">{searched}</p>
                {list}
                {more}
            </Panel>
        </div>
    }
}

/// The outcome, as the customer would meet it, and how sure it is.
#[component]
fn Said(outcome: Outcome, threshold: f32) -> impl IntoView {
    let locale = locale();
    let (text, confidence) = match outcome {
        Outcome::Answer { text, confidence, .. } => {
            (view! { <blockquote class="whitespace-pre-line">{text}</blockquote> }.into_any(), confidence)
        }
        Outcome::Clarify { titles, confidence } => {
            let titles = titles.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
            let asked = view! {
                <p>{say!(locale, "knowledge-would-ask")}</p>
                <ul>{titles}</ul>
            };
            (asked.into_any(), confidence)
        }
        Outcome::HandOver { reason, confidence } => {
            let reason = assistant::Reason::from(reason).word().replace('_', "-");
            let why = locale.say(&format!("assistant-reason-{reason}"), &[]);
            (view! { <p>{say!(locale, "knowledge-would-hand-over", reason = why)}</p> }.into_any(), confidence)
        }
    };
    view! {
        <div class="stack stack-sm">
            {text}
            <p class="cluster">
                <Confidence value=confidence/>
                <span class="hint">{say!(locale, "knowledge-threshold", threshold = number(threshold, locale))}</span>
            </p>
        </div>
    }
}

#[component]
fn Found(hit: Hit, cited: bool) -> impl IntoView {
    /// Characters of a passage that are enough to know it again.
    const GLIMPSE: usize = 280;

    let locale = locale();
    let text = &hit.passage.text;
    let glimpse = match text.char_indices().nth(GLIMPSE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.clone(),
    };
    let likeness = hit.signals.likeness();
    let by_meaning = likeness.map(|it| {
        view! { <span class="num hint">{say!(locale, "knowledge-score-meaning", score = number(it, locale))}</span> }
    });
    view! {
        <li class="stack stack-sm">
            <div class="cluster">
                <a class="link" href=paths::knowledge_item(hit.passage.source)>{hit.passage.title.clone()}</a>
                <span class="num">{say!(locale, "knowledge-score", score = number(hit.score, locale))}</span>
                {by_meaning}
                {cited.then(|| view! { <Badge tone=BadgeTone::Ai>{say!(locale, "knowledge-cited")}</Badge> })}
            </div>
            <p class="whitespace-pre-line">{glimpse}</p>
        </li>
    }
}

/// A number between 0 and 1 as the language writes it.
fn number(value: f32, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{value:.2}"),
        Locale::Fr => format!("{value:.2}").replace('.', ","),
    }
}
