//! Somebody was quicker: what they said, and what becomes of the words that were not sent.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::ids::ConversationId;
use switchboard::inbox::{Author, Entry, Kind, Line, Thread};
use switchboard::say;

use super::doors::{DiscardDraft, Write};
use super::reader::{Reader, contact_name};
use crate::ui::{Button, ButtonKind, LinkButton, Size, SubmitButton, Variant};
use crate::{Filled, Form, filled};

/// The form that drops the words, for a button inside of the composer's own form.
const DISCARD: &str = "discard-draft";
/// So many of the newer messages are shown in the composer; the thread above has them all.
const SHOWN: usize = 3;

/// What was said by anybody else since the writer last looked, where that kept the desk from
/// sending their words.
pub fn said_meanwhile(line: &Line, thread: &Thread, reader: &Reader) -> Vec<Entry> {
    let form = filled(Write::PATH, &[("conversation", line.id.to_string())]);
    let seen = form.wrong("seen").and_then(|_| form.typed("seen")).and_then(|it| it.parse::<i64>().ok());
    let Some(seen) = seen else { return Vec::new() };
    let is_news = |it: &&Entry| {
        it.kind == Kind::Message && it.seq > seen && (it.author != Author::Staff || it.member_id != reader.me)
    };
    thread.entries.iter().filter(is_news).cloned().collect()
}

/// The newer messages, and three ways on: send anyway, edit, discard. Stands in the composer's
/// form, whose text is still there.
#[component]
pub fn Moved(
    /// What was said since.
    newer: Vec<Entry>,
    /// The conversation.
    line: Line,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    Filled::here().wrong("seen").map(|sentence| {
        let first = newer.len().saturating_sub(SHOWN);
        let shown = newer.into_iter().skip(first).map(|it| said(it, &line, &reader)).collect_view();
        view! {
            <div class="composer-moved" role="alertdialog" aria-labelledby="moved-title">
                <p id="moved-title">{sentence}</p>
                <ul class="composer-newer">{shown}</ul>
                <div class="cluster">
                    <LinkButton href="#field-body" size=Size::Small variant=Variant::Default>{say!(locale, "inbox-moved-edit")}</LinkButton>
                    <SubmitButton size=Size::Small variant=Variant::Default name="anyway" value="true">{say!(locale, "inbox-send-anyway")}</SubmitButton>
                    <Button kind=ButtonKind::Submit form=DISCARD size=Size::Small variant=Variant::Quiet>{say!(locale, "inbox-moved-discard")}</Button>
                </div>
            </div>
        }
    })
}

fn said(entry: Entry, line: &Line, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let name = match entry.author {
        Author::Contact => contact_name(line.contact_name.as_deref(), locale),
        Author::Ai => say!(locale, "inbox-assistant"),
        Author::Staff | Author::System => entry.member_name.unwrap_or_else(|| say!(locale, "inbox-staff")),
    };
    view! {
        <li>
            <strong>{name}</strong>
            " "
            {reader.clock(entry.sent_at)}
            <p dir="auto">{entry.body}</p>
        </li>
    }
}

/// The form behind "Discard": forms cannot stand in one another.
#[component]
pub fn DiscardForm(
    /// The conversation.
    conversation: ConversationId,
) -> impl IntoView {
    view! { <Form door=DiscardDraft::PATH hidden=vec![("conversation", conversation.to_string())] id=DISCARD>""</Form> }
}
