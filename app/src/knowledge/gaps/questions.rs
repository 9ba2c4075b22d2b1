//! The questions of a gap, what became of them, and what is done about it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::knowledge::gaps::{Asked, Found, Gap, GapKind, GapState, Question, Unmet};
use switchboard::say;

use super::doors::{AskAgain, SettleGap};
use super::list::begins;
use crate::inbox::conversation_address;
use crate::knowledge::Updated;
use crate::ui::{Badge, BadgeTone, Panel, Size, SubmitButton, Variant};
use crate::{Form, locale};

/// Every question, the newest first, and what asking them again has come to.
#[component]
pub(super) fn Questions(
    /// The gap.
    found: Found,
) -> impl IntoView {
    let locale = locale();
    let tally = found.tally().map(|it| {
        let left = it.questions - it.after;
        let before = it.before;
        say!(locale, "gaps-tally", questions = it.questions, before = before, after = it.after, left = left)
    });
    let is_asking = found.gap.asking_since.is_some();
    let asking = is_asking.then(|| view! { <p role="status">{say!(locale, "gaps-asking")}</p> });
    let rows = found.questions.into_iter().map(|it| view! { <One question=it/> }).collect_view();
    let again = (found.gap.kind == GapKind::Unanswered && !is_asking).then(|| {
        view! {
            <Form door=AskAgain::PATH hidden=vec![("gap", found.gap.id.to_string())]>
                <SubmitButton variant=Variant::Default size=Size::Small icon=Some("rotate-ccw")>
                    {say!(locale, "gaps-ask-again")}
                </SubmitButton>
            </Form>
        }
    });
    view! {
        <div data-live="gap">
            <Panel title=say!(locale, "gaps-questions")>
                <div class="stack">
                    {tally.map(|words| view! { <p><strong>{words}</strong></p> })}
                    {asking}
                    <ul class="stack">{rows}</ul>
                    <div class="cluster">
                        {again}
                        <Settle gap=found.gap/>
                    </div>
                </div>
            </Panel>
        </div>
    }
}

#[component]
fn One(question: Question) -> impl IntoView {
    let locale = locale();
    let (tone, word) = match question.outcome {
        Asked::Answered => (BadgeTone::Ok, say!(locale, "gaps-answered")),
        Asked::AskedBack | Asked::HandedOver => (BadgeTone::Lamp, say!(locale, "gaps-not-answered")),
    };
    let reason = question.reason.map(why);
    view! {
        <li class="stack stack-sm">
            <p>
                <a class="link" href=conversation_address(question.conversation_id)>{begins(&question.question)}</a>
            </p>
            <p class="cluster hint">
                <Badge tone=tone>{word}</Badge>
                {reason}
                <Updated at=question.asked_at/>
            </p>
        </li>
    }
}

/// Why a question is not answered, in a sentence.
fn why(reason: Unmet) -> String {
    locale().say(&format!("gaps-why-{}", reason.word().replace('_', "-")), &[])
}

/// The buttons that settle a gap, or open it again.
#[component]
pub(super) fn Settle(
    /// The gap.
    gap: Gap,
) -> impl IntoView {
    let locale = locale();
    let name = begins(&gap.question);
    let settle = |state: GapState, words: String| {
        let name = name.clone();
        view! {
            <Form door=SettleGap::PATH hidden=vec![("gap", gap.id.to_string()), ("state", state.to_string())]>
                <SubmitButton size=Size::Small variant=Variant::Quiet>
                    {words}
                    <span class="sr-only">" " {name}</span>
                </SubmitButton>
            </Form>
        }
    };
    let resolve = match gap.kind {
        GapKind::OutOfDate => say!(locale, "gaps-resolve"),
        GapKind::Unanswered => say!(locale, "gaps-close-anyway"),
    };
    match gap.state {
        GapState::Open => view! {
            <div class="cluster acts">
                {settle(GapState::Resolved, resolve)}
                {settle(GapState::Dismissed, say!(locale, "gaps-dismiss"))}
            </div>
        }
        .into_any(),
        GapState::Resolved | GapState::Dismissed => {
            view! { <div class="cluster acts">{settle(GapState::Open, say!(locale, "gaps-reopen"))}</div> }.into_any()
        }
    }
}
