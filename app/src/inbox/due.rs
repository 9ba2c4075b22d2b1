//! What was promised to the customer: in a row of the list, and in the details with its reasons.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::Right;
use switchboard::ids::ConversationId;
use switchboard::say;
use switchboard::service_levels::{Priority, Stretch, Target, Timer};
use switchboard::text;
use time::{Duration, OffsetDateTime};

use super::doors::Prioritise;
use super::reader::Reader;
use crate::Form;
use crate::ui::{Badge, BadgeTone, Fold, Select, Size, SubmitButton, Variant};

/// When the next promise is due: "due 09:42". What was promised is for those who hear it, and for a pointer: a row
/// keeps to one line of marks.
#[component]
pub fn DueBadge(
    /// What was promised.
    target: Target,
    /// By when.
    due: OffsetDateTime,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let tone = match due - reader.now {
        left if left <= Duration::ZERO => BadgeTone::Danger,
        left if left <= Duration::HOUR => BadgeTone::Lamp,
        _ => BadgeTone::Line,
    };
    let (what, when) = (word(target, &reader), reader.around(due));
    let words = match due <= reader.now {
        true => say!(reader.locale, "service-late-short", when = when.as_str()),
        false => say!(reader.locale, "service-due-short", when = when.as_str()),
    };
    let title = running(&what, &when, due, &reader);
    view! {
        <Badge tone=tone icon=Some("timer")>
            <span title=title>{words}</span>
            <span class="sr-only">" — " {what}</span>
        </Badge>
    }
}

fn running(what: &str, when: &str, due: OffsetDateTime, reader: &Reader) -> String {
    match due <= reader.now {
        true => say!(reader.locale, "service-late", when = when, what = what),
        false => say!(reader.locale, "service-due", when = when, what = what),
    }
}

fn word(target: Target, reader: &Reader) -> String {
    reader.locale.say(&format!("target-{target}"), &[])
}

/// The promises of a conversation, each with its "why?", and how urgent it is.
#[component]
pub fn Service(
    /// The conversation.
    id: ConversationId,
    /// How urgent it is.
    priority: Priority,
    /// What was promised.
    timers: Vec<Timer>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let promises = timers.iter().map(|it| promise(it, &reader)).collect_view();
    let priorities =
        Priority::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("priority-{it}"), &[]))).collect();
    let urgency = reader.may(Right::InboxReply).then(|| {
        view! {
            <Form door=Prioritise::PATH hidden=vec![("conversation", id.to_string())] class="cluster cluster-end">
                <Select
                    name="priority"
                    label=say!(locale, "service-priority")
                    options=priorities
                    value=priority.to_string()
                    id="service-priority"
                    kbd="P"
                />
                <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "service-priority-set")}</SubmitButton>
            </Form>
        }
    });
    view! {
        <Fold title=say!(locale, "service-facts") open=true id="service">
            <div class="stack stack-sm">
                {promises}
                {urgency}
            </div>
        </Fold>
    }
}

fn promise(timer: &Timer, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let what = word(timer.target, reader);
    let (words, question) = match (timer.due_at, timer.ended_at) {
        (Some(due), None) => {
            let when = reader.around(due);
            (running(&what, &when, due, reader), say!(locale, "service-why", when = when))
        }
        (Some(due), Some(ended)) => {
            let when = reader.around(ended);
            let words = match timer.is_late(reader.now) {
                true => say!(locale, "service-missed", when = when, what = what),
                false => say!(locale, "service-kept", when = when, what = what),
            };
            (words, say!(locale, "service-why", when = reader.around(due)))
        }
        (None, _) => (say!(locale, "service-paused", what = what), say!(locale, "service-why-paused")),
    };
    let id = format!("why-{}", timer.target);
    let reasons = reasons(timer, reader).into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    view! {
        <div>
            <p>{words}</p>
            <Fold title=question id=id>
                <ol class="stack stack-sm hint">{reasons}</ol>
            </Fold>
        </div>
    }
    .into_any()
}

/// Every stretch of the way from the start to the due time, in words.
fn reasons(timer: &Timer, reader: &Reader) -> Vec<String> {
    let locale = reader.locale;
    let zone = &timer.hours.zone;
    let at = |moment| text::around(moment, reader.now, zone, locale);
    let span = |length| text::span(length, locale);
    let mut reasons = vec![
        say!(locale, "service-why-started", when = at(timer.started_at)),
        say!(locale, "service-why-target", span = span(Duration::minutes(timer.minutes.into()))),
    ];
    reasons.extend(timer.course().stretches.into_iter().map(|stretch| match stretch {
        Stretch::Counted(it) => {
            say!(locale, "service-why-counted", from = at(it.from), to = at(it.to), span = span(it.to - it.from))
        }
        Stretch::Paused(it) => say!(locale, "service-why-held", from = at(it.from), to = at(it.to)),
        Stretch::Closed { span: it, holidays } if holidays.is_empty() => {
            say!(locale, "service-why-closed", from = at(it.from), to = at(it.to))
        }
        Stretch::Closed { span: it, holidays } => {
            say!(locale, "service-why-holiday", from = at(it.from), to = at(it.to), names = holidays.join(", "))
        }
    }));
    reasons.push(match (timer.due_at, timer.paused_since) {
        (Some(due), _) => say!(locale, "service-why-due", when = at(due)),
        (None, Some(since)) => say!(locale, "service-why-waits", when = at(since)),
        (None, None) => return reasons,
    });
    if let (Some((_, policy)), Some(hours)) = (timer.policy, timer.hours_version) {
        reasons.push(say!(locale, "service-why-version", policy = policy, hours = hours));
    }
    reasons
}
