//! What each refusal about a website looks like to a person.

use switchboard::knowledge::{self, Unacceptable};
use switchboard::say;
use switchboard::sites::*;

use crate::{Problem, access, locale};

/// Reads what somebody wants read.
pub(super) fn wanted(
    address: &str,
    (include, exclude): (&str, &str),
    page_cap: &str,
    schedule: Schedule,
    language: &str,
) -> Result<Wanted, Problem> {
    let include = Scope::lines(include).ok_or_else(|| unreadable(Unreadable::Include))?;
    let exclude = Scope::lines(exclude).ok_or_else(|| unreadable(Unreadable::Exclude))?;
    let page_cap = page_cap.trim().parse().map_err(|_| unreadable(Unreadable::PageCap))?;
    let unknown = |_: Unacceptable| Problem::invalid("language", say!(locale(), "knowledge-choose-one"));
    let language = knowledge::searchable(language).map_err(unknown)?;
    Wanted::parse(address, (include, exclude), page_cap, schedule, language).map_err(unreadable)
}

fn unreadable(why: Unreadable) -> Problem {
    let locale = locale();
    let paths = |field| Problem::invalid(field, say!(locale, "sites-bad-paths", most = MOST_PATTERNS));
    match why {
        Unreadable::Address => Problem::invalid("address", say!(locale, "sites-bad-address")),
        Unreadable::Include => paths("include"),
        Unreadable::Exclude => paths("exclude"),
        Unreadable::PageCap => Problem::invalid("page_cap", say!(locale, "sites-bad-cap", most = MOST_PAGES)),
    }
}

pub(super) fn add(cannot: CannotAdd) -> Problem {
    match cannot {
        CannotAdd::NotInPlan => Problem::Conflict(say!(locale(), "billing-locked-websites")),
        CannotAdd::TooMany => Problem::Conflict(say!(locale(), "sites-too-many", most = MOST_SITES)),
        CannotAdd::Fault(fault) => fault.into(),
    }
}

pub(super) fn change(cannot: CannotChange) -> Problem {
    match cannot {
        CannotChange::Gone => access::not_found(),
        CannotChange::Fault(fault) => fault.into(),
    }
}

pub(super) fn crawl(cannot: CannotCrawl) -> Problem {
    match cannot {
        CannotCrawl::Gone => access::not_found(),
        CannotCrawl::UnderWay => Problem::Conflict(say!(locale(), "sites-under-way")),
        CannotCrawl::Fault(fault) => fault.into(),
    }
}

pub(super) fn stop(cannot: CannotStop) -> Problem {
    match cannot {
        CannotStop::Gone => access::not_found(),
        CannotStop::Fault(fault) => fault.into(),
    }
}

pub(super) fn remove(cannot: CannotRemove) -> Problem {
    match cannot {
        CannotRemove::Gone => access::not_found(),
        CannotRemove::Fault(fault) => fault.into(),
    }
}
