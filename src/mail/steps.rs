//! What other features include in their own commands.

use super::{Letter, store};
use crate::prelude::*;

/// Posts a letter together with the change that it tells of.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn post(tx: &mut Tx<impl Permission>, letter: &Letter) -> Result<MailId, Fault> {
    let mail = store::add(tx, letter).await?;
    tx.record(Event::MailPosted { mail }).await?;
    Ok(mail)
}
