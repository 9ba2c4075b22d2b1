//! A person as themselves: their account, and where they may enter.

use time::{Duration, OffsetDateTime};

use super::{Email, InvitationState, Keyboard, Presence, Slug, Theme, store, system};
use crate::access::{Belong, Position, Role, Visibility};
use crate::fault::Fault;
use crate::ids::*;
use crate::prelude::Desk;
use crate::tenancy::{CannotBegin, Principal, RequestInfo};
use crate::text::Locale;

/// A person's account.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Which keys they want to be heard.
    pub keyboard: Keyboard,
}

/// A workspace that a person may enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The workspace.
    pub tenant: TenantId,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The language of its letters.
    pub language: Locale,
    /// Its time zone, of the IANA database.
    pub time_zone: String,
    /// What the person is there: their role, and what was given to them beside it.
    pub position: Position,
    /// What was chosen for them to see of the inbox.
    pub visibility: Option<Visibility>,
    /// The teams that they are in there.
    pub teams: Vec<TeamId>,
    /// The person's place there.
    pub member: MemberId,
    /// Whether they take conversations there.
    pub presence: Presence,
    /// When they were last seen there, to the minute.
    pub last_seen_at: Option<OffsetDateTime>,
    /// Their role asks for a second factor, and they have none: they may not enter before.
    pub needs_factor: bool,
    /// The workspace lets members in by its identity provider alone, and they have come by password.
    pub needs_provider: bool,
}

impl Place {
    /// Whether they may enter as they have come.
    pub const fn is_open(&self) -> bool {
        !self.needs_factor && !self.needs_provider
    }
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

/// Somebody who is signed in, and everywhere they may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// The person.
    pub account: Account,
    /// The workspaces that they may enter, by name.
    pub places: Vec<Place>,
}

/// The person behind a session, and the workspaces that they may enter. `None` where the
/// account is gone.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn visitor(desk: &Desk, user: UserId) -> Result<Option<Visitor>, Fault> {
    system::visitor(&desk.pools().pages, user, desk.now()).await
}

/// The person with that address, for those who may know: the operator, and who holds a link
/// to it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn account_of(desk: &Desk, email: &Email) -> Result<Option<UserId>, Fault> {
    Ok(system::account(&desk.pools().pages, email).await?.map(|(user, _)| user))
}

/// How old "last seen" may be before it is written again.
const SEEN_EVERY: Duration = Duration::seconds(60);

/// Lets somebody into the workspace of that address, and notes once a minute that they are
/// here. `None` where there is no such workspace *for them*: nobody learns which ones exist; and
/// where they have to set a second factor up first, or to come by the identity provider.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn enter(
    desk: &Desk,
    visitor: &Visitor,
    slug: &Slug,
    request: RequestInfo,
) -> Result<Option<Principal>, Fault> {
    let place = visitor.places.iter().find(|it| it.slug == *slug && it.is_open());
    let Some(place) = place else { return Ok(None) };
    let Account { id, name, .. } = &visitor.account;
    let principal = Principal::member(place.tenant, place.member, *id, name.clone(), place.position.role)
        .in_position(&place.position, place.visibility, &place.teams)
        .from_request(request);
    if place.last_seen_at.is_none_or(|seen| desk.now() - seen >= SEEN_EVERY) {
        let mut tx = begin::<Belong>(desk, principal.clone()).await?;
        store::members::see(&mut tx, place.member).await?;
        tx.commit().await?;
    }
    Ok(Some(principal))
}

/// Whether no workspace has that address yet.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn slug_is_free(desk: &Desk, slug: &Slug) -> Result<bool, Fault> {
    Ok(system::tenant_by_slug(&desk.pools().pages, slug).await?.is_none())
}

/// The workspace of that address, for a command of the operator's.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn workspace_at(desk: &Desk, slug: &Slug) -> Result<Option<TenantId>, Fault> {
    system::tenant_by_slug(&desk.pools().work, slug).await
}

/// Opens a transaction whose right the principal has by construction.
pub(super) async fn begin<P: crate::access::Permission>(
    desk: &Desk,
    who: Principal,
) -> Result<crate::tenancy::Tx<P>, Fault> {
    desk.begin(who).await.map_err(|refused| match refused {
        CannotBegin::Fault(fault) => fault,
        refused => Fault::other(refused),
    })
}
