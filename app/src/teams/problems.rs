//! What each refusal of a team looks like to a person.

use switchboard::say;
use switchboard::teams::*;
use switchboard::title::{BadTitle, Title};

use crate::{Problem, access, locale};

/// Reads the name of a team.
pub(super) fn name(text: &str) -> Result<Title, Problem> {
    Title::parse(text)
        .map_err(|BadTitle| Problem::invalid("name", say!(locale(), "teams-bad-name", limit = Title::LONGEST)))
}

fn known() -> Problem {
    Problem::invalid("name", say!(locale(), "teams-known"))
}

pub(super) fn add(cannot: CannotAddTeam) -> Problem {
    match cannot {
        CannotAddTeam::Known => known(),
        CannotAddTeam::TooMany => Problem::Conflict(say!(locale(), "teams-too-many", limit = MOST_TEAMS)),
        CannotAddTeam::Fault(fault) => fault.into(),
    }
}

pub(super) fn rename(cannot: CannotRenameTeam) -> Problem {
    match cannot {
        CannotRenameTeam::Gone => access::not_found(),
        CannotRenameTeam::Known => known(),
        CannotRenameTeam::Fault(fault) => fault.into(),
    }
}

pub(super) fn remove(cannot: CannotRemoveTeam) -> Problem {
    match cannot {
        CannotRemoveTeam::Gone => access::not_found(),
        CannotRemoveTeam::Known => Problem::Conflict(say!(locale(), "teams-known")),
        CannotRemoveTeam::Fault(fault) => fault.into(),
    }
}

pub(super) fn join(cannot: CannotJoin) -> Problem {
    match cannot {
        CannotJoin::Gone => access::not_found(),
        CannotJoin::NotAnAgent => Problem::invalid("member", say!(locale(), "teams-not-an-agent")),
        CannotJoin::Fault(fault) => fault.into(),
    }
}

fn bad_capacity() -> Problem {
    Problem::invalid("capacity", say!(locale(), "teams-bad-capacity", limit = i64::from(MOST_IN_HAND)))
}

/// Reads how many conversations somebody is given at most.
pub(super) fn capacity(text: &str) -> Result<i32, Problem> {
    text.trim().parse().map_err(|_| bad_capacity())
}

pub(super) fn share(cannot: CannotShare) -> Problem {
    match cannot {
        CannotShare::Gone => access::not_found(),
        CannotShare::BadCapacity => bad_capacity(),
        CannotShare::Fault(fault) => fault.into(),
    }
}
