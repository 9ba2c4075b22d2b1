//! What each refusal looks like to a person.

use std::str::FromStr;

use switchboard::say;
use switchboard::service_levels::{BadHours, BadPolicy, CannotSetHours, CannotWritePolicy};

use crate::{Problem, locale};

/// Reads what a select sends: nothing is any.
pub fn chosen<T: FromStr>(field: &str, text: Option<String>) -> Result<Option<T>, Problem> {
    let text = text.filter(|it| !it.trim().is_empty());
    text.map(|it| it.parse().map_err(|_| Problem::invalid(field, say!(locale(), "team-choose-one")))).transpose()
}

/// Reads minutes: nothing promises nothing.
pub fn minutes(field: &str, text: Option<String>) -> Result<Option<i32>, Problem> {
    let text = text.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    let bad = || Problem::invalid(field, say!(locale(), "service-bad-minutes"));
    text.map(|it| it.parse().map_err(|_| bad())).transpose()
}

pub fn hours(field: &str, bad: &BadHours) -> Problem {
    let sentence = match bad {
        BadHours::NotIntervals => say!(locale(), "service-bad-intervals"),
        BadHours::Disorder => say!(locale(), "service-bad-disorder"),
        BadHours::NotAHoliday => say!(locale(), "service-bad-holiday"),
        BadHours::NeverOpen => say!(locale(), "service-bad-never"),
    };
    Problem::invalid(field, sentence)
}

pub fn set_hours(cannot: CannotSetHours) -> Problem {
    match cannot {
        CannotSetHours::Bad(bad) => hours("", &bad),
        CannotSetHours::Fault(fault) => fault.into(),
    }
}

pub fn write_policy(cannot: CannotWritePolicy) -> Problem {
    match cannot {
        CannotWritePolicy::Gone => Problem::NotFound(say!(locale(), "service-policy-gone")),
        CannotWritePolicy::Bad(BadPolicy::Name) => Problem::invalid("name", say!(locale(), "service-bad-name")),
        CannotWritePolicy::Bad(BadPolicy::Nothing) => Problem::invalid("", say!(locale(), "service-bad-nothing")),
        CannotWritePolicy::Bad(BadPolicy::Minutes) => Problem::invalid("", say!(locale(), "service-bad-minutes")),
        CannotWritePolicy::Bad(BadPolicy::Channel) => {
            Problem::invalid("channel", say!(locale(), "service-bad-channel"))
        }
        CannotWritePolicy::Bad(BadPolicy::Label) => Problem::invalid("label", say!(locale(), "service-bad-label")),
        CannotWritePolicy::Fault(fault) => fault.into(),
    }
}
