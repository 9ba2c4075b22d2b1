//! The small moves that commands and steps are made of. Each expects that the caller holds
//! the conversation.

use time::Duration;

use super::store::{self, Conversation, Message, messages::NewMessage};
use super::{Author, Body, Direction, Handler, Happening, Kind, Named, Status};
use crate::escalations;
use crate::labels::steps::{self as labels, Labelled};
use crate::notifications::About;
use crate::notifications::steps::{self as notifications, Told};
use crate::prelude::*;
use crate::service_levels::{self, steps::Under};
use crate::teams;
use crate::tenancy::Actor;

/// Lets what was promised to the customer follow from what the conversation says now.
pub async fn keep_time(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<(), Fault> {
    service_levels::steps::keep_time(tx, id, Under::WhatWasPromised).await
}

/// How long an agent's answer waits, so that it can still be taken back.
pub const SECOND_THOUGHTS: Duration = Duration::seconds(5);

/// The agent who acts.
pub fn me(tx: &Tx<impl Permission>) -> Result<Named, Fault> {
    match tx.actor() {
        Actor::Member { member, name, .. } => Ok(Named { member: *member, name: name.clone() }),
        _ => Err(Fault::other("only a member of the team can do this")),
    }
}

/// Writes into the thread what happened.
pub async fn happen(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    happening: Happening,
) -> Result<(), Fault> {
    let now = tx.now();
    let entry = NewMessage {
        kind: Kind::Event,
        direction: Direction::Internal,
        author: Author::System,
        member: None,
        run: None,
        body: "",
        happening: Some(happening),
        client_id: None,
        sent_at: now,
        quotes: None,
    };
    store::messages::add(tx, conversation, entry).await?;
    Ok(())
}

/// An answer on its way out.
pub struct Answer<'a> {
    /// Whose words they are.
    pub author: Author,
    /// The agent who wrote them or let them go.
    pub member: Option<MemberId>,
    /// The assistant's run that they come from.
    pub run: Option<RunId>,
    /// What it says.
    pub body: &'a Body,
    /// The sender's own id.
    pub client_id: Option<&'a str>,
    /// The message that it answers word by word.
    pub quotes: Option<MessageId>,
    /// How long it can still be taken back.
    pub held_for: Duration,
}

/// What was sent.
pub struct Sent {
    pub message: Message,
    pub delivery: DeliveryId,
    pub send_after: OffsetDateTime,
}

/// Adds an answer with its delivery; the customer has the word then. Proposed drafts are
/// withdrawn: they answered what is answered now.
pub async fn send(tx: &mut Tx<impl Permission>, to: &Conversation, answer: Answer<'_>) -> Result<Sent, Fault> {
    let now = tx.now();
    let entry = NewMessage {
        kind: Kind::Message,
        direction: Direction::Outbound,
        author: answer.author,
        member: answer.member,
        run: answer.run,
        body: answer.body.as_str(),
        happening: None,
        client_id: answer.client_id,
        sent_at: now,
        quotes: answer.quotes,
    };
    // First the status: it may refuse, when the customer has a newer conversation.
    store::conversations::set_status(tx, to.id, Status::Waiting, None).await?;
    let message = store::messages::add(tx, to.id, entry).await?;
    let send_after = now + answer.held_for;
    let delivery = store::deliveries::add(tx, message.id, to.channel_id, 1, send_after).await?;
    store::drafts::withdraw(tx, to.id).await?;
    store::conversations::recount(tx, to.id).await?;
    keep_time(tx, to.id).await?;
    Ok(Sent { message, delivery, send_after })
}

/// Gives the line to an agent, with the escalation that called for one.
pub async fn give(tx: &mut Tx<impl Permission>, conversation: &Conversation, to: &Named) -> Result<(), Fault> {
    store::conversations::set_handler(tx, conversation.id, Handler::Staff, Some(to.member)).await?;
    escalations::steps::accept(tx, conversation.id, to.member).await?;
    Ok(())
}

/// Gives a conversation to an agent, or to nobody: then it needs a person again.
pub async fn assign(
    tx: &mut Tx<impl Permission>,
    conversation: &Conversation,
    to: Option<Named>,
    by: Named,
) -> Result<(), Fault> {
    let happening = match to {
        Some(to) => {
            give(tx, conversation, &to).await?;
            Happening::Assigned { to, by }
        }
        None => {
            release(tx, conversation.id).await?;
            Happening::Unassigned { by }
        }
    };
    happen(tx, conversation.id, happening).await
}

/// Tells an agent that they were given a conversation, unless they gave it to themselves.
pub async fn tell_assigned(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    to: MemberId,
) -> Result<(), Fault> {
    if tx.member() == Some(to) {
        return Ok(());
    }
    notifications::tell_members(tx, Told { conversation, about: About::Assigned }, &[to]).await
}

/// Takes a conversation from whoever holds it, with the escalation that they accepted.
pub async fn release(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<(), Fault> {
    store::conversations::set_handler(tx, id, Handler::Nobody, None).await?;
    escalations::steps::release(tx, id).await?;
    Ok(())
}

/// Gives a conversation to a team, or to none. The assistant does not keep what people are
/// asked to take. False where there is no such team.
pub async fn give_to_team(
    tx: &mut Tx<impl Permission>,
    conversation: &Conversation,
    to: Option<TeamId>,
    by: Named,
) -> Result<bool, Fault> {
    let happening = match to {
        Some(team) => match teams::steps::hold_name(tx, team).await? {
            Some(team) => {
                escalations::steps::given_to_team(tx, conversation.id, &team).await?;
                Happening::GivenToTeam { team, by }
            }
            None => return Ok(false),
        },
        None => Happening::TakenFromTeam { by },
    };
    store::conversations::set_team(tx, conversation.id, to).await?;
    if to.is_some() && conversation.handler == Handler::Ai {
        store::conversations::set_handler(tx, conversation.id, Handler::Nobody, None).await?;
    }
    happen(tx, conversation.id, happening).await?;
    if conversation.handler != Handler::Staff {
        teams::steps::wait_for(tx, to).await?;
    }
    Ok(true)
}

/// Puts a label on a conversation (`on`), or takes it off; what runs follows what is promised to such conversations.
pub async fn label(
    tx: &mut Tx<impl Permission>,
    id: ConversationId,
    label: LabelId,
    on: bool,
) -> Result<Labelled, Fault> {
    let labelled = match on {
        true => labels::put(tx, id, label).await?,
        false => labels::take(tx, id, label).await?,
    };
    if labelled == Labelled::Done {
        service_levels::steps::keep_time(tx, id, Under::WhatIsPromisedNow).await?;
    }
    Ok(labelled)
}

/// Whether a customer who comes back goes on with this conversation: it is not resolved, or
/// was not long ago. Otherwise another one continues it.
pub async fn goes_on(tx: &mut Tx<impl Permission>, conversation: &Conversation) -> Result<bool, Fault> {
    let Some(resolved) = conversation.resolved_at else { return Ok(true) };
    let reopen_hours = store::conversations::reopen_hours(tx).await?;
    Ok(resolved >= tx.now() - Duration::hours(reopen_hours.into()))
}

/// Opens a conversation that goes on because its customer came back.
pub async fn open_for_customer(tx: &mut Tx<impl Permission>, conversation: &Conversation) -> Result<(), Fault> {
    if conversation.status == Status::Resolved {
        happen(tx, conversation.id, Happening::Reopened { by: None }).await?;
    }
    if conversation.status != Status::Open {
        store::conversations::set_status(tx, conversation.id, Status::Open, None).await?;
    }
    Ok(())
}

/// Resolves a conversation and whatever escalation it has.
pub async fn resolve(tx: &mut Tx<impl Permission>, id: ConversationId, by: Named) -> Result<(), Fault> {
    make_room(tx, id).await?;
    store::conversations::set_status(tx, id, Status::Resolved, None).await?;
    store::drafts::withdraw(tx, id).await?;
    escalations::steps::settle(tx, id, escalations::Outcome::Closed).await?;
    keep_time(tx, id).await?;
    happen(tx, id, Happening::Resolved { by }).await
}

/// Says that whoever holds a conversation has it in hand no more.
async fn make_room(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<(), Fault> {
    match store::whose(tx, &[id]).await?.remove(&id).and_then(|it| it.assignee) {
        Some(member) => teams::steps::has_room(tx, member).await,
        None => Ok(()),
    }
}

/// Puts a conversation off, and sees to it that it comes back.
pub async fn snooze(
    tx: &mut Tx<impl Permission>,
    id: ConversationId,
    by: Named,
    until: OffsetDateTime,
) -> Result<(), Fault> {
    make_room(tx, id).await?;
    store::conversations::set_status(tx, id, Status::Snoozed, Some(until)).await?;
    keep_time(tx, id).await?;
    happen(tx, id, Happening::Snoozed { by, until }).await?;
    tx.record(Event::Snoozed { conversation: id, until }).await
}

/// Calls for a person: the line is nobody's until somebody takes it. `None` where people
/// have been called already.
pub async fn call_people(
    tx: &mut Tx<impl Permission>,
    conversation: &Conversation,
    reason: escalations::Reason,
    note: &str,
    by: escalations::RaisedBy,
) -> Result<Option<EscalationId>, Fault> {
    let raised = escalations::steps::raise(tx, conversation.id, reason, note, by).await?;
    store::conversations::set_handler(tx, conversation.id, Handler::Nobody, None).await?;
    store::conversations::set_status(tx, conversation.id, Status::Open, None).await?;
    keep_time(tx, conversation.id).await?;
    teams::steps::wait_for(tx, conversation.team_id).await?;
    let Some(raised) = raised else { return Ok(None) };
    let happening = Happening::HandedOver { reason: raised.reason, name: raised.name, by };
    happen(tx, conversation.id, happening).await?;
    Ok(Some(raised.id))
}
