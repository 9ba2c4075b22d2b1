//! Secrets at rest: AES-256-GCM, bound to where they stand.
//!
//! A sealed secret says which key sealed it and opens only in the tenant, table, column and
//! row that it was sealed for: copied into another row, it is refused (`P-1`). What is no secret and
//! must come back unchanged is marked instead.
//!
//! An installation seals with one key and may know others, which open what they sealed until it
//! is sealed anew (`secrets`).

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

/// A 256-bit key and the number by which what it sealed names it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SealKey {
    /// Its number, never 0 and never given to another key.
    pub id: u8,
    /// The key itself.
    pub bytes: [u8; 32],
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SealKey({}, …)", self.id)
    }
}

/// Seals with the installation's key, and opens with any that it knows.
#[derive(Clone)]
pub struct Seal {
    current: SealKey,
    others: Vec<SealKey>,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

/// The number of a key that was given none.
pub const FIRST_KEY: u8 = 1;
const NONCE_BYTES: usize = 12;

/// The number of the key that sealed this: its first byte.
pub fn sealed_by(sealed: &[u8]) -> Option<u8> {
    sealed.first().copied()
}

impl Seal {
    /// A seal with a 256-bit key, the only one there is.
    pub const fn new(key: [u8; 32]) -> Self {
        Self::knowing(SealKey { id: FIRST_KEY, bytes: key }, Vec::new())
    }

    /// A seal that seals with `current`, and opens with `others` too.
    pub const fn knowing(current: SealKey, others: Vec<SealKey>) -> Self {
        Self { current, others }
    }

    /// The number of the key that seals.
    pub const fn current(&self) -> u8 {
        self.current.id
    }

    fn keys(&self) -> impl Iterator<Item = &SealKey> {
        std::iter::once(&self.current).chain(&self.others)
    }

    /// Seals `secret` for its place: key id, nonce, ciphertext.
    ///
    /// # Errors
    /// [`CannotOpen`] when the cipher refuses, which it does only beyond 64 GB.
    pub fn seal(&self, place: Place<'_>, secret: &str) -> Result<Vec<u8>, CannotOpen> {
        let mut nonce = [0; NONCE_BYTES];
        rand::rng().fill_bytes(&mut nonce);
        let context = place.context();
        let sealed = cipher(&self.current)
            .encrypt(&Nonce::from(nonce), Payload { msg: secret.as_bytes(), aad: &context })
            .map_err(|_| CannotOpen::NotSealedHere)?;
        Ok([&[self.current.id], nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for the same place.
    ///
    /// # Errors
    /// [`CannotOpen`] when it was sealed elsewhere, by a key that is not known, or was changed.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<String, CannotOpen> {
        let (head, ciphertext) = sealed.split_at_checked(1 + NONCE_BYTES).ok_or(CannotOpen::NotSealedHere)?;
        let nonce: [u8; NONCE_BYTES] = head[1..].try_into().map_err(|_| CannotOpen::NotSealedHere)?;
        let key = self.keys().find(|it| it.id == head[0]).ok_or(CannotOpen::NotSealedHere)?;
        let context = place.context();
        let secret = cipher(key)
            .decrypt(&Nonce::from(nonce), Payload { msg: ciphertext, aad: &context })
            .map_err(|_| CannotOpen::NotSealedHere)?;
        String::from_utf8(secret).map_err(|_| CannotOpen::NotSealedHere)
    }

    /// What proves that this installation wrote a text for a purpose: the same each time.
    pub fn mark(&self, purpose: &str, text: &[u8]) -> [u8; 32] {
        marking(&self.current, purpose, text).finalize().into_bytes().into()
    }

    /// Whether a mark is of this text and purpose, by any key that is known, in a time that tells nothing about it.
    pub fn is_mark(&self, purpose: &str, text: &[u8], mark: &[u8]) -> bool {
        self.keys().any(|key| marking(key, purpose, text).verify_slice(mark).is_ok())
    }
}

fn marking(key: &SealKey, purpose: &str, text: &[u8]) -> Hmac<Sha256> {
    let mut block = [0; 64];
    block[..key.bytes.len()].copy_from_slice(&key.bytes);
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new(&block.into());
    mac.update(&(purpose.len() as u64).to_be_bytes());
    mac.update(purpose.as_bytes());
    mac.update(text);
    mac
}

fn cipher(key: &SealKey) -> Aes256Gcm {
    Aes256Gcm::new(&key.bytes.into())
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
    fn p_1_a_new_key_seals_and_the_old_one_opens_while_it_is_known() {
        let (old, new) = (SealKey { id: 1, bytes: [7; 32] }, SealKey { id: 2, bytes: [8; 32] });
        let (before, both, after) = (Seal::new([7; 32]), Seal::knowing(new, vec![old]), Seal::knowing(new, Vec::new()));
        let sealed = before.seal(place(1), "sk-boutique").unwrap();
        let anew = both.seal(place(1), "sk-boutique").unwrap();

        assert_eq!((sealed_by(&sealed), sealed_by(&anew), both.current()), (Some(1), Some(2), 2));
        assert_eq!(both.open(place(1), &sealed).unwrap(), "sk-boutique");
        assert_eq!(after.open(place(1), &anew).unwrap(), "sk-boutique");
        assert_eq!(after.open(place(1), &sealed), Err(CannotOpen::NotSealedHere));
        assert_eq!(before.open(place(1), &anew), Err(CannotOpen::NotSealedHere));
        // Whoever writes another number before it gains nothing.
        let renamed = [&[2_u8], &sealed[1..]].concat();
        assert_eq!(both.open(place(1), &renamed), Err(CannotOpen::NotSealedHere));

        let mark = before.mark("link", b"file 1");
        assert!(both.is_mark("link", b"file 1", &mark) && !after.is_mark("link", b"file 1", &mark));
    }

    #[test]
    fn p_2_a_key_does_not_show_itself() {
        let key = SealKey { id: 3, bytes: [9; 32] };
        assert_eq!(format!("{key:?}"), "SealKey(3, …)");
        assert_eq!(format!("{:?}", Seal::knowing(key, vec![key])), "Seal(…)");
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
