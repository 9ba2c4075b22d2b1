//! How long a failed job waits.

use rand::Rng;
use time::Duration;

/// After so many tries a job is dead and waits for a person.
pub const MAX_ATTEMPTS: i32 = 8;

const FIRST: Duration = Duration::seconds(2);
const LONGEST: Duration = Duration::minutes(30);

/// The wait after try number `attempt` (from 1): a random part of an exponentially growing
/// span ("full jitter"), so that jobs that failed together do not return together.
pub fn delay(attempt: i32, chance: &mut impl Rng) -> Duration {
    let doublings = u32::try_from(attempt.clamp(1, 16) - 1).unwrap_or(0);
    let span = (FIRST * 2_i32.pow(doublings)).min(LONGEST);
    // Never at once: a quarter of the span is the least.
    span * chance.random_range(0.25..=1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    #[test]
    fn the_wait_grows_and_has_an_end() {
        let mut chance = rand::rngs::StdRng::seed_from_u64(7);
        for attempt in 1..40 {
            let waited = delay(attempt, &mut chance);
            assert!(waited >= FIRST / 4 && waited <= LONGEST, "{attempt}: {waited}");
        }
        assert!(delay(12, &mut chance) > delay(1, &mut chance));
    }

    #[test]
    fn two_jobs_that_failed_together_do_not_return_together() {
        let mut chance = rand::rngs::StdRng::seed_from_u64(7);
        assert_ne!(delay(5, &mut chance), delay(5, &mut chance));
    }
}
