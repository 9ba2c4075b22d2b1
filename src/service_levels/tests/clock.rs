//! The clock, case by case.

use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use crate::service_levels::*;
use crate::text::Zone;

/// Ma Boutique: Monday to Friday 09:00-12:30 and 13:30-18:00, closed on Christmas.
pub fn boutique() -> Hours {
    let day = Opening::parse_day("09:00-12:30, 13:30-18:00").unwrap();
    let mut week = Week::default();
    week.0[..5].fill(day);
    let holidays = Holiday::parse_all("2026-12-25 Noël\n2027-01-01 Nouvel an").unwrap();
    Hours { zone: Zone::named("Europe/Paris").unwrap(), week, holidays }
}

/// A place that never sleeps, in a zone.
fn nights(opening: &str) -> Hours {
    let day = Opening::parse_day(opening).unwrap();
    Hours {
        zone: Zone::named("Europe/Paris").unwrap(),
        week: Week(std::array::from_fn(|_| day.clone())),
        holidays: vec![],
    }
}

fn due(hours: &Hours, start: &str, minutes: i64, pauses: &[(&str, &str)]) -> Option<String> {
    let read = |text: &str| hours.zone.read(text).unwrap();
    let pauses: Vec<Pause> =
        pauses.iter().map(|(from, to)| Pause { from: read(from), to: (!to.is_empty()).then(|| read(to)) }).collect();
    let course = course(read(start), Duration::minutes(minutes), hours, &pauses);
    course.due.map(|it| hours.zone.local(it).strftime("%Y-%m-%dT%H:%M").to_string())
}

#[test]
fn the_table_of_cases() {
    type Case = (&'static str, &'static str, i64, &'static [(&'static str, &'static str)], &'static str);
    let cases: &[Case] = &[
        ("within an interval", "2026-11-20T09:12", 30, &[], "2026-11-20T09:42"),
        ("overnight", "2026-11-19T17:50", 30, &[], "2026-11-20T09:20"),
        ("arrived after closing", "2026-11-19T18:12", 30, &[], "2026-11-20T09:30"),
        ("arrived before opening", "2026-11-20T06:00", 30, &[], "2026-11-20T09:30"),
        ("over lunch", "2026-11-20T12:20", 30, &[], "2026-11-20T13:50"),
        ("arrived at lunch", "2026-11-20T13:00", 30, &[], "2026-11-20T14:00"),
        ("due at the very end of the day", "2026-11-20T17:30", 30, &[], "2026-11-20T18:00"),
        ("one minute after the end", "2026-11-20T17:31", 30, &[], "2026-11-23T09:01"),
        ("over the weekend", "2026-11-20T17:45", 30, &[], "2026-11-23T09:15"),
        ("arrived on a Sunday", "2026-11-22T10:00", 30, &[], "2026-11-23T09:30"),
        ("over a holiday and a weekend", "2026-12-24T17:45", 30, &[], "2026-12-28T09:15"),
        ("arrived on a holiday", "2026-12-25T10:00", 60, &[], "2026-12-28T10:00"),
        ("a whole working day", "2026-11-20T09:00", 480, &[], "2026-11-20T18:00"),
        ("two working days", "2026-11-20T09:00", 960, &[], "2026-11-23T18:00"),
        ("a pause", "2026-11-20T09:00", 30, &[("2026-11-20T09:10", "2026-11-20T09:25")], "2026-11-20T09:45"),
        ("a pause over lunch", "2026-11-20T12:00", 60, &[("2026-11-20T12:15", "2026-11-20T14:00")], "2026-11-20T14:45"),
        (
            "a pause in closed time",
            "2026-11-19T17:50",
            30,
            &[("2026-11-19T20:00", "2026-11-20T08:00")],
            "2026-11-20T09:20",
        ),
        (
            "a pause before the start",
            "2026-11-20T09:30",
            30,
            &[("2026-11-20T09:00", "2026-11-20T09:20")],
            "2026-11-20T10:00",
        ),
        (
            "a pause after the end",
            "2026-11-20T09:00",
            30,
            &[("2026-11-20T10:00", "2026-11-20T11:00")],
            "2026-11-20T09:30",
        ),
        (
            "two pauses that overlap",
            "2026-11-20T09:00",
            30,
            &[("2026-11-20T09:10", "2026-11-20T09:30"), ("2026-11-20T09:20", "2026-11-20T09:40")],
            "2026-11-20T10:00",
        ),
        ("a pause that goes on", "2026-11-20T09:00", 30, &[("2026-11-20T09:10", "")], "never"),
        ("a pause that goes on from later", "2026-11-20T09:00", 30, &[("2026-11-20T09:40", "")], "2026-11-20T09:30"),
    ];
    let hours = boutique();
    for (what, start, minutes, pauses, expected) in cases {
        let found = due(&hours, start, *minutes, pauses).unwrap_or_else(|| "never".to_owned());
        assert_eq!(found, *expected, "{what}");
    }
}

#[test]
fn on_the_day_the_clocks_go_forward_the_night_is_an_hour_shorter() {
    // 28 March 2027, Paris: at 02:00 it is 03:00.
    let hours = nights("01:00-05:00");
    assert_eq!(due(&hours, "2027-03-28T01:30", 60, &[]).unwrap(), "2027-03-28T03:30");
    assert_eq!(due(&hours, "2027-03-28T01:00", 180, &[]).unwrap(), "2027-03-28T05:00");
    assert_eq!(due(&hours, "2027-03-28T01:00", 181, &[]).unwrap(), "2027-03-29T01:01");
    let skipped = nights("02:00-03:00");
    assert_eq!(due(&skipped, "2027-03-28T00:00", 30, &[]).unwrap(), "2027-03-29T02:30", "an hour that is not there");
    assert_eq!(due(&boutique(), "2027-03-26T17:45", 30, &[]).unwrap(), "2027-03-29T09:15");
}

#[test]
fn on_the_day_the_clocks_go_back_the_night_is_an_hour_longer() {
    // 25 October 2026, Paris: at 03:00 it is 02:00 again.
    let hours = nights("01:00-05:00");
    assert_eq!(due(&hours, "2026-10-25T01:00", 240, &[]).unwrap(), "2026-10-25T04:00");
    assert_eq!(due(&hours, "2026-10-25T01:00", 300, &[]).unwrap(), "2026-10-25T05:00");
    let way = course(datetime!(2026-10-24 22:00 UTC), Duration::hours(25), &Hours::always(hours.zone), &[]);
    assert_eq!(way.due, Some(datetime!(2026-10-25 23:00 UTC)), "a day of 25 hours");
}

#[test]
fn nobody_who_never_opens_is_ever_due() {
    let closed = Hours { week: Week::default(), ..boutique() };
    assert_eq!(due(&closed, "2026-11-20T09:00", 30, &[]), None);
}

#[test]
fn a_due_time_explains_itself() {
    let hours = boutique();
    let at = |text: &str| hours.zone.read(text).unwrap();
    let span = |from: &str, to: &str| Span { from: at(from), to: at(to) };
    let closed = |from, to, holidays: &[&str]| Stretch::Closed {
        span: span(from, to),
        holidays: holidays.iter().map(|it| (*it).to_owned()).collect(),
    };
    let pause = Pause { from: at("2026-12-28T09:05"), to: Some(at("2026-12-28T09:15")) };

    let way = course(at("2026-12-24T17:50"), Duration::minutes(30), &hours, &[pause]);

    assert_eq!(
        way.stretches,
        [
            Stretch::Counted(span("2026-12-24T17:50", "2026-12-24T18:00")),
            closed("2026-12-24T18:00", "2026-12-28T09:00", &["Noël"]),
            Stretch::Counted(span("2026-12-28T09:00", "2026-12-28T09:05")),
            Stretch::Paused(span("2026-12-28T09:05", "2026-12-28T09:15")),
            Stretch::Counted(span("2026-12-28T09:15", "2026-12-28T09:30")),
        ]
    );
    assert_eq!(way.due, Some(at("2026-12-28T09:30")));
}

#[test]
fn hours_are_read_as_people_write_them() {
    let day = Opening::parse_day("9:00-12:30; 13:30 – 24:00").unwrap();
    assert_eq!(Opening::write_day(&day), "09:00-12:30, 13:30-24:00");
    assert_eq!(Opening::parse_day(" ").unwrap(), []);
    for wrong in ["nine to five", "09:00", "09:60-10:00", "09:00-25:00", "+9:00-10:00", "09:00-10:00-11:00"] {
        assert_eq!(Opening::parse_day(wrong), Err(BadHours::NotIntervals), "{wrong}");
    }
    for wrong in ["10:00-09:00", "09:00-09:00", "13:00-18:00, 09:00-12:00", "09:00-12:00, 11:00-13:00"] {
        assert_eq!(Opening::parse_day(wrong), Err(BadHours::Disorder), "{wrong}");
    }
    for wrong in ["Christmas", "2026-12-25", "2026-02-30 Never", "-2026-12-25 Old"] {
        assert_eq!(Holiday::parse_all(wrong), Err(BadHours::NotAHoliday), "{wrong}");
    }
}

/// A start far from any rule of the zone must not end the process.
#[test]
fn r_19_a_moment_at_the_end_of_time_has_no_due_time() {
    let last: OffsetDateTime = datetime!(9999-12-31 20:00 UTC);
    assert_eq!(course(last, Duration::days(3), &boutique(), &[]).due, None);
}
