//! What other features include in their own commands.

use serde_json::Value;

use super::store;
use crate::prelude::*;

/// Writes down what no table shows, in the transaction in which it happens. `changes` is an
/// object, column -> before and after, without secrets and without personal data.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn note(
    tx: &mut Tx<impl Permission>,
    action: &'static str,
    object_kind: &'static str,
    object: Option<uuid::Uuid>,
    changes: &Value,
) -> Result<(), Fault> {
    store::add(tx, action, object_kind, object, changes).await
}
