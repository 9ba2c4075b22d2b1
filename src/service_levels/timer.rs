//! A promise to one customer: what it needs to know, and how it moves.

use time::{Duration, OffsetDateTime};

use super::{Course, Hours, Pause, Rung, Target, course};
use crate::ids::*;

/// A promise to one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    /// Which timer.
    pub id: TimerId,
    /// Of which conversation.
    pub conversation: ConversationId,
    /// Of which escalation, where it is about one.
    pub escalation: Option<EscalationId>,
    /// What was promised.
    pub target: Target,
    /// By which version of which policy.
    pub policy: Option<(PolicyId, i32)>,
    /// Under which version of the hours; `None` is always open.
    pub hours_version: Option<i32>,
    /// Those hours.
    pub hours: Hours,
    /// Within how many minutes of open time.
    pub minutes: i32,
    /// Since when.
    pub started_at: OffsetDateTime,
    /// When it is due; `None` while nobody can say.
    pub due_at: Option<OffsetDateTime>,
    /// Since when it is paused.
    pub paused_since: Option<OffsetDateTime>,
    /// The pauses that are over.
    pub pauses: Vec<Pause>,
    /// When it was met.
    pub ended_at: Option<OffsetDateTime>,
    /// How many steps of the ladder were climbed.
    pub climbed: i32,
    /// When the next one is.
    pub climbs_at: Option<OffsetDateTime>,
}

/// How the conversation says that a timer should stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Since when.
    pub started_at: OffsetDateTime,
    /// When it was met.
    pub ended_at: Option<OffsetDateTime>,
    /// Whether nobody can expect us to act.
    pub is_paused: bool,
}

impl Timer {
    /// The way to its due time.
    pub fn course(&self) -> Course {
        let going_on = self.paused_since.filter(|_| self.ended_at.is_none());
        let pauses: Vec<Pause> =
            self.pauses.iter().copied().chain(going_on.map(|from| Pause { from, to: None })).collect();
        course(self.started_at, Duration::minutes(self.minutes.into()), &self.hours, &pauses)
    }

    /// Whether it is late at that moment, or was when it was met.
    pub fn is_late(&self, now: OffsetDateTime) -> bool {
        self.due_at.is_some_and(|due| self.ended_at.unwrap_or(now) > due)
    }

    /// The next step of its ladder.
    pub fn next_rung(&self) -> Option<Rung> {
        Rung::of(self.target).get(usize::try_from(self.climbed).ok()?).copied()
    }

    /// Moves it to where it should stand; times begin and end now.
    pub fn follow(&mut self, wanted: Wanted, now: OffsetDateTime) {
        self.started_at = wanted.started_at;
        match (self.ended_at, wanted.ended_at) {
            // What was ended goes on: only a resolution can have been ended for a while.
            (Some(from), None) if self.target == Target::Resolution => {
                self.pauses.push(Pause { from, to: Some(now) });
            }
            _ => {}
        }
        let is_paused = wanted.is_paused && wanted.ended_at.is_none();
        match (self.paused_since, is_paused) {
            (None, true) => self.paused_since = Some(now),
            (Some(from), false) => {
                self.pauses.push(Pause { from, to: Some(now) });
                self.paused_since = None;
            }
            (Some(_), true) | (None, false) => {}
        }
        self.ended_at = wanted.ended_at;
        self.set_due(now);
    }

    /// Computes when it is due, and when the next step of its ladder is.
    pub fn set_due(&mut self, now: OffsetDateTime) {
        let before = self.due_at;
        self.due_at = self.course().due;
        let runs = self.ended_at.is_none() && self.next_rung().is_some();
        match self.due_at.filter(|_| runs) {
            None => self.climbs_at = None,
            Some(due) if before != self.due_at || self.climbs_at.is_none() => self.climbs_at = Some(due.max(now)),
            Some(_) => {}
        }
    }
}
