//! The doors of merging, splitting and summing up.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::InboxReply;
use switchboard::assistant::{self, CannotSummarise};
use switchboard::ids::*;
use switchboard::inbox::{self, CannotMerge, CannotSplit, CannotUndoMerge};
use switchboard::say;

use super::address::conversation as address_of;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice};

/// Merges the conversation with another: the one with this number, or the one that was chosen.
#[server(endpoint = "inbox/merge")]
pub async fn merge(
    conversation: ConversationId,
    with: Option<ConversationId>,
    number: Option<String>,
) -> Result<(), Problem> {
    let typed = number.filter(|it| !it.trim().is_empty());
    let other = match &typed {
        Some(typed) => numbered(typed),
        None => with,
    };
    let other = other.ok_or_else(|| Problem::invalid("number", say!(locale(), "inbox-cannot-merge-number")))?;
    let tx = access::require(InboxReply).await?;
    let merged = inbox::merge(tx, conversation, other).await.map_err(cannot_merge)?;
    let undo = Undo::new(UndoMerge::PATH, [("transfer", merged.transfer.to_string())]);
    notice_with_undo(say!(locale(), "inbox-did-merge"), undo);
    go_on(&address_of(merged.into));
    Ok(())
}

/// The number in what somebody typed: by itself, or at the end of a conversation's address.
fn numbered(typed: &str) -> Option<ConversationId> {
    typed.split(|it: char| !it.is_ascii_hexdigit() && it != '-').find_map(|it| it.parse().ok())
}

/// Undoes a merge.
#[server(endpoint = "inbox/undo-merge")]
pub async fn undo_merge(transfer: TransferId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::undo_merge(tx, transfer).await.map_err(cannot_undo)?;
    notice(say!(locale(), "inbox-did-undo-merge"));
    Ok(())
}

/// Splits the conversation of a message: it and the later ones become a new one.
#[server(endpoint = "inbox/split")]
pub async fn split(at: MessageId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    let new = inbox::split(tx, at).await.map_err(cannot_split)?;
    notice(say!(locale(), "inbox-did-split"));
    go_on(&address_of(new));
    Ok(())
}

/// Asks for a summary of the conversation; it comes by itself.
#[server(endpoint = "inbox/summarise")]
pub async fn summarise(conversation: ConversationId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    assistant::ask_for_summary(tx, conversation).await.map_err(|cannot| match cannot {
        CannotSummarise::Gone => gone(),
        CannotSummarise::Fault(fault) => fault.into(),
    })
}

fn gone() -> Problem {
    Problem::NotFound(say!(locale(), "inbox-cannot-gone"))
}

fn cannot_merge(cannot: CannotMerge) -> Problem {
    let locale = locale();
    match cannot {
        CannotMerge::Gone => gone(),
        CannotMerge::Same => Problem::invalid("number", say!(locale, "inbox-cannot-merge-same")),
        CannotMerge::Strangers => Problem::invalid("number", say!(locale, "inbox-cannot-merge-strangers")),
        CannotMerge::Merged => Problem::Conflict(say!(locale, "inbox-cannot-merged")),
        CannotMerge::Overlap => Problem::Conflict(say!(locale, "inbox-cannot-merge-overlap")),
        CannotMerge::Fault(fault) => fault.into(),
    }
}

fn cannot_undo(cannot: CannotUndoMerge) -> Problem {
    let locale = locale();
    match cannot {
        CannotUndoMerge::Gone => gone(),
        CannotUndoMerge::Undone => Problem::Conflict(say!(locale, "inbox-cannot-undo-again")),
        CannotUndoMerge::TooLate => Problem::Conflict(say!(locale, "inbox-cannot-undo-late")),
        CannotUndoMerge::MergedOn => Problem::Conflict(say!(locale, "inbox-cannot-undo-merged-on")),
        CannotUndoMerge::Fault(fault) => fault.into(),
    }
}

fn cannot_split(cannot: CannotSplit) -> Problem {
    let locale = locale();
    match cannot {
        CannotSplit::Gone => Problem::NotFound(say!(locale, "inbox-cannot-message-gone")),
        CannotSplit::First => Problem::invalid("at", say!(locale, "inbox-cannot-split-first")),
        CannotSplit::Merged => Problem::Conflict(say!(locale, "inbox-cannot-merged")),
        CannotSplit::Fault(fault) => fault.into(),
    }
}
