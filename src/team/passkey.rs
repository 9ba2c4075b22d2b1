//! Passkeys: what is kept of them, and what an authenticator is asked.

use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

use super::webauthn::{KINDS, RelyingParty};
use super::{PasskeyName, Secret, store};
use crate::fault::Fault;
use crate::ids::{PasskeyId, UserId};
use crate::prelude::Desk;

/// Nobody needs more.
pub const MOST_PASSKEYS: i64 = 20;
/// How long somebody has to touch their authenticator.
const ASKED_FOR: Duration = Duration::minutes(5);

crate::words! {
    /// What a passkey is asked for. An answer is good for nothing else.
    pub enum PasskeyUse {
        /// To be made.
        Add = "add",
        /// To sign in, without a password.
        SignIn = "sign_in",
        /// To be the second half of signing in.
        SecondFactor = "second_factor",
        /// To prove anew who one is.
        Proof = "proof",
    }
}

/// A passkey of a person, without its key.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Passkey {
    /// The passkey.
    pub id: PasskeyId,
    /// How its person calls it.
    pub name: PasskeyName,
    /// Whether it is kept elsewhere too, as by a password manager.
    pub backed_up: bool,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it was last used.
    pub last_used_at: Option<OffsetDateTime>,
}

/// The passkeys of a person, the oldest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn passkeys(desk: &Desk, user: UserId) -> Result<Vec<Passkey>, Fault> {
    store::passkeys::list(&desk.pools().pages, user).await
}

/// Forgets questions that nobody answered. To be called now and then; says how many.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn sweep(desk: &Desk) -> Result<u64, Fault> {
    store::passkeys::sweep(&desk.pools().pages, desk.now()).await
}

/// Keeps a new challenge, and says its bytes.
async fn challenge(desk: &Desk, what: PasskeyUse, user: Option<UserId>) -> Result<Vec<u8>, Fault> {
    let secret = Secret::new_random();
    let until = desk.now() + ASKED_FOR;
    store::passkeys::add_challenge(&desk.pools().pages, &secret.hash(), what, user, until).await?;
    secret.bytes().ok_or_else(|| Fault::other("a secret has no bytes"))
}

/// What `navigator.credentials.create` is asked. Bytes are lists of numbers: JSON has no others.
pub(super) async fn question_to_make(
    desk: &Desk,
    site: &RelyingParty,
    user: UserId,
    email: &str,
    name: &str,
) -> Result<String, Fault> {
    let kinds: Vec<Value> = KINDS.iter().map(|it| json!({ "type": "public-key", "alg": it })).collect();
    let challenge = challenge(desk, PasskeyUse::Add, Some(user)).await?;
    let question = json!({ "publicKey": {
        "rp": { "id": site.id(), "name": "Switchboard" },
        "user": { "id": user.0.as_bytes(), "name": email, "displayName": name },
        "challenge": challenge,
        "pubKeyCredParams": kinds,
        "timeout": ASKED_FOR.whole_seconds() * 1000,
        "excludeCredentials": named(desk, user).await?,
        "authenticatorSelection": { "residentKey": "preferred", "userVerification": "preferred" },
        "attestation": "none",
    }});
    Ok(question.to_string())
}

/// What `navigator.credentials.get` is asked.
pub(super) async fn question_to_use(
    desk: &Desk,
    site: &RelyingParty,
    what: PasskeyUse,
    user: Option<UserId>,
) -> Result<String, Fault> {
    let allowed = match user {
        Some(user) => named(desk, user).await?,
        None => Vec::new(),
    };
    // Without a password, the authenticator is both factors: it must know who holds it.
    let verification = if what == PasskeyUse::SignIn { "required" } else { "preferred" };
    let challenge = challenge(desk, what, user).await?;
    let question = json!({ "publicKey": {
        "challenge": challenge,
        "rpId": site.id(),
        "timeout": ASKED_FOR.whole_seconds() * 1000,
        "allowCredentials": allowed,
        "userVerification": verification,
    }});
    Ok(question.to_string())
}

/// The passkeys of a person, as browsers are told of them.
async fn named(desk: &Desk, user: UserId) -> Result<Vec<Value>, Fault> {
    let all = store::passkeys::named(&desk.pools().pages, user).await?;
    let one = |(id, ways): (Vec<u8>, Vec<String>)| json!({ "type": "public-key", "id": id, "transports": ways });
    Ok(all.into_iter().map(one).collect())
}
