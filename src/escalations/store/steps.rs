//! The statements of the way of an escalation.

use sqlx::types::Json;

use crate::escalations::Step;
use crate::prelude::*;
use crate::tenancy::Actor;

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What was done.
    pub step: Step,
    /// Who did it, with the name they had; `None` is the machine or the customer.
    pub by: Option<String>,
    /// When.
    pub at: OffsetDateTime,
}

fn who(tx: &Tx<impl Permission>) -> (Option<MemberId>, Option<String>) {
    match tx.actor() {
        Actor::Member { member, name, .. } => (Some(*member), Some(name.clone())),
        _ => (None, None),
    }
}

/// Writes down a step of an escalation.
pub async fn add(tx: &mut Tx<impl Permission>, escalation: EscalationId, step: &Step) -> Result<(), Fault> {
    const ADD: &str = "
        insert into escalation_steps (tenant_id, id, escalation_id, body, member_id, member_name, at)
        values ($1, gen_random_uuid(), $2, $3, $4, $5, $6)";

    let (tenant, now, (member, name)) = (tx.tenant(), tx.now(), who(tx));
    sqlx::query(ADD)
        .bind(tenant)
        .bind(escalation)
        .bind(Json(step))
        .bind(member)
        .bind(name)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Writes down a step of a conversation's unresolved escalation, if it has one.
pub async fn add_to_open(tx: &mut Tx<impl Permission>, conversation: ConversationId, step: &Step) -> Result<(), Fault> {
    const ADD_TO_OPEN: &str = "
        insert into escalation_steps (tenant_id, id, escalation_id, body, member_id, member_name, at)
        select $1, gen_random_uuid(), id, $3, $4, $5, $6 from escalations
        where tenant_id = $1 and conversation_id = $2 and status <> 'resolved'";

    let (tenant, now, (member, name)) = (tx.tenant(), tx.now(), who(tx));
    sqlx::query(ADD_TO_OPEN)
        .bind(tenant)
        .bind(conversation)
        .bind(Json(step))
        .bind(member)
        .bind(name)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Every step of an escalation, in order; 500 at most. Ask first whether the actor sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn timeline(tx: &mut Tx<impl Permission>, escalation: EscalationId) -> Result<Vec<Taken>, Fault> {
    const TIMELINE: &str = "
        select body, member_name, at from escalation_steps
        where tenant_id = $1 and escalation_id = $2
        order by seq limit 500";

    let tenant = tx.tenant();
    let rows: Vec<(Json<Step>, Option<String>, OffsetDateTime)> =
        sqlx::query_as(TIMELINE).bind(tenant).bind(escalation).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().map(|(Json(step), by, at)| Taken { step, by, at }).collect())
}
