//! What each refusal of evaluation looks like to a person.

use switchboard::evaluation::*;
use switchboard::say;

use crate::{Problem, access, locale};

/// What stands for a person, where an item could be expected.
pub(super) const PERSON: &str = "person";

/// Reads a question as the form sends it.
pub(super) fn new_question(question: &str, language: &str, expected: &str) -> Result<NewQuestion, Problem> {
    let locale = locale();
    let expected = match expected {
        PERSON => None,
        item => Some(item.parse().map_err(|_| Problem::invalid("expected", say!(locale, "workbench-choose-source")))?),
    };
    NewQuestion::parse(question, language, expected).map_err(|bad| match bad {
        Unacceptable::Missing => Problem::invalid("question", say!(locale, "knowledge-question-missing")),
        Unacceptable::TooLong(count) => {
            Problem::invalid("question", say!(locale, "knowledge-too-long", most = LONGEST_QUESTION, count = count))
        }
        Unacceptable::UnknownLanguage => Problem::invalid("language", say!(locale, "knowledge-choose-one")),
    })
}

pub(super) fn add(cannot: CannotAdd) -> Problem {
    match cannot {
        CannotAdd::NoSuchItem => access::not_found(),
        CannotAdd::TooMany => Problem::Conflict(say!(locale(), "workbench-too-many", most = MOST_QUESTIONS)),
        CannotAdd::Fault(fault) => fault.into(),
    }
}

pub(super) fn retire(cannot: CannotRetire) -> Problem {
    match cannot {
        CannotRetire::Gone => access::not_found(),
        CannotRetire::Fault(fault) => fault.into(),
    }
}

pub(super) fn restore(cannot: CannotRestore) -> Problem {
    match cannot {
        CannotRestore::Gone => access::not_found(),
        CannotRestore::Known => Problem::Conflict(say!(locale(), "workbench-known")),
        CannotRestore::Fault(fault) => fault.into(),
    }
}

pub(super) fn run(cannot: CannotRun) -> Problem {
    match cannot {
        CannotRun::Empty => Problem::Conflict(say!(locale(), "workbench-nothing-to-run")),
        CannotRun::UnderWay => Problem::Conflict(say!(locale(), "workbench-under-way")),
        CannotRun::Fault(fault) => fault.into(),
    }
}
