//! Signing in by a provider, the way out: the browser is sent there.

use crate::prelude::*;
use crate::team::attempts::{self, Subject};
use crate::team::oidc::{self, Outside};
use crate::team::provider::{self, CannotArrive, SIGN_IN_LASTS, system};
use crate::team::{Secret, Slug};
use crate::tenancy::RequestInfo;

/// What a stranger is told of a workspace's provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The workspace's name in addresses.
    pub slug: Slug,
    /// The workspace.
    pub workspace: String,
    /// What the button says.
    pub name: String,
}

/// The provider by which one signs in to a workspace. `None` where there is none, and where there is no such workspace:
/// nobody learns which (`A-2`).
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn offered(desk: &Desk, slug: &Slug) -> Result<Option<Offered>, Fault> {
    let found = system::provider(&desk.pools().pages, slug).await?;
    Ok(found.map(|it| Offered { slug: it.slug, workspace: it.workspace, name: it.name }))
}

/// Begins a sign-in, and says where the browser goes. It comes back to `redirect`, and then wants to go to `next`;
/// `browser` is what only this browser has.
///
/// # Errors
/// [`CannotArrive`].
pub async fn go_out(
    desk: &Desk,
    outside: &dyn Outside,
    slug: &Slug,
    browser: &Secret,
    (redirect, next): (&str, Option<&str>),
    request: &RequestInfo,
) -> Result<String, CannotArrive> {
    // Never taken back: calls to somebody else's system are what is limited.
    let Some(_counted) = attempts::begin(desk, &Subject::Provided(request.household())).await? else {
        return Err(CannotArrive::TooManyTries);
    };
    let found = system::provider(&desk.pools().pages, slug).await?.ok_or(CannotArrive::NoProvider)?;
    let metadata = oidc::discover(outside, &found.issuer).await?;

    let state = Secret::new_random();
    let (nonce, verifier) = (provider::nonce(desk, &state), provider::verifier(desk, &state));
    let client = found.client(None, redirect);
    let door = metadata.door(outside, &client, state.reveal(), &nonce, &verifier)?;
    let next = next.filter(|it| it.len() <= LONGEST_NEXT && !it.contains('\0'));
    let until = desk.now() + SIGN_IN_LASTS;
    system::begin(&desk.pools().pages, &found.through(), &state.hash(), &browser.hash(), next, until).await?;
    Ok(door)
}

/// Whoever wanted to go further than this begins at the front.
const LONGEST_NEXT: usize = 1000;

/// Forgets sign-ins that nobody came back from. To be called now and then; says how many.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn sweep_sign_ins(desk: &Desk) -> Result<i64, Fault> {
    system::forget(&desk.pools().pages, desk.now()).await
}
