//! Making a message of what arrived.

use crate::access::Work;
use crate::channels::{self, AssistantMode, Channel};
use crate::files;
use crate::inbox::store::contacts::Identity;
use crate::inbox::store::conversations::{self, Beginning};
use crate::inbox::store::messages::NewMessage;
use crate::inbox::store::{contacts, events, intents, messages};
use crate::inbox::{Author, Direction, Handler, Inbound, Kind, intent, moves};
use crate::notifications::About;
use crate::notifications::steps::{self as notifications, Told};
use crate::prelude::*;

/// What became of something that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ingested {
    /// A message.
    Message(MessageId),
    /// Nothing, on purpose.
    Ignored,
    /// Nothing yet: it cannot be read, and waits for a person.
    Parked,
    /// It had been dealt with before.
    Before,
}

/// Makes a message of what arrived, in its customer's one unresolved conversation.
///
/// However often and in whatever order things arrive, the conversation comes out the same
/// (`R-16`, `R-17`).
///
/// # Errors
/// A [`Fault`] when the database refuses; the job then tries again, and [`park`] ends it
/// when it has tried too often.
pub async fn ingest(tx: &mut Tx<Work>, event: InboxEventId) -> Result<Ingested, Fault> {
    let Some(arrival) = events::hold_new(tx, event).await? else { return Ok(Ingested::Before) };
    let inbound: Inbound = match serde_json::from_value(arrival.body) {
        Ok(inbound) => inbound,
        Err(broken) => {
            park(tx, event, &broken.to_string()).await?;
            return Ok(Ingested::Parked);
        }
    };
    if let Err(bad) = inbound.check() {
        park(tx, event, &bad.to_string()).await?;
        return Ok(Ingested::Parked);
    }
    let Some(channel) = channels::find(tx, arrival.channel_id).await? else {
        park(tx, event, "the channel is gone").await?;
        return Ok(Ingested::Parked);
    };

    contacts::hold_place(tx, channel.id, &inbound.contact.external_id).await?;
    let identity = recognise(tx, &channel, &inbound).await?;
    if identity.is_blocked {
        events::end(tx, event, "ignored", Some("the contact is blocked"), None).await?;
        return Ok(Ingested::Ignored);
    }
    let (conversation, holder) = conversation_of(tx, &channel, &identity, &inbound).await?;

    if let Some(client_id) = &inbound.client_id
        && let Some(known) = messages::by_client_id(tx, conversation, Author::Contact, client_id).await?
    {
        events::end(tx, event, "ignored", Some("its sender sent it twice"), Some(known.id)).await?;
        return Ok(Ingested::Ignored);
    }

    let entry = NewMessage {
        kind: Kind::Message,
        direction: Direction::Inbound,
        author: Author::Contact,
        member: None,
        run: None,
        body: &inbound.text,
        happening: None,
        client_id: inbound.client_id.as_deref(),
        // A customer's clock may be wrong, but nothing is written after it arrived.
        sent_at: inbound.sent_at.min(arrival.received_at),
        quotes: None,
    };
    let message = messages::add(tx, conversation, entry).await?;
    let place = (conversation, message.id);
    files::steps::arrive(tx, channel.id, &inbound.contact.external_id, &inbound.files, place).await?;
    conversations::recount(tx, conversation).await?;
    if let Some(intent) = intent::read(&inbound.text) {
        intents::read(tx, conversation, intent).await?;
    }
    moves::keep_time(tx, conversation).await?;
    if let Some(holder) = holder {
        notifications::tell(tx, Told { conversation, about: About::Reply }, holder).await?;
    }
    events::end(tx, event, "done", None, Some(message.id)).await?;
    tx.record(Event::MessageReceived { conversation, message: message.id }).await?;
    Ok(Ingested::Message(message.id))
}

/// Puts what nothing can be made of aside, with the reason; what arrives behind it moves on
/// (`R-20`).
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn park(tx: &mut Tx<Work>, event: InboxEventId, reason: &str) -> Result<(), Fault> {
    events::end(tx, event, "parked", Some(reason), None).await
}

/// Gives what was parked another try. False where there is no such thing.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn replay(tx: &mut Tx<Work>, event: InboxEventId) -> Result<bool, Fault> {
    if !events::renew(tx, event).await? {
        return Ok(false);
    }
    tx.record(Event::Arrived { event }).await?;
    Ok(true)
}

async fn recognise(tx: &mut Tx<Work>, channel: &Channel, inbound: &Inbound) -> Result<Identity, Fault> {
    let (who, language) = (&inbound.contact, inbound.language.as_deref());
    match contacts::identity(tx, channel.id, &who.external_id).await? {
        Some(known) => {
            contacts::learn(tx, known.contact_id, who, language).await?;
            Ok(known)
        }
        None => contacts::add(tx, channel.id, who, language).await,
    }
}

/// The customer's conversation, open, and who holds it: theirs that is not resolved, or one resolved
/// not long ago, or a new one that continues the last.
async fn conversation_of(
    tx: &mut Tx<Work>,
    channel: &Channel,
    identity: &Identity,
    inbound: &Inbound,
) -> Result<(ConversationId, Option<MemberId>), Fault> {
    let newest = conversations::newest_of(tx, identity.id).await?;
    match newest {
        Some(it) if moves::goes_on(tx, &it).await? => {
            moves::open_for_customer(tx, &it).await?;
            if it.handler == Handler::Ai && channel.assistant_mode == AssistantMode::Off {
                conversations::set_handler(tx, it.id, Handler::Nobody, None).await?;
            }
            if let (None, Some(language)) = (&it.language, &inbound.language) {
                conversations::set_language(tx, it.id, language).await?;
            }
            Ok((it.id, it.assignee_id))
        }
        before => {
            let beginning = Beginning {
                channel: channel.id,
                identity: identity.id,
                contact: identity.contact_id,
                handler: first_handler(channel.assistant_mode),
                language: inbound.language.clone(),
                previous: before.map(|it| (it.id, it.last_seq)),
            };
            Ok((conversations::begin(tx, &beginning).await?, None))
        }
    }
}

/// Who has the line of a new conversation.
const fn first_handler(mode: AssistantMode) -> Handler {
    match mode {
        AssistantMode::Off => Handler::Nobody,
        AssistantMode::Draft | AssistantMode::Send => Handler::Ai,
    }
}
