//! What the assistant reads from the inbox and writes into it: the only place where the two meet.

use super::briefing::Case;
use super::grounded::wants_refund;
use super::model::Reason;
use super::provider::{Speaker, Turn};
use super::summary::Upto;
use crate::channels::AssistantMode;
use crate::escalations;
use crate::inbox::steps::{self, CannotAct};
use crate::inbox::{self, Author, Body, Delivery, Handler, Kind, Status};
use crate::prelude::*;
use crate::service_levels;

/// A conversation that is held until the transaction ends.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Whether the assistant may speak: it has the line, and its channel lets it.
    pub is_ours: bool,
    /// What the assistant does on its channel.
    pub mode: AssistantMode,
    /// The contact as the channel knows it.
    pub visitor: IdentityId,
    /// The language that the customer usually writes.
    pub language: Option<String>,
}

/// Turns of a conversation that a model is told.
const TURNS: usize = 6;

/// Holds a conversation.
pub(super) async fn hold(tx: &mut Tx<access::Work>, id: ConversationId) -> Result<Option<Line>, Fault> {
    let held = steps::hold(tx, id).await?;
    Ok(held.map(|it| Line {
        is_ours: it.handler == Handler::Ai
            && it.status != Status::Resolved
            && !it.is_blocked
            && it.assistant_mode != AssistantMode::Off,
        mode: it.assistant_mode,
        visitor: it.identity_id,
        language: it.language,
    }))
}

/// The newest message of the customer that nobody has answered.
pub(super) async fn asked(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
) -> Result<Option<(MessageId, String)>, Fault> {
    let latest = steps::latest_question(tx, conversation).await?;
    Ok(latest.map(|message| (message.id, message.body)))
}

/// What was said before a message, oldest first: in its own conversation, and only what the
/// customer saw. Notes among colleagues never leave the desk.
pub(super) async fn said_before(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    message: MessageId,
) -> Result<Vec<Turn>, Fault> {
    let entries = inbox::thread(tx, conversation, None).await?.entries;
    let before = entries.into_iter().take_while(|it| it.id != message).filter(|it| it.kind == Kind::Message);
    let mut turns: Vec<Turn> = before.map(turn).collect();
    turns.drain(..turns.len().saturating_sub(TURNS));
    Ok(turns)
}

/// An escalation with what its brief is made of.
pub(super) async fn case(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    escalation: EscalationId,
) -> Result<Option<Case>, Fault> {
    let Some(escalation) = escalations::find(tx, escalation).await? else { return Ok(None) };
    Ok(Some(Case {
        escalation,
        contact: inbox::contact(tx, conversation).await?,
        entries: inbox::thread(tx, conversation, None).await?.entries,
        timers: service_levels::timers_of(tx, conversation).await?,
        now: tx.now(),
    }))
}

/// What was said so far and cannot be taken back, oldest first, with the newest message of it: only what the customer
/// saw. `None` where nothing was said.
pub(super) async fn said(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
) -> Result<Option<(Vec<Turn>, Upto, MessageId)>, Fault> {
    let entries = inbox::thread(tx, conversation, None).await?.entries;
    let is_said = |it: &inbox::Entry| it.kind == Kind::Message && it.delivery != Some(Delivery::Queued);
    let said: Vec<inbox::Entry> = entries.into_iter().filter(is_said).collect();
    let Some(newest) = said.iter().max_by_key(|it| it.seq) else { return Ok(None) };
    let upto = Upto { message: Some(newest.id), seq: Some(newest.seq), at: Some(newest.sent_at) };
    let message = newest.id;
    Ok(Some((said.into_iter().map(turn).collect(), upto, message)))
}

fn turn(it: inbox::Entry) -> Turn {
    Turn { from: if it.author == Author::Contact { Speaker::Customer } else { Speaker::Company }, text: it.body }
}

/// Sends an answer.
pub(super) async fn answer(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    text: &str,
    run: RunId,
) -> Result<MessageId, Fault> {
    let (message, _) = steps::answer(tx, conversation, &body(text)?, run).await.map_err(into_fault)?;
    Ok(message.id)
}

/// Proposes an answer to people.
pub(super) async fn propose(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    text: &str,
    run: RunId,
) -> Result<DraftId, Fault> {
    steps::propose(tx, conversation, &body(text)?, run).await.map_err(into_fault)
}

/// Hands the conversation to people.
pub(super) async fn hand_over(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    reason: Reason,
    note: &str,
) -> Result<(), Fault> {
    hand_over_for(tx, conversation, reason.into(), note).await
}

/// The same, for one of the workspace's reasons.
pub(super) async fn hand_over_for(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    reason: escalations::Reason,
    note: &str,
) -> Result<(), Fault> {
    steps::hand_over(tx, conversation, reason, note).await.map_err(into_fault)?;
    Ok(())
}

/// For what people are called. Whoever wants their money back and gets no answer to that is called about a
/// refund, whatever kept the assistant from answering; whoever asks for a person gets one for that.
pub(super) fn called_for(reason: Reason, question: &str) -> escalations::Reason {
    match reason {
        Reason::AskedForPerson => reason.into(),
        _ if wants_refund(question) => escalations::Reason::RefundRequest,
        _ => reason.into(),
    }
}

fn body(text: &str) -> Result<Body, Fault> {
    Body::parse(text).map_err(Fault::other)
}

/// The conversation is held and was looked at, so a refusal here is an accident.
fn into_fault(error: CannotAct) -> Fault {
    match error {
        CannotAct::Fault(fault) => fault,
        refusal @ (CannotAct::Gone | CannotAct::TakenOver | CannotAct::Blocked) => Fault::other(refusal),
    }
}

impl From<Reason> for escalations::Reason {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::AskedForPerson => Self::CustomerAsked,
            Reason::NoEvidence | Reason::Language | Reason::StillUnclear | Reason::Unsure => Self::NoEvidence,
            Reason::Sensitive
            | Reason::Contradiction
            | Reason::ProviderTimeout
            | Reason::ProviderRefused
            | Reason::ProviderBusy
            | Reason::ProviderGarbage
            | Reason::ProviderCut
            | Reason::ProviderAway
            | Reason::Budget
            | Reason::TakenOver
            | Reason::NewerMessage
            | Reason::WorkerLost
            | Reason::Broken => Self::ComplexIssue,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn j_3_1_whoever_wants_their_money_back_is_called_about_a_refund() {
        for words in [
            "The lamp is broken and I want a refund.",
            "Please give me my money back",
            "Mon pull est arrivé troué, je veux être remboursée.",
            "Pouvez-vous me rembourser ?",
        ] {
            assert_eq!(called_for(Reason::NoEvidence, words), escalations::Reason::RefundRequest, "{words}");
        }
        assert_eq!(called_for(Reason::NoEvidence, "Do you sell gift cards?"), escalations::Reason::NoEvidence);
        let person = called_for(Reason::AskedForPerson, "I want to speak to a person about my refund");
        assert_eq!(person, escalations::Reason::CustomerAsked);
    }
}
