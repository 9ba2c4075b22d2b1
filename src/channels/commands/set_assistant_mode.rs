//! Saying what the assistant does on a channel.

use super::CannotChange;
use crate::access::AssistantPublish;
use crate::channels::{AssistantMode, store};
use crate::prelude::*;

/// Sets what the assistant does with messages of this channel, from the next one on.
///
/// # Errors
/// [`CannotChange`].
pub async fn set_assistant_mode(
    mut tx: Tx<AssistantPublish>,
    id: ChannelId,
    mode: AssistantMode,
) -> Result<(), CannotChange> {
    let mut channel = store::hold(&mut tx, id).await?.ok_or(CannotChange::Gone)?;
    channel.assistant_mode = mode;

    store::keep(&mut tx, &channel).await?;
    tx.record(Event::ChannelChanged { channel: id }).await?;
    Ok(tx.commit().await?)
}
