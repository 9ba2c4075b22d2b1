//! What the customers' side remembers: everything sent, and how it was answered.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use uuid::Uuid;

use super::load::Letter;

/// What a sender may believe of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was acknowledged: it must be there, once. A widget says no event.
    Ok { event: Option<Uuid> },
    /// It was refused for good: it must not be there.
    Fail,
    /// Nobody knows: it may be there, once.
    Info,
}

/// A message, and how it was answered.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The sender's own id.
    pub id: String,
    /// To which workspace, by its place in the cast.
    pub workspace: usize,
    /// What it says.
    pub text: String,
    /// When the last answer came.
    pub ended: Instant,
    /// How long the last try took.
    pub took: Duration,
    /// The last status; `None` where there was no answer.
    pub status: Option<u16>,
    /// What its sender may believe.
    pub fate: Fate,
}

impl Entry {
    /// What was sent and not acknowledged: it may be there or not.
    pub fn unanswered(letter: Letter, began: Instant, status: Option<u16>) -> Self {
        Self::of(letter, began.elapsed(), status, Fate::Info)
    }

    /// What was sent, with what its sender may believe.
    pub fn of(letter: Letter, took: Duration, status: Option<u16>, fate: Fate) -> Self {
        let Letter { id, workspace, text, .. } = letter;
        Self { id, workspace, text, ended: Instant::now(), took, status, fate }
    }
}

/// Everything sent.
#[derive(Debug, Default)]
pub struct Ledger(Mutex<Vec<Entry>>);

impl Ledger {
    /// Writes down a message.
    pub fn note(&self, entry: Entry) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }

    /// All of it.
    pub fn entries(&self) -> Vec<Entry> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many were acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.entries().iter().filter(|it| matches!(it.fate, Fate::Ok { .. })).count()
    }

    /// How many were not.
    pub fn unacknowledged(&self) -> usize {
        self.entries().len() - self.acknowledged()
    }

    /// When the first acknowledgement after a moment came of what was sent after it.
    pub fn first_after(&self, moment: Instant) -> Option<Duration> {
        let entries = self.entries();
        let after = entries.iter().filter(|it| matches!(it.fate, Fate::Ok { .. }) && it.ended > moment);
        after.map(|it| it.ended - moment).min()
    }

    /// The longest time without an acknowledgement, between the first and the last.
    pub fn longest_gap(&self) -> Duration {
        let mut moments: Vec<Instant> =
            self.entries().iter().filter(|it| matches!(it.fate, Fate::Ok { .. })).map(|it| it.ended).collect();
        moments.sort_unstable();
        moments.windows(2).map(|it| it[1] - it[0]).max().unwrap_or_default()
    }

    /// The time that so many in a hundred acknowledgements stayed within, of one workspace or of all.
    pub fn percentile(&self, percent: usize, workspace: Option<usize>) -> Duration {
        let entries = self.entries();
        let of = |it: &&Entry| matches!(it.fate, Fate::Ok { .. }) && workspace.is_none_or(|one| one == it.workspace);
        let mut times: Vec<Duration> = entries.iter().filter(of).map(|it| it.took).collect();
        times.sort_unstable();
        let at = (times.len() * percent).div_ceil(100).max(1) - 1;
        times.get(at).copied().unwrap_or_default()
    }
}
