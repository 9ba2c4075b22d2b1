//! Something arrives from outside.

use crate::access::{ApiMessages, VisitorWrite};
use crate::channels::{self, visitors};
use crate::files;
use crate::inbox::inbound::line;
use crate::inbox::{BadInbound, Inbound, InboundContact, store};
use crate::prelude::*;
use crate::tenancy::Actor;

/// Permissions by which messages may be brought in.
pub trait BringsIn: Permission {}
impl BringsIn for ApiMessages {}
impl BringsIn for VisitorWrite {}

/// What was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// Under which id; the same for every repetition.
    pub event: InboxEventId,
    /// Whether it had not arrived before.
    pub is_new: bool,
}

/// Why something was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum CannotArrive {
    /// No such channel that the sender may use.
    #[error("channel not found")]
    Gone,
    /// A file that is to go along was not taken in before, or has gone along already.
    #[error("no such file waits")]
    NoSuchFile,
    /// It cannot be stored.
    #[error(transparent)]
    Bad(#[from] BadInbound),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Stores what another system brought in, once, and says so only when it is safe (`J-3`).
///
/// `provider_event_id` is the sender's id of it: brought again, nothing changes and the
/// answer is the same (`W-3`). A paused channel takes messages in all the same.
///
/// # Errors
/// [`CannotArrive`].
pub async fn arrive(
    mut tx: Tx<ApiMessages>,
    channel: ChannelId,
    provider_event_id: &str,
    inbound: &Inbound,
) -> Result<Arrived, CannotArrive> {
    let found = channels::find(&mut tx, channel).await?.ok_or(CannotArrive::Gone)?;
    if found.kind != channels::Kind::Api || !may_use(tx.actor(), channel) {
        return Err(CannotArrive::Gone);
    }
    store_once(tx, channel, provider_event_id, inbound).await
}

/// Stores what a visitor of a widget wrote, once, with what they send along. `client_id` is the
/// widget's id of it.
///
/// # Errors
/// [`CannotArrive`].
pub async fn write(
    mut tx: Tx<VisitorWrite>,
    client_id: &str,
    text: &str,
    name: Option<String>,
    email: Option<String>,
    files: Vec<FileId>,
) -> Result<Arrived, CannotArrive> {
    let visit = visitors::acting(&mut tx).await?.ok_or(CannotArrive::Gone)?;
    let inbound = Inbound {
        text: text.to_owned(),
        contact: InboundContact { external_id: visit.external_id.clone(), name, email },
        sent_at: tx.now(),
        language: Some(visit.language),
        client_id: Some(client_id.to_owned()),
        files,
    };
    // Below the visitor's own name: nobody can silence somebody else by using up an id.
    let event_id = format!("{}/{client_id}", visit.external_id);
    store_once(tx, visit.channel, &event_id, &inbound).await
}

async fn store_once<P: BringsIn>(
    mut tx: Tx<P>,
    channel: ChannelId,
    provider_event_id: &str,
    inbound: &Inbound,
) -> Result<Arrived, CannotArrive> {
    inbound.check()?;
    line("the event's id", provider_event_id, 400)?;
    if !files::steps::are_brought(&mut tx, channel, &inbound.contact.external_id, &inbound.files).await? {
        // What was stored before is not asked for its files again: they have gone along with it.
        let known = store::events::known(&mut tx, channel, provider_event_id).await?;
        return known.map(|event| Arrived { event, is_new: false }).ok_or(CannotArrive::NoSuchFile);
    }
    match store::events::add(&mut tx, channel, provider_event_id, inbound).await? {
        Some(event) => {
            tx.record(Event::Arrived { event }).await?;
            #[cfg(feature = "planted-faults")]
            if crate::planted::is(crate::planted::Planted::AckBeforeCommit) {
                tokio::spawn(async move {
                    tokio::time::sleep(crate::planted::LATE).await;
                    tx.commit().await
                });
                return Ok(Arrived { event, is_new: true });
            }
            tx.commit().await?;
            Ok(Arrived { event, is_new: true })
        }
        None => {
            let known = store::events::known(&mut tx, channel, provider_event_id).await?;
            let event = known.ok_or_else(|| Fault::other("what was brought before is gone"))?;
            Ok(Arrived { event, is_new: false })
        }
    }
}

/// Whether a service key is for this channel.
pub(super) fn may_use(actor: &Actor, channel: ChannelId) -> bool {
    matches!(actor, Actor::Key { channel: only, .. } if only.is_none_or(|it| it == channel))
}
