//! Blocking a contact: what they write is kept apart, and nothing is sent to them.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::InboxReply;
use switchboard::ids::ConversationId;
use switchboard::inbox::{self, Line};
use switchboard::say;
use switchboard::text::Locale;

use super::problems;
use crate::ui::{MenuButton, Size, SubmitButton, Variant};
use crate::visits::{Undo, notice_with_undo};
use crate::{Form, Problem, access, locale};

/// Blocks the contact of a conversation (`on`), or lets them write again.
#[server(endpoint = "inbox/block")]
pub async fn block(conversation: ConversationId, on: bool) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::block(tx, conversation, on).await.map_err(problems::block)?;
    let did = if on { say!(locale(), "inbox-did-block") } else { say!(locale(), "inbox-did-unblock") };
    let back = [("conversation", conversation.to_string()), ("on", (!on).to_string())];
    notice_with_undo(did, Undo::new(Block::PATH, back));
    Ok(())
}

fn fields(line: &Line) -> Vec<(&'static str, String)> {
    vec![("conversation", line.id.to_string()), ("on", (!line.is_blocked).to_string())]
}

fn words(line: &Line, locale: Locale) -> String {
    if line.is_blocked { say!(locale, "inbox-unblock") } else { say!(locale, "inbox-block") }
}

/// The entry of a menu, and the form that it sends beside it.
pub fn menu_entry(line: &Line, locale: Locale) -> AnyView {
    let (fields, words) = (fields(line), words(line, locale));
    view! {
        <li hidden>
            <Form door=Block::PATH hidden=fields id="block">""</Form>
        </li>
        <MenuButton form="block" icon=Some("ban") kbd="!">{words}</MenuButton>
    }
    .into_any()
}

/// The way out where the composer says that its contact is blocked.
pub fn way_out(line: &Line, locale: Locale) -> AnyView {
    let (fields, words) = (fields(line), words(line, locale));
    button(fields, words)
}

/// Blocks the contact of a conversation, or lets them write again, on a page of theirs.
pub fn blocking_button(conversation: ConversationId, is_blocked: bool) -> AnyView {
    let locale = locale();
    let words = if is_blocked { say!(locale, "inbox-unblock") } else { say!(locale, "inbox-block") };
    button(vec![("conversation", conversation.to_string()), ("on", (!is_blocked).to_string())], words)
}

fn button(fields: Vec<(&'static str, String)>, words: String) -> AnyView {
    view! {
        <Form door=Block::PATH hidden=fields>
            <SubmitButton size=Size::Small variant=Variant::Default>{words}</SubmitButton>
        </Form>
    }
    .into_any()
}
