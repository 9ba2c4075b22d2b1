//! The functions of the team that work across tenants, one for each in the migration. A
//! person belongs to several workspaces or to none; these are the only places that see it.

use sqlx::postgres::PgRow;
use sqlx::{FromRow, PgExecutor, Postgres, Row as _};
use time::OffsetDateTime;

use super::{Account, Email, Invited, Keyboard, PersonName, Place, Presence, Scopes, SecretHash, Slug, Theme, Visitor};
use crate::access::{Position, Rights, Role, Sight, Visibility};
use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::RequestInfo;
use crate::text::Locale;

/// The account behind an address and the hash of its password.
pub(super) async fn account(db: impl PgExecutor<'_>, email: &Email) -> Result<Option<(UserId, String)>, Fault> {
    const ACCOUNT: &str = "select id, password_hash from system_account($1)";
    Ok(sqlx::query_as(ACCOUNT).bind(email).fetch_optional(db).await?)
}

/// A new account, before it exists.
pub(super) struct NewAccount<'a> {
    pub person: UserId,
    pub email: &'a Email,
    pub name: &'a PersonName,
    pub hash: &'a str,
    pub language: Locale,
}

/// Adds an account; false where the address has one.
pub(super) async fn add_account(
    db: impl PgExecutor<'_>,
    new: NewAccount<'_>,
    now: OffsetDateTime,
) -> Result<bool, Fault> {
    const ADD: &str = "select system_add_account($1, $2, $3, $4, $5, $6)";
    Ok(sqlx::query_scalar(ADD)
        .bind(new.person)
        .bind(new.email)
        .bind(new.name)
        .bind(new.hash)
        .bind(new.language)
        .bind(now)
        .fetch_one(db)
        .await?)
}

/// Sets a password and ends every session of the person but `spare`.
pub(super) async fn set_password(
    db: impl PgExecutor<'_>,
    person: UserId,
    hash: &str,
    spare: Option<&SecretHash>,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    const SET: &str = "select system_set_password($1, $2, $3, $4)";
    sqlx::query(SET).bind(person).bind(hash).bind(now).bind(spare.map(|it| it.as_slice())).execute(db).await?;
    Ok(())
}

/// Writes what happened to an account into the log of each of its workspaces. `proven`: the
/// person did it, and not somebody who knows their address.
pub(super) async fn note<'e>(
    db: impl PgExecutor<'e, Database = Postgres>,
    person: UserId,
    what: &str,
    proven: bool,
    request: &RequestInfo,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    const NOTE: &str = "select system_note($1, $2, $3, $4, $5, $6)";
    sqlx::query(NOTE)
        .bind(person)
        .bind(what)
        .bind(proven)
        .bind(&request.ip)
        .bind(&request.id)
        .bind(now)
        .execute(db)
        .await?;
    Ok(())
}

/// One row of a visit: the person, and one of their workspaces.
#[derive(sqlx::FromRow)]
struct VisitRow {
    email: Email,
    name: String,
    language: Locale,
    theme: Theme,
    keyboard: Keyboard,
    tenant_id: Option<TenantId>,
    slug: Option<Slug>,
    workspace: Option<String>,
    workspace_language: Option<Locale>,
    time_zone: Option<String>,
    member_id: Option<MemberId>,
    #[sqlx(flatten)]
    position: Held,
    visibility: Option<Visibility>,
    team_ids: Vec<TeamId>,
    presence: Option<Presence>,
    last_seen_at: Option<OffsetDateTime>,
    needs_factor: bool,
    needs_provider: bool,
}

impl VisitRow {
    fn place(&self) -> Option<Place> {
        Some(Place {
            tenant: self.tenant_id?,
            slug: self.slug.clone()?,
            name: self.workspace.clone()?,
            language: self.workspace_language?,
            time_zone: self.time_zone.clone()?,
            position: self.position.0.clone()?,
            visibility: self.visibility,
            teams: self.team_ids.clone(),
            member: self.member_id?,
            presence: self.presence?,
            last_seen_at: self.last_seen_at,
            needs_factor: self.needs_factor,
            needs_provider: self.needs_provider,
        })
    }
}

/// The position of a row that may have none.
struct Held(Option<Position>);

impl<'r> FromRow<'r, PgRow> for Held {
    fn from_row(row: &'r PgRow) -> Result<Self, sqlx::Error> {
        let role: Option<Role> = row.try_get("role")?;
        Ok(Self(role.map(|_| Position::from_row(row)).transpose()?))
    }
}

/// A person and the workspaces that they may enter, by name, with what they are there at `now`.
pub(super) async fn visitor(
    db: impl PgExecutor<'_>,
    person: UserId,
    now: OffsetDateTime,
) -> Result<Option<Visitor>, Fault> {
    const VISIT: &str = "
        select email, name, language, theme, keyboard, tenant_id, slug, workspace, workspace_language, time_zone,
               member_id, role, visibility, custom_id, custom_name, custom_visibility, custom_masked, custom_rights,
               granted, team_ids, presence, last_seen_at, needs_factor, needs_provider
        from system_visit($1, $2)";
    let rows: Vec<VisitRow> = sqlx::query_as(VISIT).bind(person).bind(now).fetch_all(db).await?;
    let places = rows.iter().filter_map(VisitRow::place).collect();
    Ok(rows.into_iter().next().map(|it| Visitor {
        account: Account {
            id: person,
            email: it.email,
            name: it.name,
            language: it.language,
            theme: it.theme,
            keyboard: it.keyboard,
        },
        places,
    }))
}

/// The workspace of that address, if there is one.
pub(super) async fn tenant_by_slug(db: impl PgExecutor<'_>, slug: &Slug) -> Result<Option<TenantId>, Fault> {
    const TENANT: &str = "select system_tenant_by_slug($1)";
    Ok(sqlx::query_scalar(TENANT).bind(slug).fetch_one(db).await?)
}

/// The invitation behind a link, in whatever state.
pub(super) async fn invitation(db: impl PgExecutor<'_>, hash: &SecretHash) -> Result<Option<Invited>, Fault> {
    const INVITATION: &str = "
        select tenant_id, id, email, role, workspace, slug, inviter, expires_at, accepted_at, revoked_at
        from system_invitation($1)";
    Ok(sqlx::query_as(INVITATION).bind(hash.as_slice()).fetch_optional(db).await?)
}

/// A service key as its secret finds it.
#[derive(sqlx::FromRow)]
pub(super) struct FoundKey {
    pub tenant_id: TenantId,
    pub id: ServiceKeyId,
    pub name: String,
    #[sqlx(try_from = "Vec<String>")]
    pub scopes: Scopes,
    pub channel_id: Option<ChannelId>,
    #[sqlx(flatten)]
    pub maker: Position,
    pub visibility: Option<Visibility>,
    pub expires_at: Option<OffsetDateTime>,
    pub revoked_at: Option<OffsetDateTime>,
    pub last_used_at: Option<OffsetDateTime>,
}

impl FoundKey {
    /// What its maker may do. A key reaches every conversation of its channels and sees what is in them: of somebody
    /// who does not, it is worth nothing.
    pub(super) fn reach(&self) -> Rights {
        if self.maker.sight(self.visibility) == Sight::ALL { self.maker.rights() } else { Rights::default() }
    }
}

/// The service key behind a secret, while its maker may enter, with what they are at `now`.
pub(super) async fn service_key(
    db: impl PgExecutor<'_>,
    hash: &SecretHash,
    now: OffsetDateTime,
) -> Result<Option<FoundKey>, Fault> {
    const KEY: &str = "
        select tenant_id, id, name, scopes, channel_id, role, visibility, custom_id, custom_name, custom_visibility,
               custom_masked, custom_rights, granted, expires_at, revoked_at, last_used_at
        from system_service_key($1, $2)";
    Ok(sqlx::query_as(KEY).bind(hash.as_slice()).bind(now).fetch_optional(db).await?)
}

/// A personal token as its secret finds it, with what its member may and sees now.
#[derive(sqlx::FromRow)]
pub(super) struct FoundToken {
    pub tenant_id: TenantId,
    pub id: PersonalTokenId,
    #[sqlx(try_from = "Vec<String>")]
    pub scopes: Scopes,
    pub expires_at: OffsetDateTime,
    pub revoked_at: Option<OffsetDateTime>,
    pub last_used_at: Option<OffsetDateTime>,
    pub member_id: MemberId,
    pub user_id: UserId,
    pub member_name: String,
    #[sqlx(flatten)]
    pub position: Position,
    pub visibility: Option<Visibility>,
    pub team_ids: Vec<TeamId>,
    pub needs_factor: bool,
}

/// The personal token behind a secret, while its member may enter, with what they are at `now`.
pub(super) async fn personal_token(
    db: impl PgExecutor<'_>,
    hash: &SecretHash,
    now: OffsetDateTime,
) -> Result<Option<FoundToken>, Fault> {
    const TOKEN: &str = "
        select tenant_id, id, scopes, expires_at, revoked_at, last_used_at, member_id, user_id, member_name, role,
               visibility, custom_id, custom_name, custom_visibility, custom_masked, custom_rights, granted, team_ids,
               needs_factor
        from system_personal_token($1, $2)";
    Ok(sqlx::query_as(TOKEN).bind(hash.as_slice()).bind(now).fetch_optional(db).await?)
}

/// Keeps the hash of a reset link.
pub(super) async fn add_reset(
    db: impl PgExecutor<'_>,
    hash: &SecretHash,
    person: UserId,
    until: OffsetDateTime,
) -> Result<(), Fault> {
    const ADD: &str = "select system_add_reset($1, $2, $3)";
    sqlx::query(ADD).bind(hash.as_slice()).bind(person).bind(until).execute(db).await?;
    Ok(())
}

/// The address of the account that a reset link is for, while the link is good.
pub(super) async fn reset_address(
    db: impl PgExecutor<'_>,
    hash: &SecretHash,
    now: OffsetDateTime,
) -> Result<Option<Email>, Fault> {
    const ADDRESS: &str = "select system_reset_address($1, $2)";
    Ok(sqlx::query_scalar(ADDRESS).bind(hash.as_slice()).bind(now).fetch_one(db).await?)
}

/// Uses a reset link up: new password, no session left. `None` where the link is not good.
pub(super) async fn reset_password(
    db: impl PgExecutor<'_>,
    link: &SecretHash,
    hash: &str,
    request: &RequestInfo,
    now: OffsetDateTime,
) -> Result<Option<UserId>, Fault> {
    const RESET: &str = "select system_reset_password($1, $2, $3, $4, $5)";
    Ok(sqlx::query_scalar(RESET)
        .bind(link.as_slice())
        .bind(hash)
        .bind(now)
        .bind(&request.ip)
        .bind(&request.id)
        .fetch_one(db)
        .await?)
}
