//! The thread: what was said and what happened, on the cord that says who had the line.

use leptos::prelude::*;
use switchboard::inbox::{Author, Entry, Happening, Kind, Line, Thread};
use switchboard::{say, text};

use super::address::{Looking, conversation};
use super::entry::ThreadEntry;
use super::reader::{Reader, contact_name};

/// Who had the line when an entry was written: the colour of the cord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// Nobody had taken it yet.
    Bare,
    /// The assistant.
    Assistant,
    /// A person was called and had not come.
    Calling,
    /// A person.
    Person,
}

impl Wire {
    /// The wire after an entry, given the wire before it.
    fn after(self, entry: &Entry) -> Self {
        match (entry.author, entry.kind, &entry.happening) {
            (Author::Ai, ..) => Self::Assistant,
            (Author::Staff, Kind::Message, _) => Self::Person,
            (_, _, Some(Happening::TakenOver { .. } | Happening::Assigned { .. } | Happening::Shared { .. })) => {
                Self::Person
            }
            (_, _, Some(Happening::ReturnedToAssistant { .. })) => Self::Assistant,
            (_, _, Some(Happening::HandedOver { .. } | Happening::Unassigned { .. })) => Self::Calling,
            _ => self,
        }
    }

    /// The CSS class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Bare => "cord",
            Self::Assistant => "cord cord-ai",
            Self::Calling => "cord cord-wait",
            Self::Person => "cord cord-person",
        }
    }
}

/// The wires of a thread, entry by entry.
pub fn wires(entries: &[Entry]) -> Vec<Wire> {
    entries
        .iter()
        .scan(Wire::Bare, |wire, entry| {
            *wire = wire.after(entry);
            Some(*wire)
        })
        .collect()
}

/// The messages of a conversation, the newest at the end and in sight.
#[component]
pub fn Messages(
    /// The conversation.
    line: Line,
    /// A page of its thread.
    thread: Thread,
    /// What one is looking at.
    looking: Looking,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let contact = contact_name(line.contact_name.as_deref(), locale);
    let say_newest = newest_words(&thread, &contact, &reader);
    let earlier = thread.earlier.map(|before| {
        view! { <a class="link" href=looking.earlier(line.id, before)>{say!(locale, "inbox-earlier")}</a> }
    });
    let latest = looking.before.map(|_| {
        view! { <p class="thread-page"><a class="link" href=conversation(line.id)>{say!(locale, "inbox-latest")}</a></p> }
    });
    let wires = wires(&thread.entries);
    let newest_answer = thread.entries.iter().rposition(|it| it.run.is_some());
    let newest_question = thread.entries.iter().rposition(|it| it.author == Author::Contact);
    let last = thread.entries.len().saturating_sub(1);
    let mut day = String::new();
    let entries = thread
        .entries
        .into_iter()
        .zip(wires)
        .enumerate()
        .map(|(place, (entry, wire))| {
            let id = entry.id;
            let today = text::day(entry.sent_at, &reader.zone, locale);
            let divider = (today != day).then(|| view! { <li class="day-divider">{today.clone()}</li> });
            day = today;
            let ends = match (place == 0, place == last) {
                (true, true) => " cord-first cord-last",
                (true, false) => " cord-first",
                (false, true) => " cord-last",
                (false, false) => "",
            };
            view! {
                {divider}
                <ThreadEntry
                    entry=entry
                    class=format!("{}{ends}", wire.class())
                    contact=contact.clone()
                    language=line.language.clone()
                    reader=reader.clone()
                    quote=looking.quote(line.id, id)
                    newest_answer=newest_answer == Some(place)
                    newest_question=newest_question == Some(place)
                />
            }
        })
        .collect_view();
    view! {
        <div
            class="thread"
            tabindex="0"
            role="region"
            aria-label=say!(locale, "inbox-messages")
        >
            <div class="thread-pages">
                // Not a live part: the earlier pages that an island puts below it stay when the newest one changes.
                <p class="thread-page" data-earlier=say!(locale, "inbox-earlier-shown")>{earlier}</p>
                <div data-live="thread" data-say=say_newest>
                    <ol class="thread-line" data-seen=line.last_seq>{entries}</ol>
                </div>
                {latest}
            </div>
        </div>
    }
}

/// What a screen reader says when the newest message is new.
fn newest_words(thread: &Thread, contact: &str, reader: &Reader) -> Option<String> {
    let newest = thread.entries.iter().rev().find(|it| it.kind == Kind::Message)?;
    let name = match newest.author {
        Author::Contact => contact.to_owned(),
        Author::Ai => say!(reader.locale, "inbox-assistant"),
        Author::Staff | Author::System => newest.member_name.clone().unwrap_or_default(),
    };
    let words: String = newest.body.chars().take(300).collect();
    Some(say!(reader.locale, "inbox-says", name = name, text = words))
}
