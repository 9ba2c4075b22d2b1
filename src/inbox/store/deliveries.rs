//! The statements of deliveries.

use crate::inbox::Delivery;
use crate::prelude::*;

/// One try to hand a message to its channel.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Attempt {
    pub id: DeliveryId,
    pub message_id: MessageId,
    pub conversation_id: ConversationId,
    pub channel_id: ChannelId,
    pub state: Delivery,
    /// Which try, from 1.
    pub attempt: i32,
    pub send_after: OffsetDateTime,
}

macro_rules! attempt {
    ($rest:literal) => {
        concat!(
            "select d.id, d.message_id, m.conversation_id, d.channel_id, d.state, d.attempt, d.send_after
             from deliveries d
             join messages m on m.tenant_id = d.tenant_id and m.id = d.message_id
             where d.tenant_id = $1 ",
            $rest
        )
    };
}

pub async fn add(
    tx: &mut Tx<impl Permission>,
    message: MessageId,
    channel: ChannelId,
    attempt: i32,
    send_after: OffsetDateTime,
) -> Result<DeliveryId, Fault> {
    const ADD: &str = "
        insert into deliveries (tenant_id, id, message_id, channel_id, attempt, send_after, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $7)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), DeliveryId::new());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(message)
        .bind(channel)
        .bind(attempt)
        .bind(send_after)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Finds a try and holds it until the transaction ends.
pub async fn hold(tx: &mut Tx<impl Permission>, id: DeliveryId) -> Result<Option<Attempt>, Fault> {
    const HOLD: &str = attempt!("and d.id = $2 for update of d");

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// The newest try of a message, held.
pub async fn newest_of(tx: &mut Tx<impl Permission>, message: MessageId) -> Result<Option<Attempt>, Fault> {
    const NEWEST_OF: &str = attempt!("and d.message_id = $2 order by d.attempt desc limit 1 for update of d");

    let tenant = tx.tenant();
    Ok(sqlx::query_as(NEWEST_OF).bind(tenant).bind(message).fetch_optional(tx.db()).await?)
}

/// The try that the provider calls by this id, held.
pub async fn by_provider_id(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    provider_id: &str,
) -> Result<Option<Attempt>, Fault> {
    const BY_PROVIDER_ID: &str = attempt!(
        "and d.channel_id = $2 and d.provider_message_id = $3 order by d.attempt desc limit 1 for update of d"
    );

    let tenant = tx.tenant();
    Ok(sqlx::query_as(BY_PROVIDER_ID).bind(tenant).bind(channel).bind(provider_id).fetch_optional(tx.db()).await?)
}

/// What has left for a customer up to number `seq` and could still move on to `next`, oldest
/// first, held.
pub async fn behind(
    tx: &mut Tx<impl Permission>,
    identity: IdentityId,
    seq: i64,
    next: Delivery,
) -> Result<Vec<Attempt>, Fault> {
    const BEHIND: &str = attempt!(
        "and d.attempt = (select max(n.attempt) from deliveries n where n.tenant_id = $1 and n.message_id = d.message_id)
         and m.conversation_id in (select id from conversations where tenant_id = $1 and identity_id = $2)
         and m.seq <= $3 and d.state = any (case when $4 = 'read' then array['sent', 'delivered', 'unknown']
                                                 else array['sent', 'unknown'] end)
         order by m.seq limit 500 for update of d"
    );

    let tenant = tx.tenant();
    Ok(sqlx::query_as(BEHIND).bind(tenant).bind(identity).bind(seq).bind(next).fetch_all(tx.db()).await?)
}

/// Moves a try that the caller holds, and its message if it is the newest try.
pub async fn move_to(
    tx: &mut Tx<impl Permission>,
    it: &Attempt,
    state: Delivery,
    provider_id: Option<&str>,
    error: Option<&str>,
) -> Result<(), Fault> {
    const MOVE: &str = "
        update deliveries
        set state = $3, provider_message_id = coalesce($4, provider_message_id), last_error = left($5, 500), updated_at = $6
        where tenant_id = $1 and id = $2";
    const SHOW: &str = "
        update messages set delivery = $4, delivery_error = left($5, 500)
        where tenant_id = $1 and id = $2
          and not exists (select from deliveries n where n.tenant_id = $1 and n.message_id = $2 and n.attempt > $3)";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(MOVE)
        .bind(tenant)
        .bind(it.id)
        .bind(state)
        .bind(provider_id)
        .bind(error)
        .bind(now)
        .execute(tx.db())
        .await?;
    sqlx::query(SHOW)
        .bind(tenant)
        .bind(it.message_id)
        .bind(it.attempt)
        .bind(state)
        .bind(error)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Shows a message as queued again.
pub async fn show_queued(tx: &mut Tx<impl Permission>, message: MessageId) -> Result<(), Fault> {
    const SHOW_QUEUED: &str =
        "update messages set delivery = 'queued', delivery_error = null where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(SHOW_QUEUED).bind(tenant).bind(message).execute(tx.db()).await?;
    Ok(())
}
