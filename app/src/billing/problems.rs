//! What each refusal of a plan looks like to a person.

use switchboard::billing::CannotChoose;
use switchboard::say;

use crate::{Problem, locale};

pub(super) fn choose(cannot: CannotChoose) -> Problem {
    match cannot {
        CannotChoose::NotOffered => Problem::invalid("", say!(locale(), "billing-not-offered")),
        CannotChoose::Same => Problem::invalid("", say!(locale(), "billing-same-plan")),
        CannotChoose::PaidFor => Problem::invalid("", say!(locale(), "billing-end-first")),
        CannotChoose::Fault(fault) => fault.into(),
    }
}
