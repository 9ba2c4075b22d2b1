//! What each refusal of the team looks like to a person.

mod proofs;
mod standing;

use std::str::FromStr;

use switchboard::access::{Right, Role, Visibility};
use switchboard::say;
use switchboard::team::{
    BadName, BadSlug, CannotAccept, CannotChangePassword, CannotCreateToken, CannotOpenWorkspace, CannotRequestReset,
    CannotResetPassword, CannotRevokeToken, CannotSignUp, CannotUpdateWorkspace, Email, GivenRole, KeyName,
    LONGEST_REOPEN, NotAnEmail, PersonName, ProviderName, RoleName, WeakPassword, WorkspaceName,
};

pub(in crate::team) use self::proofs::*;
pub(in crate::team) use self::standing::*;
use crate::{Problem, access, locale};

/// Reads an address.
pub(in crate::team) fn email(field: &str, text: &str) -> Result<Email, Problem> {
    Email::parse(text).map_err(|NotAnEmail| Problem::invalid(field, say!(locale(), "team-bad-email")))
}

/// Reads a person's name.
pub(in crate::team) fn name(field: &str, text: &str) -> Result<PersonName, Problem> {
    PersonName::parse(text).map_err(|bad| bad_name(field, bad))
}

/// Reads the name of an identity provider.
pub(in crate::team) fn provider_name(field: &str, text: &str) -> Result<ProviderName, Problem> {
    ProviderName::parse(text).map_err(|bad| bad_name(field, bad))
}

/// Reads a workspace's name.
pub(in crate::team) fn workspace_name(field: &str, text: &str) -> Result<WorkspaceName, Problem> {
    WorkspaceName::parse(text).map_err(|bad| bad_name(field, bad))
}

/// Reads one of a closed set of words, as a select sends them.
pub(in crate::team) fn word<T: FromStr>(field: &str, text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::invalid(field, say!(locale(), "team-choose-one")))
}

/// Reads a role.
pub(in crate::team) fn role(field: &str, text: &str) -> Result<Role, Problem> {
    word(field, text)
}

/// Reads a role that is given: a built-in one, or the id of one of the workspace's own.
pub(in crate::team) fn given_role(field: &str, text: &str) -> Result<GivenRole, Problem> {
    word(field, text)
}

/// Reads the name of a right.
pub(in crate::team) fn right(field: &str, text: &str) -> Result<Right, Problem> {
    Right::named(text).ok_or_else(|| Problem::invalid(field, say!(locale(), "team-choose-one")))
}

/// Reads the name of a role.
pub(in crate::team) fn new_role_name(field: &str, text: &str) -> Result<RoleName, Problem> {
    RoleName::parse(text).map_err(|bad| bad_name(field, bad))
}

/// Reads which conversations somebody sees; an empty word is as their role says.
pub(in crate::team) fn visibility(field: &str, text: &str) -> Result<Option<Visibility>, Problem> {
    if text.is_empty() { Ok(None) } else { word(field, text).map(Some) }
}

/// Reads the name of a token.
pub(in crate::team) fn token_name(text: &str) -> Result<KeyName, Problem> {
    KeyName::parse(text).map_err(|bad| bad_name("name", bad))
}

fn bad_name(field: &str, bad: BadName) -> Problem {
    let sentence = match bad {
        BadName::Empty => say!(locale(), "team-name-empty"),
        BadName::TooLong(count) => say!(locale(), "team-name-too-long", count = count),
        BadName::Unprintable => say!(locale(), "team-name-unprintable"),
    };
    Problem::invalid(field, sentence)
}

pub(in crate::team) fn bad_slug(field: &str, bad: BadSlug) -> Problem {
    let sentence = match bad {
        BadSlug::TooShort => say!(locale(), "team-slug-too-short"),
        BadSlug::TooLong => say!(locale(), "team-slug-too-long"),
        BadSlug::BadCharacters => say!(locale(), "team-slug-bad-characters"),
    };
    Problem::invalid(field, sentence)
}

/// The workspace's name has too few letters to make an address of.
pub(in crate::team) fn no_proposal() -> Problem {
    Problem::invalid("slug", say!(locale(), "team-slug-none"))
}

fn slug_taken() -> Problem {
    Problem::invalid("slug", say!(locale(), "team-slug-taken"))
}

pub(in crate::team) fn weak(field: &str, weak: WeakPassword) -> Problem {
    let sentence = match weak {
        WeakPassword::TooShort => say!(locale(), "team-password-too-short"),
        WeakPassword::TooLong => say!(locale(), "team-password-too-long"),
        WeakPassword::Common => say!(locale(), "team-password-common"),
        WeakPassword::LikeEmail => say!(locale(), "team-password-like-email"),
    };
    Problem::invalid(field, sentence)
}

pub(in crate::team) fn sign_up(cannot: CannotSignUp) -> Problem {
    match cannot {
        CannotSignUp::AddressTaken => Problem::invalid("email", say!(locale(), "team-address-taken")),
        CannotSignUp::SlugTaken => slug_taken(),
        CannotSignUp::TooManyTries => too_many(),
        CannotSignUp::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn open_workspace(cannot: CannotOpenWorkspace) -> Problem {
    match cannot {
        CannotOpenWorkspace::Gone => Problem::SignIn,
        CannotOpenWorkspace::SlugTaken => slug_taken(),
        CannotOpenWorkspace::TooManyTries => too_many(),
        CannotOpenWorkspace::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn request_reset(cannot: CannotRequestReset) -> Problem {
    match cannot {
        CannotRequestReset::TooManyTries => too_many(),
        CannotRequestReset::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn reset_password(cannot: CannotResetPassword) -> Problem {
    match cannot {
        CannotResetPassword::LinkOver => Problem::Conflict(say!(locale(), "team-reset-over")),
        CannotResetPassword::Weak(too_weak) => weak("password", too_weak),
        CannotResetPassword::TooManyTries => too_many(),
        CannotResetPassword::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn change_password(cannot: CannotChangePassword) -> Problem {
    match cannot {
        CannotChangePassword::WrongPassword => {
            Problem::invalid("present_password", say!(locale(), "team-wrong-password"))
        }
        CannotChangePassword::TooManyTries => too_many(),
        CannotChangePassword::Fault(fault) => fault.into(),
    }
}

/// No invitation has this link.
pub(in crate::team) fn invitation_gone() -> Problem {
    Problem::Conflict(say!(locale(), "team-invitation-gone"))
}

pub(in crate::team) fn accept(cannot: CannotAccept) -> Problem {
    match cannot {
        CannotAccept::Gone | CannotAccept::Over(_) => invitation_gone(),
        CannotAccept::OtherAddress => Problem::Conflict(say!(locale(), "team-invitation-other-address")),
        CannotAccept::HasAccount => Problem::Conflict(say!(locale(), "team-invitation-has-account")),
        CannotAccept::AlreadyMember => Problem::Conflict(say!(locale(), "team-invitation-member")),
        CannotAccept::Fault(fault) => fault.into(),
    }
}

/// The database of zones does not know it.
pub(in crate::team) fn no_such_zone() -> Problem {
    Problem::invalid("time_zone", say!(locale(), "team-no-such-zone"))
}

/// Not a number of hours within bounds.
pub(in crate::team) fn bad_reopen() -> Problem {
    Problem::invalid("reopen_hours", say!(locale(), "team-bad-reopen", most = LONGEST_REOPEN))
}

pub(in crate::team) fn update_workspace(cannot: CannotUpdateWorkspace) -> Problem {
    match cannot {
        CannotUpdateWorkspace::SlugTaken => slug_taken(),
        CannotUpdateWorkspace::ReopenOutOfBounds => bad_reopen(),
        CannotUpdateWorkspace::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn create_token(cannot: CannotCreateToken) -> Problem {
    match cannot {
        CannotCreateToken::NoScope => Problem::invalid("", say!(locale(), "token-no-scope")),
        CannotCreateToken::BeyondMember => Problem::Conflict(say!(locale(), "token-beyond")),
        CannotCreateToken::BadEnd => Problem::invalid("expires", say!(locale(), "token-bad-end")),
        CannotCreateToken::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn revoke_token(cannot: CannotRevokeToken) -> Problem {
    match cannot {
        CannotRevokeToken::Gone => access::not_found(),
        CannotRevokeToken::Fault(fault) => fault.into(),
    }
}
