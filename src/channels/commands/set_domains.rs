//! Saying which sites may show a widget.

use sqlx::types::Json;

use crate::access::ChannelsConnect;
use crate::channels::{Domain, Settings, store};
use crate::prelude::*;

/// The most sites of one widget.
const MOST: usize = 50;

/// Why the sites were not set.
#[derive(Debug, thiserror::Error)]
pub enum CannotSetDomains {
    /// No such channel in this workspace.
    #[error("channel not found")]
    Gone,
    /// The channel is not a widget.
    #[error("only a widget stands on sites")]
    NotAWidget,
    /// More than 50 sites.
    #[error("a widget has {MOST} sites at most")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Lets the sites of `domains`, and no others, show a widget.
///
/// # Errors
/// [`CannotSetDomains`].
pub async fn set_domains(
    mut tx: Tx<ChannelsConnect>,
    id: ChannelId,
    domains: Vec<Domain>,
) -> Result<(), CannotSetDomains> {
    let mut channel = store::hold(&mut tx, id).await?.ok_or(CannotSetDomains::Gone)?;
    let Some(Json(Settings::Widget(widget))) = &mut channel.settings else {
        return Err(CannotSetDomains::NotAWidget);
    };
    if domains.len() > MOST {
        return Err(CannotSetDomains::TooMany);
    }
    widget.allowed_domains = domains;

    store::keep(&mut tx, &channel).await?;
    tx.record(Event::ChannelChanged { channel: id }).await?;
    Ok(tx.commit().await?)
}
