//! Random secrets: what stands in a link or in a key, and the hash that we keep of it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore;
use sha2::{Digest, Sha256};

/// 256 bits of chance, fit for an address. Only its hash is ever stored, and it does not
/// show itself in logs (`A-4`, `P-2`).
#[derive(Clone)]
pub struct Secret(String);

/// The SHA-256 of a secret. No slower hash is needed: there is nothing to guess.
pub type SecretHash = [u8; 32];

impl Secret {
    /// A new secret.
    pub fn new_random() -> Self {
        Self::beginning("")
    }

    /// A new secret behind a readable beginning.
    pub fn beginning(prefix: &str) -> Self {
        let mut bytes = [0; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// A secret that somebody presents.
    pub fn presented(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// What we keep.
    pub fn hash(&self) -> SecretHash {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// The bytes of one without a beginning.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        URL_SAFE_NO_PAD.decode(&self.0).ok()
    }

    /// The secret itself, for the one mail or page that shows it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_4_a_secret_has_256_bits_and_does_not_show_itself() {
        let (one, other) = (Secret::new_random(), Secret::new_random());
        assert_eq!(URL_SAFE_NO_PAD.decode(one.reveal()).unwrap().len(), 32);
        assert_ne!(one.hash(), other.hash());
        assert_eq!(one.hash(), Secret::presented(one.reveal()).hash());
        assert_eq!(format!("{one:?}"), "Secret(…)");
    }
}
