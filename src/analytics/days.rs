//! Days: the hours of a workspace's day, added up once nothing of it can change by the passing of time alone.
//!
//! The days that are added up follow one another without a gap, and each says what its hours say: whoever counts an
//! hour of one again adds that day up again, in the same transaction. Whoever sees everything reads them, and hours for
//! the rest.

use std::collections::BTreeMap;
use std::ops::Range;

use time::Duration;

use super::figures::settled_before;
use super::store::days;
use super::store::hours::Held;
use crate::access::Work;
use crate::prelude::*;
use crate::text::Zone;

/// So many days are added up in one turn.
const AT_ONCE: usize = 62;

/// Forgets every day: other midnights cut other days.
pub(super) async fn forget(tx: &mut Tx<Work>) -> Result<(), Fault> {
    days::forget_all(tx).await
}

/// Adds up again the days of these hours, which were counted anew, where they were added up before.
pub(super) async fn follow(tx: &mut Tx<Work>, hours: &[Range<OffsetDateTime>], zone: &Zone) -> Result<(), Fault> {
    let Some(added) = days::added(tx).await? else { return Ok(()) };
    let touched = hours.iter().filter(|it| it.start >= added.start && it.start < added.end);
    let touched: BTreeMap<_, _> =
        touched.filter_map(|it| day_of(it.start, zone)).map(|it| (it.start, it.end)).collect();
    let touched: Vec<_> = touched.into_iter().map(|(start, end)| start..end).collect();
    days::add_up(tx, &touched).await
}

/// Adds up days that were not: those that have ended since, and then those before, as far as their hours are counted.
/// Returns whether that is all.
pub(super) async fn go_on(tx: &mut Tx<Work>, held: &Held, zone: &Zone) -> Result<bool, Fault> {
    let Some(today) = day_of(settled_before(tx.now()), zone) else { return Ok(true) };
    let counted = if held.is_whole { days::oldest_hour(tx).await? } else { held.counted_from };
    let mut added = days::added(tx).await?.unwrap_or(today.start..today.start);
    let mut wanted = Vec::new();
    while added.end < today.start && wanted.len() < AT_ONCE {
        let Some(day) = day_of(added.end, zone).filter(|it| it.end > added.end) else { break };
        added.end = day.end;
        wanted.push(day);
    }
    let mut is_all = added.end >= today.start || wanted.len() < AT_ONCE;
    while let Some(counted) = counted.filter(|it| *it < added.start) {
        if wanted.len() >= AT_ONCE {
            is_all = false;
            break;
        }
        let day = day_of(added.start - Duration::microseconds(1), zone).filter(|it| it.start < added.start);
        // A day is added up once all of it is counted.
        let Some(day) = day.filter(|it| held.is_whole || it.start >= counted) else { break };
        added.start = day.start;
        wanted.push(day);
    }
    days::add_up(tx, &wanted).await?;
    days::keep(tx, &added, is_all).await?;
    Ok(is_all)
}

/// The day of the zone's calendar that a moment is in.
fn day_of(moment: OffsetDateTime, zone: &Zone) -> Option<Range<OffsetDateTime>> {
    zone.day(&zone.local(moment).date().to_string())
}
