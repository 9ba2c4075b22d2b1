//! The clock, in cases that nobody thought of.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use super::clock::boutique;
use crate::service_levels::*;
use crate::text::Zone;
use crate::world::rounds;

/// A week, its holidays, a start, a target and some pauses.
struct Case {
    hours: Hours,
    start: OffsetDateTime,
    target: Duration,
    pauses: Vec<Pause>,
}

fn case(by: &mut StdRng) -> Case {
    let zones = ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"];
    let mut day = || {
        let mut marks: Vec<u16> = (0..2 * by.random_range(0..4)).map(|_| by.random_range(0..=1440)).collect();
        marks.sort_unstable();
        marks.dedup();
        marks.chunks_exact(2).map(|it| Opening { from: it[0], to: it[1] }).collect::<Vec<_>>()
    };
    let mut week = Week(std::array::from_fn(|_| day()));
    week.0[0].splice(.., [Opening { from: 540, to: 1080 }]);
    let hours = Hours { zone: Zone::named(zones[by.random_range(0..zones.len())]).unwrap(), week, ..boutique() };
    let start = datetime!(2026-01-01 00:00 UTC) + Duration::minutes(by.random_range(0..525_600));
    let pauses = (0..by.random_range(0..4))
        .map(|_| {
            let from = start + Duration::minutes(by.random_range(-600..6_000));
            Pause { from, to: Some(from + Duration::minutes(by.random_range(0..3_000))) }
        })
        .collect();
    Case { hours, start, target: Duration::minutes(by.random_range(1..3_000)), pauses }
}

fn open_at(hours: &Hours, moment: OffsetDateTime) -> bool {
    let day = hours.zone.local(moment).date();
    [day.yesterday().unwrap(), day].into_iter().flat_map(|it| hours.open_on(it)).any(|it| it.contains(&moment))
}

#[test]
fn a_pause_never_shortens_and_closed_time_never_counts() {
    let mut by = StdRng::seed_from_u64(27);
    for round in 0..rounds(2_000) {
        let Case { hours, start, target, pauses } = case(&mut by);
        let plain = course(start, target, &hours, &[]);
        let paused = course(start, target, &hours, &pauses);

        let (Some(due), Some(later)) = (plain.due, paused.due) else { panic!("round {round}: it opens every Monday") };
        assert!(later >= due, "round {round}: a pause made it due sooner");
        assert!(due >= start + target, "round {round}: sooner than the target");

        let mut at = start;
        let mut counted = Duration::ZERO;
        for stretch in &paused.stretches {
            let (Stretch::Counted(span) | Stretch::Paused(span) | Stretch::Closed { span, .. }) = stretch;
            assert_eq!(span.from, at, "round {round}: a gap in the explanation");
            at = span.to;
            let middle = span.from + (span.to - span.from) / 2;
            let is_open = !matches!(stretch, Stretch::Closed { .. });
            assert_eq!(open_at(&hours, middle), is_open, "round {round}: {stretch:?}");
            if let Stretch::Counted(span) = stretch {
                counted += span.to - span.from;
                let in_pause = pauses.iter().any(|it| it.from <= middle && it.to.is_none_or(|to| middle < to));
                assert!(!in_pause, "round {round}: a pause was counted");
            }
        }
        assert_eq!((at, counted), (later, target), "round {round}: the explanation adds up");
    }
}
