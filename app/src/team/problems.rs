//! What each refusal of the team looks like to a person.

use std::str::FromStr;

use switchboard::access::{Right, Role, Visibility};
use switchboard::say;
use switchboard::team::*;

use crate::{Problem, access, locale};

/// Reads an address.
pub(super) fn email(field: &str, text: &str) -> Result<Email, Problem> {
    Email::parse(text).map_err(|NotAnEmail| Problem::invalid(field, say!(locale(), "team-bad-email")))
}

/// Reads a person's name.
pub(super) fn name(field: &str, text: &str) -> Result<PersonName, Problem> {
    PersonName::parse(text).map_err(|bad| bad_name(field, bad))
}

/// Reads the name of an identity provider.
pub(super) fn provider_name(field: &str, text: &str) -> Result<ProviderName, Problem> {
    ProviderName::parse(text).map_err(|bad| bad_name(field, bad))
}

/// Reads a workspace's name.
pub(super) fn workspace_name(field: &str, text: &str) -> Result<WorkspaceName, Problem> {
    WorkspaceName::parse(text).map_err(|bad| bad_name(field, bad))
}

/// Reads one of a closed set of words, as a select sends them.
pub(super) fn word<T: FromStr>(field: &str, text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::invalid(field, say!(locale(), "team-choose-one")))
}

/// Reads a role.
pub(super) fn role(field: &str, text: &str) -> Result<Role, Problem> {
    word(field, text)
}

/// Reads a role that is given: a built-in one, or the id of one of the workspace's own.
pub(super) fn given_role(field: &str, text: &str) -> Result<GivenRole, Problem> {
    word(field, text)
}

/// Reads the name of a right.
pub(super) fn right(field: &str, text: &str) -> Result<Right, Problem> {
    Right::named(text).ok_or_else(|| Problem::invalid(field, say!(locale(), "team-choose-one")))
}

/// Reads the name of a role.
pub(super) fn new_role_name(field: &str, text: &str) -> Result<RoleName, Problem> {
    RoleName::parse(text).map_err(|bad| bad_name(field, bad))
}

/// Reads which conversations somebody sees; an empty word is as their role says.
pub(super) fn visibility(field: &str, text: &str) -> Result<Option<Visibility>, Problem> {
    if text.is_empty() { Ok(None) } else { word(field, text).map(Some) }
}

/// Reads the name of a token.
pub(super) fn token_name(text: &str) -> Result<KeyName, Problem> {
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

pub(super) fn bad_slug(field: &str, bad: BadSlug) -> Problem {
    let sentence = match bad {
        BadSlug::TooShort => say!(locale(), "team-slug-too-short"),
        BadSlug::TooLong => say!(locale(), "team-slug-too-long"),
        BadSlug::BadCharacters => say!(locale(), "team-slug-bad-characters"),
    };
    Problem::invalid(field, sentence)
}

/// The workspace's name has too few letters to make an address of.
pub(super) fn no_proposal() -> Problem {
    Problem::invalid("slug", say!(locale(), "team-slug-none"))
}

fn slug_taken() -> Problem {
    Problem::invalid("slug", say!(locale(), "team-slug-taken"))
}

pub(super) fn weak(field: &str, weak: WeakPassword) -> Problem {
    let sentence = match weak {
        WeakPassword::TooShort => say!(locale(), "team-password-too-short"),
        WeakPassword::TooLong => say!(locale(), "team-password-too-long"),
        WeakPassword::Common => say!(locale(), "team-password-common"),
        WeakPassword::LikeEmail => say!(locale(), "team-password-like-email"),
    };
    Problem::invalid(field, sentence)
}

/// Address and password do not match; never which.
pub(super) fn no_match() -> Problem {
    Problem::invalid("", say!(locale(), "team-no-match"))
}

fn too_many() -> Problem {
    let seconds = u64::try_from(ATTEMPTS_WINDOW.whole_seconds()).unwrap_or(0);
    Problem::TooMany { seconds, sentence: say!(locale(), "team-too-many") }
}

pub(super) fn sign_in(cannot: CannotSignIn) -> Problem {
    match cannot {
        CannotSignIn::NoMatch => no_match(),
        CannotSignIn::TooManyTries => too_many(),
        CannotSignIn::Fault(fault) => fault.into(),
    }
}

/// The password was given too long ago, or never.
pub(super) fn password_again() -> Problem {
    Problem::invalid("", say!(locale(), "factor-password-again"))
}

fn wrong_code() -> Problem {
    Problem::invalid("secret_code", say!(locale(), "factor-wrong-code"))
}

pub(super) fn give_code(cannot: CannotGiveCode) -> Problem {
    match cannot {
        CannotGiveCode::Wrong => wrong_code(),
        CannotGiveCode::TooManyTries => too_many(),
        CannotGiveCode::Fault(fault) => fault.into(),
    }
}

/// No sign-in by a provider is under way in this browser.
pub(super) fn not_under_way() -> Problem {
    Problem::Conflict(say!(locale(), "provider-not-under-way"))
}

pub(super) fn arrive(cannot: CannotArrive) -> Problem {
    match cannot {
        CannotArrive::NotUnderWay => not_under_way(),
        CannotArrive::NoProvider => Problem::Conflict(say!(locale(), "provider-none")),
        CannotArrive::Refused => Problem::Conflict(say!(locale(), "provider-refused")),
        CannotArrive::NotBelieved(why) => {
            tracing::info!(%why, "an identity provider is not believed");
            Problem::Conflict(say!(locale(), "provider-not-believed"))
        }
        CannotArrive::NotAMember => Problem::Conflict(say!(locale(), "provider-not-a-member")),
        CannotArrive::AnothersIdentity => Problem::Conflict(say!(locale(), "provider-anothers")),
        CannotArrive::TooManyTries => too_many(),
        CannotArrive::Fault(fault) => fault.into(),
    }
}

/// The text is not what a field of the provider takes.
pub(super) fn bad_provider(field: &str) -> Problem {
    let sentence = match field {
        "issuer" => say!(locale(), "provider-bad-issuer"),
        "join_domains" => say!(locale(), "provider-bad-domains", most = MOST_DOMAINS),
        _ => say!(locale(), "provider-bad-client"),
    };
    Problem::invalid(field, sentence)
}

pub(super) fn keep_provider(cannot: CannotKeepProvider) -> Problem {
    match cannot {
        CannotKeepProvider::OwnersOnly => Problem::Conflict(say!(locale(), "provider-owners-only")),
        CannotKeepProvider::NeverOwners => Problem::invalid("join_role", say!(locale(), "provider-never-owners")),
        CannotKeepProvider::SecretAgain => Problem::invalid("client_secret", say!(locale(), "provider-secret-again")),
        CannotKeepProvider::NotEnabled => Problem::invalid("", say!(locale(), "provider-not-enabled")),
        CannotKeepProvider::Fault(fault) => fault.into(),
    }
}

/// No proof was given, and the last one is too old.
pub(super) fn no_proof() -> Problem {
    Problem::invalid("proof_password", say!(locale(), "factor-prove"))
}

pub(super) fn prove(cannot: CannotProve) -> Problem {
    match cannot {
        CannotProve::Wrong => Problem::invalid("proof_password", say!(locale(), "factor-not-proved")),
        CannotProve::TooManyTries => too_many(),
        CannotProve::Fault(fault) => fault.into(),
    }
}

pub(super) fn prove_by_passkey(cannot: CannotGivePasskey) -> Problem {
    match cannot {
        CannotGivePasskey::Refused => Problem::invalid("proof_password", say!(locale(), "passkey-refused")),
        CannotGivePasskey::TooManyTries => too_many(),
        CannotGivePasskey::Fault(fault) => fault.into(),
    }
}

/// Browsers make no passkeys for the address of this desk.
pub(super) fn no_passkeys_here() -> Problem {
    Problem::Conflict(say!(locale(), "passkey-not-here"))
}

pub(super) fn ask_passkey(cannot: CannotAskPasskey) -> Problem {
    match cannot {
        CannotAskPasskey::TooManyTries => too_many(),
        CannotAskPasskey::Fault(fault) => fault.into(),
    }
}

pub(super) fn give_passkey(cannot: CannotGivePasskey) -> Problem {
    match cannot {
        CannotGivePasskey::Refused => Problem::invalid("", say!(locale(), "passkey-refused")),
        CannotGivePasskey::TooManyTries => too_many(),
        CannotGivePasskey::Fault(fault) => fault.into(),
    }
}

pub(super) fn add_passkey(cannot: CannotAddPasskey) -> Problem {
    match cannot {
        CannotAddPasskey::Refused => Problem::invalid("", say!(locale(), "passkey-not-added")),
        CannotAddPasskey::NoRoom => Problem::Conflict(say!(locale(), "passkey-no-room", most = MOST_PASSKEYS)),
        CannotAddPasskey::Fault(fault) => fault.into(),
    }
}

/// Reads how a person calls a passkey.
pub(super) fn passkey_name(field: &str, text: &str) -> Result<PasskeyName, Problem> {
    PasskeyName::parse(text).map_err(|bad| bad_name(field, bad))
}

/// The person has a second factor already.
pub(super) fn factor_there() -> Problem {
    Problem::Conflict(say!(locale(), "factor-there"))
}

/// Nothing is being set up in this browser.
pub(super) fn no_app() -> Problem {
    Problem::Conflict(say!(locale(), "factor-start-again"))
}

pub(super) fn confirm_factor(cannot: CannotConfirmFactor) -> Problem {
    match cannot {
        CannotConfirmFactor::WrongCode => Problem::invalid("secret_code", say!(locale(), "factor-other-code")),
        CannotConfirmFactor::AlreadyThere => factor_there(),
        CannotConfirmFactor::Fault(fault) => fault.into(),
    }
}

pub(super) fn renew_codes(cannot: CannotRenewCodes) -> Problem {
    match cannot {
        CannotRenewCodes::NoFactor => Problem::Conflict(say!(locale(), "factor-none")),
        CannotRenewCodes::Fault(fault) => fault.into(),
    }
}

pub(super) fn sign_up(cannot: CannotSignUp) -> Problem {
    match cannot {
        CannotSignUp::AddressTaken => Problem::invalid("email", say!(locale(), "team-address-taken")),
        CannotSignUp::SlugTaken => slug_taken(),
        CannotSignUp::TooManyTries => too_many(),
        CannotSignUp::Fault(fault) => fault.into(),
    }
}

pub(super) fn open_workspace(cannot: CannotOpenWorkspace) -> Problem {
    match cannot {
        CannotOpenWorkspace::Gone => Problem::SignIn,
        CannotOpenWorkspace::SlugTaken => slug_taken(),
        CannotOpenWorkspace::TooManyTries => too_many(),
        CannotOpenWorkspace::Fault(fault) => fault.into(),
    }
}

pub(super) fn request_reset(cannot: CannotRequestReset) -> Problem {
    match cannot {
        CannotRequestReset::TooManyTries => too_many(),
        CannotRequestReset::Fault(fault) => fault.into(),
    }
}

pub(super) fn reset_password(cannot: CannotResetPassword) -> Problem {
    match cannot {
        CannotResetPassword::LinkOver => Problem::Conflict(say!(locale(), "team-reset-over")),
        CannotResetPassword::Weak(too_weak) => weak("password", too_weak),
        CannotResetPassword::TooManyTries => too_many(),
        CannotResetPassword::Fault(fault) => fault.into(),
    }
}

pub(super) fn change_password(cannot: CannotChangePassword) -> Problem {
    match cannot {
        CannotChangePassword::WrongPassword => {
            Problem::invalid("present_password", say!(locale(), "team-wrong-password"))
        }
        CannotChangePassword::TooManyTries => too_many(),
        CannotChangePassword::Fault(fault) => fault.into(),
    }
}

/// No invitation has this link.
pub(super) fn invitation_gone() -> Problem {
    Problem::Conflict(say!(locale(), "team-invitation-gone"))
}

pub(super) fn accept(cannot: CannotAccept) -> Problem {
    match cannot {
        CannotAccept::Gone | CannotAccept::Over(_) => invitation_gone(),
        CannotAccept::OtherAddress => Problem::Conflict(say!(locale(), "team-invitation-other-address")),
        CannotAccept::HasAccount => Problem::Conflict(say!(locale(), "team-invitation-has-account")),
        CannotAccept::AlreadyMember => Problem::Conflict(say!(locale(), "team-invitation-member")),
        CannotAccept::Fault(fault) => fault.into(),
    }
}

fn role_not_yours() -> Problem {
    Problem::invalid("role", say!(locale(), "team-owners-only"))
}

pub(super) fn invite(cannot: CannotInvite) -> Problem {
    match cannot {
        CannotInvite::RoleNotYours => role_not_yours(),
        CannotInvite::AlreadyMember => Problem::invalid("email", say!(locale(), "team-already-member")),
        CannotInvite::PlanFull => Problem::invalid("email", say!(locale(), "billing-full-members")),
        CannotInvite::AlreadyInvited => Problem::invalid("email", say!(locale(), "team-already-invited")),
        CannotInvite::Fault(fault) => fault.into(),
    }
}

pub(super) fn resend(cannot: CannotResend) -> Problem {
    match cannot {
        CannotResend::Gone => access::not_found(),
        CannotResend::RoleNotYours => Problem::Conflict(say!(locale(), "team-owners-only")),
        CannotResend::Fault(fault) => fault.into(),
    }
}

pub(super) fn revoke(cannot: CannotRevoke) -> Problem {
    match cannot {
        CannotRevoke::Gone => access::not_found(),
        CannotRevoke::Fault(fault) => fault.into(),
    }
}

pub(super) fn change_member(cannot: CannotChangeMember) -> Problem {
    match cannot {
        CannotChangeMember::Gone => access::not_found(),
        CannotChangeMember::OwnersOnly => Problem::Conflict(say!(locale(), "team-owners-only")),
        CannotChangeMember::Yourself => Problem::Conflict(say!(locale(), "team-not-yourself")),
        CannotChangeMember::Beyond => beyond(),
        CannotChangeMember::NoSuchRole => Problem::invalid("role", say!(locale(), "team-choose-one")),
        CannotChangeMember::LastOwner => Problem::Conflict(say!(locale(), "team-last-owner")),
        CannotChangeMember::Fault(fault) => fault.into(),
    }
}

/// Nobody gives, changes or takes what they do not have themselves.
fn beyond() -> Problem {
    Problem::Conflict(say!(locale(), "roles-beyond"))
}

pub(super) fn write_role(cannot: CannotWriteRole) -> Problem {
    match cannot {
        CannotWriteRole::Gone => access::not_found(),
        CannotWriteRole::Beyond => beyond(),
        CannotWriteRole::NameTaken => Problem::invalid("name", say!(locale(), "roles-name-taken")),
        CannotWriteRole::TooMany => Problem::Conflict(say!(locale(), "roles-too-many", most = MOST_ROLES)),
        CannotWriteRole::Fault(fault) => fault.into(),
    }
}

pub(super) fn delete_role(cannot: CannotDeleteRole) -> Problem {
    match cannot {
        CannotDeleteRole::Gone => access::not_found(),
        CannotDeleteRole::Beyond => beyond(),
        CannotDeleteRole::InUse(members) => Problem::Conflict(say!(locale(), "roles-in-use", count = members)),
        CannotDeleteRole::Fault(fault) => fault.into(),
    }
}

pub(super) fn grant(cannot: CannotGrant) -> Problem {
    match cannot {
        CannotGrant::Member(cannot) => change_member(cannot),
        CannotGrant::NotGivable(_) => Problem::invalid("right", say!(locale(), "roles-not-givable")),
        CannotGrant::ShowsPersonalData => Problem::invalid("right", say!(locale(), "roles-shows-personal-data")),
        CannotGrant::Past => Problem::invalid("days", say!(locale(), "team-choose-one")),
        CannotGrant::Fault(fault) => fault.into(),
    }
}

pub(super) fn view_as(cannot: CannotViewAs) -> Problem {
    match cannot {
        CannotViewAs::Gone => access::not_found(),
        CannotViewAs::Beyond => beyond(),
        CannotViewAs::Fault(fault) => fault.into(),
    }
}

/// The database of zones does not know it.
pub(super) fn no_such_zone() -> Problem {
    Problem::invalid("time_zone", say!(locale(), "team-no-such-zone"))
}

/// Not a number of hours within bounds.
pub(super) fn bad_reopen() -> Problem {
    Problem::invalid("reopen_hours", say!(locale(), "team-bad-reopen", most = LONGEST_REOPEN))
}

pub(super) fn update_workspace(cannot: CannotUpdateWorkspace) -> Problem {
    match cannot {
        CannotUpdateWorkspace::SlugTaken => slug_taken(),
        CannotUpdateWorkspace::ReopenOutOfBounds => bad_reopen(),
        CannotUpdateWorkspace::Fault(fault) => fault.into(),
    }
}

pub(super) fn create_token(cannot: CannotCreateToken) -> Problem {
    match cannot {
        CannotCreateToken::NoScope => Problem::invalid("", say!(locale(), "token-no-scope")),
        CannotCreateToken::BeyondMember => Problem::Conflict(say!(locale(), "token-beyond")),
        CannotCreateToken::BadEnd => Problem::invalid("expires", say!(locale(), "token-bad-end")),
        CannotCreateToken::Fault(fault) => fault.into(),
    }
}

pub(super) fn revoke_token(cannot: CannotRevokeToken) -> Problem {
    match cannot {
        CannotRevokeToken::Gone => access::not_found(),
        CannotRevokeToken::Fault(fault) => fault.into(),
    }
}
