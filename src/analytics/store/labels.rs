//! How many conversations each label has.

use super::period;
use crate::labels::Tone;
use crate::prelude::*;
use crate::text::Zone;

/// A label, and how many conversations have it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Labelled {
    /// What it says.
    pub name: String,
    /// Its colour.
    pub tone: Tone,
    /// Conversations of the period that have it.
    pub conversations: i64,
}

/// The labels of the conversations that began in the last `days` days of the calendar of `zone`, the most frequent
/// first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn by_label(
    tx: &mut Tx<impl Permission>,
    days: u16,
    zone: &Zone,
    channel: Option<ChannelId>,
) -> Result<Vec<Labelled>, Fault> {
    const BY_LABEL: &str = "
        select l.name, l.tone, count(*) as conversations
        from conversations c
        join conversation_labels o on o.tenant_id = c.tenant_id and o.conversation_id = c.id
        join labels l on l.tenant_id = o.tenant_id and l.id = o.label_id and l.removed_at is null
        where c.tenant_id = $1 and c.created_at >= $2
          and in_sight($3, c.assignee_id, c.team_id)
          and ($4::uuid is null or c.channel_id = $4)
        group by l.id, l.name, l.tone
        order by count(*) desc, lower(l.name)
        limit 100";

    let since = period(days, zone, tx.now()).first().map_or(tx.now(), |it| it.start);
    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(BY_LABEL).bind(tenant).bind(since).bind(&reach).bind(channel).fetch_all(tx.db()).await?)
}
