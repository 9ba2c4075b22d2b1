//! The statements of policies.

use crate::prelude::*;
use crate::service_levels::{Policy, PolicyText};

/// Policies of one workspace, at most.
const POLICIES: i64 = 100;

/// The policies in force, the most particular first: the order in which they are matched.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<Policy>, Fault> {
    const LIST: &str = "
        select id, version, name, priority, channel_id, label_id, first_response, next_response, resolution, since
        from service_policies
        where tenant_id = $1 and replaced_at is null
        order by priority is null, label_id is null, channel_id is null, lower(name), id
        limit $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).bind(POLICIES).fetch_all(tx.db()).await?)
}

/// Ends a policy's newest version; says which it was, and since when the policy exists.
pub async fn replace(
    tx: &mut Tx<impl Permission>,
    id: PolicyId,
) -> Result<Option<(PolicyId, i32, OffsetDateTime)>, Fault> {
    const REPLACE: &str = "
        update service_policies set replaced_at = $3
        where tenant_id = $1 and id = $2 and replaced_at is null
        returning id, version, since";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(REPLACE).bind(tenant).bind(id).bind(now).fetch_optional(tx.db()).await?)
}

/// Adds a policy, or the version after this one.
pub async fn add(
    tx: &mut Tx<impl Permission>,
    before: Option<(PolicyId, i32, OffsetDateTime)>,
    text: &PolicyText,
) -> Result<PolicyId, sqlx::Error> {
    const ADD: &str = "
        insert into service_policies
            (tenant_id, id, version, name, priority, channel_id, label_id, first_response, next_response, resolution, since,
             created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    let (tenant, now) = (tx.tenant(), tx.now());
    let (id, version, since) = before.unwrap_or_else(|| (PolicyId::new(), 0, now));
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(version + 1)
        .bind(text.name.trim())
        .bind(text.priority)
        .bind(text.channel)
        .bind(text.label)
        .bind(text.first_response)
        .bind(text.next_response)
        .bind(text.resolution)
        .bind(since)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}
