//! What a member does with their notifications.

use super::store::{self, reader};
use super::{Choices, Place, Times, telling};
use crate::access::{Belong, InboxRead};
use crate::prelude::*;

/// Opens a notification: it is read, and this is the place to look at. `None` where the member
/// has no such notification.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn open(mut tx: Tx<InboxRead>, id: NotificationId) -> Result<Option<Place>, Fault> {
    let place = store::mark_read(&mut tx, id).await?;
    tx.commit().await?;
    Ok(place)
}

/// Marks everything as read that stands behind the bell. What one wants by mail alone is still written.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mark_all_read(mut tx: Tx<InboxRead>) -> Result<(), Fault> {
    store::mark_all_read(&mut tx).await?;
    tx.commit().await
}

/// Says of what one wants to be told, and by which ways. What one was told already stays as it is.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn choose(mut tx: Tx<Belong>, wanted: &Choices) -> Result<(), Fault> {
    store::choices::choose(&mut tx, wanted).await?;
    tx.commit().await
}

/// Says when one wants to be told. What waits by then is looked at again at once.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn set_times(mut tx: Tx<Belong>, times: &Times) -> Result<(), Fault> {
    store::choices::set_times(&mut tx, times).await?;
    if let Some(member) = tx.member() {
        let at = tx.now();
        tx.record(Event::NewsWaits { member, at }).await?;
    }
    tx.commit().await
}

/// Has what waits to be written written now, whatever the hour; says how much that is. `link` makes an address out of
/// the workspace's name in addresses and the place in it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mail_now(mut tx: Tx<Belong>, link: impl Fn(&str, Place) -> String) -> Result<usize, Fault> {
    let Some(member) = tx.member() else { return Ok(0) };
    let Some(reader) = reader::find(&mut tx, member).await? else { return Ok(0) };
    let told = telling::write(&mut tx, &reader, link).await?;
    tx.commit().await?;
    Ok(told)
}
