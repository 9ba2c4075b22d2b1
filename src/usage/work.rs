//! Adding up, comparing and telling: what the machine room has done again and again.

use time::Duration;

use super::store::{self, hours};
use super::{Check, Month};
use crate::access::Work;
use crate::billing;
use crate::notifications;
use crate::prelude::*;
use crate::text::Zone;

/// Whatever is used has its event by then: the longest run has ended, and the longest transaction.
const LATE: Duration = Duration::hours(2);
/// When a night's comparison begins, after midnight.
const NIGHT: Duration = Duration::hours(3);

/// Adds up what was used since the last time; compares, where a night has come; tells of what is reached.
///
/// The caller commits. Done twice it comes to the same; broken off, nothing of it has happened.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn look(tx: &mut Tx<Work>) -> Result<(), Fault> {
    let Some(held) = hours::hold(tx).await? else { return Ok(()) };
    let now = tx.now();
    let zone = Zone::named_or_utc(&held.wanted);
    let month = Month::of(now, &zone);
    let mut from = held.counted_at - LATE;
    let mut check_at = held.check_at;
    if now >= held.check_at {
        from = month.before(&zone).time.start.min(from);
        check(tx, &held, from, &zone).await?;
        check_at = night_after(now, &zone);
    }
    if held.zone.as_ref() != Some(&held.wanted) {
        // Other months begin other hours.
        hours::forget(tx).await?;
        from = hours::beginning(tx).await?.unwrap_or(now);
    }
    for each in Month::of(from, &zone).until(now, &zone) {
        let start = each.hour(from);
        hours::count(tx, &each, start..each.time.end).await?;
    }
    hours::keep(tx, &held, check_at).await?;
    billing::steps::hold_to_plan(tx).await?;
    tell(tx, &month).await
}

/// Holds the events against what they count, and the hours against the events. What is wrong is put right: missing events
/// here, hours when they are added up anew afterwards.
async fn check(tx: &mut Tx<Work>, held: &hours::Held, from: OffsetDateTime, zone: &Zone) -> Result<(), Fault> {
    let Some(counted_by) = &held.zone else {
        // What was used before anybody counted is no mistake.
        return hours::add_missing(tx, OffsetDateTime::UNIX_EPOCH).await.map(drop);
    };
    let missing = hours::add_missing(tx, from).await?;
    let mut wrong = 0;
    // Whoever has just moved to another zone has no hours to compare.
    if *counted_by == held.wanted {
        let to = held.counted_at - LATE;
        for each in Month::of(from, zone).until(to, zone) {
            let time = each.hour(from)..each.hour(to).min(each.time.end);
            wrong += hours::count_wrong(tx, &each, time).await?;
        }
    }
    if missing > 0 || wrong > 0 {
        tracing::warn!(tenant = %tx.tenant(), missing, wrong, "usage was not what it is made of, and is put right");
    }
    let at = tx.now();
    hours::note_check(tx, Check { at, missing, wrong }).await
}

fn night_after(now: OffsetDateTime, zone: &Zone) -> OffsetDateTime {
    let next = zone.local(now).date().tomorrow().ok();
    let day = next.and_then(|it| zone.day(&it.to_string()));
    day.map_or(now + Duration::DAY, |it| it.start + NIGHT)
}

/// Tells whoever reads the bills of the highest step that each meter has reached and nobody was told of in this month.
async fn tell(tx: &mut Tx<Work>, month: &Month) -> Result<(), Fault> {
    for meter in store::meters(tx, month).await? {
        let mut news = None;
        for percent in meter.reached() {
            if store::note(tx, meter.metered, percent, month).await? {
                news = Some(percent);
            }
        }
        if let Some(percent) = news {
            notifications::steps::tell_of_use(tx, (meter.metered, percent)).await?;
        }
    }
    Ok(())
}
