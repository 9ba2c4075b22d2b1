//! What stands behind a figure.

use std::fmt;
use std::str::FromStr;

use crate::prelude::*;

/// A conversation that a figure counts.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Listed {
    /// Which.
    pub id: ConversationId,
    /// When what is counted happened in it, for the last time.
    pub at: OffsetDateTime,
    /// For how much it counts, in the unit of the metric.
    pub value: f64,
    /// Whose; hidden from viewers.
    pub contact_name: Option<String>,
    /// By which channel.
    pub channel_name: String,
    /// What was said last.
    pub preview: String,
    /// When it began.
    pub created_at: OffsetDateTime,
    /// When it was resolved.
    pub resolved_at: Option<OffsetDateTime>,
    /// How many conversations the figure counts.
    pub total: i64,
}

/// A page of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The newest first.
    pub rows: Vec<Listed>,
    /// Where it goes on.
    pub next: Option<Place>,
}

/// A place in the list: behind this conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// When what is counted happened in it.
    pub at: OffsetDateTime,
    /// Which.
    pub id: ConversationId,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at.unix_timestamp_nanos() / 1_000, self.id)
    }
}

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (at, id) = text.split_once('.').ok_or(NoPlace)?;
        let micros: i128 = at.parse().map_err(|_| NoPlace)?;
        let at = micros.checked_mul(1_000).and_then(|it| OffsetDateTime::from_unix_timestamp_nanos(it).ok());
        // PostgreSQL begins later than Rust.
        let at = at.filter(|it| it.year() > 0).ok_or(NoPlace)?;
        Ok(Self { at, id: id.parse().map_err(|_| NoPlace)? })
    }
}

/// A text that names no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no place in a list")]
pub struct NoPlace;

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_place_is_read_as_it_is_written() {
        let place = Place { at: datetime!(2026-11-20 09:00:00.000017 UTC), id: ConversationId::new() };
        assert_eq!(place.to_string().parse(), Ok(place));
        for text in ["", ".", "7", "x.y", "99999999999999999999999999999999999999.x", "-99999999999999999.x"] {
            assert_eq!(text.parse::<Place>(), Err(NoPlace), "{text}");
        }
    }
}
