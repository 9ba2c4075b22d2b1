//! What each refusal about a contact looks like to a person.

use switchboard::companies::{BadCompany, CannotLabel};
use switchboard::contacts::table::{CannotBring, CannotRead, CannotTake, MOST_ROWS, RowProblem};
use switchboard::contacts::{
    Attributes, BadDetails, CannotMerge, CannotRemoveSegment, CannotSaveSegment, CannotUnmerge, CannotWrite, Details,
    MOST_SEGMENTS, Typed,
};
use switchboard::say;
use switchboard::text::Country;
use switchboard::text::cells::NoTable;

use crate::{Problem, access, locale};

/// What a form says of a contact.
pub(super) struct Written<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub company: &'a str,
    pub language: &'a str,
    pub attributes: &'a str,
}

/// Reads it. A number without a prefix is dialled in `country`.
pub(super) fn details(it: &Written<'_>, country: Country) -> Result<Details, Problem> {
    let company = match it.company {
        "" => None,
        id => Some(id.parse().map_err(|_| no_company())?),
    };
    let typed = Typed { name: it.name, email: it.email, phone: it.phone, language: it.language, company };
    Details::parse(typed, Attributes::lines(it.attributes), country).map_err(bad)
}

fn no_company() -> Problem {
    Problem::invalid("company", say!(locale(), "contacts-no-company"))
}

fn bad(bad: BadDetails) -> Problem {
    let locale = locale();
    match bad {
        BadDetails::Nothing => Problem::invalid("name", say!(locale, "contacts-bad-nothing")),
        BadDetails::Name => Problem::invalid("name", say!(locale, "contacts-bad-name")),
        BadDetails::Email => Problem::invalid("email", say!(locale, "contacts-bad-email")),
        BadDetails::Phone => Problem::invalid("phone", say!(locale, "contacts-bad-phone")),
        BadDetails::Language => Problem::invalid("language", say!(locale, "contacts-bad-language")),
        BadDetails::Attributes => attributes(),
    }
}

/// A line that is no attribute.
fn attributes() -> Problem {
    Problem::invalid("attributes", say!(locale(), "contacts-bad-attributes"))
}

/// What is wrong with what was written of a company.
pub(crate) fn company_bad(bad: BadCompany) -> Problem {
    let locale = locale();
    match bad {
        BadCompany::Name => Problem::invalid("name", say!(locale, "companies-bad-name")),
        BadCompany::Code => Problem::invalid("code", say!(locale, "companies-bad-code")),
        BadCompany::Attributes => attributes(),
    }
}

/// A note without words, or with too many.
pub(crate) fn no_note() -> Problem {
    Problem::invalid("body", say!(locale(), "contacts-bad-note", most = switchboard::companies::LONGEST_NOTE))
}

pub(super) fn write(cannot: CannotWrite) -> Problem {
    match cannot {
        CannotWrite::Gone => access::not_found(),
        CannotWrite::NoSuchCompany => no_company(),
        CannotWrite::Fault(fault) => fault.into(),
    }
}

pub(crate) fn label(cannot: CannotLabel) -> Problem {
    match cannot {
        CannotLabel::Gone => access::not_found(),
        CannotLabel::Value => Problem::invalid("value", say!(locale(), "contacts-bad-value")),
        CannotLabel::Full => Problem::Conflict(say!(locale(), "contacts-too-many-labels")),
        CannotLabel::Fault(fault) => fault.into(),
    }
}

pub(super) fn merge(cannot: CannotMerge) -> Problem {
    match cannot {
        CannotMerge::Gone => access::not_found(),
        CannotMerge::Same => Problem::Conflict(say!(locale(), "contacts-merge-itself")),
        CannotMerge::Fault(fault) => fault.into(),
    }
}

pub(super) fn unmerge(cannot: CannotUnmerge) -> Problem {
    match cannot {
        CannotUnmerge::Gone => access::not_found(),
        CannotUnmerge::TooLate => Problem::Conflict(say!(locale(), "contacts-unmerge-too-late")),
        CannotUnmerge::MergedSince => Problem::Conflict(say!(locale(), "contacts-merged-since")),
        CannotUnmerge::Fault(fault) => fault.into(),
    }
}

pub(super) fn save_segment(cannot: CannotSaveSegment) -> Problem {
    let locale = locale();
    match cannot {
        CannotSaveSegment::NotForOthers => Problem::invalid("whom", say!(locale, "inbox-view-not-for-others")),
        CannotSaveSegment::NoSuchThing => access::not_found(),
        CannotSaveSegment::TooMany => {
            Problem::Conflict(say!(locale, "contacts-too-many-segments", most = MOST_SEGMENTS))
        }
        CannotSaveSegment::Fault(fault) => fault.into(),
    }
}

pub(super) fn remove_segment(cannot: CannotRemoveSegment) -> Problem {
    match cannot {
        CannotRemoveSegment::Gone => access::not_found(),
        CannotRemoveSegment::NotForOthers => Problem::Conflict(say!(locale(), "inbox-view-not-for-others")),
        CannotRemoveSegment::Fault(fault) => fault.into(),
    }
}

pub(super) fn bring(cannot: CannotBring) -> Problem {
    let locale = locale();
    match cannot {
        CannotBring::Unfit(NoTable::Empty) => Problem::invalid("table", say!(locale, "table-empty")),
        CannotBring::Unfit(NoTable::TooLong) => Problem::invalid("table", say!(locale, "table-too-long")),
        CannotBring::Nobody => access::not_found(),
        CannotBring::Fault(fault) => fault.into(),
    }
}

pub(super) fn take(cannot: CannotTake) -> Problem {
    let locale = locale();
    match cannot {
        CannotTake::Gone => access::not_found(),
        CannotTake::Wrong(count) => Problem::Conflict(say!(locale, "table-wrong-rows", count = count)),
        CannotTake::Unreadable(why) => Problem::Conflict(unreadable(why)),
        CannotTake::Known => Problem::Conflict(say!(locale, "companies-known")),
        CannotTake::Fault(fault) => fault.into(),
    }
}

/// Why a table cannot be read.
pub(super) fn unreadable(why: CannotRead) -> String {
    let locale = locale();
    match why {
        CannotRead::NoRows => say!(locale, "table-no-rows"),
        CannotRead::TooMany(count) => say!(locale, "table-too-many", most = MOST_ROWS, count = count),
    }
}

/// What is wrong with a row, in a sentence.
pub(super) fn row(problem: RowProblem) -> String {
    let said = match problem {
        RowProblem::Contact(it) => bad(it),
        RowProblem::Company(it) => company_bad(it),
        RowProblem::NoSuchCompany => no_company(),
    };
    match said {
        Problem::Invalid { sentence, .. } => sentence,
        other => other.to_string(),
    }
}
