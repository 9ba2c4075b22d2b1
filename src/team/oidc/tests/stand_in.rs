//! A provider that says what it is told to say, and its keys.

use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures::future::{BoxFuture, FutureExt as _, ready};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents,
};
use serde_json::{Value, json};

use crate::team::oidc::{NoAnswer, Outside, challenge};

/// Where it is.
pub const ISSUER: &str = "https://id.boutique.example";
/// Who we are there.
pub const CLIENT: &str = "switchboard";

pub fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A key of P-256.
pub struct P256 {
    pair: EcdsaKeyPair,
    id: &'static str,
}

impl P256 {
    pub fn new(id: &'static str) -> Self {
        let random = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random).unwrap();
        Self { pair, id }
    }

    /// As the provider shows it.
    pub fn shown(&self) -> Value {
        let point: &[u8] = self.pair.public_key().as_ref();
        json!({ "kty": "EC", "crv": "P-256", "kid": self.id, "use": "sig", "x": b64(&point[1..33]), "y": b64(&point[33..]) })
    }

    /// A token of these claims.
    pub fn token(&self, claims: &Value) -> String {
        let signed = unsigned(&json!({ "alg": "ES256", "kid": self.id }), claims);
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
        format!("{signed}.{}", b64(signature))
    }
}

/// A key of RSA; only tests know it.
pub struct Rsa(RsaKeyPair);

impl Rsa {
    pub fn new() -> Self {
        Self(RsaKeyPair::from_der(include_bytes!("rsa.der")).unwrap())
    }

    fn numbers(&self) -> RsaPublicKeyComponents<Vec<u8>> {
        self.0.public().into()
    }

    pub fn shown(&self) -> Value {
        let RsaPublicKeyComponents { n, e } = self.numbers();
        json!({ "kty": "RSA", "kid": "rsa", "alg": "RS256", "use": "sig", "n": b64(n), "e": b64(e) })
    }

    /// What anybody may know of it.
    pub fn modulus(&self) -> Vec<u8> {
        self.numbers().n
    }

    pub fn token(&self, claims: &Value) -> String {
        let signed = unsigned(&json!({ "alg": "RS256", "kid": "rsa" }), claims);
        let mut signature = vec![0; self.0.public().modulus_len()];
        self.0.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature).unwrap();
        format!("{signed}.{}", b64(signature))
    }
}

/// Head and body of a token.
pub fn unsigned(head: &Value, claims: &Value) -> String {
    format!("{}.{}", b64(head.to_string()), b64(claims.to_string()))
}

/// The keys as they are sent.
pub fn set(keys: &[Value]) -> Vec<u8> {
    json!({ "keys": keys }).to_string().into_bytes()
}

/// What a sign-in begins with, as it stands in the address to which the browser is sent.
#[derive(Debug, Clone)]
pub struct Begun {
    pub state: String,
    pub nonce: String,
    challenge: String,
}

impl Begun {
    /// Reads the address, as the provider does.
    pub fn read(door: &str) -> Self {
        let url = url::Url::parse(door).unwrap();
        let of = |name: &str| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
        assert_eq!((of("response_type"), of("client_id")), ("code".to_owned(), CLIENT.to_owned()));
        assert_eq!(of("code_challenge_method"), "S256");
        Self { state: of("state"), nonce: of("nonce"), challenge: of("code_challenge") }
    }
}

/// A provider.
#[derive(Debug)]
pub struct StandIn {
    /// As which it names itself.
    pub issuer: Mutex<String>,
    /// The keys that it has now.
    pub keys: Mutex<Vec<Value>>,
    /// What it gives for a code, and the challenge that the verifier must fit.
    pub gives: Mutex<Option<(String, String)>>,
    /// What it was shown for a code.
    pub shown: Mutex<Option<(String, String)>>,
}

impl StandIn {
    pub fn with(keys: Vec<Value>) -> Self {
        Self {
            issuer: Mutex::new(ISSUER.to_owned()),
            keys: Mutex::new(keys),
            gives: Mutex::default(),
            shown: Mutex::default(),
        }
    }

    /// Gives this token for the next code of that sign-in.
    pub fn give(&self, begun: &Begun, token: String) {
        *self.gives.lock().unwrap() = Some((token, begun.challenge.clone()));
    }
}

impl Outside for StandIn {
    fn get<'a>(&'a self, url: &'a str) -> BoxFuture<'a, Result<Vec<u8>, NoAnswer>> {
        let issuer = self.issuer.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let answer = match url.strip_prefix(ISSUER) {
            Some("/.well-known/openid-configuration") => {
                let said = json!({
                    "issuer": issuer,
                    "authorization_endpoint": format!("{ISSUER}/auth"),
                    "token_endpoint": format!("{ISSUER}/token"),
                    "jwks_uri": format!("{ISSUER}/keys"),
                });
                Ok(said.to_string().into_bytes())
            }
            Some("/keys") => Ok(set(&self.keys.lock().unwrap_or_else(PoisonError::into_inner))),
            _ => Err(NoAnswer),
        };
        ready(answer).boxed()
    }

    fn post<'a>(
        &'a self,
        _: &'a str,
        form: Vec<(&'static str, String)>,
        basic: Option<(String, String)>,
    ) -> BoxFuture<'a, Result<Vec<u8>, NoAnswer>> {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = basic;
        let gives = self.gives.lock().unwrap_or_else(PoisonError::into_inner).take();
        let verifier = form.iter().find(|(name, _)| *name == "code_verifier").map(|(_, value)| challenge(value));
        let answer = match gives {
            Some((token, expected)) if verifier.as_ref() == Some(&expected) => {
                Ok(json!({ "access_token": "a", "token_type": "Bearer", "id_token": token }).to_string().into_bytes())
            }
            _ => Err(NoAnswer),
        };
        ready(answer).boxed()
    }

    fn may_lead_to(&self, url: &str) -> bool {
        url.starts_with("https://")
    }
}
