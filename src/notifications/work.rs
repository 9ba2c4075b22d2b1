//! What the worker does about what waits.

use super::store::{reader, waiting};
use super::{Place, telling};
use crate::access::Work;
use crate::prelude::*;

/// Brings a member what waits for them and may be told by now; the rest is looked at again when its moment has come.
/// `link` makes an address out of the workspace's name in addresses and the place in it.
///
/// Nothing is kept about when that is: it follows from what waits and from what the member wants. So however often
/// this is done, and whatever they have changed since, it does what is right by now.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn bring(tx: &mut Tx<Work>, member: MemberId, link: impl Fn(&str, Place) -> String) -> Result<(), Fault> {
    let Some(reader) = reader::find(tx, member).await? else { return Ok(()) };
    let waits = waiting::of(tx, member).await?;
    if waits.to_announce {
        telling::announce(tx, &reader).await?;
    }
    if let Some(since) = waits.to_write_since
        && telling::is_to_be_written(tx, &reader, since).await?
    {
        telling::write(tx, &reader, link).await?;
    }
    Ok(())
}
