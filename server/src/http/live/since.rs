//! Where a browser's stream begins.

use axum::http::HeaderMap;
use time::OffsetDateTime;

/// From where on somebody wants to hear.
#[derive(Debug, Clone, Copy)]
pub(super) enum Since {
    /// After this event, which they have seen.
    Seq(i64),
    /// After this moment, at which their page was made.
    Moment(OffsetDateTime),
    /// From now on.
    Now,
}

impl Since {
    /// What the browser asks for, by its headers and the address of the stream.
    pub(super) fn asked(headers: &HeaderMap, query: Option<&str>) -> Self {
        let seen = headers.get("last-event-id").and_then(|it| it.to_str().ok()).and_then(|it| it.parse().ok());
        let since = query.and_then(|it| it.strip_prefix("since=")).and_then(|it| it.parse::<i64>().ok());
        let moment = since.and_then(|it| OffsetDateTime::from_unix_timestamp_nanos(i128::from(it) * 1_000_000).ok());
        match (seen, moment) {
            (Some(seq), _) => Self::Seq(seq),
            (None, Some(moment)) => Self::Moment(moment),
            (None, None) => Self::Now,
        }
    }
}
