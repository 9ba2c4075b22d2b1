//! A person as themselves: their account, and where they may enter.

use time::{Duration, OffsetDateTime};

use super::{Email, InvitationState, Presence, Slug, Theme, store, system};
use crate::access::{Belong, Role};
use crate::fault::Fault;
use crate::ids::*;
use crate::prelude::Desk;
use crate::tenancy::{CannotBegin, Principal, RequestInfo};
use crate::text::Locale;

/// A person's account.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Account {
    /// The person.
    pub id: UserId,
    /// Their address.
    pub email: Email,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: Locale,
    /// How they like the screens.
    pub theme: Theme,
}

/// A workspace that a person may enter.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Place {
    /// The workspace.
    pub tenant_id: TenantId,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The language of its letters.
    pub language: Locale,
    /// Its time zone, of the IANA database.
    pub time_zone: String,
    /// What the person may do there.
    pub role: Role,
    /// The person's place there.
    pub member_id: MemberId,
    /// Whether they take conversations there.
    pub presence: Presence,
    /// When they were last seen there, to the minute.
    pub last_seen_at: Option<OffsetDateTime>,
}

/// An invitation as whoever holds its link sees it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Invited {
    /// The workspace.
    pub tenant_id: TenantId,
    /// The invitation.
    pub id: InvitationId,
    /// Whom it is for.
    pub email: Email,
    /// What they will be allowed to do.
    pub role: Role,
    /// The workspace's name.
    pub workspace: String,
    /// The workspace's name in addresses.
    pub slug: Slug,
    /// Who invited them.
    pub inviter: String,
    /// From when it can no longer be accepted.
    pub expires_at: OffsetDateTime,
    /// When it was accepted.
    pub accepted_at: Option<OffsetDateTime>,
    /// When it was taken back.
    pub revoked_at: Option<OffsetDateTime>,
}

impl Invited {
    /// What became of it at `now`.
    pub fn state(&self, now: OffsetDateTime) -> InvitationState {
        InvitationState::of(self.accepted_at, self.revoked_at, self.expires_at, now)
    }
}

/// A person inside a workspace: what every page needs to know.
#[derive(Debug, Clone)]
pub struct Entered {
    /// Whom to open transactions for.
    pub principal: Principal,
    /// The person.
    pub account: Account,
    /// Where they are.
    pub place: Place,
    /// Everywhere they may be, for the switcher.
    pub places: Vec<Place>,
}

/// The person behind a session.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn person(desk: &Desk, user: UserId) -> Result<Option<Account>, Fault> {
    system::person(&desk.pools().pages, user).await
}

/// The workspaces that a person may enter, by name.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn places(desk: &Desk, user: UserId) -> Result<Vec<Place>, Fault> {
    system::places(&desk.pools().pages, user).await
}

/// Whether no workspace has that address yet.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn slug_is_free(desk: &Desk, slug: &Slug) -> Result<bool, Fault> {
    Ok(system::tenant_by_slug(&desk.pools().pages, slug).await?.is_none())
}

/// How old "last seen" may be before it is written again.
const SEEN_EVERY: Duration = Duration::seconds(60);

/// Lets a signed-in person into the workspace of that address. `None` where there is no such
/// workspace *for them*: nobody learns which addresses exist.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn enter(desk: &Desk, user: UserId, slug: &Slug, request: RequestInfo) -> Result<Option<Entered>, Fault> {
    let Some(account) = person(desk, user).await? else { return Ok(None) };
    let places = places(desk, user).await?;
    let Some(place) = places.iter().find(|it| it.slug == *slug).cloned() else { return Ok(None) };

    let principal = Principal::member(place.tenant_id, place.member_id, user, account.name.clone(), place.role)
        .from_request(request);
    if place.last_seen_at.is_none_or(|seen| desk.now() - seen >= SEEN_EVERY) {
        let mut tx = begin::<Belong>(desk, principal.clone()).await?;
        store::members::see(&mut tx, place.member_id).await?;
        tx.commit().await?;
    }
    Ok(Some(Entered { principal, account, place, places }))
}

/// Opens a transaction whose right the principal has by construction.
pub(super) async fn begin<P: crate::access::Permission>(
    desk: &Desk,
    who: Principal,
) -> Result<crate::tenancy::Tx<P>, Fault> {
    desk.begin(who).await.map_err(|refused| match refused {
        CannotBegin::Fault(fault) => fault,
        CannotBegin::Denied(denied) => Fault::other(denied),
    })
}
