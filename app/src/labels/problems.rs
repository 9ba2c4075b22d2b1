//! What each refusal of a label looks like to a person.

use switchboard::labels::*;
use switchboard::say;
use switchboard::title::{BadTitle, Title};

use crate::{Problem, access, locale};

/// Reads the name of a label.
pub(super) fn name(text: &str) -> Result<Title, Problem> {
    Title::parse(text)
        .map_err(|BadTitle| Problem::invalid("name", say!(locale(), "labels-bad-name", limit = Title::LONGEST)))
}

fn known() -> Problem {
    Problem::invalid("name", say!(locale(), "labels-known"))
}

pub(super) fn add(cannot: CannotAddLabel) -> Problem {
    match cannot {
        CannotAddLabel::Known => known(),
        CannotAddLabel::TooMany => Problem::Conflict(say!(locale(), "labels-too-many", limit = MOST_LABELS)),
        CannotAddLabel::Fault(fault) => fault.into(),
    }
}

pub(super) fn change(cannot: CannotChangeLabel) -> Problem {
    match cannot {
        CannotChangeLabel::Gone => access::not_found(),
        CannotChangeLabel::Known => known(),
        CannotChangeLabel::Fault(fault) => fault.into(),
    }
}

pub(super) fn merge(cannot: CannotMergeLabels) -> Problem {
    match cannot {
        CannotMergeLabels::Gone => access::not_found(),
        CannotMergeLabels::Itself => Problem::invalid("into", say!(locale(), "labels-merge-itself")),
        CannotMergeLabels::Fault(fault) => fault.into(),
    }
}

pub(super) fn remove(cannot: CannotRemoveLabel) -> Problem {
    match cannot {
        CannotRemoveLabel::Gone => access::not_found(),
        CannotRemoveLabel::Known => Problem::Conflict(say!(locale(), "labels-known")),
        CannotRemoveLabel::Fault(fault) => fault.into(),
    }
}
