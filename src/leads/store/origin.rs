//! The statements about the conversations that feed a lead.

use crate::prelude::*;

/// A conversation that feeds a lead.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Fed {
    /// Which; `None` where it was deleted.
    pub conversation_id: Option<ConversationId>,
    /// Its channel's name.
    pub channel_name: Option<String>,
    /// Its newest words, where the reader sees it.
    pub preview: Option<String>,
    /// Whether the reader may open it.
    pub is_seen: bool,
    /// Since when it feeds the lead.
    pub attached_at: OffsetDateTime,
}

/// Has a conversation feed a lead. False where it does already.
pub async fn attach(tx: &mut Tx<impl Permission>, lead: LeadId, conversation: ConversationId) -> Result<bool, Fault> {
    const ATTACH: &str = "
        insert into lead_conversations (tenant_id, id, lead_id, conversation_id, attached_at)
        values ($1, gen_random_uuid(), $2, $3, $4)
        on conflict (tenant_id, lead_id, conversation_id) do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    let added = sqlx::query(ATTACH).bind(tenant).bind(lead).bind(conversation).bind(now).execute(tx.db()).await?;
    Ok(added.rows_affected() == 1)
}

/// The conversations that feed a lead, the first on top; 100 at most. Ask first whether the actor sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn conversations(tx: &mut Tx<impl Permission>, lead: LeadId) -> Result<Vec<Fed>, Fault> {
    const FED_BY: &str = "
        select f.conversation_id, h.name as channel_name,
               case when in_sight($3, c.assignee_id, c.team_id) then c.preview end as preview,
               coalesce(c.id is not null and in_sight($3, c.assignee_id, c.team_id), false) as is_seen, f.attached_at
        from lead_conversations f
        left join conversations c on c.tenant_id = f.tenant_id and c.id = f.conversation_id
        left join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
        where f.tenant_id = $1 and f.lead_id = $2
        order by f.attached_at, f.id limit 100";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(FED_BY).bind(tenant).bind(lead).bind(reach).fetch_all(tx.db()).await?)
}

/// Whether a customer bought before, by another lead than this one.
pub async fn bought_before(tx: &mut Tx<impl Permission>, contact: ContactId, but: LeadId) -> Result<bool, Fault> {
    const BOUGHT: &str = "
        select exists (select from leads
                       where tenant_id = $1 and contact_id = $2 and status = 'converted' and id <> $3)";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(BOUGHT).bind(tenant).bind(contact).bind(but).fetch_one(tx.db()).await?)
}
