//! For whom an item is and until when, what waits for its time, and how old knowledge may grow.

use serde::Serialize;
use time::{Duration, OffsetDateTime};

use super::search::Language;

crate::words! {
    /// For whom an item is.
    pub enum Audience {
        /// The assistant may quote it to customers.
        Everyone = "everyone",
        /// Agents find it; the assistant never says it to a customer.
        Agents = "agents",
    }
}

/// For whom an item is, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Terms {
    /// For whom.
    pub audience: Audience,
    /// The moment from which it is not searched any more.
    #[serde(with = "time::serde::rfc3339::option")]
    pub expires_at: Option<OffsetDateTime>,
}

impl Default for Terms {
    fn default() -> Self {
        Self { audience: Audience::Everyone, expires_at: None }
    }
}

/// So long before its end people are warned.
pub const SOON: Duration = Duration::days(14);

impl Terms {
    /// Whether the end is near, or past.
    pub fn ends_soon(&self, now: OffsetDateTime) -> bool {
        self.expires_at.is_some_and(|end| end - now < SOON)
    }
}

/// A version that waits for the moment at which it becomes active.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Plan {
    /// Its number.
    pub version: i32,
    /// The language it is written in.
    pub language: Language,
    /// When it becomes active.
    pub publish_at: OffsetDateTime,
    /// Who planned it.
    pub planned_by: Option<String>,
}

/// The age, in days, from which on what a machine has read counts as out of date, unless a workspace chose another.
pub const USUAL_AGE: i32 = 365;
/// The ages, in days, that a workspace may choose.
pub const AGES: std::ops::RangeInclusive<i32> = 7..=3_650;

/// An age that a workspace may choose, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age(i32);

impl Age {
    /// An age within [`AGES`].
    pub fn days(days: i32) -> Option<Self> {
        AGES.contains(&days).then_some(Self(days))
    }

    /// How many days.
    pub const fn in_days(self) -> i32 {
        self.0
    }
}

#[cfg(test)]
mod tests;
