//! The statements of channels.

use sqlx::types::Json;

use super::{AssistantMode, Kind, Settings};
use crate::prelude::*;

/// One connected inbox.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Channel {
    /// Which channel.
    pub id: ChannelId,
    /// By what it is reached.
    pub kind: Kind,
    /// What the workspace calls it.
    pub name: String,
    /// Names it in public addresses.
    pub public_key: String,
    /// Whether messages leave by it.
    pub active: bool,
    /// What the assistant does here.
    pub assistant_mode: AssistantMode,
    /// Its settings; `None` for kinds that cannot be connected yet.
    pub settings: Option<Json<Settings>>,
    /// Whether a secret signs its callbacks.
    pub has_secret: bool,
    /// When something arrived by it last.
    pub last_received_at: Option<OffsetDateTime>,
    /// Since when it is connected.
    pub created_at: OffsetDateTime,
}

macro_rules! channel {
    ($rest:literal) => {
        concat!(
            "select id, kind, name, public_key, active, assistant_mode, nullif(settings, '{}') as settings, ",
            "sealed_secret is not null as has_secret, last_received_at, created_at from channels ",
            $rest
        )
    };
}

/// Every channel, by name. A hard maximum of 200: no workspace has so many.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<Channel>, Fault> {
    const LIST: &str = channel!("where tenant_id = $1 order by lower(name), id limit 200");

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).fetch_all(tx.db()).await?)
}

/// One channel.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: ChannelId) -> Result<Option<Channel>, Fault> {
    const FIND: &str = channel!("where tenant_id = $1 and id = $2");

    let tenant = tx.tenant();
    Ok(sqlx::query_as(FIND).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Finds a channel and holds it until the transaction ends.
pub(super) async fn hold(tx: &mut Tx<impl Permission>, id: ChannelId) -> Result<Option<Channel>, Fault> {
    const HOLD: &str = channel!("where tenant_id = $1 and id = $2 for update");

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

pub(super) async fn add(
    tx: &mut Tx<impl Permission>,
    name: &str,
    public_key: &str,
    mode: AssistantMode,
    settings: &Settings,
) -> Result<ChannelId, Fault> {
    const ADD: &str = "
        insert into channels (tenant_id, id, kind, name, public_key, assistant_mode, settings, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $8)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), ChannelId::new());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(settings.kind())
        .bind(name)
        .bind(public_key)
        .bind(mode)
        .bind(Json(settings))
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Writes back what a command changed.
pub(super) async fn keep(tx: &mut Tx<impl Permission>, channel: &Channel) -> Result<(), Fault> {
    const KEEP: &str = "
        update channels set name = $3, active = $4, assistant_mode = $5, settings = coalesce($6::jsonb, '{}'), updated_at = $7
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(channel.id)
        .bind(&channel.name)
        .bind(channel.active)
        .bind(channel.assistant_mode)
        .bind(&channel.settings)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

pub(super) async fn set_secret(
    tx: &mut Tx<impl Permission>,
    id: ChannelId,
    sealed: Option<Vec<u8>>,
) -> Result<(), Fault> {
    const SET_SECRET: &str = "update channels set sealed_secret = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_SECRET).bind(tenant).bind(id).bind(sealed).bind(now).execute(tx.db()).await?;
    Ok(())
}

pub(super) async fn sealed_secret(tx: &mut Tx<impl Permission>, id: ChannelId) -> Result<Option<Vec<u8>>, Fault> {
    const SEALED_SECRET: &str = "select sealed_secret from channels where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    let secret: Option<Option<Vec<u8>>> =
        sqlx::query_scalar(SEALED_SECRET).bind(tenant).bind(id).fetch_optional(tx.db()).await?;
    Ok(secret.flatten())
}

pub(super) async fn add_visit(
    tx: &mut Tx<impl Permission>,
    visit: &super::visitors::Visit,
    token_hash: &[u8],
    page: Option<&str>,
    ends: OffsetDateTime,
) -> Result<(), Fault> {
    const ADD_VISIT: &str = "
        insert into visitor_sessions
            (tenant_id, id, channel_id, external_id, token_hash, language, page_url, created_at, last_seen_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, left($7, 500), $8, $8, $9)";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ADD_VISIT)
        .bind(tenant)
        .bind(visit.session)
        .bind(visit.channel)
        .bind(&visit.external_id)
        .bind(token_hash)
        .bind(&visit.language)
        .bind(page)
        .bind(now)
        .bind(ends)
        .execute(tx.db())
        .await?;
    Ok(())
}

pub(super) async fn resume_visit(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    token_hash: &[u8],
) -> Result<Option<super::visitors::Visit>, Fault> {
    const RESUME_VISIT: &str = "
        update visitor_sessions set last_seen_at = $4
        where tenant_id = $1 and channel_id = $2 and token_hash = $3 and expires_at > $4
        returning id as session, channel_id as channel, external_id, language";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(RESUME_VISIT)
        .bind(tenant)
        .bind(channel)
        .bind(token_hash)
        .bind(now)
        .fetch_optional(tx.db())
        .await?)
}

pub(super) async fn visit(
    tx: &mut Tx<impl Permission>,
    session: VisitorSessionId,
) -> Result<Option<super::visitors::Visit>, Fault> {
    const VISIT: &str = "
        select id as session, channel_id as channel, external_id, language
        from visitor_sessions where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(VISIT).bind(tenant).bind(session).fetch_optional(tx.db()).await?)
}

/// Holds the place of the workspace's imported history until the transaction ends, and finds it.
pub(super) async fn history(tx: &mut Tx<impl Permission>) -> Result<Option<ChannelId>, Fault> {
    const HOLD_HISTORY: &str = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
    const HISTORY: &str = "select id from channels where tenant_id = $1 and kind = 'legacy' order by id limit 1";

    let tenant = tx.tenant();
    sqlx::query(HOLD_HISTORY).bind(format!("history {tenant}")).execute(tx.db()).await?;
    Ok(sqlx::query_scalar(HISTORY).bind(tenant).fetch_optional(tx.db()).await?)
}

/// Adds the channel of imported history.
pub(super) async fn add_history(tx: &mut Tx<impl Permission>, name: &str, key: &str) -> Result<ChannelId, Fault> {
    const ADD_HISTORY: &str = "
        insert into channels (tenant_id, id, kind, name, public_key, active, assistant_mode, created_at, updated_at)
        values ($1, $2, 'legacy', $3, $4, false, 'off', $5, $5)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), ChannelId::new());
    sqlx::query(ADD_HISTORY).bind(tenant).bind(id).bind(name).bind(key).bind(now).execute(tx.db()).await?;
    Ok(id)
}
