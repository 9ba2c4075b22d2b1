//! What other features ask of a team inside their own transactions.

use super::store;
use crate::prelude::*;

/// The name of a team that is there, and stays so until the transaction ends.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn hold_name(tx: &mut Tx<impl Permission>, id: TeamId) -> Result<Option<String>, Fault> {
    store::hold_name(tx, id).await
}
