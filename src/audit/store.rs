//! The statements of the log.

use serde_json::Value;
use sqlx::types::Json;

use super::{Filter, PAGE, Page};
use crate::access::AuditRead;
use crate::prelude::*;

/// The actor is the one that the transaction named to PostgreSQL, as in the trigger's rows.
pub(super) async fn add(
    tx: &mut Tx<impl Permission>,
    action: &str,
    object_kind: &str,
    object: Option<uuid::Uuid>,
    changes: &Value,
) -> Result<(), Fault> {
    const ADD: &str = "
        insert into audit_log (tenant_id, at, actor_kind, actor_id, actor_name, action, object_kind, object_id,
                               changes, from_ip, request_id)
        values ($1, $2, current_setting('app.actor_kind'), nullif(current_setting('app.actor_id'), '')::uuid,
                current_setting('app.actor_name'), $3, $4, $5, $6,
                nullif(current_setting('app.from_ip'), ''), nullif(current_setting('app.request_id'), ''))";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(now)
        .bind(action)
        .bind(object_kind)
        .bind(object)
        .bind(Json(changes))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// One page of the log, newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<AuditRead>, filter: &Filter) -> Result<Page, Fault> {
    // One more than a page holds tells whether there is a next one.
    const LIST: &str = "
        select id, seq, at, actor_kind, actor_name, action, object_kind, object_id, changes, from_ip, request_id
        from audit_log
        where tenant_id = $1
          and ($2::text is null or position(lower($2) in lower(actor_name)) > 0)
          and ($3::text is null or action = $3)
          and ($4::text is null or object_kind = $4)
          and ($5::timestamptz is null or at >= $5)
          and ($6::timestamptz is null or at < $6)
          and ($7::bigint is null or seq < $7)
        order by seq desc
        limit $8 + 1";

    let tenant = tx.tenant();
    let mut entries: Vec<super::Entry> = sqlx::query_as(LIST)
        .bind(tenant)
        .bind(&filter.actor)
        .bind(&filter.action)
        .bind(&filter.object_kind)
        .bind(filter.from)
        .bind(filter.until)
        .bind(filter.before)
        .bind(PAGE)
        .fetch_all(tx.db())
        .await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = entries.len() > page;
    entries.truncate(page);
    let next = entries.last().map(|it| it.seq).filter(|_| has_more);
    Ok(Page { entries, next })
}

/// The kinds of things that the log can tell of, sorted, for the filter.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn object_kinds(tx: &mut Tx<AuditRead>) -> Result<Vec<String>, Fault> {
    const KINDS: &str = "
        select object_kind from audit_rules where not_audited_because is null
        union select unnest(array['account', 'right'])
        order by 1";

    Ok(sqlx::query_scalar(KINDS).fetch_all(tx.db()).await?)
}
