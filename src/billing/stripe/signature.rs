//! Whether a body comes from Stripe: `Stripe-Signature: t=…,v1=…`.

use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use time::{Duration, OffsetDateTime};

/// A signature that is older, or of a moment that has not come, does not count.
pub const TOLERANCE: Duration = Duration::minutes(5);

/// Why a body does not count as Stripe's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongSignature {
    /// There is none, or it cannot be read.
    #[error("the signature cannot be read")]
    Unreadable,
    /// It is of another body, moment or secret.
    #[error("the signature is not of this body")]
    Other,
    /// It is of another time.
    #[error("the signature is of another time")]
    Stale,
}

/// More signatures than a secret that is being changed needs are not looked at.
const MOST: usize = 16;

/// Checks the signature of a body that came in: HMAC-SHA256 with the secret over the moment, a dot and the raw bytes.
/// While a secret is being changed there are several; one that is right is enough.
///
/// # Errors
/// [`WrongSignature`]; how far a wrong one was right cannot be told from the time that it takes.
pub fn verify(secret: &str, header: &str, body: &[u8], now: OffsetDateTime) -> Result<(), WrongSignature> {
    let (mut moment, mut signatures) = (None, Vec::new());
    for part in header.split(',') {
        match part.trim().split_once('=') {
            Some(("t", value)) if moment.is_none() => moment = Some(value),
            Some(("v1", value)) if signatures.len() < MOST => signatures.extend(bytes(value)),
            _ => {}
        }
    }
    let moment = moment.filter(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()));
    let moment = moment.ok_or(WrongSignature::Unreadable)?;
    let seconds: i64 = moment.parse().map_err(|_| WrongSignature::Unreadable)?;
    if signatures.is_empty() || secret.is_empty() {
        return Err(WrongSignature::Unreadable);
    }
    let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(secret.as_bytes());
    let mut mac = mac.map_err(|_| WrongSignature::Unreadable)?;
    mac.update(moment.as_bytes());
    mac.update(b".");
    mac.update(body);
    // Each is compared in the same time, and none is left out.
    let is_right = signatures.iter().fold(false, |right, it| right | mac.clone().verify_slice(it).is_ok());
    if !is_right {
        return Err(WrongSignature::Other);
    }
    if now.unix_timestamp().abs_diff(seconds) > TOLERANCE.whole_seconds().unsigned_abs() {
        return Err(WrongSignature::Stale);
    }
    Ok(())
}

/// The bytes of a signature: 64 hexadecimal digits in lower case.
fn bytes(text: &str) -> Option<[u8; 32]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    if text.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = (digit(*pair.first()?)? << 4) | digit(*pair.get(1)?)?;
    }
    Some(bytes)
}
