//! What each refusal about channels looks like to a person.

use switchboard::channels::{
    BadDomain, CannotChange, CannotChangeLook, CannotConnect, CannotRename, CannotSetCallback, CannotSetDomains,
    Greeting,
};
use switchboard::say;
use switchboard::team::{CannotCreateKey, CannotRevokeKey};

use crate::{Problem, locale};

fn gone() -> Problem {
    Problem::NotFound(say!(locale(), "channels-cannot-gone"))
}

pub fn name() -> Problem {
    Problem::invalid("name", say!(locale(), "channels-cannot-name"))
}

pub fn site(BadDomain(site): BadDomain) -> Problem {
    Problem::invalid("sites", say!(locale(), "channels-cannot-site", site = site))
}

pub fn colour() -> Problem {
    Problem::invalid("colour", say!(locale(), "channels-cannot-colour"))
}

pub fn callback_url() -> Problem {
    Problem::invalid("url", say!(locale(), "channels-cannot-callback"))
}

pub fn connect(cannot: CannotConnect) -> Problem {
    match cannot {
        CannotConnect::BadName => name(),
        CannotConnect::TooMany => Problem::Conflict(say!(locale(), "channels-cannot-too-many")),
        CannotConnect::Fault(fault) => fault.into(),
    }
}

pub fn look(cannot: CannotChangeLook) -> Problem {
    match cannot {
        CannotChangeLook::Gone => gone(),
        CannotChangeLook::NotAWidget => Problem::Conflict(say!(locale(), "channels-cannot-not-a-widget")),
        CannotChangeLook::GreetingTooLong => {
            Problem::invalid("greeting_en", say!(locale(), "channels-cannot-greeting", limit = Greeting::LONGEST))
        }
        CannotChangeLook::Fault(fault) => fault.into(),
    }
}

pub fn rename(cannot: CannotRename) -> Problem {
    match cannot {
        CannotRename::Gone => gone(),
        CannotRename::BadName => name(),
        CannotRename::Fault(fault) => fault.into(),
    }
}

pub fn sites(cannot: CannotSetDomains) -> Problem {
    match cannot {
        CannotSetDomains::Gone => gone(),
        CannotSetDomains::NotAWidget => Problem::Conflict(say!(locale(), "channels-cannot-not-a-widget")),
        CannotSetDomains::TooMany => Problem::invalid("sites", say!(locale(), "channels-cannot-too-many-sites")),
        CannotSetDomains::Fault(fault) => fault.into(),
    }
}

pub fn callback(cannot: CannotSetCallback) -> Problem {
    match cannot {
        CannotSetCallback::Gone => gone(),
        CannotSetCallback::NotAnApi => Problem::Conflict(say!(locale(), "channels-cannot-not-an-api")),
        CannotSetCallback::Fault(fault) => fault.into(),
    }
}

pub fn change(cannot: CannotChange) -> Problem {
    match cannot {
        CannotChange::Gone => gone(),
        CannotChange::Fault(fault) => fault.into(),
    }
}

pub fn make_key(cannot: CannotCreateKey) -> Problem {
    match cannot {
        CannotCreateKey::NoSuchChannel => gone(),
        CannotCreateKey::Fault(fault) => fault.into(),
    }
}

pub fn revoke_key(cannot: CannotRevokeKey) -> Problem {
    match cannot {
        CannotRevokeKey::Gone => Problem::NotFound(say!(locale(), "channels-cannot-key-gone")),
        CannotRevokeKey::Fault(fault) => fault.into(),
    }
}
