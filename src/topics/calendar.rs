//! Days of a workspace's own calendar.

use time::{Date, Duration, Month, OffsetDateTime};

use crate::text::Zone;

/// The date of a moment in a zone.
pub fn date_of(moment: OffsetDateTime, zone: &Zone) -> Date {
    let local = zone.local(moment).date();
    let parts = (u8::try_from(local.month()), u8::try_from(local.day()));
    let date = match parts {
        (Ok(month), Ok(day)) => {
            Month::try_from(month).and_then(|month| Date::from_calendar_date(local.year().into(), month, day)).ok()
        }
        _ => None,
    };
    date.unwrap_or(moment.date())
}

/// So many dates, the last of them `last`.
pub fn dates_until(last: Date, many: u16) -> impl Iterator<Item = Date> {
    (0..i64::from(many)).rev().map(move |ago| last.saturating_sub(Duration::days(ago)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn a_day_begins_where_the_workspace_is() {
        let paris = Zone::named("Europe/Paris").unwrap();
        assert_eq!(date_of(datetime!(2026-11-19 22:59 UTC), &paris), date!(2026 - 11 - 19));
        assert_eq!(date_of(datetime!(2026-11-19 23:00 UTC), &paris), date!(2026 - 11 - 20));
        let days: Vec<Date> = dates_until(date!(2026 - 03 - 01), 3).collect();
        assert_eq!(days, [date!(2026 - 02 - 27), date!(2026 - 02 - 28), date!(2026 - 03 - 01)]);
    }
}
