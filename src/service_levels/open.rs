//! How much of a time was open.

use time::{Duration, OffsetDateTime};

use super::Hours;
use super::clock::HORIZON;

/// How much of the time from one moment to another was open.
pub fn open_between(from: OffsetDateTime, to: OffsetDateTime, hours: &Hours) -> Duration {
    let (first, last) = (hours.zone.local(from).date(), hours.zone.local(to).date());
    // From the day before: where it is still open at midnight, that day's hours go on.
    let days = std::iter::successors(first.yesterday().ok(), |day| day.tomorrow().ok());
    days.take_while(|day| *day <= last)
        .take(HORIZON)
        .flat_map(|day| hours.open_on(day))
        .map(|it| it.end.min(to) - it.start.max(from))
        .filter(|it| it.is_positive())
        .sum()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::service_levels::{Opening, Week, course};
    use crate::text::Zone;

    /// Half past nine to noon and one to six, from Monday to Friday, in Paris.
    fn office() -> Hours {
        let day = Opening::parse_day("09:30-12:00, 13:00-18:00").unwrap();
        let mut week = Week::default();
        week.0[..5].fill(day);
        Hours { week, ..Hours::always(Zone::named("Europe/Paris").unwrap()) }
    }

    #[test]
    fn only_open_time_counts() {
        let hours = office();
        // Friday in November: Paris is an hour ahead.
        let friday = datetime!(2026-11-20 10:50 UTC);
        for (to, minutes) in [
            (datetime!(2026-11-20 10:50 UTC), 0),
            (datetime!(2026-11-20 10:55 UTC), 5),
            (datetime!(2026-11-20 12:10 UTC), 20),
            (datetime!(2026-11-22 12:00 UTC), 310),
            (datetime!(2026-11-23 09:00 UTC), 340),
        ] {
            assert_eq!(open_between(friday, to, &hours), Duration::minutes(minutes), "to {to}");
        }
        assert_eq!(open_between(friday, friday - Duration::HOUR, &hours), Duration::ZERO, "backwards is nothing");
    }

    #[test]
    fn the_time_up_to_when_something_is_due_is_the_time_it_was_promised_within() {
        let start = datetime!(2026-10-23 15:10 UTC);
        for minutes in [1, 49, 51, 600, 1_234] {
            let due = course(start, Duration::minutes(minutes), &office(), &[]).due.unwrap();
            assert_eq!(open_between(start, due, &office()), Duration::minutes(minutes));
        }
    }
}
