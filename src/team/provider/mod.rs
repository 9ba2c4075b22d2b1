//! Identity providers: signing in to one workspace by the system in which its company keeps its people.
//!
//! A *provider* is named by an owner, and is enabled or not; it may be *required*, and then members enter by it and not
//! by password. A *sign-in* is under way for ten minutes and ends once. An *identity* joins somebody at the provider to
//! an account.
//!
//! Promises
//! - No domain is trusted. An account that is there is joined once its password was given, with the code of its second
//!   factor where it has one. An account is made only for a verified address that has none, by the workspace's rule.
//! - A session that began so enters that workspace alone, and is no proof of anything (`A-7`).
//! - How somebody proved themselves at the provider is not believed: whoever has a second factor here gives a code.
//! - Owners may always enter by password: a provider that is away shuts no workspace.
//! - What comes back is good for the browser in which it began, once.
//! - A provider that is disabled, or is another one now, ends the sessions that began by it.
//!
//! Start reading at [`go_out`](super::go_out), then [`arrive`](super::arrive). Not here: the protocol (`oidc`).

pub(super) mod system;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use time::Duration;
use url::Url;
use uuid::Uuid;

use super::oidc::{Client, NotBelieved};
use super::{Email, ProviderName, Secret, Slug, Visitor};
use crate::access::Role;
use crate::fault::Fault;
use crate::ids::*;
use crate::prelude::Desk;
use crate::secrets::Column;

/// Whoever was sent to a provider comes back within this time.
pub const SIGN_IN_LASTS: Duration = Duration::minutes(10);
/// So many domains may stand in the rule.
pub const MOST_DOMAINS: usize = 20;
/// The session entry that says by which provider a session began.
pub const THROUGH: &str = "through";

/// The identity provider of a workspace, as its owners see it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct IdentityProvider {
    /// The provider.
    pub id: IdentityProviderId,
    /// What the button says: "Sign in with …".
    pub name: String,
    /// Its address, exactly as it gives it.
    pub issuer: String,
    /// Who we are there.
    pub client_id: String,
    /// Whether there is a secret to show to it.
    pub has_secret: bool,
    /// Whether anybody can sign in by it.
    pub enabled: bool,
    /// Whether members must.
    pub required: bool,
    /// Whoever has a verified address of one of these domains, and no account, becomes a member.
    pub join_domains: Vec<String>,
    /// With this role.
    pub join_role: Role,
}

/// What an owner says of the provider.
#[derive(Debug, Clone)]
pub struct ProviderChange {
    /// What the button says.
    pub name: ProviderName,
    /// Its address.
    pub issuer: Issuer,
    /// Who we are there.
    pub client_id: ClientId,
    /// A new secret; `None` leaves the one that is there.
    pub secret: Option<String>,
    /// Whether anybody can sign in by it.
    pub enabled: bool,
    /// Whether members must.
    pub required: bool,
    /// Whose verified addresses make a member.
    pub join_domains: Vec<String>,
    /// With which role.
    pub join_role: Role,
}

/// The address by which a provider names itself. A slash at its end counts: it is compared letter by letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer(String);

/// The text cannot be what it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not acceptable")]
pub struct NotAcceptable;

impl Issuer {
    /// Reads an address of the shape `http(s)://host[:port][/path]`. Whether it may be called is decided when it is.
    ///
    /// # Errors
    /// [`NotAcceptable`].
    pub fn parse(text: &str) -> Result<Self, NotAcceptable> {
        let text = text.trim();
        let url = Url::parse(text).map_err(|_| NotAcceptable)?;
        let is_good = text.len() <= 300
            && matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
            && text.chars().all(|it| it.is_ascii_graphic());
        if is_good { Ok(Self(text.to_owned())) } else { Err(NotAcceptable) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who we are at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientId(String);

impl ClientId {
    /// Reads it: up to 200 characters that can be seen.
    ///
    /// # Errors
    /// [`NotAcceptable`].
    pub fn parse(text: &str) -> Result<Self, NotAcceptable> {
        let text = text.trim();
        let is_good =
            !text.is_empty() && text.len() <= 200 && text.chars().all(|it| it.is_ascii_graphic() || it == ' ');
        if is_good { Ok(Self(text.to_owned())) } else { Err(NotAcceptable) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads the domains of the rule, between blanks or commas.
///
/// # Errors
/// [`NotAcceptable`] where one is no domain, or there are too many.
pub fn join_domains(text: &str) -> Result<Vec<String>, NotAcceptable> {
    let words = text.split(|it: char| it == ',' || it.is_whitespace()).filter(|it| !it.is_empty());
    let read = |word: &str| {
        let domain = word.trim_start_matches('@');
        let email = Email::parse(&format!("somebody@{domain}")).map_err(|_| NotAcceptable)?;
        Ok(domain_of(&email).to_owned())
    };
    let domains: Vec<String> = words.map(read).collect::<Result<_, _>>()?;
    if domains.len() > MOST_DOMAINS { Err(NotAcceptable) } else { Ok(domains) }
}

/// What stands after the `@`.
pub(super) fn domain_of(email: &Email) -> &str {
    email.as_str().rsplit_once('@').map_or("", |(_, domain)| domain)
}

/// By which provider of which workspace a session began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Through {
    /// The only workspace that the session enters.
    pub tenant: TenantId,
    /// The provider.
    pub provider: IdentityProviderId,
}

/// Somebody at a provider whose account is not known: they give its password, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linking {
    /// By which provider.
    pub through: Through,
    /// The workspace's name in addresses.
    pub slug: Slug,
    pub(super) subject: String,
    /// The address that the provider gave.
    pub email: Option<Email>,
}

impl Visitor {
    /// The same person in a session that began by a provider: in its workspace alone, which then asks for no other way.
    #[must_use]
    pub fn through(mut self, through: Option<&Through>) -> Self {
        if let Some(through) = through {
            self.places.retain(|it| it.tenant == through.tenant);
            self.places.iter_mut().for_each(|it| it.needs_provider = false);
        }
        self
    }
}

/// A provider that is enabled, as signing in needs it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Found {
    pub tenant_id: TenantId,
    pub id: IdentityProviderId,
    pub slug: Slug,
    pub workspace: String,
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub sealed_secret: Option<Vec<u8>>,
    pub join_domains: Vec<String>,
    pub join_role: Role,
}

impl Found {
    pub const fn through(&self) -> Through {
        Through { tenant: self.tenant_id, provider: self.id }
    }

    /// The secret that is shown to it, where there is one.
    pub fn secret(&self, desk: &Desk) -> Result<Option<String>, Fault> {
        let place = Column::OfIdentityProviders.place(self.tenant_id, self.id.0);
        let opened = self.sealed_secret.as_ref().map(|sealed| desk.seal().open(place, sealed));
        opened.transpose().map_err(Fault::other)
    }

    /// Who we are there.
    pub fn client<'a>(&'a self, secret: Option<&'a str>, redirect: &'a str) -> Client<'a> {
        Client { id: &self.client_id, secret, redirect }
    }
}

/// Seals a secret for the row of a provider.
pub(super) fn sealed(desk: &Desk, tenant: TenantId, row: Uuid, secret: &str) -> Result<Vec<u8>, Fault> {
    desk.seal().seal(Column::OfIdentityProviders.place(tenant, row), secret).map_err(Fault::other)
}

/// What follows from the state of a sign-in, and cannot be told from it without our key: so that neither has to be kept.
pub(super) fn nonce(desk: &Desk, state: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(desk.seal().mark("oidc nonce", state.reveal().as_bytes()))
}

/// The verifier of PKCE, in the same way.
pub(super) fn verifier(desk: &Desk, state: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(desk.seal().mark("oidc verifier", state.reveal().as_bytes()))
}

/// Why somebody did not sign in by a provider.
#[derive(Debug, thiserror::Error)]
pub enum CannotArrive {
    /// No such sign-in is under way in this browser, or not any more.
    #[error("no such sign-in is under way in this browser")]
    NotUnderWay,
    /// The workspace has no provider that is enabled; or there is no such workspace: nobody learns which.
    #[error("no provider")]
    NoProvider,
    /// The provider itself has refused.
    #[error("the provider refused")]
    Refused,
    /// What the provider said is not believed.
    #[error("not believed: {0}")]
    NotBelieved(#[from] NotBelieved),
    /// The account has no place in the workspace.
    #[error("not a member")]
    NotAMember,
    /// Somebody else has this identity.
    #[error("the identity is another account's")]
    AnothersIdentity,
    /// Too many sign-ins were begun here, or went wrong.
    #[error("too many tries")]
    TooManyTries,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}
