//! What each refusal of a budget looks like to a person.

use switchboard::say;
use switchboard::usage::{AtLimit, Budget, Unacceptable};

use super::words::read_dollars;
use crate::{Problem, locale};

/// Reads a budget; no amount is no limit.
pub(super) fn budget(most: &str, soft: &str, at_limit: &str) -> Result<Budget, Problem> {
    let most = match most.trim() {
        "" => None,
        typed => Some(read_dollars(typed).ok_or_else(|| problem(Unacceptable::Amount))?),
    };
    let soft = soft.trim().trim_end_matches('%').trim_end().parse().map_err(|_| problem(Unacceptable::Percent))?;
    let at_limit: AtLimit =
        at_limit.parse().map_err(|_| Problem::invalid("at_limit", say!(locale(), "usage-choose-one")))?;
    Budget::parse(most, soft, at_limit).map_err(problem)
}

fn problem(bad: Unacceptable) -> Problem {
    match bad {
        Unacceptable::Amount => Problem::invalid("most", say!(locale(), "usage-bad-most")),
        Unacceptable::Percent => Problem::invalid("soft", say!(locale(), "usage-bad-soft")),
    }
}
