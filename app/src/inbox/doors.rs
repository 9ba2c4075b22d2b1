//! The doors of the inbox: who are you, is this text? Then the command.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::{InboxAssign, InboxRead, InboxReply};
use switchboard::escalations::Reason;
use switchboard::ids::*;
use switchboard::inbox::{self, BadBody, Body, CannotReply, Decision, Handler, Reply, Then, Writing};
use switchboard::service_levels::Priority;
use switchboard::{files, say, text};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::address::{Looking, conversation as address_of};
use super::problems;
use super::reader::Reader;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice};

/// Sends a reply, or leaves a note. What a reply quotes, `quote`, stands in the page's address; afterwards the page
/// is asked for without it, beside the list that `list` names.
#[server(endpoint = "inbox/write")]
#[allow(
    clippy::too_many_arguments,
    reason = "the fields of one form; `expect` would count the functions that `server` makes of one"
)]
pub async fn write(
    conversation: ConversationId,
    kind: Writing,
    body: String,
    seen: i64,
    press: Uuid,
    anyway: Option<bool>,
    then: Option<String>,
    quote: Option<MessageId>,
    list: Option<String>,
) -> Result<(), Problem> {
    let body = words_or_files(conversation, body).await?;
    let press = press.to_string();
    let tx = access::require(InboxReply).await?;
    if kind == Writing::Note {
        inbox::note(tx, conversation, &body, Some(&press)).await.map_err(problems::note)?;
        return Ok(());
    }
    let then = match then.as_deref() {
        Some("resolve") => Then::Resolve,
        Some("snooze") => Then::Snooze(Reader::here().zone.morning(tx.now(), 1)),
        _ => Then::Wait,
    };
    let reply =
        Reply { body, seen: Some(seen), anyway: anyway.unwrap_or(false), client_id: Some(press), quotes: quote, then };
    let words = reply.body.clone();
    let sent = inbox::reply(tx, conversation, reply).await;
    if let Err(CannotReply::Moved(_)) = sent {
        // Somebody was quicker. The words stay until their writer has decided, whatever becomes of the page.
        let tx = access::require(InboxReply).await?;
        inbox::save_draft(tx, conversation, kind, words.as_str(), None).await.map_err(problems::keep)?;
    }
    sent.map_err(problems::reply)?;
    if quote.is_some() {
        // The address still names what was quoted; the next reply quotes nothing.
        go_on(&Looking::asked(&list.unwrap_or_default()).open(conversation));
    }
    Ok(())
}

/// What a message says. One without words says what its files are called: so it can be found, and
/// is read where files cannot be.
async fn words_or_files(conversation: ConversationId, body: String) -> Result<Body, Problem> {
    match Body::parse(body) {
        Err(BadBody::Empty) => {
            let mut tx = access::require(InboxReply).await?;
            let waiting = files::waiting(&mut tx, conversation).await?;
            let names: Vec<&str> = waiting.iter().map(|it| it.name.as_str()).collect();
            Body::parse(names.join(", "))
        }
        parsed => parsed,
    }
    .map_err(problems::body)
}

/// Keeps what the agent is writing, and lets the file `drop` of theirs go that was to go along. A call without words
/// brought files alone and leaves the words as they are.
#[server(endpoint = "inbox/keep-draft")]
pub async fn keep_draft(
    conversation: ConversationId,
    kind: Option<Writing>,
    body: Option<String>,
    drop: Option<FileId>,
) -> Result<(), Problem> {
    let mut tx = access::require(InboxReply).await?;
    if let Some((kind, body)) = kind.zip(body) {
        inbox::save_draft(tx, conversation, kind, &body, None).await.map_err(problems::keep)?;
    } else if inbox::find(&mut tx, conversation).await?.is_none() {
        return Err(access::not_found());
    }
    match drop {
        Some(file) if files::discard(access::require(InboxReply).await?, file).await? => {
            notice(say!(locale(), "files-removed"));
        }
        Some(_) => {}
        None => notice(say!(locale(), "inbox-did-keep")),
    }
    Ok(())
}

/// Drops what the agent was writing; it can be had back.
#[server(endpoint = "inbox/discard-draft")]
pub async fn discard_draft(conversation: ConversationId) -> Result<(), Problem> {
    let mut tx = access::require(InboxReply).await?;
    let was = inbox::draft(&mut tx, conversation).await?;
    inbox::save_draft(tx, conversation, Writing::Reply, "", None).await.map_err(problems::keep)?;
    let this = ("conversation", conversation.to_string());
    let undo = Undo::new(KeepDraft::PATH, [this, ("kind", was.kind.to_string()), ("body", was.body)]);
    notice_with_undo(say!(locale(), "inbox-did-discard-words"), undo);
    Ok(())
}

/// Decides on a proposed reply: `approve`, `edit` with a text, or `discard`.
#[server(endpoint = "inbox/decide")]
pub async fn decide(draft: DraftId, decision: String, body: Option<String>) -> Result<(), Problem> {
    let decision = match decision.as_str() {
        "approve" => Decision::Approve,
        "discard" => Decision::Discard,
        _ => Decision::Edit(Body::parse(body.unwrap_or_default()).map_err(problems::body)?),
    };
    let discards = decision == Decision::Discard;
    let tx = access::require(InboxReply).await?;
    let sent = inbox::decide(tx, draft, decision).await.map_err(problems::decide)?;
    if discards {
        notice(say!(locale(), "inbox-did-discard"));
    }
    if let Some(message) = sent {
        go_on(&address_of(message.conversation_id));
    }
    Ok(())
}

/// Takes the line.
#[server(endpoint = "inbox/take-over")]
pub async fn take_over(conversation: ConversationId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::take_over(tx, conversation).await.map_err(problems::take_over)?;
    notice(say!(locale(), "inbox-did-take-over"));
    Ok(())
}

/// Takes the conversation that has waited longest, and opens it.
#[server(endpoint = "inbox/take-next")]
pub async fn take_next() -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    match inbox::take_next(tx).await.map_err(problems::take_over)? {
        Some(conversation) => go_on(&address_of(conversation)),
        None => notice(say!(locale(), "inbox-nobody-waits")),
    }
    Ok(())
}

/// Gives the line back to the assistant.
#[server(endpoint = "inbox/return-to-assistant")]
pub async fn return_to_assistant(conversation: ConversationId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::return_to_assistant(tx, conversation).await.map_err(problems::return_to_assistant)?;
    notice(say!(locale(), "inbox-did-return"));
    Ok(())
}

/// Gives the conversation to an agent; an empty `to` is nobody.
#[server(endpoint = "inbox/assign")]
pub async fn assign(conversation: ConversationId, to: String) -> Result<(), Problem> {
    let tx = access::require(InboxAssign).await?;
    let to = match to.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| problems::assign(inbox::CannotAssign::NotAnAgent))?),
    };
    let before = inbox::assign(tx, conversation, to).await.map_err(problems::assign)?;
    let this = ("conversation", conversation.to_string());
    let undo = match before.handler {
        Handler::Ai => Undo::new(ReturnToAssistant::PATH, [this]),
        Handler::Staff | Handler::Nobody => {
            Undo::new(Assign::PATH, [this, ("to", before.assignee.map(|it| it.to_string()).unwrap_or_default())])
        }
    };
    notice_with_undo(say!(locale(), "inbox-did-assign"), undo);
    Ok(())
}

/// Gives the conversation to a team; an empty `team` is none.
#[server(endpoint = "inbox/assign-team")]
pub async fn assign_team(conversation: ConversationId, team: String) -> Result<(), Problem> {
    let tx = access::require(InboxAssign).await?;
    let to = match team.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| access::not_found())?),
    };
    let before = inbox::assign_team(tx, conversation, to).await.map_err(problems::assign_team)?;
    let before = before.map(|it| it.to_string()).unwrap_or_default();
    let undo = Undo::new(AssignTeam::PATH, [("conversation", conversation.to_string()), ("team", before)]);
    notice_with_undo(say!(locale(), "inbox-did-assign"), undo);
    Ok(())
}

/// Puts the conversation off: `later`, `tomorrow`, `monday`, or a moment of the wall clock.
#[server(endpoint = "inbox/snooze")]
pub async fn snooze(conversation: ConversationId, until: String) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    let reader = Reader::here();
    let until = moment(&until, tx.now(), &reader).ok_or_else(|| problems::snooze(inbox::CannotSnooze::BadMoment))?;
    inbox::snooze(tx, conversation, until).await.map_err(problems::snooze)?;
    let did = say!(reader.locale, "inbox-did-snooze", when = text::full(until, &reader.zone, reader.locale));
    notice_with_undo(did, Undo::new(Reopen::PATH, [("conversation", conversation.to_string())]));
    go_on(&address_of(conversation));
    Ok(())
}

pub(super) fn moment(word: &str, now: OffsetDateTime, reader: &Reader) -> Option<OffsetDateTime> {
    match word {
        "later" => Some(now + Duration::hours(3)),
        "tomorrow" => Some(reader.zone.morning(now, 1)),
        "monday" => Some(reader.zone.morning(now, reader.zone.days_to_monday(now))),
        moment => reader.zone.read(moment),
    }
}

/// Ends the conversation.
#[server(endpoint = "inbox/resolve")]
pub async fn resolve(conversation: ConversationId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::resolve(tx, conversation).await.map_err(problems::resolve)?;
    let undo = Undo::new(Reopen::PATH, [("conversation", conversation.to_string())]);
    notice_with_undo(say!(locale(), "inbox-did-resolve"), undo);
    Ok(())
}

/// Opens the conversation again.
#[server(endpoint = "inbox/reopen")]
pub async fn reopen(conversation: ConversationId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::reopen(tx, conversation).await.map_err(problems::reopen)?;
    notice(say!(locale(), "inbox-did-reopen"));
    Ok(())
}

/// Hands the conversation to people.
#[server(endpoint = "inbox/escalate")]
pub async fn escalate(conversation: ConversationId, reason: Reason, note: String) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::escalate(tx, conversation, reason, &note).await.map_err(problems::escalate)?;
    notice(say!(locale(), "inbox-did-escalate"));
    go_on(&address_of(conversation));
    Ok(())
}

/// Puts a label on the conversation (`on`), or takes it off.
#[server(endpoint = "inbox/label")]
pub async fn label(conversation: ConversationId, label: LabelId, on: bool) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::label(tx, conversation, label, on).await.map_err(problems::label)?;
    let did = if on { say!(locale(), "inbox-did-label") } else { say!(locale(), "inbox-did-unlabel") };
    let again = [("conversation", conversation.to_string()), ("label", label.to_string()), ("on", (!on).to_string())];
    notice_with_undo(did, Undo::new(Label::PATH, again));
    Ok(())
}

/// Says how urgent the conversation is.
#[server(endpoint = "inbox/prioritise")]
pub async fn prioritise(conversation: ConversationId, priority: Priority) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::prioritise(tx, conversation, priority).await.map_err(problems::prioritise)?;
    notice(say!(locale(), "service-priority-did"));
    Ok(())
}

/// Tries a message again.
#[server(endpoint = "inbox/retry")]
pub async fn retry(message: MessageId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::retry(tx, message).await.map_err(problems::retry)?;
    notice(say!(locale(), "inbox-did-retry"));
    Ok(())
}

/// Takes a queued message back.
#[server(endpoint = "inbox/take-back")]
pub async fn take_back(message: MessageId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::take_back(tx, message).await.map_err(problems::take_back)?;
    notice(say!(locale(), "inbox-did-take-back"));
    Ok(())
}

/// Makes the conversation unread and goes back to the list, `list` as its address names it.
#[server(endpoint = "inbox/mark-unread")]
pub async fn mark_unread(conversation: ConversationId, list: Option<String>) -> Result<(), Problem> {
    let tx = access::require(InboxRead).await?;
    inbox::mark_unread(tx, conversation).await?;
    go_on(&Looking::asked(&list.unwrap_or_default()).back_to(conversation));
    Ok(())
}

/// Says that the reader has the conversation before them, up to an entry, and whether they
/// are writing.
#[server(endpoint = "inbox/look")]
pub async fn look(conversation: ConversationId, seen: i64, writes: bool) -> Result<(), Problem> {
    let tx = access::require(InboxRead).await?;
    inbox::mark_read(tx, conversation, seen).await?;
    let tx = access::require(InboxRead).await?;
    inbox::look(tx, conversation, writes).await?;
    Ok(())
}

/// Says that the reader has left the conversation.
#[server(endpoint = "inbox/leave")]
pub async fn leave(conversation: ConversationId) -> Result<(), Problem> {
    let tx = access::require(InboxRead).await?;
    inbox::leave(tx, conversation).await?;
    Ok(())
}
