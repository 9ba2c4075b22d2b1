//! What an authenticator says, read and verified: the part of WebAuthn that passkeys need.
//!
//! Which maker an authenticator is of is nobody's question here: its statement is taken in any
//! format and trusted in none. What counts is whether the same key signs later what was asked.

mod cose;
mod said;

pub(super) use cose::KINDS;
pub(super) use said::{Made, NewPasskey, Signed, Use};

use url::{Host, Url};

/// The longest answer that is read, in characters. One with the longest name and key stays far below.
const LONGEST_ANSWER: usize = 32 * 1024;
/// How every answer begins, so that it is told from a password.
const MARK: &str = "passkey.";

/// The site that passkeys are made for: other sites cannot ask for them, and what is signed for them is worthless here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelyingParty {
    id: String,
    origin: String,
}

impl RelyingParty {
    /// The site at that address. `None` where browsers make no passkeys: it has no name but a number, or is reached
    /// without encryption.
    pub fn of(public_url: &str) -> Option<Self> {
        let url = Url::parse(public_url).ok()?;
        let Some(Host::Domain(domain)) = url.host() else { return None };
        let is_here = domain == "localhost" || domain.ends_with(".localhost");
        let origin = url.origin().ascii_serialization();
        (url.scheme() == "https" || is_here).then(|| Self { id: domain.to_owned(), origin })
    }

    /// Its name.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What browsers say of where they are.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

/// Why an answer does not count. Nobody is told which it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refused {
    #[error("it cannot be read")]
    Unreadable,
    #[error("it answers another kind of question")]
    OtherKind,
    #[error("it was given to another site")]
    OtherOrigin,
    #[error("the passkey is of another site")]
    OtherSite,
    #[error("nobody was there")]
    NobodyThere,
    #[error("nobody said who they are")]
    NotVerified,
    #[error("the key is of a kind that we do not verify")]
    UnknownKey,
    #[error("another key signed it")]
    OtherKey,
}

/// Whether a text is the answer of a passkey, as the island writes it, and no password.
pub fn is_passkey_answer(text: &str) -> bool {
    parts::<5>(text).is_some()
}

/// The parts of an answer: bytes in hexadecimal, with a full stop before each.
fn parts<const N: usize>(text: &str) -> Option<[Vec<u8>; N]> {
    let text = text.trim();
    if text.len() > LONGEST_ANSWER {
        return None;
    }
    let parts: Option<Vec<Vec<u8>>> = text.strip_prefix(MARK)?.split('.').map(bytes).collect();
    parts?.try_into().ok()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let pairs = hex.as_bytes().chunks(2);
    pairs.map(|pair| if let [high, low] = pair { Some((digit(*high)? << 4) | digit(*low)?) } else { None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_7_passkeys_are_made_where_a_browser_would_make_them() {
        let site = RelyingParty::of("https://desk.example.com:8443/").unwrap();
        assert_eq!((site.id(), site.origin()), ("desk.example.com", "https://desk.example.com:8443"));
        assert_eq!(RelyingParty::of("http://localhost:3000").unwrap().id(), "localhost");
        for nowhere in
            ["http://127.0.0.1:3000", "https://192.0.2.1", "http://desk.example.com", "https://[::1]", "desk"]
        {
            assert_eq!(RelyingParty::of(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn a_7_an_answer_is_told_from_a_password() {
        assert!(is_passkey_answer("passkey.00.01.02.03."));
        for password in
            ["passkey.", "passkey.zz.01.02.03.", "passkey.0.1.2.3.4", "a lantern in the harbour", "00.01.02.03."]
        {
            assert!(!is_passkey_answer(password), "{password}");
        }
        let long = format!("passkey.00.01.02.03.{}", "00".repeat(LONGEST_ANSWER));
        assert!(!is_passkey_answer(&long));
    }
}
