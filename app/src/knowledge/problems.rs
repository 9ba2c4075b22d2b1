//! What each refusal of knowledge looks like to a person.

use std::str::FromStr;

use switchboard::assistant::CannotPreview;
use switchboard::knowledge::documents::{CannotDecide, CannotReadAgain};
use switchboard::knowledge::*;
use switchboard::say;

use crate::{Problem, access, locale};

/// Reads an id. What is none names nothing.
pub(super) fn id<T: FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| access::not_found())
}

/// Reads one of a closed set of words.
pub(super) fn word<T: FromStr>(field: &str, text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::invalid(field, say!(locale(), "knowledge-choose-one")))
}

/// Reads a kind that people write.
pub(super) fn written(kind: &str) -> Result<Kind, Problem> {
    let kind: Kind = word("kind", kind)?;
    if !kind.is_written() {
        return Err(Problem::invalid("kind", say!(locale(), "knowledge-choose-one")));
    }
    Ok(kind)
}

/// What was written cannot be knowledge.
pub(super) fn unacceptable(kind: Kind, bad: Unacceptable) -> Problem {
    let locale = locale();
    match bad {
        Unacceptable::TitleMissing => Problem::invalid(
            "title",
            match kind {
                Kind::Faq => say!(locale, "knowledge-question-missing"),
                Kind::Text | Kind::Document | Kind::Page => say!(locale, "knowledge-title-missing"),
            },
        ),
        Unacceptable::TitleTooLong { is } => {
            Problem::invalid("title", say!(locale, "knowledge-too-long", most = LONGEST_TITLE, count = is))
        }
        Unacceptable::VariantTooLong { is } => {
            Problem::invalid("variants", say!(locale, "knowledge-too-long", most = LONGEST_TITLE, count = is))
        }
        Unacceptable::TooManyVariants { is } => {
            Problem::invalid("variants", say!(locale, "knowledge-too-many", most = MOST_VARIANTS, count = is))
        }
        Unacceptable::BodyMissing => Problem::invalid(
            "body",
            match kind {
                Kind::Faq => say!(locale, "knowledge-answer-missing"),
                Kind::Text | Kind::Document | Kind::Page => say!(locale, "knowledge-text-missing"),
            },
        ),
        Unacceptable::BodyTooLong { is, limit } => {
            Problem::invalid("body", say!(locale, "knowledge-too-long", most = limit, count = is))
        }
        Unacceptable::UnknownLanguage => Problem::invalid("language", say!(locale, "knowledge-choose-one")),
    }
}

pub(super) fn revise(cannot: CannotRevise) -> Problem {
    match cannot {
        CannotRevise::Gone | CannotRevise::OtherKind => access::not_found(),
        CannotRevise::Overtaken => Problem::invalid("", say!(locale(), "knowledge-overtaken")),
        CannotRevise::Fault(fault) => fault.into(),
    }
}

pub(super) fn keep(cannot: CannotKeep) -> Problem {
    match cannot {
        CannotKeep::Gone | CannotKeep::OtherKind | CannotKeep::Nobody => access::not_found(),
        CannotKeep::Fault(fault) => fault.into(),
    }
}

pub(crate) fn preview(cannot: CannotPreview) -> Problem {
    match cannot {
        CannotPreview::Gone => access::not_found(),
        CannotPreview::Begin(cannot) => cannot.into(),
    }
}

pub(super) fn read_again(cannot: CannotReadAgain) -> Problem {
    match cannot {
        CannotReadAgain::Gone => access::not_found(),
        CannotReadAgain::NotFailed => Problem::Conflict(say!(locale(), "knowledge-cannot-retry")),
        CannotReadAgain::Fault(fault) => fault.into(),
    }
}

pub(super) fn decide(cannot: CannotDecide) -> Problem {
    match cannot {
        CannotDecide::Gone => access::not_found(),
        CannotDecide::NothingProposed => Problem::Conflict(say!(locale(), "knowledge-nothing-proposed")),
        CannotDecide::NotRead => Problem::Conflict(say!(locale(), "knowledge-proposed-not-read")),
        CannotDecide::BeingReplaced => Problem::Conflict(say!(locale(), "knowledge-being-replaced")),
        CannotDecide::Fault(fault) => fault.into(),
    }
}

pub(super) fn roll_back(cannot: CannotRollBack) -> Problem {
    match cannot {
        CannotRollBack::Gone | CannotRollBack::NoSuchVersion => access::not_found(),
        CannotRollBack::Fault(fault) => fault.into(),
    }
}

pub(super) fn switch(cannot: CannotSwitch) -> Problem {
    match cannot {
        CannotSwitch::Gone => access::not_found(),
        CannotSwitch::Fault(fault) => fault.into(),
    }
}
