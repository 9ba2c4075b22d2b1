//! Answers that a change would make otherwise, now and then, side by side.

use leptos::prelude::*;
use switchboard::assistant::grounded::Outcome;
use switchboard::assistant::{DAYS, Difference, Differs, Preview, Said};
use switchboard::inbox::{Change, edits};
use switchboard::knowledge::{Compared, MOST_SUPPOSED};
use switchboard::say;

use super::list::Updated;
use crate::ui::{Badge, BadgeTone, Confidence, Empty, Panel};
use crate::{inbox, locale};

/// How many answers would differ, and each of them.
#[component]
pub(super) fn Differences(
    /// What the change would do.
    preview: Preview,
) -> impl IntoView {
    let locale = locale();
    let asked = say!(locale, "workbench-asked", count = preview.asked, days = DAYS);
    let left_out = (preview.left_out > 0)
        .then(|| view! { <p class="hint">{say!(locale, "workbench-left-out", count = preview.left_out)}</p> });
    let searched = match preview.compared {
        Compared::Words => None,
        Compared::Meaning => Some(say!(locale, "workbench-by-meaning")),
        Compared::TooMuch => Some(say!(locale, "workbench-by-words-too-much", most = MOST_SUPPOSED)),
        Compared::Away => Some(say!(locale, "workbench-by-words-away")),
    };
    let searched = searched.map(|it| view! { <p class="hint">{it}</p> });
    let counts = [
        (
            preview.count(Differs::Vanishes),
            say!(locale, "workbench-count-vanish", count = preview.count(Differs::Vanishes)),
        ),
        (
            preview.count(Differs::Changes),
            say!(locale, "workbench-count-change", count = preview.count(Differs::Changes)),
        ),
        (
            preview.count(Differs::Appears),
            say!(locale, "workbench-count-appear", count = preview.count(Differs::Appears)),
        ),
        (preview.unchanged, say!(locale, "workbench-count-same", count = preview.unchanged)),
    ];
    let counts: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    let none = preview.differences.is_empty().then(|| {
        view! {
            <Empty
                title=say!(locale, "workbench-no-difference")
                text=say!(locale, "workbench-no-difference-text")
                action=().into_any()
                icon="circle-check"
            />
        }
    });
    let shown = preview.differences.into_iter().map(|it| view! { <Differing difference=it/> }).collect_view();
    view! {
        <Panel title=say!(locale, "workbench-answers")>
            <div class="stack">
                <div class="stack stack-sm">
                    <p>{asked}</p>
                    {(!counts.is_empty()).then(|| view! { <p role="status">{counts.join(" · ")}</p> })}
                    <p class="hint">{say!(locale, "workbench-by-built-in")}</p>
                    {searched}
                    {left_out}
                </div>
                {none}
                {shown}
            </div>
        </Panel>
    }
}

/// One question with its answer now and then.
#[component]
fn Differing(difference: Difference) -> impl IntoView {
    let locale = locale();
    let Difference { conversation, question, at, differs, before, after } = difference;
    let (tone, word) = match differs {
        Differs::Appears => (BadgeTone::Ok, say!(locale, "workbench-appears")),
        Differs::Vanishes => (BadgeTone::Danger, say!(locale, "workbench-vanishes")),
        Differs::Changes => (BadgeTone::Lamp, say!(locale, "workbench-changes")),
    };
    let (was, would) = both(&before, &after);
    view! {
        <article class="difference">
            <div class="cluster">
                <h3 class="difference-question">
                    <a class="link" href=inbox::conversation_address(conversation)>{question}</a>
                </h3>
                <Badge tone=tone>{word}</Badge>
                <span class="hint"><Updated at=at/></span>
            </div>
            <div class="grid gap-4 lg:grid-cols-2">
                {column(say!(locale, "workbench-now"), before, was)}
                {column(say!(locale, "workbench-after"), after, would)}
            </div>
        </article>
    }
}

/// The words of both sides: what goes is marked on one, what comes on the other.
fn both(before: &Said, after: &Said) -> (AnyView, AnyView) {
    let locale = locale();
    let (Outcome::Answer { text: was, .. }, Outcome::Answer { text: would, .. }) = (&before.outcome, &after.outcome)
    else {
        return (words(&before.outcome), words(&after.outcome));
    };
    let pieces = edits(was, would);
    let side = |without: Change| {
        let kept = pieces.iter().filter(|it| it.change != without).cloned();
        let shown = kept.map(|it| inbox::piece(it, locale)).collect_view();
        view! { <p class="changed" dir="auto">{shown}</p> }.into_any()
    };
    (side(Change::Added), side(Change::Dropped))
}

/// What is done, where there is nothing to compare it with word by word.
fn words(outcome: &Outcome) -> AnyView {
    let locale = locale();
    match outcome {
        Outcome::Answer { text, .. } => view! { <p class="changed" dir="auto">{text.clone()}</p> }.into_any(),
        Outcome::Clarify { titles, .. } => {
            let titles = titles.iter().map(|it| view! { <li>{it.clone()}</li> }).collect_view();
            view! {
                <p>{say!(locale, "knowledge-would-ask")}</p>
                <ul>{titles}</ul>
            }
            .into_any()
        }
        Outcome::HandOver { .. } => {
            let reason = outcome.reason().map(|it| it.word().replace('_', "-")).unwrap_or_default();
            let why = locale.say(&format!("assistant-reason-{reason}"), &[]);
            view! { <p>{say!(locale, "knowledge-would-hand-over", reason = why)}</p> }.into_any()
        }
    }
}

fn column(title: String, said: Said, words: AnyView) -> impl IntoView {
    let locale = locale();
    view! {
        <div class="stack stack-sm min-w-0">
            <h4 class="difference-side">{title}</h4>
            {words}
            {said.source.map(|it| view! { <p class="hint">{say!(locale, "workbench-cited", title = it)}</p> })}
            <p><Confidence value=said.outcome.confidence()/></p>
        </div>
    }
}
