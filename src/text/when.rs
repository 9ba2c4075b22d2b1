//! Moments, spans and money as people read them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use time::{Duration, OffsetDateTime};

use super::Locale;
use crate::say;

/// A time zone of the IANA database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of that name, e.g. `Europe/Paris`.
    pub fn named(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }

    /// The zone of that name, or UTC where the database does not know it.
    pub fn named_or_utc(name: &str) -> Self {
        Self::named(name).unwrap_or(Self(TimeZone::UTC))
    }

    /// The day of that date (`2026-11-20`) in this zone: from its first moment to the first
    /// of the next. `None` where the text is no date, or one before the first year, which few
    /// things can hold.
    pub fn day(&self, date: &str) -> Option<std::ops::Range<OffsetDateTime>> {
        let first = date.parse().ok().filter(|it: &jiff::civil::Date| it.year() > 0)?;
        let moment = |day: jiff::civil::Date| {
            let zoned = day.to_zoned(self.0.clone()).ok()?;
            OffsetDateTime::from_unix_timestamp_nanos(zoned.timestamp().as_nanosecond()).ok()
        };
        Some(moment(first)?..moment(first.tomorrow().ok()?)?)
    }

    /// Its name, e.g. `Europe/Paris`.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// A moment by the wall clock of this zone, as machines read it: `2026-11-20T00:00:00+01:00`.
    pub fn iso(&self, moment: OffsetDateTime) -> String {
        let timestamp = Timestamp::from_nanosecond(moment.unix_timestamp_nanos()).unwrap_or_default();
        timestamp.to_zoned(self.0.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// The wall clock in this zone.
    pub fn local(&self, moment: OffsetDateTime) -> DateTime {
        let timestamp = Timestamp::from_nanosecond(moment.unix_timestamp_nanos()).unwrap_or_default();
        self.0.to_datetime(timestamp)
    }
}

impl Zone {
    /// Nine o'clock in this zone, so many days after `moment`.
    pub fn morning(&self, moment: OffsetDateTime, days_later: i32) -> OffsetDateTime {
        let day = self.local(moment).date().saturating_add(jiff::Span::new().days(days_later));
        self.moment(day.at(9, 0, 0, 0)).unwrap_or(moment)
    }

    /// How many days after `moment` the next Monday is: 1 to 7.
    pub fn days_to_monday(&self, moment: OffsetDateTime) -> i32 {
        7 - i32::from(self.local(moment).date().weekday().to_monday_zero_offset())
    }

    /// Reads what a browser's field for date and time holds, `2026-11-20T14:02`.
    pub fn read(&self, text: &str) -> Option<OffsetDateTime> {
        self.moment(text.parse().ok().filter(|it: &DateTime| it.year() > 0)?)
    }

    /// The moment at which the wall clock shows this; one that it skips is the moment after the gap,
    /// one that it shows twice is the first.
    pub fn moment(&self, local: DateTime) -> Option<OffsetDateTime> {
        let zoned = self.0.to_zoned(local).ok()?;
        OffsetDateTime::from_unix_timestamp(zoned.timestamp().as_second()).ok()
    }
}

/// `14:02`.
pub fn time_of_day(moment: OffsetDateTime, zone: &Zone) -> String {
    let local = zone.local(moment);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

fn month(locale: Locale, number: i8) -> String {
    locale.say(&format!("month-{number}"), &[])
}

fn month_short(locale: Locale, number: i8) -> String {
    locale.say(&format!("month-short-{number}"), &[])
}

/// `Thursday 13 November`.
pub fn day(moment: OffsetDateTime, zone: &Zone, locale: Locale) -> String {
    let local = zone.local(moment);
    let weekday = locale.say(&format!("weekday-{}", local.weekday().to_monday_one_offset()), &[]);
    format!("{weekday} {} {}", local.day(), month(locale, local.month()))
}

/// A moment of the days around `now`: `14:02` today, `Mon 09:00` within a week, else the date too.
pub fn around(moment: OffsetDateTime, now: OffsetDateTime, zone: &Zone, locale: Locale) -> String {
    let (there, here) = (zone.local(moment), zone.local(now));
    let days = (there.date() - here.date()).get_days();
    let time = time_of_day(moment, zone);
    match days {
        0 => time,
        -6..=6 => {
            let day = locale.say(&format!("weekday-short-{}", there.weekday().to_monday_one_offset()), &[]);
            format!("{day} {time}")
        }
        _ => format!("{} {} {time}", there.day(), month_short(locale, there.month())),
    }
}

/// `13 November 2025, 14:02`: the whole moment, for tooltips and logs.
pub fn full(moment: OffsetDateTime, zone: &Zone, locale: Locale) -> String {
    let local = zone.local(moment);
    format!("{} {} {}, {}", local.day(), month(locale, local.month()), local.year(), time_of_day(moment, zone))
}

/// A moment in a list: `now`, `8 min`, `3 h`, `Yesterday 14:02`, `Mon 09:00`, `13 Nov`,
/// `13 Nov 2024`.
pub fn short(moment: OffsetDateTime, now: OffsetDateTime, zone: &Zone, locale: Locale) -> String {
    let passed = now - moment;
    if passed >= Duration::ZERO && passed < Duration::minutes(1) {
        return say!(locale, "when-now");
    }
    if passed >= Duration::ZERO && passed < Duration::hours(1) {
        return say!(locale, "when-minutes", count = passed.whole_minutes());
    }
    let (then, today) = (zone.local(moment), zone.local(now));
    let days = today.date().since(then.date()).map_or(i32::MAX, |span| span.get_days());
    let clock = time_of_day(moment, zone);
    match days {
        0 if passed >= Duration::ZERO => say!(locale, "when-hours", count = passed.whole_hours()),
        0 => clock,
        1 => say!(locale, "when-yesterday", time = clock),
        -6..=6 => {
            let weekday = locale.say(&format!("weekday-short-{}", then.weekday().to_monday_one_offset()), &[]);
            format!("{weekday} {clock}")
        }
        _ if then.year() == today.year() => format!("{} {}", then.day(), month_short(locale, then.month())),
        _ => format!("{} {} {}", then.day(), month_short(locale, then.month()), then.year()),
    }
}

/// At most two units, and nothing below a minute: `under 1 min`, `4 min`, `2 h 10 min`, `3 d 4 h`.
/// Pages that are compared with themselves every few moments must not differ by seconds.
pub fn span(length: Duration, locale: Locale) -> String {
    let minutes = length.whole_minutes().max(0);
    let (days, hours, minutes) = (minutes / 1_440, minutes / 60 % 24, minutes % 60);
    let day = say!(locale, "unit-day");
    match (days, hours, minutes) {
        (0, 0, 0) => say!(locale, "when-under-a-minute"),
        (0, 0, _) => say!(locale, "when-minutes", count = minutes),
        (0, _, 0) => format!("{hours} h"),
        (0, _, _) => format!("{hours} h {minutes} min"),
        (_, 0, _) => format!("{days} {day}"),
        _ => format!("{days} {day} {hours} h"),
    }
}

/// Micro-dollars as dollars, to four places: `$0.0004`, `0,0004 $`.
pub fn money_micros(micros: i64, locale: Locale) -> String {
    let (whole, part) = (micros / 1_000_000, micros % 1_000_000 / 100);
    match locale {
        Locale::En => format!("${whole}.{part:04}"),
        Locale::Fr => format!("{whole},{part:04}\u{a0}$"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn moments_in_a_list_are_as_short_as_they_can_be() {
        let zone = Zone::named("Europe/Paris").unwrap();
        let now = datetime!(2026-11-20 13:09 UTC);
        let at = |moment| short(moment, now, &zone, Locale::En);

        assert_eq!(at(datetime!(2026-11-20 13:08:40 UTC)), "now");
        assert_eq!(at(datetime!(2026-11-20 13:01 UTC)), "8 min");
        assert_eq!(at(datetime!(2026-11-20 10:00 UTC)), "3 h");
        assert_eq!(at(datetime!(2026-11-19 13:02 UTC)), "Yesterday 14:02");
        assert_eq!(at(datetime!(2026-11-16 08:00 UTC)), "Mon 09:00");
        assert_eq!(at(datetime!(2026-11-03 08:00 UTC)), "3 Nov");
        assert_eq!(at(datetime!(2024-11-13 08:00 UTC)), "13 Nov 2024");
    }

    #[test]
    fn a_day_is_as_long_as_the_zone_makes_it() {
        let zone = Zone::named("Europe/Paris").unwrap();
        let day = zone.day("2026-11-20").unwrap();
        assert_eq!((day.start, day.end), (datetime!(2026-11-19 23:00 UTC), datetime!(2026-11-20 23:00 UTC)));
        assert_eq!(zone.iso(day.start), "2026-11-20T00:00:00+01:00");
        let longest = zone.day("2026-10-25").unwrap();
        assert_eq!(longest.end - longest.start, Duration::hours(25));
        assert_eq!(zone.day("soon"), None);
        assert_eq!(zone.day("-004800-01-01"), None, "PostgreSQL begins later");
    }

    #[test]
    fn a_morning_is_nine_by_the_clock_on_the_wall() {
        let zone = Zone::named("Europe/Paris").unwrap();
        let friday = datetime!(2026-11-20 21:30 UTC);
        assert_eq!(zone.morning(friday, 1), datetime!(2026-11-21 08:00 UTC));
        assert_eq!(zone.morning(friday, zone.days_to_monday(friday)), datetime!(2026-11-23 08:00 UTC));
        // The night in which the clocks go forward.
        assert_eq!(zone.morning(datetime!(2027-03-27 21:30 UTC), 1), datetime!(2027-03-28 07:00 UTC));
        assert_eq!(zone.read("2026-11-20T14:02"), Some(datetime!(2026-11-20 13:02 UTC)));
        assert_eq!(zone.read("tomorrow"), None);
    }

    #[test]
    fn spans_have_two_units_at_most_and_no_seconds() {
        assert_eq!(span(Duration::seconds(16), Locale::Fr), "moins de 1 min");
        assert_eq!(span(Duration::seconds(252), Locale::En), "4 min");
        assert_eq!(span(Duration::minutes(130), Locale::En), "2 h 10 min");
        assert_eq!(span(Duration::hours(76), Locale::Fr), "3 j 4 h");
    }

    #[test]
    fn the_price_of_a_run_is_written_as_the_language_does() {
        assert_eq!(money_micros(400, Locale::En), "$0.0004");
        assert_eq!(money_micros(400, Locale::Fr), "0,0004\u{a0}$");
    }
}
