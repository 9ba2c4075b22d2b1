//! Renaming a channel.

use super::parse_name;
use crate::access::ChannelsLook;
use crate::channels::store;
use crate::prelude::*;

/// Why a channel was not renamed.
#[derive(Debug, thiserror::Error)]
pub enum CannotRename {
    /// No such channel in this workspace.
    #[error("channel not found")]
    Gone,
    /// The name is empty or longer than 80 characters.
    #[error("a channel's name has 1 to 80 characters")]
    BadName,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a channel another name.
///
/// # Errors
/// [`CannotRename`].
pub async fn rename(mut tx: Tx<ChannelsLook>, id: ChannelId, name: &str) -> Result<(), CannotRename> {
    let mut channel = store::hold(&mut tx, id).await?.ok_or(CannotRename::Gone)?;
    channel.name = parse_name(name).ok_or(CannotRename::BadName)?.to_owned();

    store::keep(&mut tx, &channel).await?;
    tx.record(Event::ChannelChanged { channel: id }).await?;
    Ok(tx.commit().await?)
}
