//! One topic: what customers wrote about it, and what the knowledge lacks for it.

use crate::prelude::*;
use crate::text::Zone;
use crate::topics::{date_of, dates_until};

/// What a customer wrote about a topic.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Sample {
    /// In which conversation.
    pub conversation_id: ConversationId,
    /// In their words; addresses and numbers in them are hidden from viewers.
    pub body: String,
    /// Who; hidden from viewers.
    pub contact_name: Option<String>,
    /// By which channel.
    pub channel_name: String,
    /// When.
    pub sent_at: OffsetDateTime,
}

/// What customers wrote about a topic in the period and the reader sees: what says best what it is first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn samples(
    tx: &mut Tx<impl Permission>,
    topic: TopicId,
    days: u16,
    zone: &Zone,
    channel: Option<ChannelId>,
) -> Result<Vec<Sample>, Fault> {
    const SAMPLES: &str = "
        select m.conversation_id, m.body, o.name as contact_name, h.name as channel_name, m.sent_at
        from topic_messages x
        join messages m on m.tenant_id = $1 and m.id = x.message_id
        join conversations c on c.tenant_id = $1 and c.id = m.conversation_id
        join contacts o on o.tenant_id = $1 and o.id = c.contact_id
        join channels h on h.tenant_id = $1 and h.id = c.channel_id
        where x.tenant_id = $1
          and x.topic_id in (select id from topics where tenant_id = $1 and (id = $2 or merged_into = $2))
          and x.date >= $3 and x.date <= $4
          and in_sight($5, c.assignee_id, c.team_id) and ($6::uuid is null or c.channel_id = $6)
        order by x.sample is null, x.date desc, x.sample, x.message_id
        limit 20";

    let today = date_of(tx.now(), zone);
    let first = dates_until(today, days).next().unwrap_or(today);
    let (tenant, reach, sight) = (tx.tenant(), tx.reach(), tx.sight());
    let samples = sqlx::query_as(SAMPLES).bind(tenant).bind(topic).bind(first).bind(today).bind(&reach).bind(channel);
    let mut samples: Vec<Sample> = samples.fetch_all(tx.db()).await?;
    for it in &mut samples {
        it.contact_name = it.contact_name.take().map(|name| sight.name(name));
        it.body = sight.words(std::mem::take(&mut it.body));
    }
    Ok(samples)
}

/// An open gap of the knowledge in which questions of a topic stand.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TopicGap {
    /// Which gap.
    pub id: GapId,
    /// What a customer asked.
    pub question: String,
    /// How many questions of the topic stand in it.
    pub asked: i64,
}

/// The open gaps in which questions of a topic stand that the reader sees, the most asked first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn gaps_of_topic(tx: &mut Tx<impl Permission>, topic: TopicId) -> Result<Vec<TopicGap>, Fault> {
    const GAPS: &str = "
        select g.id, g.question, count(*) as asked
        from topic_messages x
        join gap_questions q on q.tenant_id = $1 and q.message_id = x.message_id
        join knowledge_gaps g on g.tenant_id = $1 and g.id = q.gap_id and g.state = 'open' and g.filled_by is null
        join conversations c on c.tenant_id = $1 and c.id = q.conversation_id
        where x.tenant_id = $1
          and x.topic_id in (select id from topics where tenant_id = $1 and (id = $2 or merged_into = $2))
          and in_sight($3, c.assignee_id, c.team_id)
        group by g.id, g.question
        order by count(*) desc, g.id
        limit 5";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(GAPS).bind(tenant).bind(topic).bind(&reach).fetch_all(tx.db()).await?)
}
