//! What each refusal of an escalation looks like to a person.

use switchboard::escalations::*;
use switchboard::inbox::{CannotReassign, CannotTakeOver};
use switchboard::say;
use switchboard::title::{BadTitle, Title};

use crate::{Problem, access, locale};

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

pub fn reassign(cannot: CannotReassign) -> Problem {
    match cannot {
        CannotReassign::Gone => gone(),
        CannotReassign::NotAnAgent => Problem::invalid("to", say!(locale(), "escalations-cannot-not-an-agent")),
        CannotReassign::NoSuchTeam => Problem::invalid("to", say!(locale(), "escalations-cannot-no-team")),
        CannotReassign::Fault(fault) => fault.into(),
    }
}

pub fn edit_brief(cannot: CannotEditBrief) -> Problem {
    match cannot {
        CannotEditBrief::Gone => gone(),
        CannotEditBrief::HasGaps => Problem::invalid("", say!(locale(), "escalations-cannot-gaps")),
        CannotEditBrief::Fault(fault) => fault.into(),
    }
}

/// Reads the name of a reason.
pub fn reason_name(text: &str) -> Result<Title, Problem> {
    Title::parse(text)
        .map_err(|BadTitle| Problem::invalid("name", say!(locale(), "reasons-bad-name", limit = Title::LONGEST)))
}

fn known() -> Problem {
    Problem::invalid("name", say!(locale(), "reasons-known"))
}

pub fn add_reason(cannot: CannotAddReason) -> Problem {
    match cannot {
        CannotAddReason::Known => known(),
        CannotAddReason::TooMany => Problem::Conflict(say!(locale(), "reasons-too-many", limit = MOST_REASONS)),
        CannotAddReason::Fault(fault) => fault.into(),
    }
}

pub fn change_reason(cannot: CannotChangeReason) -> Problem {
    match cannot {
        CannotChangeReason::Gone => access::not_found(),
        CannotChangeReason::Known => known(),
        CannotChangeReason::Nameless => {
            Problem::invalid("name", say!(locale(), "reasons-bad-name", limit = Title::LONGEST))
        }
        CannotChangeReason::Needed => Problem::Conflict(say!(locale(), "reasons-needed")),
        CannotChangeReason::Fault(fault) => fault.into(),
    }
}
