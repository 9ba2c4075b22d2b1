//! Accepting an invitation.

use crate::access::Belong;
use crate::prelude::*;
use crate::team::account::begin;
use crate::team::system::{self, NewAccount};
use crate::team::{InvitationState, Invited, Password, PersonName, Secret, Slug, password, store};
use crate::tenancy::{Principal, RequestInfo};
use crate::text::Locale;

/// Why an invitation was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum CannotAccept {
    /// No invitation has this link, or not any more.
    #[error("invitation not found")]
    Gone,
    /// It can no longer be accepted.
    #[error("the invitation is {0}")]
    Over(InvitationState),
    /// It is for another address than that of the person who is signed in.
    #[error("the invitation is for another address")]
    OtherAddress,
    /// Its address has an account: sign in to accept.
    #[error("the address has an account")]
    HasAccount,
    /// They are a member already.
    #[error("already a member")]
    AlreadyMember,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Where the new member may go now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The person.
    pub user: UserId,
    /// Their new workspace.
    pub slug: Slug,
}

/// A person who does not have an account yet.
#[derive(Debug)]
pub struct NewPerson {
    /// Their name.
    pub name: PersonName,
    /// Their password.
    pub password: Password,
    /// The language they read.
    pub language: Locale,
}

/// The invitation behind a link, in whatever state, and whether its address has an account.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn invitation(desk: &Desk, link: &Secret) -> Result<Option<(Invited, bool)>, Fault> {
    let db = &desk.pools().pages;
    let Some(invited) = system::invitation(db, &link.hash()).await? else { return Ok(None) };
    let has_account = system::account(db, &invited.email).await?.is_some();
    Ok(Some((invited, has_account)))
}

/// Accepts an invitation as somebody who is signed in.
///
/// # Errors
/// [`CannotAccept`].
pub async fn accept(desk: &Desk, link: &Secret, user: UserId, request: RequestInfo) -> Result<Accepted, CannotAccept> {
    let invited = open(desk, link).await?;
    let account =
        system::visitor(&desk.pools().pages, user, desk.now()).await?.ok_or(CannotAccept::OtherAddress)?.account;
    if account.email != invited.email {
        return Err(CannotAccept::OtherAddress);
    }

    let tx = begin_as(desk, &invited, user, account.name, request).await?;
    join(tx, invited, link, user).await
}

/// Accepts an invitation as somebody who has no account yet, and makes one. The link proves
/// that the address is theirs.
///
/// # Errors
/// [`CannotAccept`].
pub async fn accept_as_new(
    desk: &Desk,
    link: &Secret,
    person: NewPerson,
    request: RequestInfo,
) -> Result<Accepted, CannotAccept> {
    let invited = open(desk, link).await?;
    let (user, hash) = (UserId::new(), password::hash(&person.password).await?);

    let mut tx = begin_as(desk, &invited, user, person.name.to_string(), request).await?;
    let now = tx.now();
    let account =
        NewAccount { person: user, email: &invited.email, name: &person.name, hash: &hash, language: person.language };
    if !system::add_account(tx.db(), account, now).await? {
        return Err(CannotAccept::HasAccount);
    }
    join(tx, invited, link, user).await
}

async fn open(desk: &Desk, link: &Secret) -> Result<Invited, CannotAccept> {
    let invited = system::invitation(&desk.pools().pages, &link.hash()).await?.ok_or(CannotAccept::Gone)?;
    match invited.state(desk.now()) {
        InvitationState::Open => Ok(invited),
        over => Err(CannotAccept::Over(over)),
    }
}

/// The new member acts from the first statement on: the log shows that they let themselves in.
async fn begin_as(
    desk: &Desk,
    invited: &Invited,
    user: UserId,
    name: String,
    request: RequestInfo,
) -> Result<Tx<Belong>, Fault> {
    let who = Principal::member(invited.tenant_id, MemberId::new(), user, name, invited.role).from_request(request);
    begin(desk, who).await
}

async fn join(mut tx: Tx<Belong>, invited: Invited, link: &Secret, user: UserId) -> Result<Accepted, CannotAccept> {
    if !store::invitations::accept(&mut tx, invited.id, &link.hash()).await? {
        return Err(CannotAccept::Over(InvitationState::Accepted));
    }
    let place = tx.member().unwrap_or_else(MemberId::new);
    let member = store::members::add(&mut tx, place, user, invited.role).await?.ok_or(CannotAccept::AlreadyMember)?;
    tx.record(Event::TeamChanged { member: Some(member) }).await?;

    tx.commit().await?;
    Ok(Accepted { user, slug: invited.slug })
}
