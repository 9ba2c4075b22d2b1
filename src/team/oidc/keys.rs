//! The keys of a provider: RFC 7517, of which RSA and P-256 are read.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;
use serde_json::Value;

use super::NotBelieved;

/// No provider has so many; whoever sends more does not want to be read.
const MOST: usize = 100;

/// How a token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Algorithm {
    /// RSA, PKCS #1 v1.5, SHA-256.
    Rs256,
    /// ECDSA on P-256, SHA-256.
    Es256,
}

impl Algorithm {
    /// The two that are read; `none` and what shares a secret are not among them.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }
}

/// A key as it is sent.
#[derive(Debug, Deserialize)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    used_for: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

#[derive(Debug)]
enum Material {
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
    /// The uncompressed point.
    P256(Vec<u8>),
}

/// A key that signs tokens.
#[derive(Debug)]
struct Key {
    id: Option<String>,
    material: Material,
}

/// The keys of a provider that sign tokens.
#[derive(Debug)]
pub(in crate::team) struct Keys(Vec<Key>);

impl Keys {
    /// Reads a set of keys. Keys of other kinds and for other uses are passed over.
    pub fn read(body: &[u8]) -> Result<Self, NotBelieved> {
        #[derive(Deserialize)]
        struct Set {
            keys: Vec<Value>,
        }

        let set: Set = serde_json::from_slice(body).map_err(|_| NotBelieved::Unreadable)?;
        let keys = set.keys.into_iter().take(MOST).filter_map(|it| serde_json::from_value(it).ok()).filter_map(key);
        Ok(Self(keys.collect()))
    }

    /// Whether `signature` is of the key that the token names. A token that names none is read only where there is
    /// a single key of its kind.
    pub(super) fn verify(
        &self,
        algorithm: Algorithm,
        id: Option<&str>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), NotBelieved> {
        let mut fitting = self.0.iter().filter(|it| it.fits(algorithm) && (id.is_none() || it.id.as_deref() == id));
        let key = fitting.next().ok_or(NotBelieved::Key)?;
        if fitting.next().is_some() {
            return Err(NotBelieved::Key);
        }
        let verified = match &key.material {
            Material::Rsa { n, e } => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
            }
            Material::P256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature),
        };
        verified.map_err(|_| NotBelieved::Signature)
    }
}

impl Key {
    fn fits(&self, algorithm: Algorithm) -> bool {
        matches!(
            (&self.material, algorithm),
            (Material::Rsa { .. }, Algorithm::Rs256) | (Material::P256(_), Algorithm::Es256)
        )
    }
}

fn key(jwk: Jwk) -> Option<Key> {
    let is_for = |name: &str| jwk.alg.as_deref().is_none_or(|it| it == name);
    if jwk.used_for.as_deref().is_some_and(|it| it != "sig") {
        return None;
    }
    let material = match (jwk.kty.as_str(), jwk.crv.as_deref()) {
        ("RSA", _) if is_for("RS256") => Material::Rsa { n: number(jwk.n.as_deref()?)?, e: number(jwk.e.as_deref()?)? },
        ("EC", Some("P-256")) if is_for("ES256") => {
            let (x, y) = (bytes(jwk.x.as_deref()?)?, bytes(jwk.y.as_deref()?)?);
            if x.len() != 32 || y.len() != 32 {
                return None;
            }
            Material::P256([&[4_u8], x.as_slice(), y.as_slice()].concat())
        }
        _ => return None,
    };
    Some(Key { id: jwk.kid, material })
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// A number without the noughts that some write before it.
fn number(text: &str) -> Option<Vec<u8>> {
    Some(bytes(text)?.into_iter().skip_while(|it| *it == 0).collect())
}
