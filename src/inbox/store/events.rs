//! The statements of what arrived.

use serde_json::Value;

use crate::inbox::Inbound;
use crate::prelude::*;
use crate::tenancy::Actor;
use sqlx::types::Json;

/// What arrived, held until the transaction ends. Its body is read apart, for it may be broken.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Held {
    pub channel_id: ChannelId,
    pub body: Value,
    pub received_at: OffsetDateTime,
}

/// Stores what arrived, once. `None` where the channel has brought it before.
pub async fn add(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    provider_event_id: &str,
    body: &Inbound,
) -> Result<Option<InboxEventId>, Fault> {
    const ADD: &str = "
        insert into inbox_events (tenant_id, id, channel_id, provider_event_id, body, received_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, channel_id, provider_event_id) do nothing
        returning id";
    const NOTE_RECEIPT: &str = "
        update channels set last_received_at = $3
        where tenant_id = $1 and id = $2 and (last_received_at is null or last_received_at < $3::timestamptz - interval '1 minute')";

    let (tenant, now) = (tx.tenant(), tx.now());
    #[cfg(feature = "planted-faults")]
    if crate::planted::is(crate::planted::Planted::NoUniqueKey) {
        return check_then_add(tx, channel, provider_event_id, body).await;
    }
    let added: Option<InboxEventId> = sqlx::query_scalar(ADD)
        .bind(tenant)
        .bind(InboxEventId::new())
        .bind(channel)
        .bind(provider_event_id)
        .bind(Json(body))
        .bind(now)
        .fetch_optional(tx.db())
        .await?;
    // Once a minute is enough for a clock that people read, and keeps a burst off this row.
    if added.is_some() {
        sqlx::query(NOTE_RECEIPT).bind(tenant).bind(channel).bind(now).execute(tx.db()).await?;
    }
    Ok(added)
}

/// What a well-known desk did: two that come at once are both stored.
#[cfg(feature = "planted-faults")]
async fn check_then_add(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    provider_event_id: &str,
    body: &Inbound,
) -> Result<Option<InboxEventId>, Fault> {
    const IS_THERE: &str = "
        select exists (select from inbox_events where tenant_id = $1 and channel_id = $2 and provider_event_id = $3)";
    const ADD: &str = "
        insert into inbox_events (tenant_id, id, channel_id, provider_event_id, body, received_at)
        values ($1, $2, $3, $4, $5, $6)
        returning id";

    let (tenant, now) = (tx.tenant(), tx.now());
    let there: bool =
        sqlx::query_scalar(IS_THERE).bind(tenant).bind(channel).bind(provider_event_id).fetch_one(tx.db()).await?;
    if there {
        return Ok(None);
    }
    let add = sqlx::query_scalar(ADD).bind(tenant).bind(InboxEventId::new()).bind(channel).bind(provider_event_id);
    Ok(Some(add.bind(Json(body)).bind(now).fetch_one(tx.db()).await?))
}

/// Under which id something was stored that a channel has brought before.
pub async fn known(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    provider_event_id: &str,
) -> Result<Option<InboxEventId>, Fault> {
    const KNOWN: &str =
        "select id from inbox_events where tenant_id = $1 and channel_id = $2 and provider_event_id = $3";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(KNOWN).bind(tenant).bind(channel).bind(provider_event_id).fetch_optional(tx.db()).await?)
}

/// Finds what nothing has been made of yet, and holds it until the transaction ends.
pub async fn hold_new(tx: &mut Tx<impl Permission>, id: InboxEventId) -> Result<Option<Held>, Fault> {
    const HOLD_NEW: &str = "
        select channel_id, body, received_at from inbox_events
        where tenant_id = $1 and id = $2 and state = 'new'
        for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD_NEW).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Ends what arrived: `done` with its message, `ignored` or `parked` with a reason.
pub async fn end(
    tx: &mut Tx<impl Permission>,
    id: InboxEventId,
    state: &str,
    reason: Option<&str>,
    message: Option<MessageId>,
) -> Result<(), Fault> {
    const END: &str = "
        update inbox_events set state = $3, reason = left($4, 500), message_id = $5
        where tenant_id = $1 and id = $2 and state = 'new'";

    let tenant = tx.tenant();
    sqlx::query(END).bind(tenant).bind(id).bind(state).bind(reason).bind(message).execute(tx.db()).await?;
    Ok(())
}

/// Takes back that something was parked. False where it was not.
pub async fn renew(tx: &mut Tx<impl Permission>, id: InboxEventId) -> Result<bool, Fault> {
    const RENEW: &str = "
        update inbox_events set state = 'new', reason = null
        where tenant_id = $1 and id = $2 and state = 'parked'";

    let tenant = tx.tenant();
    Ok(sqlx::query(RENEW).bind(tenant).bind(id).execute(tx.db()).await?.rows_affected() == 1)
}

/// What became of something that another system brought in.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Arrival {
    /// `new`, `done`, `ignored` or `parked`.
    pub state: String,
    /// Why it was ignored or parked.
    pub reason: Option<String>,
    /// The message that was made of it.
    pub message_id: Option<MessageId>,
    /// The conversation that the message is in.
    pub conversation_id: Option<ConversationId>,
}

/// What became of something that a service key brought in; `None` where there is no such
/// thing on the key's channels.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn arrival(tx: &mut Tx<impl Permission>, id: InboxEventId) -> Result<Option<Arrival>, Fault> {
    const ARRIVAL: &str = "
        select e.state, e.reason, e.message_id, m.conversation_id
        from inbox_events e
        join channels h on h.tenant_id = e.tenant_id and h.id = e.channel_id and h.kind = 'api'
        left join messages m on m.tenant_id = e.tenant_id and m.id = e.message_id
        where e.tenant_id = $1 and e.id = $2 and ($3::uuid is null or e.channel_id = $3)";

    #[cfg(feature = "planted-faults")]
    if crate::planted::is(crate::planted::Planted::TenantlessQuery) {
        const OF_ANYBODY: &str = "
            select state, reason, message_id, null::uuid as conversation_id from inbox_events where id = $1";

        return Ok(sqlx::query_as(OF_ANYBODY).bind(id).fetch_optional(tx.db()).await?);
    }
    let Actor::Key { channel, .. } = *tx.actor() else { return Ok(None) };
    let tenant = tx.tenant();
    Ok(sqlx::query_as(ARRIVAL).bind(tenant).bind(id).bind(channel).fetch_optional(tx.db()).await?)
}
