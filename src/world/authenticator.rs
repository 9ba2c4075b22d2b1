//! An authenticator of a test's own, with the browser around it: it makes real keys and signs with them. Whatever it
//! says can be made to differ from the truth.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Somebody touched it.
const PRESENT: u8 = 0x01;
/// They said who they are.
const VERIFIED: u8 = 0x04;
/// A new passkey follows.
const HAS_PASSKEY: u8 = 0x40;

/// Which keys it makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// ECDSA on P-256.
    Es256,
    /// Ed25519.
    EdDsa,
}

enum Key {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
}

/// An authenticator that keeps one passkey, in a browser that shows one site.
pub struct Authenticator {
    key: Key,
    /// How it calls its passkey.
    pub credential: Vec<u8>,
    /// The site that the passkey is of.
    pub site: String,
    /// The site that the browser shows.
    pub origin: String,
    /// Whom it keeps the passkey for, as it says.
    pub person: Vec<u8>,
    /// What it counted last; each signature counts one more, unless it stays at 0.
    pub count: u32,
    /// What it says of whoever holds it.
    pub flags: u8,
    /// What it says it does, instead of the truth.
    pub kind: Option<&'static str>,
}

impl Authenticator {
    /// One that has just been unpacked, in a browser that shows `origin`.
    pub fn new(kind: KeyKind, origin: &str) -> Self {
        let random = SystemRandom::new();
        let key = match kind {
            KeyKind::Es256 => {
                let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
                let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random);
                Key::Es256(pair.unwrap())
            }
            KeyKind::EdDsa => {
                let pkcs8 = Ed25519KeyPair::generate_pkcs8(&random).unwrap();
                Key::EdDsa(Ed25519KeyPair::from_pkcs8(pkcs8.as_ref()).unwrap())
            }
        };
        let mut it = Self {
            key,
            credential: Vec::new(),
            site: url::Url::parse(origin).unwrap().host_str().unwrap_or_default().to_owned(),
            origin: origin.to_owned(),
            person: Vec::new(),
            count: 0,
            flags: PRESENT | VERIFIED,
            kind: None,
        };
        it.credential = Sha256::digest(it.public()).to_vec();
        it
    }

    /// Takes a flag away: nobody touched it, or nobody said who they are.
    pub fn without(&mut self, flag: u8) {
        self.flags &= !flag;
    }

    /// Makes its passkey, as the island writes it.
    pub fn make(&mut self, question: &str) -> String {
        let question: Value = serde_json::from_str(question).unwrap();
        self.person = numbers(&question["publicKey"]["user"]["id"]);
        let mut data = self.head(self.flags | HAS_PASSKEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).unwrap().to_be_bytes());
        data.extend(&self.credential);
        data.extend(self.cose());
        // {"fmt": "none", "attStmt": {}, "authData": data}
        let mut statement = vec![0xa3, 0x63];
        statement.extend(b"fmt\x64none\x67attStmt\xa0\x68authData");
        statement.push(0x59);
        statement.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
        statement.extend(data);
        let client_data = self.client_data("webauthn.create", &question);
        format!("passkey.{}.{}.{}", hex(&client_data), hex(&statement), hex(b"internal,hybrid"))
    }

    /// Signs what it is asked, as the island writes it.
    pub fn sign(&mut self, question: &str) -> String {
        let question: Value = serde_json::from_str(question).unwrap();
        if self.count > 0 {
            self.count += 1;
        }
        let data = self.head(self.flags);
        let client_data = self.client_data("webauthn.get", &question);
        let hash: [u8; 32] = Sha256::digest(&client_data).into();
        let message = [data.as_slice(), &hash].concat();
        let signature = match &self.key {
            Key::Es256(pair) => pair.sign(&SystemRandom::new(), &message).unwrap().as_ref().to_vec(),
            Key::EdDsa(pair) => pair.sign(&message).as_ref().to_vec(),
        };
        let parts = [&self.credential, &client_data, &data, &signature, &self.person];
        format!("passkey.{}", parts.map(|it| hex(it)).join("."))
    }

    fn public(&self) -> &[u8] {
        match &self.key {
            Key::Es256(pair) => pair.public_key().as_ref(),
            Key::EdDsa(pair) => pair.public_key().as_ref(),
        }
    }

    fn head(&self, flags: u8) -> Vec<u8> {
        let mut head = Sha256::digest(&self.site).to_vec();
        head.push(flags);
        head.extend(self.count.to_be_bytes());
        head
    }

    fn client_data(&self, kind: &str, question: &Value) -> Vec<u8> {
        let challenge = URL_SAFE_NO_PAD.encode(numbers(&question["publicKey"]["challenge"]));
        let kind = self.kind.unwrap_or(kind);
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn cose(&self) -> Vec<u8> {
        let public = self.public();
        match &self.key {
            // {1: 2, 3: -7, -1: 1, -2: x, -3: y}; the point begins with a 4.
            Key::Es256(_) => {
                let (x, y) = (&public[1..33], &public[33..]);
                [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32][..], x, &[0x22, 0x58, 32][..], y].concat()
            }
            // {1: 1, 3: -8, -1: 6, -2: x}
            Key::EdDsa(_) => [&[0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32][..], public].concat(),
        }
    }
}

fn numbers(list: &Value) -> Vec<u8> {
    serde_json::from_value(list.clone()).unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
