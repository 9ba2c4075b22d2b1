//! Whom to write to when nobody of the team acts.

use crate::access::WorkspaceManage;
use crate::prelude::*;
use crate::service_levels::store;
use crate::team::Email;

/// Sets the address at the end of the ladder; `None` is none.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn set_fallback(mut tx: Tx<WorkspaceManage>, to: Option<&Email>) -> Result<(), Fault> {
    store::set_fallback(&mut tx, to).await?;
    tx.commit().await
}
