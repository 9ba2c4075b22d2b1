//! Signatures of Standard Webhooks: <https://www.standardwebhooks.com>.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// A secret is written with this beginning, then base64.
const PREFIX: &str = "whsec_";

/// The value of `webhook-signature`: HMAC-SHA256 over id, moment and body.
///
/// `None` where the secret is not one of Standard Webhooks.
pub fn sign(secret: &str, id: &str, timestamp: i64, body: &[u8]) -> Option<String> {
    let key = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    mac.update(format!("{id}.{timestamp}.").as_bytes());
    mac.update(body);
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard::world::{Mutator, rounds};

    #[test]
    fn it_is_the_signature_of_the_standard() {
        // The example of the specification's own libraries.
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let body = br#"{"test": 2432232314}"#;
        let signature = sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(signature.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    #[test]
    fn another_body_id_or_moment_has_another_signature() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let one = sign(secret, "a", 1, b"x");
        for other in [sign(secret, "b", 1, b"x"), sign(secret, "a", 2, b"x"), sign(secret, "a", 1, b"y")] {
            assert_ne!(one, other);
        }
        assert_eq!(sign("no secret", "a", 1, b"x"), None);
    }

    #[test]
    fn r_19_no_changed_secret_or_body_has_the_same_signature() {
        let mut by = Mutator::of("signatures");
        let (secret, body) = ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", br#"{"test": 2432232314}"#);
        let right = sign(secret, "msg", 1, body);
        for _ in 0..rounds(2_000) {
            let other = by.text(secret);
            assert!(other == secret || sign(&other, "msg", 1, body) != right, "{other:?}");
            let other = by.bytes(body);
            assert!(other == body || sign(secret, "msg", 1, &other) != right, "{}", other.escape_ascii());
        }
    }
}
