//! The statements of the steps of a lead.

use sqlx::types::Json;

use crate::leads::{Status, Step};
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
    keep(tx, lead, step, None, None).await
}

/// Writes down a step that a lead took together with others, and why it was lost before.
pub async fn add_of_act(
    tx: &mut Tx<impl Permission>,
    lead: LeadId,
    step: &Step,
    act: LeadActId,
    was_lost_because: Option<&str>,
) -> Result<(), Fault> {
    keep(tx, lead, step, Some(act), was_lost_because).await
}

async fn keep(
    tx: &mut Tx<impl Permission>,
    lead: LeadId,
    step: &Step,
    act: Option<LeadActId>,
    was_lost_because: Option<&str>,
) -> Result<(), Fault> {
    const ADD: &str = "
        insert into lead_steps (tenant_id, id, lead_id, body, member_id, member_name, act_id, was_lost_because, at)
        values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8)";

    let (tenant, now, (member, name)) = (tx.tenant(), tx.now(), who(tx));
    sqlx::query(ADD)
        .bind(tenant)
        .bind(lead)
        .bind(Json(step))
        .bind(member)
        .bind(name)
        .bind(act)
        .bind(was_lost_because)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// A lead that an act moved.
#[derive(Debug, sqlx::FromRow)]
pub struct MovedByAct {
    pub lead_id: LeadId,
    /// Where it stood before.
    pub stood: Status,
    /// Where the act put it.
    pub stands: Status,
    pub was_lost_because: Option<String>,
    /// Whether it was moved again since.
    pub is_moved_since: bool,
}

/// The leads that the actor moved by one act, in the order in which they are held.
pub async fn moves_of(tx: &mut Tx<impl Permission>, act: LeadActId) -> Result<Vec<MovedByAct>, Fault> {
    const MOVES_OF: &str = "
        select s.lead_id, s.body ->> 'from' as stood, s.body ->> 'to' as stands, s.was_lost_because,
               exists (select from lead_steps o
                       where o.tenant_id = s.tenant_id and o.lead_id = s.lead_id and o.seq > s.seq
                         and o.body ->> 'what' = 'moved') as is_moved_since
        from lead_steps s
        where s.tenant_id = $1 and s.act_id = $2 and s.member_id = $3
        order by s.lead_id limit 50";

    let (tenant, member) = (tx.tenant(), tx.member());
    Ok(sqlx::query_as(MOVES_OF).bind(tenant).bind(act).bind(member).fetch_all(tx.db()).await?)
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
