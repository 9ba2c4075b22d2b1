//! What each refusal at the till looks like to a person.

use switchboard::billing::till::{CannotPay, Till};
use switchboard::billing::{Every, PlanId};
use switchboard::say;

use crate::{Problem, access, locale, visit};

/// The till; where nobody pays there is none.
pub(super) fn till() -> Result<Till, Problem> {
    visit().house.till.clone().ok_or_else(access::not_found)
}

/// Which plan, and for which time at once.
pub(super) fn wanted(plan: &str, every: &str) -> Result<(PlanId, Every), Problem> {
    let plan = plan.parse().map_err(|_| access::not_found())?;
    Ok((plan, every.parse().map_err(|_| access::not_found())?))
}

/// The word of a refusal, as addresses carry it.
pub fn word(cannot: &CannotPay) -> &'static str {
    match cannot {
        CannotPay::NoSuchPlan => "no-such-plan",
        CannotPay::AlreadySubscribed => "already",
        CannotPay::NotSubscribed => "not-subscribed",
        CannotPay::SamePlan => "same-plan",
        CannotPay::TooOld => "too-old",
        CannotPay::Declined => "declined",
        CannotPay::Away => "away",
        CannotPay::Fault(_) => "fault",
    }
}

/// The sentence of what an address tells of; nothing for what nobody says.
pub(super) fn sentence(word: &str) -> Option<String> {
    let locale = locale();
    Some(match word {
        "bought" => say!(locale, "till-bought"),
        "no-such-plan" => say!(locale, "till-no-such-plan"),
        "already" => say!(locale, "till-already"),
        "not-subscribed" => say!(locale, "till-not-subscribed"),
        "same-plan" => say!(locale, "till-same-plan"),
        "too-old" => say!(locale, "till-too-old"),
        "declined" => say!(locale, "till-declined"),
        "away" => say!(locale, "till-away"),
        "fault" => say!(locale, "till-fault"),
        _ => return None,
    })
}

/// The refusal of a form.
pub(super) fn problem(cannot: CannotPay) -> Problem {
    match cannot {
        CannotPay::Fault(fault) => fault.into(),
        refused => Problem::invalid("", sentence(word(&refused)).unwrap_or_default()),
    }
}
