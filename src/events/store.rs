//! The statements of the event stream.

use sqlx::PgConnection;
use sqlx::types::Json;
use time::OffsetDateTime;

use super::Event;
use crate::access::Permission;
use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Tx;

pub(crate) async fn add(
    db: &mut PgConnection,
    tenant: TenantId,
    event: &Event,
    now: OffsetDateTime,
) -> Result<(), Fault> {
    const ADD: &str = "
        insert into events (tenant_id, id, kind, body, conversation_id, at)
        values ($1, $2, $3::jsonb ->> 'kind', $3, $4, $5)";

    sqlx::query(ADD)
        .bind(tenant)
        .bind(EventId::new())
        .bind(Json(event))
        .bind(event.conversation())
        .bind(now)
        .execute(db)
        .await?;
    Ok(())
}

/// An event with its place in the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// Its place: later events have higher numbers, with gaps.
    pub seq: i64,
    /// What happened.
    pub event: Event,
}

/// The events after `seq`, oldest first, `limit` at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn since(tx: &mut Tx<impl Permission>, seq: i64, limit: i64) -> Result<Vec<Happened>, Fault> {
    const SINCE: &str = "
        select seq, body from events
        where tenant_id = $1 and seq > $2
        order by seq
        limit $3";

    let tenant = tx.tenant();
    let rows: Vec<(i64, Json<Event>)> =
        sqlx::query_as(SINCE).bind(tenant).bind(seq).bind(limit).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().map(happened).collect())
}

/// What somebody missed who has seen `seq`, oldest first, `limit` at most: the events after it,
/// and those before it that were not committed yet when it was written, told again.
///
/// Numbers are given when an event is recorded and not when it is committed: while `seq` was
/// told, an older one may still have been on its way (`R-14`). No transaction takes half a minute.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn missed(tx: &mut Tx<impl Permission>, seq: i64, limit: i64) -> Result<Vec<Happened>, Fault> {
    const MISSED: &str = "
        with seen as (
            select at, under_way from events where tenant_id = $1 and seq <= $2 order by seq desc limit 1
        )
        select seq, body from events
        where tenant_id = $1 and seq > $2 - 5000
          and (seq > $2
               or (written_by >= (select under_way from seen)
                   and at > (select at from seen) - interval '30 seconds'))
        order by seq
        limit $3";

    let tenant = tx.tenant();
    let rows: Vec<(i64, Json<Event>)> =
        sqlx::query_as(MISSED).bind(tenant).bind(seq).bind(limit).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().map(happened).collect())
}

/// What happened after a moment, oldest first, `limit` at most: what a page that was made then does not show.
///
/// What was begun in the second before is told too: it may have been committed after the page was read.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn after(tx: &mut Tx<impl Permission>, moment: OffsetDateTime, limit: i64) -> Result<Vec<Happened>, Fault> {
    const AFTER: &str = "
        select seq, body from events
        where tenant_id = $1 and seq > (select coalesce(max(seq), 0) - 1000 from events where tenant_id = $1)
          and at > $2::timestamptz - interval '1 second'
        order by seq
        limit $3";

    let tenant = tx.tenant();
    let rows: Vec<(i64, Json<Event>)> =
        sqlx::query_as(AFTER).bind(tenant).bind(moment).bind(limit).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().map(happened).collect())
}

fn happened((seq, Json(event)): (i64, Json<Event>)) -> Happened {
    Happened { seq, event }
}

/// The place of the newest event; 0 where nothing happened yet.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn newest(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const NEWEST: &str = "select coalesce(max(seq), 0) from events where tenant_id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(NEWEST).bind(tenant).fetch_one(tx.db()).await?)
}
