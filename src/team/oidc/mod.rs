//! OpenID Connect, as far as signing in needs it: the authorization code with PKCE, and the ID token.
//!
//! A provider says where its doors and keys are (*discovery*), sends the browser back with a *code*, and gives an *ID
//! token* for it. Nothing of that is believed before it was checked: the issuer is the one that was configured, the
//! signature is of one of its present keys, and the token is for us, for this browser, and of this moment.
//!
//! Promises
//! - Only RS256 and ES256 are read; the key decides about the algorithm as much as the token does.
//! - Keys are asked for with every sign-in: one that the provider took back opens nothing any more.
//! - Every call goes out through [`Outside`], which the machine room hands over.
//!
//! Start reading at [`token::check`]. Not here: whose account a subject is (`provider`), what is called (`egress`).

mod keys;
#[cfg(test)]
pub(super) mod tests;
mod token;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures::future::BoxFuture;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use url::Url;

pub(super) use keys::Keys;
pub(super) use token::{Claims, Expected, check};

/// Nothing came back that could be read: no answer, one that is too long, or one that is no success.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no answer")]
pub struct NoAnswer;

/// The way out to identity providers.
pub trait Outside: Send + Sync + std::fmt::Debug {
    /// The body of a successful answer.
    fn get<'a>(&'a self, url: &'a str) -> BoxFuture<'a, Result<Vec<u8>, NoAnswer>>;

    /// The body of a successful answer to a form, with a user and a password where they are asked for.
    fn post<'a>(
        &'a self,
        url: &'a str,
        form: Vec<(&'static str, String)>,
        basic: Option<(String, String)>,
    ) -> BoxFuture<'a, Result<Vec<u8>, NoAnswer>>;

    /// Whether a browser may be sent to that address: by the rules of what may be called.
    fn may_lead_to(&self, url: &str) -> bool;
}

crate::words! {
    /// Why what a provider said is not believed.
    pub enum NotBelieved {
        /// It did not answer, or not with a success.
        NoAnswer = "no_answer",
        /// What it answered is not what the standard says.
        Unreadable = "unreadable",
        /// One of its doors may not be called.
        Address = "address",
        /// It says that it is another provider.
        Issuer = "issuer",
        /// The token is signed in a way that is not read, or not at all.
        Algorithm = "algorithm",
        /// None of its present keys is the one that the token names.
        Key = "key",
        /// The signature is not of that key.
        Signature = "signature",
        /// The token is for somebody else.
        Audience = "audience",
        /// The token is too old.
        Expired = "expired",
        /// The token is of the future.
        Early = "early",
        /// The token is of another sign-in.
        Nonce = "nonce",
        /// The token names nobody.
        Subject = "subject",
    }
}

impl std::error::Error for NotBelieved {}

impl From<NoAnswer> for NotBelieved {
    fn from(NoAnswer: NoAnswer) -> Self {
        Self::NoAnswer
    }
}

/// What a provider says about itself.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Metadata {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

/// Who we are at the provider.
pub(super) struct Client<'a> {
    pub id: &'a str,
    pub secret: Option<&'a str>,
    /// Where it sends the browser back to.
    pub redirect: &'a str,
}

/// Asks a provider about itself. Whoever says that they are somebody else is not asked any further.
pub(super) async fn discover(outside: &dyn Outside, issuer: &str) -> Result<Metadata, NotBelieved> {
    let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let body = outside.get(&url).await?;
    let said: Metadata = serde_json::from_slice(&body).map_err(|_| NotBelieved::Unreadable)?;
    if said.issuer == issuer { Ok(said) } else { Err(NotBelieved::Issuer) }
}

impl Metadata {
    /// Where the browser goes.
    pub(super) fn door(
        &self,
        outside: &dyn Outside,
        client: &Client<'_>,
        state: &str,
        nonce: &str,
        verifier: &str,
    ) -> Result<String, NotBelieved> {
        if !outside.may_lead_to(&self.authorization_endpoint) {
            return Err(NotBelieved::Address);
        }
        let mut url = Url::parse(&self.authorization_endpoint).map_err(|_| NotBelieved::Unreadable)?;
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("scope", "openid email profile")
            .append_pair("client_id", client.id)
            .append_pair("redirect_uri", client.redirect)
            .append_pair("state", state)
            .append_pair("nonce", nonce)
            .append_pair("code_challenge", &challenge(verifier))
            .append_pair("code_challenge_method", "S256");
        Ok(url.into())
    }

    /// Gives a code for an ID token.
    pub(super) async fn exchange(
        &self,
        outside: &dyn Outside,
        client: &Client<'_>,
        code: &str,
        verifier: &str,
    ) -> Result<String, NotBelieved> {
        #[derive(Deserialize)]
        struct Given {
            id_token: String,
        }

        let mut form = vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", code.to_owned()),
            ("redirect_uri", client.redirect.to_owned()),
            ("code_verifier", verifier.to_owned()),
        ];
        let mut basic = None;
        match client.secret {
            // RFC 6749, §2.3.1: both are written as in a form first.
            Some(secret) if self.takes_basic() => basic = Some((encoded(client.id), encoded(secret))),
            Some(secret) => {
                form.extend([("client_id", client.id.to_owned()), ("client_secret", secret.to_owned())]);
            }
            None => form.push(("client_id", client.id.to_owned())),
        }
        let body = outside.post(&self.token_endpoint, form, basic).await?;
        let given: Given = serde_json::from_slice(&body).map_err(|_| NotBelieved::Unreadable)?;
        Ok(given.id_token)
    }

    /// The keys that it has now.
    pub(super) async fn keys(&self, outside: &dyn Outside) -> Result<Keys, NotBelieved> {
        Keys::read(&outside.get(&self.jwks_uri).await?)
    }

    /// As the standard has it where nothing is said.
    fn takes_basic(&self) -> bool {
        let methods = self.token_endpoint_auth_methods_supported.as_ref();
        methods.is_none_or(|it| it.iter().any(|method| method == "client_secret_basic"))
    }
}

/// RFC 7636: what the provider is told of the verifier.
fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
