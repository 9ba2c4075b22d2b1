//! The statements by which an escalation moves from one status to another.

use crate::escalations::{Outcome, RaisedBy, Reason};
use crate::prelude::*;

/// An escalation that was just raised.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Raised {
    /// Which.
    pub id: EscalationId,
    /// Why; not what was asked for, where the workspace has switched that off.
    pub reason: Reason,
    /// What the workspace calls the reason, where it has a name of its own for it.
    pub name: Option<String>,
}

pub async fn add(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    reason: Reason,
    note: &str,
    by: RaisedBy,
) -> Result<Option<Raised>, Fault> {
    const ADD: &str = "
        insert into escalations (tenant_id, id, conversation_id, reason, note, raised_by, created_at, updated_at)
        select $1, $2, $3, case when off.word is null then $4 else 'complex_issue' end, left($5, 2000), $6, $7, $7
        from (values (1)) one
        left join escalation_reasons off on off.tenant_id = $1 and off.word = $4 and off.switched_off_at is not null
        on conflict (tenant_id, conversation_id) where status <> 'resolved' do nothing
        returning id, reason, (select r.name from escalation_reasons r
                               where r.tenant_id = escalations.tenant_id and r.word = escalations.reason) as name";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(ADD)
        .bind(tenant)
        .bind(EscalationId::new())
        .bind(conversation)
        .bind(reason)
        .bind(note)
        .bind(by)
        .bind(now)
        .fetch_optional(tx.db())
        .await?)
}

/// What an agent has accepted.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Accepted {
    pub id: EscalationId,
    /// Since when it waited.
    pub created_at: OffsetDateTime,
    /// Who has it now.
    pub name: Option<String>,
}

pub async fn accept(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
) -> Result<Option<Accepted>, Fault> {
    const ACCEPT: &str = "
        update escalations
        set status = 'in_progress', assignee_id = $3, accepted_at = coalesce(accepted_at, $4), updated_at = $4
        where tenant_id = $1 and conversation_id = $2 and status <> 'resolved' and assignee_id is distinct from $3
        returning id, created_at, (select u.name from members m join users u on u.id = m.user_id
                                   where m.tenant_id = $1 and m.id = $3) as name";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(ACCEPT).bind(tenant).bind(conversation).bind(member).bind(now).fetch_optional(tx.db()).await?)
}

pub async fn release(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
) -> Result<Option<EscalationId>, Fault> {
    const RELEASE: &str = "
        update escalations
        set status = 'pending', assignee_id = null, accepted_at = null, minutes_to_accept = null, updated_at = $3
        where tenant_id = $1 and conversation_id = $2 and status = 'in_progress'
        returning id";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(RELEASE).bind(tenant).bind(conversation).bind(now).fetch_optional(tx.db()).await?)
}

/// Which escalation is meant.
#[derive(Clone, Copy)]
pub enum Wanted {
    /// This one, if the actor sees its conversation.
    This(EscalationId),
    /// The unresolved one of a conversation that the caller holds.
    OfConversation(ConversationId),
}

/// What was settled.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Settled {
    pub conversation_id: ConversationId,
    pub id: EscalationId,
    pub created_at: OffsetDateTime,
}

pub async fn resolve(
    tx: &mut Tx<impl Permission>,
    wanted: Wanted,
    outcome: Outcome,
    note: &str,
) -> Result<Option<Settled>, Fault> {
    const RESOLVE: &str = "
        update escalations e
        set status = 'resolved', resolved_at = $5, outcome = $6, outcome_note = nullif(left($7, 2000), ''), updated_at = $5
        from conversations c
        where e.tenant_id = $1 and c.tenant_id = $1 and c.id = e.conversation_id and e.status <> 'resolved'
          and in_sight($2, c.assignee_id, c.team_id)
          and (e.id = $3 or e.conversation_id = $4)
        returning e.conversation_id, e.id, e.created_at";

    let (tenant, reach, now) = (tx.tenant(), tx.reach(), tx.now());
    let (id, conversation) = match wanted {
        Wanted::This(id) => (Some(id), None),
        Wanted::OfConversation(id) => (None, Some(id)),
    };
    Ok(sqlx::query_as(RESOLVE)
        .bind(tenant)
        .bind(&reach)
        .bind(id)
        .bind(conversation)
        .bind(now)
        .bind(outcome)
        .bind(note)
        .fetch_optional(tx.db())
        .await?)
}

/// Opens it again; says of which conversation it is, and whether it waits for somebody.
pub async fn reopen(tx: &mut Tx<impl Permission>, id: EscalationId) -> Result<Option<(ConversationId, bool)>, Fault> {
    const REOPEN: &str = "
        update escalations e
        set status = case when e.assignee_id is null then 'pending' else 'in_progress' end, resolved_at = null,
            outcome = null, outcome_note = null, minutes_to_resolve = null, updated_at = $4
        from conversations c
        where e.tenant_id = $1 and c.tenant_id = $1 and c.id = e.conversation_id and e.status = 'resolved'
          and in_sight($2, c.assignee_id, c.team_id)
          and e.id = $3
        returning e.conversation_id, e.status = 'pending'";

    let (tenant, reach, now) = (tx.tenant(), tx.reach(), tx.now());
    Ok(sqlx::query_as(REOPEN).bind(tenant).bind(&reach).bind(id).bind(now).fetch_optional(tx.db()).await?)
}

/// Writes down how long it took until somebody came; a colleague who takes it later changes nothing.
pub async fn took_to_accept(tx: &mut Tx<impl Permission>, id: EscalationId, minutes: i32) -> Result<(), Fault> {
    const TOOK_TO_ACCEPT: &str = "
        update escalations set minutes_to_accept = coalesce(minutes_to_accept, $3) where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(TOOK_TO_ACCEPT).bind(tenant).bind(id).bind(minutes).execute(tx.db()).await?;
    Ok(())
}

/// Writes down how long it took until it was settled.
pub async fn took_to_resolve(tx: &mut Tx<impl Permission>, id: EscalationId, minutes: i32) -> Result<(), Fault> {
    const TOOK_TO_RESOLVE: &str = "update escalations set minutes_to_resolve = $3 where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(TOOK_TO_RESOLVE).bind(tenant).bind(id).bind(minutes).execute(tx.db()).await?;
    Ok(())
}
