//! The statements of the log.

use serde_json::Value;
use sqlx::types::Json;
use sqlx::{Postgres, QueryBuilder};

use super::{Entry, Filter, PAGE, Page, Way};
use crate::access::AuditRead;
use crate::prelude::*;

/// An entry that no table writes.
pub(super) struct New<'a> {
    pub action: &'static str,
    pub object_kind: &'static str,
    pub object: Option<uuid::Uuid>,
    pub changes: &'a Value,
    pub reason: Option<Way>,
    pub personal: bool,
}

/// The actor is the one that the transaction named to PostgreSQL, as in the trigger's rows.
pub(super) async fn add(tx: &mut Tx<impl Permission>, new: &New<'_>) -> Result<(), Fault> {
    const ADD: &str = "
        insert into audit_log (tenant_id, at, actor_kind, actor_id, actor_name, action, object_kind, object_id,
                               changes, from_ip, request_id, reason, personal)
        values ($1, $2, current_setting('app.actor_kind'), nullif(current_setting('app.actor_id'), '')::uuid,
                current_setting('app.actor_name'), $3, $4, $5, $6,
                nullif(current_setting('app.from_ip'), ''), nullif(current_setting('app.request_id'), ''), $7, $8)";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(now)
        .bind(new.action)
        .bind(new.object_kind)
        .bind(new.object)
        .bind(Json(new.changes))
        .bind(new.reason)
        .bind(new.personal)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// A read, unless the same actor's of the same thing was written less than an hour ago.
pub(super) async fn add_read(
    tx: &mut Tx<impl Permission>,
    object_kind: &str,
    object: Option<uuid::Uuid>,
    way: Way,
) -> Result<bool, Fault> {
    const ADD_READ: &str = "
        insert into audit_log (tenant_id, at, actor_kind, actor_id, actor_name, action, object_kind, object_id,
                               from_ip, request_id, reason, personal)
        select $1, $2, current_setting('app.actor_kind'), nullif(current_setting('app.actor_id'), '')::uuid,
               current_setting('app.actor_name'), 'read', $3, $4,
               nullif(current_setting('app.from_ip'), ''), nullif(current_setting('app.request_id'), ''), $5, true
        where not exists (
            select from audit_log r
            where r.tenant_id = $1 and r.action = 'read' and r.at > $2::timestamptz - interval '1 hour'
              and r.actor_id = nullif(current_setting('app.actor_id'), '')::uuid
              and r.object_kind = $3 and r.object_id is not distinct from $4)";

    let (tenant, now) = (tx.tenant(), tx.now());
    let add = sqlx::query(ADD_READ).bind(tenant).bind(now).bind(object_kind).bind(object).bind(way);
    Ok(add.execute(tx.db()).await?.rows_affected() > 0)
}

/// One page of the log, newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<AuditRead>, filter: &Filter) -> Result<Page, Fault> {
    // One more than a page holds tells whether there is a next one.
    let mut entries = select(tx, filter, PAGE + 1).await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = entries.len() > page;
    entries.truncate(page);
    let next = entries.last().map(|it| it.seq).filter(|_| has_more);
    Ok(Page { entries, next })
}

/// The newest entries that the filter lets through. Conditions stand in the statement only where they are asked for:
/// what was read and what was exported has indexes of its own.
pub(super) async fn select(tx: &mut Tx<AuditRead>, filter: &Filter, limit: i64) -> Result<Vec<Entry>, Fault> {
    let mut sql: QueryBuilder<Postgres> = QueryBuilder::new(
        "select id, seq, at, actor_kind, actor_name, action, object_kind, object_id, changes, from_ip, request_id,
                reason, personal
         from audit_log
         where tenant_id = ",
    );
    sql.push_bind(tx.tenant());
    if let Some(actor) = &filter.actor {
        sql.push(" and position(lower(").push_bind(actor.clone()).push(") in lower(actor_name)) > 0");
    }
    match filter.action.as_deref() {
        None => {}
        // As its index has it.
        Some("export") => {
            sql.push(" and action = 'export'");
        }
        Some(action) => {
            sql.push(" and action = ").push_bind(action.to_owned());
        }
    }
    if let Some(kind) = &filter.object_kind {
        sql.push(" and object_kind = ").push_bind(kind.clone());
    }
    if let Some(from) = filter.from {
        sql.push(" and at >= ").push_bind(from);
    }
    if let Some(until) = filter.until {
        sql.push(" and at < ").push_bind(until);
    }
    if filter.personal {
        sql.push(" and personal");
    }
    if let Some(before) = filter.before {
        sql.push(" and seq < ").push_bind(before);
    }
    sql.push(" order by seq desc limit ").push_bind(limit);
    Ok(sql.build_query_as().fetch_all(tx.db()).await?)
}

/// The kinds of things that the log can tell of, sorted, for the filter.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn object_kinds(tx: &mut Tx<AuditRead>) -> Result<Vec<String>, Fault> {
    const KINDS: &str = "
        select object_kind from audit_rules where not_audited_because is null
        union select unnest(array['account', 'right', 'file', 'report', 'audit entry'])
        order by 1";

    Ok(sqlx::query_scalar(KINDS).fetch_all(tx.db()).await?)
}
