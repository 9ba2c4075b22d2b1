//! Which days, and of what.

use std::ops::Range;

use jiff::Span;
use jiff::civil::{Date, date};

use super::figures::hour_of;
use crate::assistant::RunKind;
use crate::prelude::*;
use crate::text::Zone;

/// The most days of one report.
pub const LONGEST: usize = 366;

/// The first day that a report begins with. Long before it, clocks were set by the sun: to seconds that no moment of an
/// API can say.
const EARLIEST: Date = date(1980, 1, 1);

/// Days of the calendar of a workspace, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    first: Date,
    last: Date,
    /// Each day from its first moment to the first of the next.
    pub days: Vec<Range<OffsetDateTime>>,
}

impl Period {
    /// The last `days` days of the calendar of `zone`, today last.
    pub fn last(days: u16, zone: &Zone, now: OffsetDateTime) -> Self {
        let last = zone.local(now).date();
        Self::of(last.saturating_sub(Span::new().days(i64::from(days.max(1)) - 1)), last, zone)
    }

    /// From one date to another, `2026-11-20`, both with it. `None` where they are no dates, stand the wrong way
    /// round, are too far apart, or end before reports begin.
    pub fn between(first: &str, last: &str, zone: &Zone) -> Option<Self> {
        let (first, last) = (begins(first, zone)?, last.parse::<Date>().ok()?);
        let days = usize::try_from((last - first).get_days()).ok()? + 1;
        let period = (days <= LONGEST).then(|| Self::of(first, last, zone))?;
        (period.days.len() == days).then_some(period)
    }

    /// So many days from a date on, `2026-11-20`. `None` where it is none.
    pub fn since(first: &str, days: u16, zone: &Zone) -> Option<Self> {
        let first = begins(first, zone)?;
        Some(Self::of(first, first.saturating_add(Span::new().days(i64::from(days.max(1)) - 1)), zone))
    }

    fn of(first: Date, last: Date, zone: &Zone) -> Self {
        let dates = std::iter::successors(Some(first), |it| it.tomorrow().ok().filter(|it| *it <= last));
        let days = dates.take(LONGEST).filter_map(|it| zone.day(&date_text(it))).collect();
        Self { first, last, days }
    }

    /// The month that a moment is in, up to its last day.
    pub fn month(moment: OffsetDateTime, zone: &Zone) -> Self {
        let date = zone.local(moment).date();
        Self::of(date.first_of_month(), date.last_of_month(), zone)
    }

    /// So many months, the one of `now` first.
    pub fn months(count: usize, zone: &Zone, now: OffsetDateTime) -> Vec<Self> {
        let before = |it: &Self| Some(Self::month(it.whole().start - time::Duration::hours(1), zone));
        std::iter::successors(Some(Self::month(now, zone)), before).take(count).collect()
    }

    /// Its hours: of UTC, as they are counted, cut where its days begin and end.
    pub fn hours(&self) -> Vec<Range<OffsetDateTime>> {
        let all = self.days.iter().flat_map(|day| {
            let next = |it: &OffsetDateTime| Some(hour_of(*it) + time::Duration::HOUR);
            let starts = std::iter::successors(Some(day.start), next).take_while(move |it| *it < day.end);
            starts.map(move |it| it..(hour_of(it) + time::Duration::HOUR).min(day.end))
        });
        all.collect()
    }

    /// As many days, just before.
    #[must_use]
    pub fn before(&self, zone: &Zone) -> Self {
        let days = i64::try_from(self.days.len()).unwrap_or(1);
        let back = |date: Date, days| date.saturating_sub(Span::new().days(days));
        Self::of(back(self.first, days), back(self.first, 1), zone)
    }

    /// As many days, just after.
    #[must_use]
    pub fn after(&self, zone: &Zone) -> Self {
        let days = i64::try_from(self.days.len()).unwrap_or(1);
        let on = |days| self.last.saturating_add(Span::new().days(days));
        Self::of(on(1), on(days), zone)
    }

    /// The date of its first day.
    pub fn first_date(&self) -> String {
        date_text(self.first)
    }

    /// The date of its last day.
    pub fn last_date(&self) -> String {
        date_text(self.last)
    }

    /// From its first moment to the first after it.
    pub fn whole(&self) -> Range<OffsetDateTime> {
        let nothing = OffsetDateTime::UNIX_EPOCH;
        self.days.first().map_or(nothing, |it| it.start)..self.days.last().map_or(nothing, |it| it.end)
    }
}

fn date_text(date: Date) -> String {
    date.to_string()
}

/// The date with which a report begins that is asked for from `first` on.
fn begins(first: &str, zone: &Zone) -> Option<Date> {
    let first: Date = first.parse().ok()?;
    zone.day(&date_text(first))?;
    Some(first.max(EARLIEST))
}

/// Whoever holds what nobody holds.
pub const NOBODY: MemberId = MemberId(uuid::Uuid::nil());
/// The team of what was given to none.
pub const NO_TEAM: TeamId = TeamId(uuid::Uuid::nil());
/// The topic of what has none.
pub const NO_TOPIC: TopicId = TopicId(uuid::Uuid::nil());

/// Which of the conversations; what says nothing leaves in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slice {
    /// By which channel.
    pub channel: Option<ChannelId>,
    /// Who holds them; [`NOBODY`] is nobody.
    pub agent: Option<MemberId>,
    /// To which team they were given; [`NO_TEAM`] is none.
    pub team: Option<TeamId>,
    /// Whether the assistant said something in them.
    pub assistant: Option<bool>,
    /// About what; [`NO_TOPIC`] is about nothing that is known.
    pub topic: Option<TopicId>,
    /// Of the assistant's runs only those; what is no run is counted whatever this says.
    pub kind: Option<RunKind>,
    /// Of the conversations with a label ([`Metric::Labelled`](super::Metric::Labelled)) only those with this one; what
    /// else is counted is counted whatever this says.
    pub label: Option<LabelId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn paris() -> Zone {
        Zone::named("Europe/Paris").unwrap()
    }

    #[test]
    fn a_period_has_whole_days_and_one_as_long_before_it() {
        let period = Period::between("2026-10-24", "2026-10-26", &paris()).unwrap();
        let lengths: Vec<_> = period.days.iter().map(|it| (it.end - it.start).whole_hours()).collect();
        assert_eq!(lengths, [24, 25, 24], "in the night of the 25th the clocks go back");
        let before = period.before(&paris());
        assert_eq!((before.first_date(), before.last_date()), ("2026-10-21".to_owned(), "2026-10-23".to_owned()));
        assert_eq!(before.whole().end, period.whole().start);
    }

    #[test]
    fn a_month_is_the_calendars_and_a_day_has_the_hours_that_it_has() {
        let months = Period::months(3, &paris(), datetime!(2026-03-31 22:30 UTC));
        let days: Vec<_> = months.iter().map(|it| (it.first_date(), it.days.len())).collect();
        assert_eq!(
            days,
            [("2026-04-01", 30), ("2026-03-01", 31), ("2026-02-01", 28)].map(|(it, n)| (it.to_owned(), n))
        );
        let hours = |date: &str, zone: &str| {
            let day = Period::between(date, date, &Zone::named(zone).unwrap()).unwrap();
            let hours = day.hours();
            assert_eq!((hours[0].start, hours[hours.len() - 1].end), (day.whole().start, day.whole().end));
            hours.len()
        };
        assert_eq!((hours("2026-10-25", "Europe/Paris"), hours("2026-03-29", "Europe/Paris")), (25, 23));
        assert_eq!(hours("2026-11-20", "Asia/Kolkata"), 25, "the first and the last are half hours");
    }

    #[test]
    fn seven_days_are_today_and_the_six_before_it() {
        let period = Period::last(7, &paris(), datetime!(2026-11-20 23:30 UTC));
        assert_eq!((period.first_date(), period.last_date()), ("2026-11-15".to_owned(), "2026-11-21".to_owned()));
        assert_eq!(period.days.len(), 7);
    }

    #[test]
    fn what_is_no_period_is_none() {
        for (first, last) in [
            ("2026-10-26", "2026-10-24"),
            ("soon", "2026-10-24"),
            ("2026-10-26", ""),
            ("2020-01-01", "2026-01-01"),
            ("-004800-01-01", "-004800-01-02"),
            ("0248-09-21", "0248-09-27"),
            ("9999-12-31", "9999-12-31"),
        ] {
            assert_eq!(Period::between(first, last, &paris()), None, "{first} {last}");
        }
    }
}
