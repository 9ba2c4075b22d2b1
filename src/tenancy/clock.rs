//! What time it is. Time comes through the door, so that a test can own the afternoon.

use std::sync::Mutex;
use time::OffsetDateTime;

/// A source of time in UTC.
pub trait Clock: Send + Sync + 'static {
    /// The present moment, to the microsecond: PostgreSQL keeps no more.
    fn now(&self) -> OffsetDateTime;
}

fn to_microseconds(moment: OffsetDateTime) -> OffsetDateTime {
    let nanoseconds = moment.nanosecond() / 1_000 * 1_000;
    moment.replace_nanosecond(nanoseconds).unwrap_or(moment)
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> OffsetDateTime {
        to_microseconds(OffsetDateTime::now_utc())
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct SetClock(Mutex<OffsetDateTime>);

impl SetClock {
    /// A clock that shows `moment`.
    pub fn at(moment: OffsetDateTime) -> Self {
        Self(Mutex::new(to_microseconds(moment)))
    }

    /// Moves the clock; a negative duration moves it back.
    pub fn advance(&self, by: time::Duration) {
        *self.hand() += by;
    }

    fn hand(&self) -> std::sync::MutexGuard<'_, OffsetDateTime> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Clock for SetClock {
    fn now(&self) -> OffsetDateTime {
        *self.hand()
    }
}
