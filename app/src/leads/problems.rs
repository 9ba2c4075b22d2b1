//! What each refusal about leads looks like to a person.

use switchboard::leads::*;
use switchboard::say;

use super::words::{field_word, status_word};
use crate::{Problem, locale};

fn gone() -> Problem {
    Problem::NotFound(say!(locale(), "leads-cannot-gone"))
}

pub fn capture(cannot: CannotCapture) -> Problem {
    let locale = locale();
    match cannot {
        CannotCapture::Gone => Problem::NotFound(say!(locale, "leads-cannot-conversation")),
        CannotCapture::Unreadable(field) => {
            let sentence = say!(locale, "leads-cannot-read", field = field_word(field.word(), locale));
            Problem::invalid(field.word(), sentence)
        }
        CannotCapture::Nameless => Problem::invalid("name", say!(locale, "leads-cannot-nameless")),
        CannotCapture::OfSomebodyElse => Problem::Conflict(say!(locale, "leads-cannot-of-somebody-else")),
        CannotCapture::Fault(fault) => fault.into(),
    }
}

pub fn dismiss(cannot: CannotDismiss) -> Problem {
    match cannot {
        CannotDismiss::Gone => Problem::NotFound(say!(locale(), "leads-cannot-conversation")),
        CannotDismiss::Fault(fault) => fault.into(),
    }
}

pub fn move_to(cannot: CannotMove) -> Problem {
    let locale = locale();
    match cannot {
        CannotMove::Gone => gone(),
        CannotMove::WithoutReason => Problem::invalid("because", say!(locale, "leads-cannot-without-reason")),
        CannotMove::AnotherIsOpen => Problem::Conflict(say!(locale, "leads-cannot-another")),
        CannotMove::MovedSince { to } => {
            Problem::Conflict(say!(locale, "leads-cannot-moved-since", status = status_word(to, locale)))
        }
        CannotMove::HowMany => Problem::invalid("", say!(locale, "leads-cannot-how-many", limit = MOST_AT_ONCE)),
        CannotMove::Fault(fault) => fault.into(),
    }
}

pub fn own(cannot: CannotOwn) -> Problem {
    match cannot {
        CannotOwn::Gone => gone(),
        CannotOwn::NotAnAgent => Problem::invalid("owner", say!(locale(), "leads-cannot-not-an-agent")),
        CannotOwn::NotYours => Problem::invalid("owner", say!(locale(), "leads-cannot-not-yours")),
        CannotOwn::Fault(fault) => fault.into(),
    }
}

pub fn note(cannot: CannotNote) -> Problem {
    match cannot {
        CannotNote::Gone => gone(),
        CannotNote::Unfit => Problem::invalid("body", say!(locale(), "leads-cannot-note", limit = LONGEST_NOTE)),
        CannotNote::Fault(fault) => fault.into(),
    }
}

/// An amount that is none.
pub fn amount() -> Problem {
    Problem::invalid("amount", say!(locale(), "leads-cannot-amount"))
}

pub fn describe(cannot: CannotDescribe) -> Problem {
    let locale = locale();
    match cannot {
        CannotDescribe::Gone => gone(),
        CannotDescribe::Unreadable => Problem::invalid("value", say!(locale, "leads-cannot-value")),
        CannotDescribe::Nameless => Problem::invalid("field", say!(locale, "leads-cannot-field-name")),
        CannotDescribe::Full => Problem::Conflict(say!(locale, "leads-cannot-full")),
        CannotDescribe::Fault(fault) => fault.into(),
    }
}

pub fn label(cannot: CannotLabel) -> Problem {
    match cannot {
        CannotLabel::Gone | CannotLabel::NoSuchLabel => gone(),
        CannotLabel::Full => Problem::Conflict(say!(locale(), "leads-cannot-labels-full")),
        CannotLabel::Fault(fault) => fault.into(),
    }
}

pub fn rate(cannot: CannotRate) -> Problem {
    let locale = locale();
    match cannot {
        CannotRate::Gone => gone(),
        CannotRate::OutOfBounds => Problem::invalid("score", say!(locale, "leads-cannot-score")),
        CannotRate::WithoutReason => Problem::invalid("because", say!(locale, "leads-cannot-score-reason")),
        CannotRate::Fault(fault) => fault.into(),
    }
}
