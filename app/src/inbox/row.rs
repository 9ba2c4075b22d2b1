//! One conversation of the list.

use leptos::prelude::*;
use switchboard::inbox::{Author, Excerpt, Lamp as Shown, Line, Span, Status};
use switchboard::labels::Label;
use switchboard::text::Locale;
use switchboard::{channels, say};

use super::chosen::FORM;
use super::due::DueBadge;
use super::reader::{Reader, contact_name};
use crate::ui::{Badge, BadgeTone, Icon, IconSize, LabelChip, Lamp, LampState, Time};

/// The part's lamp for the desk's.
pub fn lamp_state(lamp: Shown) -> LampState {
    match lamp {
        Shown::Calling => LampState::Calling,
        Shown::Person => LampState::Person,
        Shown::Assistant => LampState::Assistant,
        Shown::Snoozed => LampState::Snoozed,
        Shown::Resolved => LampState::Resolved,
    }
}

/// What the lamp of a conversation says in words.
pub fn lamp_word(line: &Line, reader: &Reader) -> String {
    let locale = reader.locale;
    match (line.lamp(), line.status, &line.assignee_name) {
        (Shown::Person, Status::Waiting, _) => say!(locale, "inbox-status-waiting"),
        (Shown::Person, _, _) if line.assignee_id == reader.me => say!(locale, "inbox-with-you"),
        (Shown::Person, _, Some(name)) => say!(locale, "inbox-with", name = name.as_str()),
        (lamp, ..) => lamp_state(lamp).word(locale),
    }
}

/// The labels of a conversation among all that the workspace has.
pub fn labels_of(line: &Line, all: &[Label]) -> Vec<Label> {
    all.iter().filter(|it| line.label_ids.contains(&it.id)).cloned().collect()
}

/// The icon of a kind of channel.
pub const fn channel_icon(kind: channels::Kind) -> &'static str {
    use channels::Kind;
    match kind {
        Kind::Widget | Kind::Crisp | Kind::Tidio => "message-square",
        Kind::Whatsapp => "whatsapp",
        Kind::Instagram => "instagram",
        Kind::Messenger => "message-circle",
        Kind::Sms => "smartphone",
        Kind::Email => "mail",
        Kind::Api => "webhook",
        Kind::Legacy => "archive",
    }
}

/// One conversation: lamp, name, channel, age; what was said last; what is to be done.
#[component]
pub fn Row(
    /// Where it leads.
    href: String,
    /// The conversation.
    line: Line,
    /// Where the words stand that were looked for.
    excerpt: Option<Excerpt>,
    /// Its labels.
    labels: Vec<Label>,
    /// Who reads.
    reader: Reader,
    /// Whether it is open.
    is_current: bool,
    /// Whether it can be chosen.
    choosing: bool,
) -> impl IntoView {
    let locale = reader.locale;
    let name = contact_name(line.contact_name.as_deref(), locale);
    let word = lamp_word(&line, &reader);
    let quiet = !line.is_unread || matches!(line.lamp(), Shown::Assistant | Shown::Snoozed | Shown::Resolved);
    let unread = line.is_unread.then(|| view! { <span class="sr-only">{say!(locale, "inbox-unread")} ", "</span> });
    let at = line.last_message_at;
    let choose = choosing.then(|| {
        let (words, id) = (say!(locale, "inbox-choose-this", name = name.as_str()), line.id.to_string());
        view! {
            <label class="row-choose">
                <input type="checkbox" class="check" name="chosen[]" value=id form=FORM aria-label=words/>
            </label>
        }
    });
    view! {
        <li id=format!("c-{}", line.id) data-live-row="true">
            {choose}
            <a
                class=if quiet { "row row-quiet" } else { "row" }
                href=href
                data-row="true"
                id=format!("row-{}", line.id)
                aria-current=is_current.then_some("true")
            >
                <span class="row-lamp"><Lamp state=lamp_state(line.lamp()) word=word/></span>
                <span class="row-body">
                    <span class="row-head">
                        {unread}
                        <span class="row-name">{name}</span>
                        <Icon name=channel_icon(line.channel_kind) size=IconSize::Small/>
                        <span class="sr-only">{line.channel_name.clone()}</span>
                        <Time at=at shown=reader.short(at) full=reader.full(at) class="row-time"/>
                    </span>
                    {preview(&line, excerpt, &reader)}
                    {chips(&line, labels, &reader)}
                </span>
            </a>
        </li>
    }
}

/// What was said last, or where the words stand that were looked for.
fn preview(line: &Line, excerpt: Option<Excerpt>, reader: &Reader) -> AnyView {
    let Some(excerpt) = excerpt else {
        return view! { <span class="row-preview">{said_by(line, reader)} {line.preview.clone()}</span> }.into_any();
    };
    view! { <span class="row-preview row-excerpt">{spans(excerpt)}</span> }.into_any()
}

/// The pieces of an excerpt, those marked that were looked for.
pub fn spans(excerpt: Excerpt) -> impl IntoView {
    let spans = excerpt.spans.into_iter().map(|Span { text, is_marked }| match is_marked {
        true => view! { <mark>{text}</mark> }.into_any(),
        false => text.into_any(),
    });
    spans.collect_view()
}

/// Who said the newest words, unless it was the customer.
fn said_by(line: &Line, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    let by = |kind: Option<&'static str>, words: String| {
        view! { <span class="row-by" data-by=kind>{words} " "</span> }.into_any()
    };
    match line.preview_author? {
        Author::Contact | Author::System => None,
        Author::Ai => Some(by(Some("assistant"), say!(locale, "inbox-by", name = say!(locale, "inbox-assistant")))),
        Author::Staff if line.assignee_id == reader.me => Some(by(None, say!(locale, "inbox-by-you"))),
        Author::Staff => {
            let name = line.assignee_name.clone().unwrap_or_else(|| say!(locale, "inbox-staff"));
            Some(by(None, say!(locale, "inbox-by", name = name)))
        }
    }
}

fn chips(line: &Line, labels: Vec<Label>, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    let mut chips: Vec<AnyView> = Vec::new();
    let is_due = line.due_at.is_some();
    // By when says more than since when.
    if let (Some(since), Shown::Calling, false) = (line.waiting_since, line.lamp(), is_due) {
        let words = say!(locale, "inbox-waits-since", span = reader.since(since));
        chips.push(view! { <Badge tone=BadgeTone::Lamp icon=Some("timer")>{words}</Badge> }.into_any());
    }
    if let (Some(target), Some(due)) = (line.due_target, line.due_at) {
        chips.push(view! { <DueBadge target=target due=due reader=reader.clone()/> }.into_any());
    }
    if let Some(reason) = line.escalated {
        let words = reason.called(line.escalated_name.as_deref(), locale);
        let tone = if line.lamp() == Shown::Calling { BadgeTone::Lamp } else { BadgeTone::Line };
        chips.push(view! { <Badge tone=tone>{words}</Badge> }.into_any());
    }
    if line.is_answering {
        chips.push(answering(locale));
    }
    if line.has_proposal {
        chips.push(
            view! { <Badge tone=BadgeTone::Ai icon=Some("sparkle")>{say!(locale, "inbox-proposal")}</Badge> }
                .into_any(),
        );
    }
    if line.has_failed {
        chips.push(
            view! { <Badge tone=BadgeTone::Danger icon=Some("circle-alert")>{say!(locale, "inbox-failed")}</Badge> }
                .into_any(),
        );
    }
    if let Some(until) = line.snoozed_until {
        let words = say!(locale, "inbox-snoozed-until", when = reader.short(until));
        chips.push(view! { <Badge tone=BadgeTone::Line icon=Some("alarm-clock")>{words}</Badge> }.into_any());
    }
    chips.extend(labels.into_iter().map(|it| view! { <LabelChip name=it.name tone=it.tone/> }.into_any()));
    (!chips.is_empty()).then(|| view! { <span class="row-chips">{chips}</span> }.into_any())
}

/// That the assistant is writing at this moment.
pub fn answering(locale: Locale) -> AnyView {
    view! { <Badge tone=BadgeTone::Ai icon=Some("sparkle")>{say!(locale, "inbox-answering")}</Badge> }.into_any()
}
