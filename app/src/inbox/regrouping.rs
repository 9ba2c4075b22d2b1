//! Conversations of one customer that become one, or two.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::ids::ConversationId;
use switchboard::inbox::{Author, ContactCard, Happening, Kind, Line, MERGE_UNDONE_WITHIN, Thread};
use switchboard::say;
use time::OffsetDateTime;

use super::address::conversation;
use super::reader::Reader;
use super::regrouping_doors::{Merge, Split, UndoMerge};
use super::row::lamp_state;
use crate::Form;
use crate::ui::{LinkButton, Select, Size, SubmitButton, TextField, Variant};

/// So many places are offered to split at, the newest first.
const PLACES: usize = 50;
/// So much of a message tells it from the others, in characters.
const TELLS: usize = 60;

/// What one can choose from.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// The other conversations of the customer: number and words.
    others: Vec<(String, String)>,
    /// The customer's messages but for the first: number and words.
    places: Vec<(String, String)>,
}

impl Choices {
    /// What a page offers.
    pub fn of(contact: Option<&ContactCard>, thread: &Thread, reader: &Reader) -> Self {
        let locale = reader.locale;
        let other = |it: &switchboard::inbox::OtherConversation| {
            let (state, when) = (lamp_state(it.lamp()).word(locale), reader.full(it.last_message_at));
            (it.id.to_string(), format!("{} · {when} · {state}", beginning(&it.preview)))
        };
        let is_theirs = |it: &&switchboard::inbox::Entry| it.kind == Kind::Message && it.author == Author::Contact;
        let mut theirs: Vec<_> = thread.entries.iter().filter(is_theirs).collect();
        // Nothing would be left of the conversation before its first message.
        if thread.earlier.is_none() {
            theirs.drain(..theirs.len().min(1));
        }
        Self {
            others: contact.map(|it| it.others.iter().map(other).collect()).unwrap_or_default(),
            places: theirs
                .into_iter()
                .rev()
                .take(PLACES)
                .map(|it| (it.id.to_string(), format!("{} · {}", reader.full(it.sent_at), beginning(&it.body))))
                .collect(),
        }
    }
}

fn beginning(text: &str) -> String {
    let mut words: String = text.chars().take(TELLS).map(|it| if it.is_whitespace() { ' ' } else { it }).collect();
    if text.chars().nth(TELLS).is_some() {
        words.push('…');
    }
    words
}

/// Choosing the conversation to merge with: one of the customer's, or by its number.
pub fn merge(line: &Line, choices: Choices, cancel: String, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let hidden = vec![("conversation", line.id.to_string())];
    let others = (!choices.others.is_empty()).then_some(choices.others);
    view! {
        <Form door=Merge::PATH hidden=hidden class="composer composer-act" label=say!(locale, "inbox-merge-title")>
            <h2 class="panel-title">{say!(locale, "inbox-merge-title")}</h2>
            <p>{say!(locale, "inbox-merge-text")}</p>
            {others.map(|options| view! { <Select name="with" label=say!(locale, "inbox-merge-with") options=options/> })}
            <TextField name="number" label=say!(locale, "inbox-merge-number") hint=say!(locale, "inbox-merge-number-hint") optional=true/>
            <div class="composer-tools">
                <LinkButton href=cancel size=Size::Small variant=Variant::Quiet kbd="Escape">{say!(locale, "inbox-cancel")}</LinkButton>
                <SubmitButton>{say!(locale, "inbox-merge-act")}</SubmitButton>
            </div>
        </Form>
    }
    .into_any()
}

/// Choosing the message with which a conversation of its own begins.
pub fn split(choices: Choices, cancel: String, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let cancel = view! { <LinkButton href=cancel size=Size::Small variant=Variant::Quiet kbd="Escape">{say!(locale, "inbox-cancel")}</LinkButton> };
    if choices.places.is_empty() {
        return view! {
            <div class="composer composer-act">
                <h2 class="panel-title">{say!(locale, "inbox-split-title")}</h2>
                <p>{say!(locale, "inbox-split-nothing")}</p>
                <div class="composer-tools">{cancel}</div>
            </div>
        }
        .into_any();
    }
    view! {
        <Form door=Split::PATH class="composer composer-act" label=say!(locale, "inbox-split-title")>
            <h2 class="panel-title">{say!(locale, "inbox-split-title")}</h2>
            <p>{say!(locale, "inbox-split-text")}</p>
            <Select name="at" label=say!(locale, "inbox-split-at") options=choices.places required=true/>
            <div class="composer-tools">
                {cancel}
                <SubmitButton>{say!(locale, "inbox-split-act")}</SubmitButton>
            </div>
        </Form>
    }
    .into_any()
}

/// Where an event of the thread leads: to the other conversation, or back.
pub fn leads_on(happening: &Happening, at: OffsetDateTime, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    let open = |id: ConversationId, words: String| view! { <a class="link" href=conversation(id)>{words}</a> };
    let may_undo = reader.may(Right::InboxReply) && at + MERGE_UNDONE_WITHIN >= reader.now;
    let undo = |transfer: switchboard::ids::TransferId| {
        may_undo.then(|| {
            view! {
                <Form door=UndoMerge::PATH hidden=vec![("transfer", transfer.to_string())]>
                    <SubmitButton size=Size::Small variant=Variant::Quiet>{say!(locale, "inbox-merge-undo")}</SubmitButton>
                </Form>
            }
        })
    };
    Some(match happening {
        Happening::Merged { transfer, .. } => undo(*transfer)?.into_any(),
        Happening::MergedInto { into, transfer, .. } => {
            view! { {open(*into, say!(locale, "inbox-merged-open"))} {undo(*transfer)} }.into_any()
        }
        Happening::MergeUndone { other, .. } => open(*other, say!(locale, "inbox-merged-other")).into_any(),
        Happening::SplitOff { to, .. } => open(*to, say!(locale, "inbox-split-later")).into_any(),
        Happening::SplitFrom { from, .. } => open(*from, say!(locale, "inbox-split-earlier")).into_any(),
        _ => return None,
    })
}
