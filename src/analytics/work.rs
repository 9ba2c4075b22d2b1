//! Counting: what the machine room does, so that reports only have to add.

use std::ops::Range;

use time::Duration;

use super::days;
use super::figures::hour_of;
use super::store::hours;
use crate::access::Work;
use crate::prelude::*;
use crate::text::Zone;

const HOUR: Duration = Duration::hours(1);
/// So many marks are taken at once,
const MARKS: i64 = 1_000;
/// and so much of a history that was never counted.
const STRETCH: Duration = Duration::days(31);

/// Whether there is more to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Everything.
    All,
    /// A part; more is left.
    Some,
    /// Nothing: somebody else counts now.
    Busy,
}

/// Counts again the hours in which something has changed, and a stretch of the history where that was never counted.
///
/// The caller commits. Done twice it counts the same; broken off, nothing of it has happened.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn count(tx: &mut Tx<Work>) -> Result<Counted, Fault> {
    let Some(mut held) = hours::hold(tx).await? else { return Ok(Counted::Busy) };
    if held.zone != held.wanted {
        // Other midnights cut other hours.
        (held.counted_from, held.is_whole) = (None, false);
        days::forget(tx).await?;
    }
    let zone = Zone::named_or_utc(&held.wanted);
    let changed = hours::take(tx, MARKS).await?;
    count_hours(tx, &changed, &zone).await?;
    if !held.is_whole {
        let to = held.counted_from.unwrap_or_else(|| hour_of(tx.now()) + HOUR);
        let beginning = hours::beginning(tx).await?.map(hour_of);
        let from = (to - STRETCH).max(beginning.unwrap_or(to));
        recount(tx, from..to, &zone).await?;
        held.is_whole = beginning.is_none_or(|it| it >= from);
        held.counted_from = Some(from);
    }
    hours::keep(tx, &held).await?;
    let has_days = days::go_on(tx, &held, &zone).await?;
    let is_all = held.is_whole && has_days && !hours::is_marked(tx).await?;
    Ok(if is_all { Counted::All } else { Counted::Some })
}

/// Counts every hour of a time again, whatever was counted of it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn recount(tx: &mut Tx<Work>, time: Range<OffsetDateTime>, zone: &Zone) -> Result<(), Fault> {
    let from = hour_of(time.start);
    let hours: Vec<_> = (0..).map(|it| from + HOUR * it).take_while(|it| *it < time.end).collect();
    count_hours(tx, &hours, zone).await
}

async fn count_hours(tx: &mut Tx<Work>, these: &[OffsetDateTime], zone: &Zone) -> Result<(), Fault> {
    if these.is_empty() {
        return Ok(());
    }
    let whole: Vec<_> = these.iter().map(|it| *it..*it + HOUR).collect();
    hours::forget(tx, &whole).await?;
    let cut: Vec<_> = these.iter().flat_map(|it| cut(*it, zone)).collect();
    hours::count(tx, &cut).await?;
    days::follow(tx, &cut, zone).await
}

/// An hour of UTC, cut where a day begins in the zone.
fn cut(hour: OffsetDateTime, zone: &Zone) -> Vec<Range<OffsetDateTime>> {
    let end = hour + HOUR;
    let date = zone.local(end - Duration::microseconds(1)).date();
    match zone.day(&date.to_string()) {
        Some(day) if day.start > hour && day.start < end => vec![hour..day.start, day.start..end],
        _ => vec![hour..end],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn an_hour_is_cut_where_a_day_begins() {
        let hour = datetime!(2026-11-20 18:00 UTC);
        let kolkata = Zone::named("Asia/Kolkata").unwrap();
        let middle = datetime!(2026-11-20 18:30 UTC);
        assert_eq!(cut(hour, &kolkata), [hour..middle, middle..hour + HOUR], "midnight is at half past");
        assert_eq!(cut(hour - HOUR, &kolkata), [hour - HOUR..hour]);
        let paris = Zone::named("Europe/Paris").unwrap();
        let midnight = datetime!(2026-11-20 23:00 UTC);
        assert_eq!(cut(midnight, &paris), [midnight..midnight + HOUR], "an hour that begins with a day is whole");
    }
}
