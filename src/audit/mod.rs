//! audit (placeholder front page, written by the team feature)
use crate::prelude::*;
/// Writes that somebody was refused a right.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn refused(_desk: &Desk, _who: crate::tenancy::Principal, _right: crate::access::Right) -> Result<(), Fault> {
    Ok(())
}
