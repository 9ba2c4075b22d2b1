//! The second factor: what an authenticator app and the recovery codes are, and the proof that somebody gives anew.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore;
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::totp::{self, SECRET_BYTES};
use super::{Email, SecretHash, store};
use crate::fault::Fault;
use crate::ids::{TenantId, UserId};
use crate::prelude::Desk;
use crate::sealing::Place;

/// So many recovery codes are made at once.
pub const RECOVERY_CODES: usize = 10;
/// For how long somebody who proved who they are need not do so again (`A-7`).
pub const PROOF_LASTS: Duration = Duration::minutes(5);

/// Somebody has just proved who they are. What changes how an account is kept asks for it, and there is no other way
/// to have one than to sign in or to give the password or a code again (`A-7`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proved {
    user: UserId,
}

impl Proved {
    /// The proof that a session remembers of `at`; `None` when it is too old by `now`.
    pub fn remembered(user: UserId, at: OffsetDateTime, now: OffsetDateTime) -> Option<Self> {
        (at <= now && now - at <= PROOF_LASTS).then_some(Self { user })
    }

    pub(super) const fn of(user: UserId) -> Self {
        Self { user }
    }

    /// Who has proved it.
    pub const fn user(&self) -> UserId {
        self.user
    }
}

/// What an authenticator app makes its codes of. It does not show itself in logs (`P-2`).
#[derive(Clone)]
pub struct AppSecret([u8; SECRET_BYTES]);

impl std::fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AppSecret(…)")
    }
}

impl AppSecret {
    pub(super) fn new_random() -> Self {
        let mut bytes = [0; SECRET_BYTES];
        rand::rng().fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// For who types it: letters and digits in groups of four.
    pub fn groups(&self) -> String {
        in_fours(&totp::base32(&self.0), " ")
    }

    /// What the picture says, and what opens the app where it is on the same machine.
    pub fn link(&self, email: &Email) -> String {
        let account: String = url::form_urlencoded::byte_serialize(email.as_str().as_bytes()).collect();
        format!("otpauth://totp/Switchboard:{account}?secret={}&issuer=Switchboard", totp::base32(&self.0))
    }

    /// The code that the app shows at a moment.
    #[cfg(any(test, feature = "world"))]
    pub fn code_at(&self, moment: OffsetDateTime) -> String {
        totp::shown_at(&self.0, moment)
    }

    /// Sealed for its person.
    pub(super) fn sealed(&self, desk: &Desk, user: UserId) -> Result<Vec<u8>, Fault> {
        desk.seal().seal(place(user), &URL_SAFE_NO_PAD.encode(self.0)).map_err(Fault::other)
    }

    /// What was sealed for this person.
    ///
    /// # Errors
    /// A [`Fault`] when it was sealed for somebody else or elsewhere.
    pub fn open(desk: &Desk, user: UserId, sealed: &[u8]) -> Result<Self, Fault> {
        let text = desk.seal().open(place(user), sealed).map_err(Fault::other)?;
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(Fault::other)?;
        bytes.try_into().map(Self).map_err(|_| Fault::other("the secret of an app has another length"))
    }

    /// The step whose code this is, where it is a good one.
    pub(super) fn step_of(&self, presented: &str, now: OffsetDateTime) -> Option<i64> {
        totp::step_of(&self.0, digits(presented)?, now)
    }
}

/// A person belongs to no workspace: theirs is the place of none.
const fn place(user: UserId) -> Place<'static> {
    Place { tenant: TenantId(Uuid::nil()), column: "second_factors.sealed_secret", row: user.0 }
}

fn in_fours(text: &str, between: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(between)
}

/// What somebody typed, as it is compared: without what people put between the groups.
fn plain(presented: &str) -> String {
    presented.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_uppercase()).take(64).collect()
}

/// The number that a code is: six digits, with or without spaces.
pub(super) fn digits(presented: &str) -> Option<u32> {
    let text = plain(presented);
    if text.len() == 6 && text.bytes().all(|it| it.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// New recovery codes, as they are shown.
pub(super) fn new_recovery_codes() -> Vec<String> {
    let code = || {
        let mut bytes = [0; 10];
        rand::rng().fill_bytes(&mut bytes);
        in_fours(&totp::base32(&bytes), "-")
    };
    std::iter::repeat_with(code).take(RECOVERY_CODES).collect()
}

/// What is kept of a recovery code.
pub(super) fn recovery_hash(user: UserId, code: &str) -> SecretHash {
    Sha256::digest(format!("recovery {user} {}", plain(code))).into()
}

/// The second factor that somebody has: an app, passkeys, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct SecondFactor {
    /// Whether they have an app.
    pub has_app: bool,
    /// How many passkeys they have.
    pub passkeys: i64,
    /// How many recovery codes were not used.
    pub codes_left: i64,
}

/// The second factor of a person, where they have one.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn second_factor(desk: &Desk, user: UserId) -> Result<Option<SecondFactor>, Fault> {
    let found = store::factors::find(&desk.pools().pages, user).await?;
    Ok((found.has_app || found.passkeys > 0).then_some(found))
}

/// What became of a code that somebody gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    Code,
    RecoveryCode,
    WrongCode,
    WrongRecoveryCode,
}

/// Uses a code up: of many who give the same one at once, it is good for one.
pub(super) async fn use_up(desk: &Desk, user: UserId, presented: &str) -> Result<Given, Fault> {
    let (db, now) = (&desk.pools().pages, desk.now());
    if digits(presented).is_none() {
        let is_used = store::factors::use_recovery(db, user, &recovery_hash(user, presented), now).await?;
        return Ok(if is_used { Given::RecoveryCode } else { Given::WrongRecoveryCode });
    }
    let Some(sealed) = store::factors::secret(db, user).await? else { return Ok(Given::WrongCode) };
    let step = AppSecret::open(desk, user, &sealed)?.step_of(presented, now);
    match step {
        Some(step) if store::factors::use_step(db, user, step).await? => Ok(Given::Code),
        _ => Ok(Given::WrongCode),
    }
}
