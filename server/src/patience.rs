//! Patience with a database that is away: what a customer wrote is worth waiting for.
//!
//! Providers and browsers wait longer for an answer than a database takes to come back after
//! a restart. A request that brings something in tries again for that long, and is told to
//! come back only then; nothing is acknowledged in between.

use std::future::Future;
use std::time::Duration;

use axum::http::Extensions;
use tokio::time::{Instant, sleep, timeout_at};

/// So long in all: the most patient of the hurried providers gives up after 15 seconds.
pub const LENGTH: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(250);

/// A refusal that may say: the database is away.
pub trait MayBeAway {
    /// Says so.
    const AWAY: Self;

    /// Whether it does.
    fn is_away(&self) -> bool;
}

/// What is left of a request's patience.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    until: Instant,
}

impl Patience {
    /// All of it.
    pub fn fresh() -> Self {
        Self { until: Instant::now() + LENGTH }
    }

    /// What a request has left: its patience begins when it comes in, not when it finds a place.
    pub fn of(request: &Extensions) -> Self {
        request.get().copied().unwrap_or_else(Self::fresh)
    }

    /// Waits as long as there is patience left; `None` where it ends first.
    pub async fn within<T>(self, wait: impl Future<Output = T>) -> Option<T> {
        timeout_at(self.until, wait).await.ok()
    }

    /// Tries again while the database is away, as long as there is patience left.
    ///
    /// # Errors
    /// What the last attempt was refused for.
    pub async fn with<T, E, F>(self, attempt: impl Fn() -> F) -> Result<T, E>
    where
        E: MayBeAway,
        F: Future<Output = Result<T, E>>,
    {
        let tried = async {
            loop {
                match attempt().await {
                    Err(refusal) if refusal.is_away() => sleep(PAUSE).await,
                    done => return done,
                }
            }
        };
        timeout_at(self.until, tried).await.unwrap_or(Err(E::AWAY))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[derive(Debug, PartialEq, Eq)]
    enum Refusal {
        Away,
        Wrong,
    }

    impl MayBeAway for Refusal {
        const AWAY: Self = Self::Away;

        fn is_away(&self) -> bool {
            *self == Self::Away
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_database_that_comes_back_in_time_is_never_noticed() {
        let tries = AtomicU32::new(0);
        let attempt =
            || async { if tries.fetch_add(1, Ordering::Relaxed) < 30 { Err(Refusal::Away) } else { Ok("stored") } };
        assert_eq!(Patience::fresh().with(attempt).await, Ok("stored"));
    }

    #[tokio::test(start_paused = true)]
    async fn patience_ends_for_the_whole_request_at_once() {
        let (began, patience) = (Instant::now(), Patience::fresh());
        let away = || async { Err::<(), _>(Refusal::Away) };
        assert_eq!(patience.with(away).await, Err(Refusal::Away));
        assert_eq!(patience.with(away).await, Err(Refusal::Away), "nothing is left for a second step");
        assert_eq!(began.elapsed().as_secs(), LENGTH.as_secs());
    }

    #[tokio::test(start_paused = true)]
    async fn a_database_that_never_answers_is_away_too() {
        let silent = || async { std::future::pending::<Result<(), Refusal>>().await };
        assert_eq!(Patience::fresh().with(silent).await, Err(Refusal::Away));
    }

    #[tokio::test(start_paused = true)]
    async fn another_refusal_is_told_at_once() {
        let began = Instant::now();
        let wrong = || async { Err::<(), _>(Refusal::Wrong) };
        assert_eq!(Patience::fresh().with(wrong).await, Err(Refusal::Wrong));
        assert_eq!(began.elapsed(), Duration::ZERO);
    }
}
