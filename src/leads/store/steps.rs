//! The statements of the steps of a lead.

use sqlx::types::Json;

use crate::leads::Step;
use crate::prelude::*;
use crate::tenancy::Actor;

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What was done.
    pub step: Step,
    /// By whom, with the name they had; nobody where the machine did it.
    pub by: Option<String>,
    /// When.
    pub at: OffsetDateTime,
}

/// Who acts, with the name that is kept: a person, or another system.
pub fn who(tx: &Tx<impl Permission>) -> (Option<MemberId>, Option<String>) {
    match tx.actor() {
        Actor::Member { member, name, .. } => (Some(*member), Some(name.clone())),
        Actor::Key { name, .. } => (None, Some(name.clone())),
        Actor::Visitor { .. } | Actor::Assistant | Actor::Worker => (None, None),
    }
}

/// Writes down a step of a lead.
pub async fn add(tx: &mut Tx<impl Permission>, lead: LeadId, step: &Step) -> Result<(), Fault> {
    const ADD: &str = "
        insert into lead_steps (tenant_id, id, lead_id, body, member_id, member_name, at)
        values ($1, gen_random_uuid(), $2, $3, $4, $5, $6)";

    let (tenant, now, (member, name)) = (tx.tenant(), tx.now(), who(tx));
    sqlx::query(ADD)
        .bind(tenant)
        .bind(lead)
        .bind(Json(step))
        .bind(member)
        .bind(name)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Every step of a lead, the first on top; 500 at most. Ask first whether the actor sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn timeline(tx: &mut Tx<impl Permission>, lead: LeadId) -> Result<Vec<Taken>, Fault> {
    const TIMELINE: &str = "
        select body, member_name, at from lead_steps
        where tenant_id = $1 and lead_id = $2
        order by seq limit 500";

    let (tenant, is_masked) = (tx.tenant(), tx.sight().is_masked);
    let rows: Vec<(Json<Step>, Option<String>, OffsetDateTime)> =
        sqlx::query_as(TIMELINE).bind(tenant).bind(lead).fetch_all(tx.db()).await?;
    let hidden = |step: Step| match step {
        // Why somebody will not buy often says who they are.
        Step::Moved { from, to, .. } if is_masked => Step::Moved { from, to, because: None },
        other => other,
    };
    Ok(rows.into_iter().map(|(Json(step), by, at)| Taken { step: hidden(step), by, at }).collect())
}
