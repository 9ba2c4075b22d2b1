//! The clock: from when something was promised to when it is due, and why.

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use super::Hours;

/// Days looked ahead: whoever is closed for longer has no due time.
pub(super) const HORIZON: usize = 800;

/// From a moment up to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first moment.
    pub from: OffsetDateTime,
    /// The first moment after it.
    pub to: OffsetDateTime,
}

/// A time that does not count, because nobody can expect us to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Since when.
    #[serde(with = "time::serde::rfc3339")]
    pub from: OffsetDateTime,
    /// Until when; `None` is still going on.
    #[serde(with = "time::serde::rfc3339::option")]
    pub to: Option<OffsetDateTime>,
}

/// One stretch of the way to a due time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch {
    /// Open time: it counts.
    Counted(Span),
    /// Closed time, with the holidays in it.
    Closed {
        /// When.
        span: Span,
        /// What these days are called.
        holidays: Vec<String>,
    },
    /// Open time in which the timer was paused.
    Paused(Span),
}

/// The way from a start to a due time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// When it is due; `None` while a pause goes on, or where nobody ever opens.
    pub due: Option<OffsetDateTime>,
    /// Everything from the start up to there, without a gap.
    pub stretches: Vec<Stretch>,
}

/// When something is due that was promised at `start` within `target` of open time, and why.
///
/// Pure: the same question has the same answer, whenever it is asked.
pub fn course(start: OffsetDateTime, target: Duration, hours: &Hours, pauses: &[Pause]) -> Course {
    let mut way = Way { at: start, left: target, hours, stretches: Vec::new() };
    let first = hours.zone.local(start).date();
    // From the day before: where it is still open at midnight, that day's hours go on.
    let days = std::iter::successors(first.yesterday().ok(), |day| day.tomorrow().ok()).take(HORIZON);
    for open in days.flat_map(|day| hours.open_on(day)).filter(|it| it.end > start) {
        way.close_until(open.start);
        if way.walk(open.end, pauses) {
            return Course { due: (way.left <= Duration::ZERO).then_some(way.at), stretches: way.stretches };
        }
    }
    Course { due: None, stretches: way.stretches }
}

struct Way<'a> {
    at: OffsetDateTime,
    left: Duration,
    hours: &'a Hours,
    stretches: Vec<Stretch>,
}

impl Way<'_> {
    /// Goes through closed time.
    fn close_until(&mut self, to: OffsetDateTime) {
        if to <= self.at {
            return;
        }
        let span = Span { from: self.at, to };
        let last = self.hours.zone.local(to - Duration::SECOND).date();
        let mut day = self.hours.zone.local(self.at).date();
        let mut holidays = Vec::new();
        while day <= last {
            holidays.extend(self.hours.holiday(day).map(str::to_owned));
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        self.stretches.push(Stretch::Closed { span, holidays });
        self.at = to;
    }

    /// Goes through open time. True where the way ends: it is due, or a pause has no end.
    fn walk(&mut self, end: OffsetDateTime, pauses: &[Pause]) -> bool {
        while self.at < end && self.left > Duration::ZERO {
            let at = self.at;
            if let Some(pause) = pauses.iter().find(|it| it.from <= at && it.to.is_none_or(|to| to > at)) {
                let Some(to) = pause.to else { return true };
                self.add(to.min(end), Stretch::Paused);
                continue;
            }
            let next = pauses.iter().map(|it| it.from).filter(|from| *from > at).min();
            let to = next.unwrap_or(end).min(end).min(at + self.left);
            self.left -= to - at;
            self.add(to, Stretch::Counted);
        }
        self.left <= Duration::ZERO
    }

    fn add(&mut self, to: OffsetDateTime, kind: fn(Span) -> Stretch) {
        // Two pauses in a row, or hours that touch, are one stretch.
        match (self.stretches.last_mut(), kind(Span { from: self.at, to })) {
            (Some(Stretch::Counted(before)), Stretch::Counted(it))
            | (Some(Stretch::Paused(before)), Stretch::Paused(it)) => {
                before.to = it.to;
            }
            (_, it) => self.stretches.push(it),
        }
        self.at = to;
    }
}
