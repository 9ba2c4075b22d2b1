//! What was counted.

use time::Duration;

use super::Metric;
use crate::prelude::*;

/// So long a customer must stay away, so that what the assistant resolved counts as resolved by it.
pub const RETURN: Duration = Duration::hours(72);

/// The end of the hours whose resolutions are beyond doubt: what was resolved later can still come back.
pub fn settled_before(now: OffsetDateTime) -> OffsetDateTime {
    hour_of(now - RETURN)
}

/// The beginning of the hour of UTC that a moment is in.
pub(super) fn hour_of(moment: OffsetDateTime) -> OffsetDateTime {
    let seconds = moment.unix_timestamp();
    OffsetDateTime::from_unix_timestamp(seconds - seconds.rem_euclid(3_600)).unwrap_or(moment)
}

/// What was counted in a time.
#[derive(Debug, Clone, Copy, PartialEq, Default, sqlx::FromRow)]
pub struct Figures {
    /// Conversations that began.
    pub conversations: i64,
    /// Conversations that were resolved.
    pub resolved: i64,
    /// Those of them whose customer cannot return in time any more.
    pub settled: i64,
    /// Those of these that the assistant resolved alone.
    pub resolved_alone: i64,
    /// How long half of the first answers took at most, in minutes by the clock; `None` where there are none.
    pub first_response: Option<f64>,
    /// How long half of what was resolved took at most from its beginning, in minutes.
    pub duration: Option<f64>,
    /// How long nine of ten of them took at most.
    pub duration_90: Option<f64>,
    /// Messages of everybody.
    pub messages: i64,
    /// Runs of the assistant.
    pub runs: i64,
    /// Tokens that a model read.
    pub tokens_in: i64,
    /// Tokens that a model wrote.
    pub tokens_out: i64,
    /// What that cost, in millionths of a dollar.
    pub cost_micros: i64,
    /// How sure the assistant was on average, from 0 to 1; `None` where it did not say.
    pub confidence: Option<f64>,
}

impl Figures {
    /// How many of a hundred conversations the assistant resolved alone; `None` where that cannot be known yet.
    pub fn assistant_share(&self) -> Option<f64> {
        (self.settled > 0).then(|| 100.0 * self.resolved_alone as f64 / self.settled as f64)
    }

    /// Tokens that a model read and wrote.
    pub const fn tokens(&self) -> i64 {
        self.tokens_in + self.tokens_out
    }

    /// The number of a metric; `None` where there is none, or where it is counted elsewhere.
    pub fn of(&self, metric: Metric) -> Option<f64> {
        match metric {
            Metric::Conversations => Some(self.conversations as f64),
            Metric::Resolved => Some(self.resolved as f64),
            Metric::FirstResponse => self.first_response,
            Metric::Duration => self.duration,
            Metric::DurationNinety => self.duration_90,
            Metric::AssistantShare => self.assistant_share(),
            Metric::Cost => Some(self.cost_micros as f64 / 1_000_000.0),
            Metric::Messages => Some(self.messages as f64),
            Metric::Runs => Some(self.runs as f64),
            Metric::Tokens => Some(self.tokens() as f64),
            Metric::Confidence => self.confidence,
            Metric::Labelled
            | Metric::FirstResponseMet
            | Metric::FirstResponseMissed
            | Metric::TimeToAccept
            | Metric::TimeToResolve
            | Metric::AssistantBacklog
            | Metric::AssistantOldest
            | Metric::TopicMessages
            | Metric::TopicShare
            | Metric::TopicResolution
            | Metric::TopicCost => None,
        }
    }
}

/// What was counted from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, sqlx::FromRow)]
pub struct Day {
    /// The first moment.
    pub from_at: OffsetDateTime,
    /// What was counted.
    #[sqlx(flatten)]
    pub figures: Figures,
}

/// What was counted of one channel, agent, team, topic or kind of run, or with or without the assistant.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Part {
    /// Its id, its word, or `true` and `false`; `None` is nobody, no team, and no topic.
    pub key: Option<String>,
    /// What was counted.
    #[sqlx(flatten)]
    pub figures: Figures,
}

/// How far the counting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Progress {
    /// Everything since then is counted; `None` is nothing yet.
    pub counted_from: Option<OffsetDateTime>,
    /// Whether nothing happened before.
    pub is_whole: bool,
    /// When something was counted last.
    pub counted_at: OffsetDateTime,
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn what_was_resolved_three_days_ago_is_settled_by_the_hour() {
        assert_eq!(settled_before(datetime!(2026-11-20 09:40 UTC)), datetime!(2026-11-17 09:00 UTC));
    }

    #[test]
    fn a_share_of_nothing_is_none() {
        let figures = Figures { settled: 8, resolved_alone: 6, ..Figures::default() };
        assert_eq!(figures.assistant_share(), Some(75.0));
        assert_eq!(Figures { resolved: 3, ..Figures::default() }.assistant_share(), None);
    }
}
