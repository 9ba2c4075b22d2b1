//! A month of the workspace's calendar.

use std::ops::Range;

use jiff::Span;
use jiff::civil::Date;

use crate::prelude::*;
use crate::text::Zone;

/// A month by the workspace's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The date of its first day: its name in the database.
    pub first: time::Date,
    /// From its first moment to the first of the next.
    pub time: Range<OffsetDateTime>,
}

impl Month {
    /// The month that a moment is in.
    pub fn of(moment: OffsetDateTime, zone: &Zone) -> Self {
        let first = zone.local(moment).date().first_of_month();
        let begins = |it: Date| zone.day(&it.to_string()).map_or(moment, |day| day.start);
        let next = first.saturating_add(Span::new().months(1));
        Self { first: date(first).unwrap_or_else(|| moment.date()), time: begins(first)..begins(next) }
    }

    /// The one before.
    #[must_use]
    pub fn before(&self, zone: &Zone) -> Self {
        Self::of(self.time.start - time::Duration::HOUR, zone)
    }

    /// This one and those that come after it, up to the one of `now`.
    pub(super) fn until(self, now: OffsetDateTime, zone: &Zone) -> Vec<Self> {
        let next = |it: &Self| (it.time.end > it.time.start && it.time.end <= now).then(|| Self::of(it.time.end, zone));
        std::iter::successors(Some(self), next).collect()
    }

    /// The beginning of the hour that a moment is in; hours begin with the month.
    pub(super) fn hour(&self, moment: OffsetDateTime) -> OffsetDateTime {
        let hours = (moment - self.time.start).whole_hours().max(0);
        self.time.start + time::Duration::hours(hours)
    }
}

fn date(date: Date) -> Option<time::Date> {
    let month = time::Month::try_from(u8::try_from(date.month()).ok()?).ok()?;
    time::Date::from_calendar_date(i32::from(date.year()), month, u8::try_from(date.day()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn a_month_begins_and_ends_by_the_workspaces_clock() {
        let paris = Zone::named("Europe/Paris").unwrap();
        let last = Month::of(datetime!(2026-10-31 22:59 UTC), &paris);
        assert_eq!(last.first, date!(2026 - 10 - 01));
        assert_eq!(last.time, datetime!(2026-09-30 22:00 UTC)..datetime!(2026-10-31 23:00 UTC), "clocks changed in it");
        let this = Month::of(datetime!(2026-10-31 23:00 UTC), &paris);
        assert_eq!((this.first, this.before(&paris)), (date!(2026 - 11 - 01), last.clone()));
        let all = last.until(datetime!(2026-12-01 00:00 UTC), &paris);
        assert_eq!(all.iter().map(|it| it.first.month() as u8).collect::<Vec<_>>(), [10, 11, 12]);
    }

    #[test]
    fn an_hour_begins_with_the_month_also_where_midnight_is_at_half_past() {
        let kolkata = Zone::named("Asia/Kolkata").unwrap();
        let month = Month::of(datetime!(2026-11-20 09:00 UTC), &kolkata);
        assert_eq!(month.time.start, datetime!(2026-10-31 18:30 UTC));
        assert_eq!(month.hour(datetime!(2026-11-20 09:00 UTC)), datetime!(2026-11-20 08:30 UTC));
        assert_eq!(month.hour(month.time.start), month.time.start);
    }
}
