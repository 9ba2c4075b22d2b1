//! What a question found, and what would be said.

use leptos::prelude::*;
use switchboard::assistant::grounded::{self, Outcome};
use switchboard::assistant::{self, Rehearsal};
use switchboard::inbox::Excerpt;
use switchboard::knowledge::search::Signals;
use switchboard::knowledge::{Hit, Language, Place, matched};
use switchboard::say;

use super::words::language_name;
use crate::ui::{Badge, BadgeTone, Confidence, Empty, Fact, Facts, Fold, Panel, decimal};
use crate::{inbox, locale, paths};

/// Hits that are shown at once; the others wait in a fold.
const SHOWN: usize = 5;

/// What was found, and what would be said.
#[component]
pub(super) fn Tried(
    /// What was asked.
    question: String,
    /// The rehearsal.
    tried: Rehearsal,
    /// On which pages stands what was found, in what has pages.
    places: Vec<Place>,
    /// The form that saves the question, for whoever may.
    #[prop(optional_no_strip)]
    save: Option<AnyView>,
) -> impl IntoView {
    let locale = locale();
    let cited = citations(&tried);
    let sources: Vec<Source> = tried
        .hits
        .iter()
        .zip(1..)
        .filter(|(hit, _)| cited.contains(&hit.passage.id))
        .map(|(hit, number)| Source::of(hit, number, &places))
        .collect();
    let searched = say!(locale, "knowledge-searched-in", language = language_name(tried.language));
    // A passage that would not suffice if nothing else fitted stands below the line.
    let above = tried.hits.iter().take_while(|hit| grounded::alone(hit) >= tried.threshold).count();
    let mut rows: Vec<AnyView> = tried
        .hits
        .into_iter()
        .zip(1..)
        .map(|(hit, number)| {
            let source = Source::of(&hit, number, &places);
            let is_cited = cited.contains(&hit.passage.id);
            view! { <Found question=question.clone() language=tried.language hit=hit source=source cited=is_cited/> }
                .into_any()
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
        false => parted(rows, above, tried.threshold),
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
                <Said outcome=tried.outcome threshold=tried.threshold sources=sources/>
            </Panel>
            <Panel title=say!(locale, "knowledge-found")>
                <p class="hint">{searched}</p>
                {list}
                {more}
            </Panel>
            {save}
        </div>
    }
}

/// The passages that the answer quotes.
fn citations(tried: &Rehearsal) -> Vec<switchboard::ids::PassageId> {
    match &tried.outcome {
        Outcome::Answer { citations, .. } => citations.iter().map(|it| it.passage).collect(),
        Outcome::Clarify { .. } | Outcome::HandOver { .. } => Vec::new(),
    }
}

/// The hits, with the line where they begin to be too weak.
fn parted(mut rows: Vec<AnyView>, above: usize, threshold: f32) -> AnyView {
    let locale = locale();
    let below = rows.split_off(rows.len().min(above));
    let strong = (!rows.is_empty()).then(|| view! { <ol class="stack">{rows}</ol> });
    let weak = (!below.is_empty()).then(|| {
        view! {
            <p class="cut-off">{say!(locale, "workbench-cut-off", threshold = decimal(threshold, locale))}</p>
            <ol class="stack" start=above + 1>{below}</ol>
        }
    });
    view! {
        {strong}
        {weak}
    }
    .into_any()
}

/// Where a hit stands.
#[derive(Debug, Clone)]
struct Source {
    /// Its place among what was found.
    number: usize,
    title: String,
    href: String,
    /// The page of a document.
    page: Option<i32>,
}

impl Source {
    fn of(hit: &Hit, number: usize, places: &[Place]) -> Self {
        let place = places.iter().find(|it| it.passage_id == hit.passage.id);
        let (version, page) = (place.map(|it| it.version), place.map(|it| it.page));
        Self {
            number,
            title: hit.passage.title.clone(),
            href: paths::citation(hit.passage.source, version, page),
            page,
        }
    }
}

/// The outcome, as the customer would meet it, what it rests on, how sure it is and what it costs.
#[component]
fn Said(outcome: Outcome, threshold: f32, sources: Vec<Source>) -> impl IntoView {
    let locale = locale();
    let confidence = outcome.confidence();
    let text = match outcome {
        Outcome::Answer { text, .. } => {
            let numbers = sources
                .iter()
                .map(|it| view! { <sup><a class="link" href=format!("#found-{}", it.number)>{it.number}</a></sup> })
                .collect_view();
            view! { <blockquote class="whitespace-pre-line">{text} " " {numbers}</blockquote> }.into_any()
        }
        Outcome::Clarify { titles, .. } => {
            let titles = titles.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
            view! {
                <p>{say!(locale, "knowledge-would-ask")}</p>
                <ul>{titles}</ul>
            }
            .into_any()
        }
        Outcome::HandOver { reason, .. } => {
            let reason = assistant::Reason::from(reason).word().replace('_', "-");
            let why = locale.say(&format!("assistant-reason-{reason}"), &[]);
            view! { <p>{say!(locale, "knowledge-would-hand-over", reason = why)}</p> }.into_any()
        }
    };
    let rests_on = (!sources.is_empty()).then(|| {
        let one = |it: Source| {
            view! {
                <li class="cluster">
                    <span class="num">{it.number}</span>
                    <a class="link" href=it.href>{it.title}</a>
                    {it.page.map(|page| view! { <span class="hint">{say!(locale, "knowledge-page", number = page)}</span> })}
                </li>
            }
        };
        let label = say!(locale, "workbench-sources");
        view! { <ul class="stack stack-sm" aria-label=label>{sources.into_iter().map(one).collect_view()}</ul> }
    });
    view! {
        <div class="stack stack-sm">
            {text}
            {rests_on}
            <p class="cluster">
                <Confidence value=confidence/>
                <span class="hint">{say!(locale, "knowledge-threshold", threshold = decimal(threshold, locale))}</span>
            </p>
            <p class="hint">{say!(locale, "workbench-costs-nothing")}</p>
        </div>
    }
}

#[component]
fn Found(question: String, language: Language, hit: Hit, source: Source, cited: bool) -> impl IntoView {
    let locale = locale();
    let marked = |text: &str| inbox::spans(Excerpt::around(text, &matched(&question, language, text)));
    let (title, text) = (marked(&hit.passage.title), marked(&hit.passage.text));
    view! {
        <li class="stack stack-sm" id=format!("found-{}", source.number)>
            <div class="cluster">
                <span class="num">{source.number}</span>
                <a class="link" href=source.href>{title}</a>
                {source.page.map(|page| view! { <span class="hint">{say!(locale, "knowledge-page", number = page)}</span> })}
                <span class="num">{say!(locale, "knowledge-score", score = decimal(hit.score, locale))}</span>
                {cited.then(|| view! { <Badge tone=BadgeTone::Ai>{say!(locale, "knowledge-cited")}</Badge> })}
            </div>
            <p class="document-text" lang=language.tag() dir="auto">{text}</p>
            <Fold title=say!(locale, "workbench-methods")>
                <Methods signals=hit.signals alone=grounded::alone(&hit)/>
            </Fold>
        </li>
    }
}

/// The score of each method, in plain words.
#[component]
fn Methods(signals: Signals, alone: f32) -> impl IntoView {
    let locale = locale();
    let facts = [
        (say!(locale, "workbench-signal-words"), signals.words),
        (say!(locale, "workbench-signal-pieces"), signals.pieces),
        (say!(locale, "workbench-signal-title-words"), signals.title_words),
        (say!(locale, "workbench-signal-title-pieces"), signals.title_pieces),
        (say!(locale, "workbench-signal-coverage"), signals.coverage),
        (say!(locale, "workbench-signal-sentence"), signals.sentence),
        (say!(locale, "workbench-signal-pairs"), signals.pairs),
        (say!(locale, "workbench-signal-strangers"), signals.strangers),
        (say!(locale, "workbench-signal-alone"), alone),
    ];
    // Only where a sentence model has looked at question and passage.
    let by_meaning = [
        (say!(locale, "workbench-signal-meaning"), signals.meaning),
        (say!(locale, "workbench-signal-title-meaning"), signals.title_meaning),
    ];
    let by_meaning = by_meaning.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let fact = move |(name, value): (String, f32)| {
        view! { <Fact name=name><span class="num">{decimal(value, locale)}</span></Fact> }
    };
    view! { <Facts>{by_meaning.chain(facts).map(fact).collect_view()}</Facts> }
}
