//! What each refusal of the queue looks like to a person.

use switchboard::escalations::{CannotReopen, CannotResolve};
use switchboard::inbox::CannotTakeOver;
use switchboard::say;

use crate::{Problem, locale};

fn gone() -> Problem {
    Problem::NotFound(say!(locale(), "escalations-cannot-gone"))
}

pub fn accept(cannot: CannotTakeOver) -> Problem {
    match cannot {
        CannotTakeOver::Gone => gone(),
        CannotTakeOver::Taken { name } => Problem::Conflict(say!(locale(), "escalations-cannot-taken", name = name)),
        CannotTakeOver::Resolved => Problem::Conflict(say!(locale(), "inbox-cannot-resolved")),
        CannotTakeOver::Fault(fault) => fault.into(),
    }
}

pub fn resolve(cannot: CannotResolve) -> Problem {
    match cannot {
        CannotResolve::Gone => gone(),
        CannotResolve::Fault(fault) => fault.into(),
    }
}

pub fn reopen(cannot: CannotReopen) -> Problem {
    match cannot {
        CannotReopen::Gone => gone(),
        CannotReopen::AnotherIsOpen => Problem::Conflict(say!(locale(), "escalations-cannot-another")),
        CannotReopen::Fault(fault) => fault.into(),
    }
}
