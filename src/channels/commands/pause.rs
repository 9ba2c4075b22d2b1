//! Pausing a channel, and letting it run again.

use super::CannotChange;
use crate::access::ChannelsConnect;
use crate::channels::store;
use crate::prelude::*;

/// Pauses a channel: what customers write is still taken in, nothing leaves.
///
/// # Errors
/// [`CannotChange`].
pub async fn pause(tx: Tx<ChannelsConnect>, id: ChannelId) -> Result<(), CannotChange> {
    set_active(tx, id, false).await
}

/// Lets a paused channel run again.
///
/// # Errors
/// [`CannotChange`].
pub async fn resume(tx: Tx<ChannelsConnect>, id: ChannelId) -> Result<(), CannotChange> {
    set_active(tx, id, true).await
}

async fn set_active(mut tx: Tx<ChannelsConnect>, id: ChannelId, active: bool) -> Result<(), CannotChange> {
    let mut channel = store::hold(&mut tx, id).await?.ok_or(CannotChange::Gone)?;
    channel.active = active;

    store::keep(&mut tx, &channel).await?;
    tx.record(Event::ChannelChanged { channel: id }).await?;
    Ok(tx.commit().await?)
}
