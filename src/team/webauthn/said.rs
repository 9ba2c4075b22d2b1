//! The two things that an authenticator says: that it made a passkey, and that it was asked to sign with one.

use minicbor::decode::Decoder;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::cose::PublicKey;
use super::{Refused, RelyingParty, parts};
use crate::ids::UserId;
use crate::team::Secret;

/// Somebody touched it.
const PRESENT: u8 = 0x01;
/// They said who they are: by a finger, a face or a PIN.
const VERIFIED: u8 = 0x04;
/// The passkey may be kept elsewhere too.
const MAY_BE_BACKED_UP: u8 = 0x08;
/// It is.
const BACKED_UP: u8 = 0x10;
/// A new passkey follows.
const HAS_PASSKEY: u8 = 0x40;

/// The hash of the site, the flags and the count.
const HEAD: usize = 37;
/// The model of the authenticator and the length of the passkey's name, before that name.
const BEFORE_NAME: usize = 18;
/// The longest name that an authenticator may give a passkey.
const LONGEST_ID: usize = 1023;
/// The longest key that is kept; the table holds no more.
const LONGEST_KEY: usize = 2048;
/// The ways to reach an authenticator, and how many of them are kept.
const TRANSPORTS: [&str; 6] = ["usb", "nfc", "ble", "smart-card", "hybrid", "internal"];

/// What a browser adds to the question, and has signed with it.
#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    is_framed: bool,
}

/// The challenge that a browser had signed for us, for that kind of question.
fn challenge(bytes: &[u8], kind: &str, site: &RelyingParty) -> Result<Secret, Refused> {
    let data: ClientData = serde_json::from_slice(bytes).map_err(|_| Refused::Unreadable)?;
    if data.kind != kind {
        return Err(Refused::OtherKind);
    }
    // The desk is shown in no frame of somebody else's.
    if data.origin != site.origin() || data.is_framed {
        return Err(Refused::OtherOrigin);
    }
    Ok(Secret::presented(&data.challenge))
}

/// The beginning of what an authenticator signs, and what comes after it.
struct Head<'a> {
    flags: u8,
    count: u32,
    rest: &'a [u8],
}

impl<'a> Head<'a> {
    fn read(bytes: &'a [u8], site: &RelyingParty) -> Result<Self, Refused> {
        let (head, rest) = bytes.split_at_checked(HEAD).ok_or(Refused::Unreadable)?;
        let (hash, head) = head.split_at(32);
        let own: [u8; 32] = Sha256::digest(site.id()).into();
        if hash != own {
            return Err(Refused::OtherSite);
        }
        let [flags, count @ ..] = head else { return Err(Refused::Unreadable) };
        let count = count.try_into().map(u32::from_be_bytes).map_err(|_| Refused::Unreadable)?;
        let read = Self { flags: *flags, count, rest };
        if !read.says(PRESENT) {
            return Err(Refused::NobodyThere);
        }
        // What may not be kept elsewhere is not.
        if read.says(BACKED_UP) && !read.says(MAY_BE_BACKED_UP) {
            return Err(Refused::Unreadable);
        }
        Ok(read)
    }

    const fn says(&self, flag: u8) -> bool {
        self.flags & flag == flag
    }
}

/// A passkey that was made.
#[derive(Debug)]
pub(in crate::team) struct Made {
    client_data: Vec<u8>,
    statement: Vec<u8>,
    transports: Vec<u8>,
}

/// What is kept of a passkey that was made.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::team) struct NewPasskey {
    pub credential_id: Vec<u8>,
    pub public_key: Vec<u8>,
    pub sign_count: u32,
    pub transports: Vec<String>,
    pub is_backed_up: bool,
}

impl Made {
    /// Reads what the island wrote.
    pub(in crate::team) fn read(answer: &str) -> Option<Self> {
        let [client_data, statement, transports] = parts(answer)?;
        Some(Self { client_data, statement, transports })
    }

    /// What was asked.
    pub(in crate::team) fn challenge(&self, site: &RelyingParty) -> Result<Secret, Refused> {
        challenge(&self.client_data, "webauthn.create", site)
    }

    /// The passkey, where it was made for this site.
    pub(in crate::team) fn passkey(&self, site: &RelyingParty) -> Result<NewPasskey, Refused> {
        let data = authenticator_data(&self.statement).ok_or(Refused::Unreadable)?;
        let head = Head::read(data, site)?;
        if !head.says(HAS_PASSKEY) {
            return Err(Refused::Unreadable);
        }
        let (before, rest) = head.rest.split_at_checked(BEFORE_NAME).ok_or(Refused::Unreadable)?;
        let [.., high, low] = before else { return Err(Refused::Unreadable) };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let (id, key) = rest.split_at_checked(length).ok_or(Refused::Unreadable)?;
        if id.is_empty() || id.len() > LONGEST_ID {
            return Err(Refused::Unreadable);
        }
        let (_, length) = PublicKey::read(key).filter(|(_, it)| *it <= LONGEST_KEY).ok_or(Refused::UnknownKey)?;
        let said = String::from_utf8_lossy(&self.transports);
        let transports = TRANSPORTS.iter().filter(|it| said.split(',').any(|way| way == **it));
        Ok(NewPasskey {
            credential_id: id.to_vec(),
            public_key: key.get(..length).unwrap_or_default().to_vec(),
            sign_count: head.count,
            transports: transports.map(|it| (*it).to_owned()).collect(),
            is_backed_up: head.says(BACKED_UP),
        })
    }
}

/// What the authenticator says itself, out of the statement around it: a map of CBOR, whose `fmt` and `attStmt` we do
/// not read.
fn authenticator_data(statement: &[u8]) -> Option<&[u8]> {
    let mut reader = Decoder::new(statement);
    let entries = reader.map().ok()?.filter(|it| *it <= 8)?;
    for _ in 0..entries {
        if reader.str().ok()? == "authData" {
            return reader.bytes().ok();
        }
        reader.skip().ok()?;
    }
    None
}

/// What somebody signed with a passkey.
#[derive(Debug)]
pub(in crate::team) struct Signed {
    /// How the authenticator calls the passkey.
    pub credential_id: Vec<u8>,
    client_data: Vec<u8>,
    data: Vec<u8>,
    signature: Vec<u8>,
    person: Vec<u8>,
}

/// What is kept of a use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::team) struct Use {
    pub sign_count: u32,
    pub is_backed_up: bool,
}

impl Signed {
    /// Reads what the island wrote.
    pub(in crate::team) fn read(answer: &str) -> Option<Self> {
        let [credential_id, client_data, data, signature, person] = parts(answer)?;
        Some(Self { credential_id, client_data, data, signature, person })
    }

    /// What was asked.
    pub(in crate::team) fn challenge(&self, site: &RelyingParty) -> Result<Secret, Refused> {
        challenge(&self.client_data, "webauthn.get", site)
    }

    /// Whether the authenticator keeps the passkey for that person, as far as it says.
    pub(in crate::team) fn may_be_of(&self, user: UserId) -> bool {
        self.person.is_empty() || self.person == user.0.as_bytes()
    }

    /// That this key signed it for this site; `verified`: by somebody who said to the authenticator who they are.
    pub(in crate::team) fn verify(&self, site: &RelyingParty, key: &[u8], verified: bool) -> Result<Use, Refused> {
        let head = Head::read(&self.data, site)?;
        if verified && !head.says(VERIFIED) {
            return Err(Refused::NotVerified);
        }
        let (key, _) = PublicKey::read(key).ok_or(Refused::UnknownKey)?;
        let client_data: [u8; 32] = Sha256::digest(&self.client_data).into();
        let message = [self.data.as_slice(), &client_data].concat();
        if !key.signed(&message, &self.signature) {
            return Err(Refused::OtherKey);
        }
        Ok(Use { sign_count: head.count, is_backed_up: head.says(BACKED_UP) })
    }
}
