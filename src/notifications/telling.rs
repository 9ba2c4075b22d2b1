//! How what waits reaches its member.

use super::store::reader::Reader;
use super::store::waiting;
use super::{Place, letters};
use crate::mail;
use crate::prelude::*;

/// Tells a member's open pages what waits for them, or sees to it that they are told when quiet hours are over.
pub(super) async fn announce(tx: &mut Tx<impl Permission>, reader: &Reader) -> Result<(), Fault> {
    if let Some(end) = reader.times.quiet_until(tx.now(), &reader.zone) {
        return look_again(tx, reader, end).await;
    }
    let notifications = waiting::announce(tx, reader.member).await?;
    if notifications.is_empty() {
        return Ok(());
    }
    tx.record(Event::Notified { member: reader.member, notifications }).await
}

/// Sees to it that what waits since `since` is written when its moment comes; says whether that is now.
pub(super) async fn is_to_be_written(
    tx: &mut Tx<impl Permission>,
    reader: &Reader,
    since: OffsetDateTime,
) -> Result<bool, Fault> {
    match reader.times.writes(since, tx.now(), &reader.zone) {
        Some(moment) if moment > tx.now() => look_again(tx, reader, moment).await.map(|()| false),
        Some(_) => Ok(true),
        None => Ok(false),
    }
}

/// Writes a member a letter about what they have not read, if there is something that they still see. Says how much
/// it tells. Whatever it takes is marked in the same transaction, and in no other letter.
pub(super) async fn write(
    tx: &mut Tx<impl Permission>,
    reader: &Reader,
    link: impl Fn(&str, Place) -> String,
) -> Result<usize, Fault> {
    let news = waiting::take(tx, reader).await?;
    if !news.is_empty() {
        mail::steps::post(tx, &letters::digest(reader, &news, link)).await?;
    }
    Ok(news.len())
}

/// Looks at what waits for a member when a moment has come.
async fn look_again(tx: &mut Tx<impl Permission>, reader: &Reader, at: OffsetDateTime) -> Result<(), Fault> {
    tx.record(Event::NewsWaits { member: reader.member, at }).await
}
