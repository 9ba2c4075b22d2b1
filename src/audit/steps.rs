//! What other features include in their own commands.

use serde_json::{Value, json};

use super::Way;
use super::store::{self, New};
use crate::prelude::*;

/// Exports of these carry what is known of people; others are numbers, or of companies.
const OF_PEOPLE: [&str; 3] = ["contact", "lead", "audit entry"];

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
    store::add(tx, &New { action, object_kind, object, changes, reason: None, personal: false }).await
}

/// Writes down that somebody takes a table out of the house: `of` says which, and `rows` how long it is.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn exported(
    tx: &mut Tx<impl Permission>,
    object_kind: &'static str,
    of: &str,
    rows: usize,
) -> Result<(), Fault> {
    let changes = json!({ "of": [null, of], "rows": [null, rows] });
    let personal = OF_PEOPLE.contains(&object_kind);
    let way = Some(Way::Table);
    store::add(tx, &New { action: "export", object_kind, object: None, changes: &changes, reason: way, personal }).await
}

/// Writes down that somebody read what is known of a person, once an hour for each reader and thing: `object` is the
/// thing, or `None` for a list. Says whether that was written now; then it is to be committed. Who sees no personal data
/// read none.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn read(
    tx: &mut Tx<impl Permission>,
    object_kind: &'static str,
    object: Option<uuid::Uuid>,
    way: Way,
) -> Result<bool, Fault> {
    if tx.sight().is_masked {
        return Ok(false);
    }
    store::add_read(tx, object_kind, object, way).await
}
