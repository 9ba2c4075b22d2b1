//! How many conversations each label has.

use super::slice::in_slice;
use crate::analytics::{Period, Slice};
use crate::labels::Tone;
use crate::prelude::*;

/// A label, and how many conversations have it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Labelled {
    /// Which.
    pub id: LabelId,
    /// What it says.
    pub name: String,
    /// Its colour.
    pub tone: Tone,
    /// Conversations of the period that have it.
    pub conversations: i64,
}

/// The labels of the conversations that began in a period, the most frequent first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn by_label(tx: &mut Tx<impl Permission>, period: &Period, slice: &Slice) -> Result<Vec<Labelled>, Fault> {
    const BY_LABEL: &str = concat!(
        "
        select l.id, l.name, l.tone, count(*) as conversations
        from conversations c
        join conversation_labels o on o.tenant_id = c.tenant_id and o.conversation_id = c.id
        join labels l on l.tenant_id = o.tenant_id and l.id = o.label_id and l.removed_at is null
        where c.tenant_id = $1 and c.created_at >= $2 and c.created_at < $3 and c.merged_into_id is null
          and ",
        in_slice!("$9"),
        "
        group by l.id, l.name, l.tone
        order by count(*) desc, lower(l.name)
        limit 100"
    );

    let (tenant, reach, time) = (tx.tenant(), tx.reach(), period.whole());
    let read = sqlx::query_as(BY_LABEL).bind(tenant).bind(time.start).bind(time.end).bind(&reach);
    let read = read.bind(slice.channel).bind(slice.agent).bind(slice.team).bind(slice.assistant).bind(slice.topic);
    Ok(read.fetch_all(tx.db()).await?)
}
