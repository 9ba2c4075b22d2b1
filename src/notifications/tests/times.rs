//! Quiet hours and the moments of the digest, case by case. Paris; 20 November 2026 is a Friday.

use time::Duration;
use time::macros::datetime;

use super::quiet;
use crate::notifications::{Digest, Minute, Nights, Quiet, Times};
use crate::text::Zone;

fn paris() -> Zone {
    Zone::named("Europe/Paris").unwrap()
}

fn until(quiet: Option<Quiet>, now: &str) -> String {
    let end = quiet.unwrap().until(paris().read(now).unwrap(), &paris());
    end.map_or("awake".to_owned(), |it| paris().local(it).strftime("%Y-%m-%dT%H:%M").to_string())
}

#[test]
fn the_table_of_quiet_hours() {
    let every = quiet("22:00", "07:00", Nights::Every);
    let lunch = quiet("12:00", "13:30", Nights::Every);
    let working = quiet("22:00", "07:00", Nights::Working);
    let weekends = quiet("22:00", "07:00", Nights::AndWeekends);
    let cases = [
        ("before they begin", every, "2026-11-20T21:59", "awake"),
        ("as they begin", every, "2026-11-20T22:00", "2026-11-21T07:00"),
        ("before midnight", every, "2026-11-20T23:30", "2026-11-21T07:00"),
        ("at midnight", every, "2026-11-21T00:00", "2026-11-21T07:00"),
        ("after midnight", every, "2026-11-21T06:59", "2026-11-21T07:00"),
        ("as they end", every, "2026-11-21T07:00", "awake"),
        ("within a day", lunch, "2026-11-20T12:30", "2026-11-20T13:30"),
        ("after those of the day", lunch, "2026-11-20T13:30", "awake"),
        ("the night that begins on a Friday", working, "2026-11-21T03:00", "2026-11-21T07:00"),
        ("that of Saturday is none", working, "2026-11-21T23:00", "awake"),
        ("that of Sunday neither", working, "2026-11-23T03:00", "awake"),
        ("that of Monday again", working, "2026-11-23T22:30", "2026-11-24T07:00"),
        ("a Thursday night has one end", weekends, "2026-11-19T23:00", "2026-11-20T07:00"),
        ("a Friday night goes on until Monday", weekends, "2026-11-20T23:00", "2026-11-23T07:00"),
        ("so does Saturday", weekends, "2026-11-21T12:00", "2026-11-23T07:00"),
        ("and Sunday", weekends, "2026-11-22T21:59", "2026-11-23T07:00"),
        ("Monday is Monday", weekends, "2026-11-23T07:00", "awake"),
    ];
    for (what, quiet, now, end) in cases {
        assert_eq!(until(quiet, now), end, "{what}");
    }
}

#[test]
fn the_night_is_as_long_as_the_clock_makes_it() {
    let every = quiet("22:00", "07:00", Nights::Every).unwrap();
    for (evening, hours) in [("2026-11-20T22:00", 9), ("2027-03-27T22:00", 8), ("2026-10-24T22:00", 10)] {
        let begins = paris().read(evening).unwrap();
        assert_eq!(every.until(begins, &paris()), Some(begins + Duration::hours(hours)), "{evening}");
    }
}

#[test]
fn an_end_that_the_clock_skips_comes_after_the_gap_and_one_that_it_shows_twice_comes_first() {
    // 28 March 2027: at 02:00 it is 03:00. 25 October 2026: at 03:00 it is 02:00 again.
    let short = quiet("22:00", "02:30", Nights::Every);
    assert_eq!(until(short, "2027-03-28T01:00"), "2027-03-28T03:30");
    assert_eq!(short.unwrap().until(datetime!(2026-10-25 00:10 UTC), &paris()), Some(datetime!(2026-10-25 00:30 UTC)));
    assert_eq!(short.unwrap().until(datetime!(2026-10-25 01:10 UTC), &paris()), None, "02:10 for the second time");
}

#[test]
fn quiet_hours_have_an_end_and_times_are_times() {
    assert_eq!(quiet("22:00", "22:00", Nights::Every), None);
    for bad in ["", "24:00", "12:60", "-1:00", "noon", "12"] {
        assert_eq!(Minute::parse(bad), None, "{bad}");
    }
    assert_eq!(Minute::parse("7:05").unwrap().to_string(), "07:05");
}

fn writes(digest: Digest, hour: i8, since: time::OffsetDateTime) -> Option<time::OffsetDateTime> {
    Times { digest, hour, quiet: None }.writes(since, since, &paris())
}

#[test]
fn the_table_of_digests() {
    use Digest::*;
    let cases = [
        ("never", Off, 8, datetime!(2026-11-20 09:05 UTC), None),
        ("at the full hour", Hourly, 8, datetime!(2026-11-20 09:05:07 UTC), Some(datetime!(2026-11-20 10:00 UTC))),
        ("not at once", Hourly, 8, datetime!(2026-11-20 09:00 UTC), Some(datetime!(2026-11-20 10:00 UTC))),
        ("into the gap", Hourly, 8, datetime!(2027-03-28 00:30 UTC), Some(datetime!(2027-03-28 01:00 UTC))),
        ("an hour that comes twice", Hourly, 8, datetime!(2026-10-25 00:30 UTC), Some(datetime!(2026-10-25 01:00 UTC))),
        ("today", Daily, 8, datetime!(2026-11-20 06:59 UTC), Some(datetime!(2026-11-20 07:00 UTC))),
        ("tomorrow", Daily, 8, datetime!(2026-11-20 07:00 UTC), Some(datetime!(2026-11-21 07:00 UTC))),
        ("an hour that is skipped", Daily, 2, datetime!(2027-03-27 22:00 UTC), Some(datetime!(2027-03-28 01:00 UTC))),
        ("the first of two", Daily, 2, datetime!(2026-10-24 22:00 UTC), Some(datetime!(2026-10-25 00:00 UTC))),
        ("not the second", Daily, 2, datetime!(2026-10-25 00:30 UTC), Some(datetime!(2026-10-26 01:00 UTC))),
    ];
    for (what, digest, hour, since, expected) in cases {
        assert_eq!(writes(digest, hour, since), expected, "{what}");
    }
    let since = datetime!(2026-11-20 09:05 UTC);
    let kolkata = Zone::named("Asia/Kolkata").unwrap();
    let hourly = Times { digest: Hourly, hour: 8, quiet: None };
    assert_eq!(hourly.writes(since, since, &kolkata), Some(datetime!(2026-11-20 09:30 UTC)), "15:00 over there");
}

#[test]
fn a_digest_waits_for_the_end_of_quiet_hours_and_what_is_past_is_now() {
    let times = Times { digest: Digest::Hourly, hour: 8, quiet: quiet("22:00", "07:00", Nights::Every) };
    let evening = datetime!(2026-11-20 20:50 UTC);
    assert_eq!(times.writes(evening, evening, &paris()), Some(datetime!(2026-11-21 06:00 UTC)));
    let noon = datetime!(2026-11-21 11:00 UTC);
    assert_eq!(times.writes(evening, noon, &paris()), Some(noon));
}
