//! The ID token: what it must say, and what is read of it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use time::{Duration, OffsetDateTime};

use super::NotBelieved;
use super::keys::{Algorithm, Keys};
use crate::team::Email;

/// Two clocks may differ by so much.
const LEEWAY: Duration = Duration::minutes(1);
/// A token is given for a code at once: one of long ago is of another sign-in.
const FRESH: Duration = Duration::minutes(10);
/// The longest name of somebody at a provider.
const LONGEST_SUBJECT: usize = 255;
/// No token is as long.
const LONGEST: usize = 64 * 1024;

/// What a token must be.
#[derive(Debug, Clone, Copy)]
pub(in crate::team) struct Expected<'a> {
    pub issuer: &'a str,
    pub client: &'a str,
    pub nonce: &'a str,
    pub now: OffsetDateTime,
}

/// What a provider says of somebody. How they proved it there (`amr`) is not read: our second factor is ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::team) struct Claims {
    /// Who they are there, for ever.
    pub subject: String,
    /// Their address, where it can be one.
    pub email: Option<Email>,
    /// Whether the provider has seen that the address is theirs.
    pub is_verified: bool,
    /// Their name.
    pub name: Option<String>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    /// Extensions that must be understood: none is.
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct Body {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: f64,
    iat: f64,
    nbf: Option<f64>,
    nonce: Option<String>,
    email: Option<String>,
    email_verified: Option<Value>,
    name: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// Checks a token, the signature first: before that, it is nobody's word.
pub(in crate::team) fn check(token: &str, keys: &Keys, expected: &Expected<'_>) -> Result<Claims, NotBelieved> {
    if token.len() > LONGEST {
        return Err(NotBelieved::Unreadable);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(NotBelieved::Unreadable)?;
    let (head, body) = signed.split_once('.').ok_or(NotBelieved::Unreadable)?;
    let header: Header = read(head)?;
    if header.crit.is_some() {
        return Err(NotBelieved::Unreadable);
    }
    let algorithm = Algorithm::named(&header.alg).ok_or(NotBelieved::Algorithm)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| NotBelieved::Signature)?;
    keys.verify(algorithm, header.kid.as_deref(), signed.as_bytes(), &signature)?;
    claims(read(body)?, expected)
}

fn claims(body: Body, expected: &Expected<'_>) -> Result<Claims, NotBelieved> {
    if body.iss != expected.issuer {
        return Err(NotBelieved::Issuer);
    }
    let (is_ours, is_shared) = match &body.aud {
        Audience::One(one) => (one == expected.client, false),
        Audience::Many(many) => (many.iter().any(|it| it == expected.client), many.len() > 1),
    };
    // Where it is for others too, it must say that it was given to us.
    let party = body.azp.as_deref();
    if !is_ours || (is_shared && party.is_none()) || party.is_some_and(|it| it != expected.client) {
        return Err(NotBelieved::Audience);
    }
    let now = expected.now;
    if moment(body.exp)? + LEEWAY <= now || moment(body.iat)? + FRESH + LEEWAY <= now {
        return Err(NotBelieved::Expired);
    }
    let begins = body.nbf.map(moment).transpose()?;
    if moment(body.iat)? > now + LEEWAY || begins.is_some_and(|it| it > now + LEEWAY) {
        return Err(NotBelieved::Early);
    }
    if body.nonce.as_deref() != Some(expected.nonce) {
        return Err(NotBelieved::Nonce);
    }
    // PostgreSQL keeps no NUL, and a name that holds one is nobody's.
    if body.sub.is_empty() || body.sub.len() > LONGEST_SUBJECT || body.sub.contains('\0') {
        return Err(NotBelieved::Subject);
    }
    // Some providers send the word and not the value.
    let is_verified = matches!(&body.email_verified, Some(Value::Bool(true)))
        || matches!(&body.email_verified, Some(Value::String(word)) if word == "true");
    let email = body.email.and_then(|it| Email::parse(&it).ok());
    Ok(Claims { subject: body.sub, email, is_verified, name: body.name })
}

/// Seconds of Unix time, which some write with a fraction. The years of the token are bounded, so that sums of them
/// with a few minutes never leave the calendar.
fn moment(seconds: f64) -> Result<OffsetDateTime, NotBelieved> {
    const LATEST: f64 = 32_503_680_000.0;

    if !(0.0..LATEST).contains(&seconds) {
        return Err(NotBelieved::Unreadable);
    }
    Ok(OffsetDateTime::UNIX_EPOCH + Duration::seconds_f64(seconds.floor()))
}

fn read<T: DeserializeOwned>(part: &str) -> Result<T, NotBelieved> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| NotBelieved::Unreadable)?;
    serde_json::from_slice(&bytes).map_err(|_| NotBelieved::Unreadable)
}
