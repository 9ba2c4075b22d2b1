//! Refused on the way in, and wherever somebody proves who they are.

use switchboard::say;
use switchboard::team::{
    ATTEMPTS_WINDOW, CannotAddPasskey, CannotArrive, CannotAskPasskey, CannotConfirmFactor, CannotGiveCode,
    CannotGivePasskey, CannotKeepProvider, CannotProve, CannotRenewCodes, CannotSignIn, MOST_DOMAINS, MOST_PASSKEYS,
    PasskeyName,
};

use super::bad_name;
use crate::{Problem, locale};

/// Address and password do not match; never which.
pub(in crate::team) fn no_match() -> Problem {
    Problem::invalid("", say!(locale(), "team-no-match"))
}

pub(super) fn too_many() -> Problem {
    let seconds = u64::try_from(ATTEMPTS_WINDOW.whole_seconds()).unwrap_or(0);
    Problem::TooMany { seconds, sentence: say!(locale(), "team-too-many") }
}

pub(in crate::team) fn sign_in(cannot: CannotSignIn) -> Problem {
    match cannot {
        CannotSignIn::NoMatch => no_match(),
        CannotSignIn::TooManyTries => too_many(),
        CannotSignIn::Fault(fault) => fault.into(),
    }
}

/// The password was given too long ago, or never.
pub(in crate::team) fn password_again() -> Problem {
    Problem::invalid("", say!(locale(), "factor-password-again"))
}

pub(super) fn wrong_code() -> Problem {
    Problem::invalid("secret_code", say!(locale(), "factor-wrong-code"))
}

pub(in crate::team) fn give_code(cannot: CannotGiveCode) -> Problem {
    match cannot {
        CannotGiveCode::Wrong => wrong_code(),
        CannotGiveCode::TooManyTries => too_many(),
        CannotGiveCode::Fault(fault) => fault.into(),
    }
}

/// No sign-in by a provider is under way in this browser.
pub(in crate::team) fn not_under_way() -> Problem {
    Problem::Conflict(say!(locale(), "provider-not-under-way"))
}

pub(in crate::team) fn arrive(cannot: CannotArrive) -> Problem {
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
pub(in crate::team) fn bad_provider(field: &str) -> Problem {
    let sentence = match field {
        "issuer" => say!(locale(), "provider-bad-issuer"),
        "join_domains" => say!(locale(), "provider-bad-domains", most = MOST_DOMAINS),
        _ => say!(locale(), "provider-bad-client"),
    };
    Problem::invalid(field, sentence)
}

pub(in crate::team) fn keep_provider(cannot: CannotKeepProvider) -> Problem {
    match cannot {
        CannotKeepProvider::OwnersOnly => Problem::Conflict(say!(locale(), "provider-owners-only")),
        CannotKeepProvider::NeverOwners => Problem::invalid("join_role", say!(locale(), "provider-never-owners")),
        CannotKeepProvider::SecretAgain => Problem::invalid("client_secret", say!(locale(), "provider-secret-again")),
        CannotKeepProvider::NotEnabled => Problem::invalid("", say!(locale(), "provider-not-enabled")),
        CannotKeepProvider::Fault(fault) => fault.into(),
    }
}

/// No proof was given, and the last one is too old.
pub(in crate::team) fn no_proof() -> Problem {
    Problem::invalid("proof_password", say!(locale(), "factor-prove"))
}

pub(in crate::team) fn prove(cannot: CannotProve) -> Problem {
    match cannot {
        CannotProve::Wrong => Problem::invalid("proof_password", say!(locale(), "factor-not-proved")),
        CannotProve::TooManyTries => too_many(),
        CannotProve::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn prove_by_passkey(cannot: CannotGivePasskey) -> Problem {
    match cannot {
        CannotGivePasskey::Refused => Problem::invalid("proof_password", say!(locale(), "passkey-refused")),
        CannotGivePasskey::TooManyTries => too_many(),
        CannotGivePasskey::Fault(fault) => fault.into(),
    }
}

/// Browsers make no passkeys for the address of this desk.
pub(in crate::team) fn no_passkeys_here() -> Problem {
    Problem::Conflict(say!(locale(), "passkey-not-here"))
}

pub(in crate::team) fn ask_passkey(cannot: CannotAskPasskey) -> Problem {
    match cannot {
        CannotAskPasskey::TooManyTries => too_many(),
        CannotAskPasskey::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn give_passkey(cannot: CannotGivePasskey) -> Problem {
    match cannot {
        CannotGivePasskey::Refused => Problem::invalid("", say!(locale(), "passkey-refused")),
        CannotGivePasskey::TooManyTries => too_many(),
        CannotGivePasskey::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn add_passkey(cannot: CannotAddPasskey) -> Problem {
    match cannot {
        CannotAddPasskey::Refused => Problem::invalid("", say!(locale(), "passkey-not-added")),
        CannotAddPasskey::NoRoom => Problem::Conflict(say!(locale(), "passkey-no-room", most = MOST_PASSKEYS)),
        CannotAddPasskey::Fault(fault) => fault.into(),
    }
}

/// Reads how a person calls a passkey.
pub(in crate::team) fn passkey_name(field: &str, text: &str) -> Result<PasskeyName, Problem> {
    PasskeyName::parse(text).map_err(|bad| bad_name(field, bad))
}

/// The person has a second factor already.
pub(in crate::team) fn factor_there() -> Problem {
    Problem::Conflict(say!(locale(), "factor-there"))
}

/// Nothing is being set up in this browser.
pub(in crate::team) fn no_app() -> Problem {
    Problem::Conflict(say!(locale(), "factor-start-again"))
}

pub(in crate::team) fn confirm_factor(cannot: CannotConfirmFactor) -> Problem {
    match cannot {
        CannotConfirmFactor::WrongCode => Problem::invalid("secret_code", say!(locale(), "factor-other-code")),
        CannotConfirmFactor::AlreadyThere => factor_there(),
        CannotConfirmFactor::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn renew_codes(cannot: CannotRenewCodes) -> Problem {
    match cannot {
        CannotRenewCodes::NoFactor => Problem::Conflict(say!(locale(), "factor-none")),
        CannotRenewCodes::Fault(fault) => fault.into(),
    }
}
