//! Another system begins a conversation for one of its customers.

use super::arrive::may_use;
use crate::access::ApiMessages;
use crate::channels::{self, AssistantMode};
use crate::inbox::inbound::line;
use crate::inbox::store::contacts;
use crate::inbox::store::conversations::{self, Beginning};
use crate::inbox::{BadInbound, Handler, InboundContact, Status};
use crate::prelude::*;

/// Why no conversation began.
#[derive(Debug, thiserror::Error)]
pub enum CannotStart {
    /// No such channel that the key may use.
    #[error("channel not found")]
    Gone,
    /// What is said of the customer cannot be stored.
    #[error(transparent)]
    Bad(#[from] BadInbound),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The customer's unresolved conversation; a new one where there is none, in which the
/// customer has the word. True where it is new.
///
/// # Errors
/// [`CannotStart`].
pub async fn start(
    mut tx: Tx<ApiMessages>,
    channel: ChannelId,
    who: &InboundContact,
) -> Result<(ConversationId, bool), CannotStart> {
    let found = channels::find(&mut tx, channel).await?.ok_or(CannotStart::Gone)?;
    if found.kind != channels::Kind::Api || !may_use(tx.actor(), channel) {
        return Err(CannotStart::Gone);
    }
    check(who)?;
    contacts::hold_place(&mut tx, channel, &who.external_id).await?;
    let identity = match contacts::identity(&mut tx, channel, &who.external_id).await? {
        Some(known) => {
            contacts::learn(&mut tx, known.contact_id, who, None).await?;
            known
        }
        None => contacts::add(&mut tx, channel, who, None).await?,
    };

    let (conversation, is_new) = match conversations::newest_of(&mut tx, identity.id).await? {
        Some(open) if open.status != Status::Resolved => (open.id, false),
        before => {
            let beginning = Beginning {
                channel,
                identity: identity.id,
                contact: identity.contact_id,
                handler: if found.assistant_mode == AssistantMode::Off { Handler::Nobody } else { Handler::Ai },
                language: None,
                previous: before.map(|it| (it.id, it.last_seq)),
            };
            let id = conversations::begin(&mut tx, &beginning).await?;
            // Nobody waits for an answer before anything was asked.
            conversations::set_status(&mut tx, id, Status::Waiting, None).await?;
            tx.record(Event::ConversationChanged { conversation: id }).await?;
            (id, true)
        }
    };
    tx.commit().await?;
    Ok((conversation, is_new))
}

fn check(who: &InboundContact) -> Result<(), BadInbound> {
    line("contact.external_id", &who.external_id, 200)?;
    who.name.as_ref().map_or(Ok(()), |it| line("contact.name", it, 80))?;
    who.email.as_ref().map_or(Ok(()), |it| line("contact.email", it, 254))
}
