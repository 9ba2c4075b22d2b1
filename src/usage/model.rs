//! The nouns of usage: meters, their limits, and the budget that the owner sets.

use super::Month;
use crate::assistant::MOST_MICROS;
use crate::prelude::*;

crate::words! {
    /// What is held against a limit.
    pub enum Metered {
        /// Conversations that begin in a month.
        Conversations = "conversations",
        /// The bytes of the files that are kept.
        Storage = "storage",
        /// What the assistant costs in a month, in micro-dollars.
        Spending = "spending",
    }
}

crate::words! {
    /// What the assistant does at a limit. People always go on.
    pub enum AtLimit {
        /// It pauses; people answer.
        Pause = "pause",
        /// It goes on, and what it uses counts.
        GoOver = "go_over",
    }
}

/// Where the soft limit usually is, of a hundred.
pub const SOFT_PERCENT: i16 = 80;

/// A month held against its limit.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Meter {
    /// Of what.
    pub metered: Metered,
    /// How much is used.
    pub used: i64,
    /// How much may be used; `None` is no limit.
    pub most: Option<i64>,
    /// What the assistant does there.
    pub at_limit: AtLimit,
    /// Where its soft limit is, of a hundred.
    pub soft_percent: i16,
}

impl Meter {
    /// How much of a hundred is used; `None` where there is no limit.
    pub fn percent(&self) -> Option<i64> {
        let most = self.most?;
        Some(self.used.saturating_mul(100).checked_div(most).unwrap_or(100))
    }

    /// The steps of which somebody is told that are reached, the lowest first.
    pub fn reached(&self) -> Vec<i16> {
        let percent = self.percent().unwrap_or_default();
        let mut steps = vec![50, self.soft_percent, 100];
        steps.sort_unstable();
        steps.dedup();
        steps.retain(|it| i64::from(*it) <= percent);
        steps
    }

    /// How much it will be at the end of the month, if it goes on like this. `None` for what does not begin anew with a
    /// month, and on its first day, of which nothing follows.
    pub fn forecast(&self, month: &Month, now: OffsetDateTime) -> Option<i64> {
        let (passed, whole) = (now - month.time.start, month.time.end - month.time.start);
        if self.metered == Metered::Storage || passed < time::Duration::DAY || passed > whole {
            return None;
        }
        let all = i128::from(self.used) * i128::from(whole.whole_seconds()) / i128::from(passed.whole_seconds());
        i64::try_from(all).ok()
    }
}

/// What the assistant may cost in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The hard limit, in micro-dollars; `None` is none.
    pub(super) most: Option<i64>,
    /// The soft one, of a hundred of it.
    pub(super) soft_percent: i16,
    /// What happens at a limit, of spending and of conversations.
    pub(super) at_limit: AtLimit,
}

impl Budget {
    /// Reads an amount in micro-dollars, and a share of a hundred.
    ///
    /// # Errors
    /// [`Unacceptable`].
    pub fn parse(most: Option<i64>, soft_percent: i16, at_limit: AtLimit) -> Result<Self, Unacceptable> {
        if most.is_some_and(|it| !(0..=MOST_MICROS).contains(&it)) {
            return Err(Unacceptable::Amount);
        }
        if !(1..100).contains(&soft_percent) {
            return Err(Unacceptable::Percent);
        }
        Ok(Self { most, soft_percent, at_limit })
    }
}

/// Why a budget was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unacceptable {
    /// Below nought, or beyond a million dollars.
    #[error("the amount is out of range")]
    Amount,
    /// Not from 1 to 99.
    #[error("the share must be from 1 to 99")]
    Percent,
}

/// What a comparison of the sums with what they are made of found, and put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Check {
    /// When.
    pub at: OffsetDateTime,
    /// Things that had no event.
    pub missing: i64,
    /// Hours whose sum was another.
    pub wrong: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Zone;
    use time::macros::datetime;

    fn meter(used: i64, most: Option<i64>) -> Meter {
        let (metered, at_limit) = (Metered::Conversations, AtLimit::Pause);
        Meter { metered, used, most, at_limit, soft_percent: SOFT_PERCENT }
    }

    #[test]
    fn a_meter_tells_at_half_at_its_soft_limit_and_at_its_end() {
        let reached = |used| meter(used, Some(500)).reached();
        assert_eq!(reached(249), [0_i16; 0]);
        assert_eq!((reached(250), reached(412)), (vec![50], vec![50, 80]));
        assert_eq!(reached(501), [50, 80, 100]);
        assert_eq!(meter(1_000_000, None).reached(), [0_i16; 0], "without a limit there is nothing to tell");
        assert_eq!(meter(0, Some(0)).percent(), Some(100), "nothing of nothing is all of it");
    }

    #[test]
    fn a_forecast_goes_on_as_the_month_began() {
        let zone = Zone::named_or_utc("UTC");
        let month = Month::of(datetime!(2026-11-16 00:00 UTC), &zone);
        let at = |moment| meter(300, None).forecast(&month, moment);
        assert_eq!(at(datetime!(2026-11-16 00:00 UTC)), Some(600));
        assert_eq!(at(datetime!(2026-11-01 12:00 UTC)), None, "nothing follows from half a day");
    }

    #[test]
    fn a_budget_is_an_amount_and_a_share() {
        assert!(Budget::parse(Some(5_000_000), 80, AtLimit::Pause).is_ok());
        assert!(Budget::parse(None, 1, AtLimit::GoOver).is_ok());
        assert_eq!(Budget::parse(Some(-1), 80, AtLimit::Pause), Err(Unacceptable::Amount));
        assert_eq!(Budget::parse(Some(MOST_MICROS + 1), 80, AtLimit::Pause), Err(Unacceptable::Amount));
        for percent in [0, 100, -5] {
            assert_eq!(Budget::parse(None, percent, AtLimit::Pause), Err(Unacceptable::Percent), "{percent}");
        }
    }
}
