//! What each refusal of saved replies looks like to a person.

use switchboard::inbox::{Body, CannotSave};
use switchboard::saved_replies::{CannotSaveReply, LONGEST_SHORTCODE, LONGEST_TITLE, MOST, Unacceptable, VARIABLES};
use switchboard::say;
use switchboard::text::Locale;

use crate::{Problem, access, locale};

const fn field(language: Locale) -> &'static str {
    match language {
        Locale::En => "body_en",
        Locale::Fr => "body_fr",
    }
}

/// The variables as they are written.
pub(super) fn variables() -> String {
    VARIABLES.map(|it| format!("{{{it}}}")).join(" ")
}

/// What was typed cannot be a saved reply.
pub(super) fn unacceptable(bad: Unacceptable) -> Problem {
    let locale = locale();
    match bad {
        Unacceptable::NoTitle => Problem::invalid("title", say!(locale, "replies-no-title")),
        Unacceptable::LongTitle(length) => {
            Problem::invalid("title", say!(locale, "inbox-cannot-too-long", limit = LONGEST_TITLE, length = length))
        }
        Unacceptable::BadShortcode => {
            Problem::invalid("shortcode", say!(locale, "replies-bad-shortcode", limit = LONGEST_SHORTCODE))
        }
        Unacceptable::NoBody => Problem::invalid("body_en", say!(locale, "replies-no-body")),
        Unacceptable::LongBody { language, length } => {
            let sentence = say!(locale, "inbox-cannot-too-long", limit = Body::LONGEST, length = length);
            Problem::invalid(field(language), sentence)
        }
        Unacceptable::UnknownVariable { language, name } => {
            let name = format!("{{{name}}}");
            let sentence = say!(locale, "replies-unknown-variable", name = name, known = variables());
            Problem::invalid(field(language), sentence)
        }
        Unacceptable::Nul => Problem::invalid("", say!(locale, "inbox-cannot-nul")),
    }
}

pub(super) fn save(cannot: CannotSaveReply) -> Problem {
    let locale = locale();
    match cannot {
        CannotSaveReply::Gone => access::not_found(),
        CannotSaveReply::Taken => Problem::invalid("shortcode", say!(locale, "replies-taken")),
        CannotSaveReply::TooMany => Problem::Conflict(say!(locale, "replies-too-many", most = MOST)),
        CannotSaveReply::Fault(fault) => fault.into(),
    }
}

pub(super) fn insert(cannot: CannotSave) -> Problem {
    match cannot {
        CannotSave::Gone => access::not_found(),
        CannotSave::Newer(_) | CannotSave::BadText => {
            Problem::invalid("body", say!(locale(), "replies-no-room", limit = Body::LONGEST))
        }
        CannotSave::Fault(fault) => fault.into(),
    }
}
