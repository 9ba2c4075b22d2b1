//! Changing the look and words of a widget.

use sqlx::types::Json;

use crate::access::ChannelsLook;
use crate::channels::{Look, Settings, store};
use crate::prelude::*;

/// Why a look was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChangeLook {
    /// No such channel in this workspace.
    #[error("channel not found")]
    Gone,
    /// The channel is not a widget.
    #[error("only a widget has a look")]
    NotAWidget,
    /// A greeting is longer than 200 characters.
    #[error("a greeting has 200 characters at most")]
    GreetingTooLong,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a widget another look.
///
/// A pale colour is taken as it is: the widget writes on it in the ink that can be read.
///
/// # Errors
/// [`CannotChangeLook`].
pub async fn change_look(mut tx: Tx<ChannelsLook>, id: ChannelId, look: Look) -> Result<(), CannotChangeLook> {
    let mut channel = store::hold(&mut tx, id).await?.ok_or(CannotChangeLook::Gone)?;
    let Some(Json(Settings::Widget(widget))) = &mut channel.settings else {
        return Err(CannotChangeLook::NotAWidget);
    };
    if !look.greeting.fits() {
        return Err(CannotChangeLook::GreetingTooLong);
    }
    widget.look = look;

    store::keep(&mut tx, &channel).await?;
    tx.record(Event::ChannelChanged { channel: id }).await?;
    Ok(tx.commit().await?)
}
