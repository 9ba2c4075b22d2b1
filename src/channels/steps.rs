//! What other features do with channels, inside their own transactions.

use super::commands::public_key;
use super::store;
use crate::prelude::*;

/// What the channel of imported history is called until somebody renames it.
const NAME: &str = "Import";

/// The channel of imported history, held until the transaction ends: nothing leaves by it, and the assistant stays out.
/// It is made for the first of what is imported.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn history(tx: &mut Tx<impl Permission>) -> Result<ChannelId, Fault> {
    match store::history(tx).await? {
        Some(known) => Ok(known),
        None => store::add_history(tx, NAME, &public_key()).await,
    }
}
