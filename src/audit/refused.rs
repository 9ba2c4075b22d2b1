//! A refused access, on record.

use serde_json::json;

use super::steps;
use crate::access::{Right, Rights, Work};
use crate::prelude::*;
use crate::tenancy::{CannotBegin, Principal};

/// Writes down that somebody asked for a right that they do not have. In a transaction of
/// its own: the one that they asked for does not exist.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn refused(desk: &Desk, who: Principal, right: Right) -> Result<(), Fault> {
    // The actor stays the one who was refused; the right to write the row is the desk's own.
    let on_record = Principal { rights: Rights::of(&[Right::Work]), ..who };
    let mut tx: Tx<Work> = match desk.begin(on_record).await {
        Ok(tx) => tx,
        Err(CannotBegin::Fault(fault)) => return Err(fault),
        Err(refused) => return Err(Fault::other(refused)),
    };
    steps::note(&mut tx, "denied", "right", None, &json!({ right.name(): [] })).await?;
    tx.commit().await
}
