//! Secrets at rest: AES-256-GCM, bound to where they stand.
//!
//! A sealed secret says which key sealed it and opens only in the tenant, table, column and
//! row that it was sealed for: copied into another row, it is refused (`P-1`). What is no secret and
//! must come back unchanged is marked instead.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hmac::{Hmac, Mac as _};
use rand::RngCore;
use sha2::Sha256;

use crate::ids::TenantId;

/// A secret could not be sealed or opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotOpen {
    /// Not sealed by this installation's key, damaged, or moved from its place.
    #[error("the secret was not sealed here")]
    NotSealedHere,
}

/// Where a secret stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Whose secret.
    pub tenant: TenantId,
    /// Table and column, e.g. `assistants.sealed_key`.
    pub column: &'a str,
    /// The row's id.
    pub row: uuid::Uuid,
}

impl Place<'_> {
    fn context(&self) -> Vec<u8> {
        format!("{}|{}|{}", self.tenant, self.column, self.row).into_bytes()
    }
}

/// Seals and opens secrets with the installation's key.
#[derive(Clone)]
pub struct Seal {
    key: [u8; 32],
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

/// First byte of every sealed secret: the id of the key. Rotation adds ids.
const KEY_ID: u8 = 1;
const NONCE_BYTES: usize = 12;

impl Seal {
    /// A seal with a 256-bit key.
    pub const fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// Seals `secret` for its place: key id, nonce, ciphertext.
    ///
    /// # Errors
    /// [`CannotOpen`] when the cipher refuses, which it does only beyond 64 GB.
    pub fn seal(&self, place: Place<'_>, secret: &str) -> Result<Vec<u8>, CannotOpen> {
        let mut nonce = [0; NONCE_BYTES];
        rand::rng().fill_bytes(&mut nonce);
        let context = place.context();
        let sealed = self
            .cipher()
            .encrypt(&Nonce::from(nonce), Payload { msg: secret.as_bytes(), aad: &context })
            .map_err(|_| CannotOpen::NotSealedHere)?;
        Ok([&[KEY_ID], nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for the same place.
    ///
    /// # Errors
    /// [`CannotOpen`] when it was sealed elsewhere, by another key, or was changed.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<String, CannotOpen> {
        let (head, ciphertext) = sealed.split_at_checked(1 + NONCE_BYTES).ok_or(CannotOpen::NotSealedHere)?;
        let nonce: [u8; NONCE_BYTES] = head[1..].try_into().map_err(|_| CannotOpen::NotSealedHere)?;
        if head[0] != KEY_ID {
            return Err(CannotOpen::NotSealedHere);
        }
        let context = place.context();
        let secret = self
            .cipher()
            .decrypt(&Nonce::from(nonce), Payload { msg: ciphertext, aad: &context })
            .map_err(|_| CannotOpen::NotSealedHere)?;
        String::from_utf8(secret).map_err(|_| CannotOpen::NotSealedHere)
    }

    /// What proves that this installation wrote a text for a purpose: the same each time.
    pub fn mark(&self, purpose: &str, text: &[u8]) -> [u8; 32] {
        self.marking(purpose, text).finalize().into_bytes().into()
    }

    /// Whether a mark is of this text and purpose, in a time that tells nothing about it.
    pub fn is_mark(&self, purpose: &str, text: &[u8], mark: &[u8]) -> bool {
        self.marking(purpose, text).verify_slice(mark).is_ok()
    }

    fn marking(&self, purpose: &str, text: &[u8]) -> Hmac<Sha256> {
        let mut block = [0; 64];
        block[..self.key.len()].copy_from_slice(&self.key);
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new(&block.into());
        mac.update(&(purpose.len() as u64).to_be_bytes());
        mac.update(purpose.as_bytes());
        mac.update(text);
        mac
    }

    fn cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new(&self.key.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(row: u128) -> Place<'static> {
        Place {
            tenant: TenantId(uuid::Uuid::from_u128(1)),
            column: "assistants.sealed_key",
            row: uuid::Uuid::from_u128(row),
        }
    }

    #[test]
    fn a_secret_opens_where_it_was_sealed_and_nowhere_else() {
        let seal = Seal::new([7; 32]);
        let sealed = seal.seal(place(1), "sk-boutique").unwrap();

        assert_eq!(seal.open(place(1), &sealed).unwrap(), "sk-boutique");
        assert_eq!(seal.open(place(2), &sealed), Err(CannotOpen::NotSealedHere));
        assert_eq!(Seal::new([8; 32]).open(place(1), &sealed), Err(CannotOpen::NotSealedHere));
    }

    #[test]
    fn a_mark_is_of_one_text_one_purpose_and_one_key() {
        let seal = Seal::new([7; 32]);
        let mark = seal.mark("link", b"file 1");
        assert!(seal.is_mark("link", b"file 1", &mark));
        assert!(!seal.is_mark("link", b"file 2", &mark) && !seal.is_mark("lin", b"kfile 1", &mark));
        assert!(!Seal::new([8; 32]).is_mark("link", b"file 1", &mark) && !seal.is_mark("link", b"file 1", &mark[1..]));
    }

    #[test]
    fn a_changed_or_cut_secret_is_refused() {
        let seal = Seal::new([7; 32]);
        let mut sealed = seal.seal(place(1), "sk-boutique").unwrap();
        assert_eq!(seal.open(place(1), &sealed[..5]), Err(CannotOpen::NotSealedHere));
        if let Some(last) = sealed.last_mut() {
            *last ^= 1;
        }
        assert_eq!(seal.open(place(1), &sealed), Err(CannotOpen::NotSealedHere));
    }
}
