//! What each refusal of a channel looks like to a person.

use std::str::FromStr;

use switchboard::channels::*;
use switchboard::say;
use switchboard::team::{CannotCreateKey, CannotRevokeKey, CannotRotateKey, KeyName};

use crate::{Problem, access, locale};

/// Reads an id. What is none names nothing.
pub(super) fn id<T: FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| access::not_found())
}

/// Reads one of a closed set of words.
pub(super) fn word<T: FromStr>(field: &str, text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::invalid(field, say!(locale(), "channels-choose-one")))
}

/// Reads a colour.
pub(super) fn colour(text: &str) -> Result<Colour, Problem> {
    Colour::parse(text.trim()).map_err(|BadColour| Problem::invalid("colour", say!(locale(), "channels-bad-colour")))
}

/// Reads sites, one a line.
pub(super) fn domains(text: &str) -> Result<Vec<Domain>, Problem> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(Domain::parse)
        .collect::<Result<_, _>>()
        .map_err(|BadDomain(line)| Problem::invalid("domains", say!(locale(), "channels-bad-domain", domain = line)))
}

/// Reads the address of a callback; nothing is none.
pub(super) fn callback(text: &str) -> Result<Option<CallbackUrl>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    CallbackUrl::parse(text)
        .map(Some)
        .map_err(|BadCallback| Problem::invalid("callback", say!(locale(), "channels-bad-callback")))
}

/// Reads the name of a key.
pub(super) fn key_name(text: &str) -> Result<KeyName, Problem> {
    KeyName::parse(text).map_err(|_| bad_name())
}

fn bad_name() -> Problem {
    Problem::invalid("name", say!(locale(), "channels-bad-name"))
}

pub(super) fn wrong_kind() -> Problem {
    Problem::Conflict(say!(locale(), "channels-wrong-kind"))
}

pub(super) fn connect(cannot: CannotConnect) -> Problem {
    match cannot {
        CannotConnect::BadName => bad_name(),
        CannotConnect::PlanFull => Problem::Conflict(say!(locale(), "billing-full-channels")),
        CannotConnect::TooMany => Problem::Conflict(say!(locale(), "channels-too-many")),
        CannotConnect::Fault(fault) => fault.into(),
    }
}

pub(super) fn change(cannot: CannotChange) -> Problem {
    match cannot {
        CannotChange::Gone => access::not_found(),
        CannotChange::Fault(fault) => fault.into(),
    }
}

pub(super) fn rename(cannot: CannotRename) -> Problem {
    match cannot {
        CannotRename::Gone => access::not_found(),
        CannotRename::BadName => bad_name(),
        CannotRename::Fault(fault) => fault.into(),
    }
}

pub(super) fn change_look(cannot: CannotChangeLook) -> Problem {
    match cannot {
        CannotChangeLook::Gone => access::not_found(),
        CannotChangeLook::NotAWidget => wrong_kind(),
        CannotChangeLook::GreetingTooLong => Problem::invalid("", say!(locale(), "channels-greeting-too-long")),
        CannotChangeLook::Fault(fault) => fault.into(),
    }
}

pub(super) fn set_domains(cannot: CannotSetDomains) -> Problem {
    match cannot {
        CannotSetDomains::Gone => access::not_found(),
        CannotSetDomains::NotAWidget => wrong_kind(),
        CannotSetDomains::TooMany => Problem::invalid("domains", say!(locale(), "channels-too-many-domains")),
        CannotSetDomains::Fault(fault) => fault.into(),
    }
}

pub(super) fn set_callback(cannot: CannotSetCallback) -> Problem {
    match cannot {
        CannotSetCallback::Gone => access::not_found(),
        CannotSetCallback::NotAnApi => wrong_kind(),
        CannotSetCallback::Fault(fault) => fault.into(),
    }
}

pub(super) fn create_key(cannot: CannotCreateKey) -> Problem {
    match cannot {
        CannotCreateKey::NoScope => Problem::invalid("conversations", say!(locale(), "channels-key-no-scope")),
        CannotCreateKey::BeyondMaker => Problem::Conflict(say!(locale(), "channels-key-beyond")),
        CannotCreateKey::NotInPlan => Problem::Conflict(say!(locale(), "billing-locked-api")),
        CannotCreateKey::NoSuchChannel => Problem::invalid("channel", say!(locale(), "channels-no-such-channel")),
        CannotCreateKey::Fault(fault) => fault.into(),
    }
}

pub(super) fn rotate_key(cannot: CannotRotateKey) -> Problem {
    match cannot {
        CannotRotateKey::Gone => access::not_found(),
        CannotRotateKey::TooLong => Problem::invalid("overlap", say!(locale(), "channels-key-overlap-too-long")),
        CannotRotateKey::Fault(fault) => fault.into(),
    }
}

pub(super) fn revoke_key(cannot: CannotRevokeKey) -> Problem {
    match cannot {
        CannotRevokeKey::Gone => access::not_found(),
        CannotRevokeKey::Fault(fault) => fault.into(),
    }
}
