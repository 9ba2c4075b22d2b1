//! Signing in by a provider, the way back: who is it, and which account is theirs?

use serde_json::json;

use crate::access::{Belong, Work};
use crate::audit;
use crate::prelude::*;
use crate::team::account::begin;
use crate::team::attempts::{self, Subject};
use crate::team::oidc::{self, Claims, Expected, Outside};
use crate::team::provider::{self, CannotArrive, Found, Linking, Through, domain_of};
use crate::team::system::{self, NewAccount};
use crate::team::{Email, Password, PersonName, Place, Secret, Slug, password, second_factor, store};
use crate::tenancy::{Principal, RequestInfo};
use crate::text::Locale;

/// What a browser brings back from a provider.
#[derive(Debug)]
pub struct Brought<'a> {
    /// Names the sign-in.
    pub state: &'a Secret,
    /// What only the browser has in which it began.
    pub browser: &'a Secret,
    /// What is given for the token; `None` where the provider has refused.
    pub code: Option<&'a str>,
    /// Which provider says so (RFC 9207), where it says that.
    pub issuer: Option<&'a str>,
    /// Where it was sent back to.
    pub redirect: &'a str,
    /// The language of an account that is made.
    pub language: Locale,
}

/// Who has come back.
#[derive(Debug)]
#[must_use = "who has a second factor is not signed in yet"]
pub enum Arrived {
    /// They are who they say: nothing more is asked.
    Whole(UserId, Through),
    /// A code is asked for before anything else: see [`give_code`](crate::team::give_code).
    Half(UserId, Through),
    /// No account is known to be theirs: they give its password, see [`link`](super::link).
    Unlinked(Linking),
}

/// Who has come back, and where they go.
#[derive(Debug)]
pub struct Arrival {
    /// Who it is.
    pub who: Arrived,
    /// The workspace.
    pub slug: Slug,
    /// Where they wanted to go.
    pub next: Option<String>,
}

/// Takes in what a browser brings back from a provider. The session is the web layer's, gets a new id, and enters this
/// workspace alone.
///
/// # Errors
/// [`CannotArrive`].
pub async fn arrive(
    desk: &Desk,
    outside: &dyn Outside,
    brought: Brought<'_>,
    request: RequestInfo,
) -> Result<Arrival, CannotArrive> {
    let place = Subject::Address(request.household());
    let counted = attempts::begin(desk, &place).await?.ok_or(CannotArrive::TooManyTries)?;
    let pages = &desk.pools().pages;
    let ended = provider::system::end(pages, &brought.state.hash(), &brought.browser.hash(), desk.now()).await?;
    let ended = ended.ok_or(CannotArrive::NotUnderWay)?;
    let found = provider::system::provider(pages, &ended.slug).await?.filter(|it| it.id == ended.provider_id);
    let found = found.ok_or(CannotArrive::NoProvider)?;

    let claims = match believed(desk, outside, &found, &brought).await {
        Ok(claims) => claims,
        Err(cannot) => {
            refused(desk, &found, &cannot, request).await?;
            return Err(cannot);
        }
    };
    counted.take_back(desk).await?;
    let who = whose(desk, &found, claims, brought.language, request).await?;
    Ok(Arrival { who, slug: found.slug, next: ended.next })
}

/// What the provider says of them, once everything was checked.
async fn believed(
    desk: &Desk,
    outside: &dyn Outside,
    found: &Found,
    brought: &Brought<'_>,
) -> Result<Claims, CannotArrive> {
    if brought.issuer.is_some_and(|it| it != found.issuer) {
        return Err(oidc::NotBelieved::Issuer.into());
    }
    let code = brought.code.ok_or(CannotArrive::Refused)?;
    let secret = found.secret(desk)?;
    let client = found.client(secret.as_deref(), brought.redirect);
    let metadata = oidc::discover(outside, &found.issuer).await?;
    let token = metadata.exchange(outside, &client, code, &provider::verifier(desk, brought.state)).await?;
    let keys = metadata.keys(outside).await?;
    let nonce = provider::nonce(desk, brought.state);
    let expected = Expected { issuer: &found.issuer, client: &found.client_id, nonce: &nonce, now: desk.now() };
    Ok(oidc::check(&token, &keys, &expected)?)
}

/// Leaves a row in the log of the workspace: what a provider says wrong is its owners' to look into.
async fn refused(desk: &Desk, found: &Found, cannot: &CannotArrive, request: RequestInfo) -> Result<(), Fault> {
    let reason = match cannot {
        CannotArrive::NotBelieved(why) => why.word(),
        CannotArrive::Refused => "refused",
        _ => return Ok(()),
    };
    let mut tx = begin::<Work>(desk, Principal::worker(found.tenant_id).from_request(request)).await?;
    let changes = json!({ "reason": [null, reason] });
    audit::steps::note(&mut tx, "provider_refused", "identity provider", Some(found.id.0), &changes).await?;
    tx.commit().await
}

async fn whose(
    desk: &Desk,
    found: &Found,
    claims: Claims,
    language: Locale,
    request: RequestInfo,
) -> Result<Arrived, CannotArrive> {
    let through = found.through();
    if let Some(user) = provider::system::identity(&desk.pools().pages, &through, &claims.subject).await? {
        return enter_by(desk, user, through, request).await;
    }
    if let Some(user) = join(desk, found, &claims, language, request).await? {
        return Ok(Arrived::Whole(user, through));
    }
    let linking = Linking { through, slug: found.slug.clone(), subject: claims.subject, email: claims.email };
    Ok(Arrived::Unlinked(linking))
}

/// Somebody who is known comes in, or gives a code first.
async fn enter_by(desk: &Desk, user: UserId, through: Through, request: RequestInfo) -> Result<Arrived, CannotArrive> {
    let (place, name) = place_of(desk, user, through.tenant).await?;
    if second_factor(desk, user).await?.is_some() {
        return Ok(Arrived::Half(user, through));
    }
    let who = Principal::member(place.tenant, place.member, user, name, place.position.role)
        .in_position(&place.position, place.visibility, &place.teams)
        .from_request(request);
    let mut tx = begin::<Belong>(desk, who).await?;
    signed_in(&mut tx, place.member).await?;
    tx.commit().await?;
    Ok(Arrived::Whole(user, through))
}

async fn signed_in(tx: &mut Tx<Belong>, member: MemberId) -> Result<(), Fault> {
    audit::steps::note(tx, "signed_in_by_provider", "account", Some(member.0), &json!({})).await
}

/// The place of somebody in the workspace of a provider, and their name.
async fn place_of(desk: &Desk, user: UserId, tenant: TenantId) -> Result<(Place, String), CannotArrive> {
    let visitor = system::visitor(&desk.pools().pages, user, desk.now()).await?.ok_or(CannotArrive::NotAMember)?;
    let place = visitor.places.into_iter().find(|it| it.tenant == tenant).ok_or(CannotArrive::NotAMember)?;
    Ok((place, visitor.account.name))
}

/// Makes a member by the rule of the workspace: of somebody with a verified address of one of its domains which no
/// account has. What they are then can do nothing outside of this workspace before its password was reset by letter.
async fn join(
    desk: &Desk,
    found: &Found,
    claims: &Claims,
    language: Locale,
    request: RequestInfo,
) -> Result<Option<UserId>, Fault> {
    let Some(email) = claims.email.as_ref().filter(|_| claims.is_verified) else { return Ok(None) };
    if !found.join_domains.iter().any(|it| it == domain_of(email)) {
        return Ok(None);
    }
    if system::account(&desk.pools().pages, email).await?.is_some() {
        return Ok(None);
    }
    let Some(name) = name_of(claims, email) else { return Ok(None) };
    // Nobody knows this one.
    let hash = password::hash(&Password::presented(Secret::new_random().reveal())).await?;
    let user = UserId::new();

    let who = Principal::member(found.tenant_id, MemberId::new(), user, name.to_string(), found.join_role);
    let mut tx = begin::<Belong>(desk, who.from_request(request)).await?;
    let now = tx.now();
    let account = NewAccount { person: user, email, name: &name, hash: &hash, language };
    if !system::add_account(tx.db(), account, now).await? {
        return Ok(None);
    }
    let place = tx.member().unwrap_or_else(MemberId::new);
    let member = store::members::add(&mut tx, place, user, found.join_role).await?;
    store::providers::join(&mut tx, &found.through(), user, &claims.subject, Some(email)).await?;
    signed_in(&mut tx, place).await?;
    tx.record(Event::TeamChanged { member }).await?;
    tx.commit().await?;
    Ok(Some(user))
}

/// The name that the provider gives, or what stands before the `@`.
fn name_of(claims: &Claims, email: &Email) -> Option<PersonName> {
    let given = claims.name.as_deref().and_then(|it| PersonName::parse(it).ok());
    given.or_else(|| PersonName::parse(&email.local_part().chars().take(80).collect::<String>()).ok())
}

/// Joins an account to who its person is at a provider. They have just given its password, and its code where it has
/// a second factor.
///
/// # Errors
/// [`CannotArrive`].
pub async fn link(desk: &Desk, linking: &Linking, user: UserId, request: RequestInfo) -> Result<Through, CannotArrive> {
    let found = provider::system::provider(&desk.pools().pages, &linking.slug).await?;
    let through = found.map(|it| it.through()).filter(|it| *it == linking.through).ok_or(CannotArrive::NoProvider)?;
    let (place, name) = place_of(desk, user, through.tenant).await?;

    let who = Principal::member(place.tenant, place.member, user, name, place.position.role)
        .in_position(&place.position, place.visibility, &place.teams)
        .from_request(request);
    let mut tx = begin::<Belong>(desk, who).await?;
    store::providers::join(&mut tx, &through, user, &linking.subject, linking.email.as_ref())
        .await
        .on_constraint("identities_by_subject", CannotArrive::AnothersIdentity)?;
    signed_in(&mut tx, place.member).await?;
    tx.commit().await?;
    Ok(through)
}
