//! The statements of what was said elsewhere.

use crate::inbox::{Kind, Past, PastEntry};
use crate::prelude::*;

/// With whom an imported conversation is, and where it stands.
pub struct Place {
    pub channel: ChannelId,
    pub identity: IdentityId,
    pub contact: ContactId,
}

/// Which of these have been imported before.
pub async fn known(tx: &mut Tx<impl Permission>, ids: &[&str]) -> Result<Vec<String>, Fault> {
    const KNOWN: &str = "select given_id from imported_conversations where tenant_id = $1 and given_id = any ($2)";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(KNOWN).bind(tenant).bind(ids).fetch_all(tx.db()).await?)
}

/// Adds a conversation as it was, before its entries. They get the customer's next numbers.
pub async fn begin(tx: &mut Tx<impl Permission>, place: &Place, it: &Past) -> Result<ConversationId, Fault> {
    const BEGIN: &str = "
        insert into conversations
            (tenant_id, id, channel_id, identity_id, contact_id, status, handler, language, last_seq, last_message_at,
             preview, preview_author, resolved_at, waiting_since, unanswered, created_at, updated_at)
        select $1, $2, $3, $4, $5, case when $6::timestamptz is null then 'open' else 'resolved' end, 'nobody', $7,
               coalesce(max(o.last_seq), 0) + $8, $9, left($10, 200), $11, $6, $12, $13, $14, $15
        from conversations o where o.tenant_id = $1 and o.identity_id = $4";

    let (tenant, now, id) = (tx.tenant(), tx.now(), ConversationId::new());
    let newest = it.entries.iter().rfind(|it| it.kind == Kind::Message);
    let unanswered = if it.ended_at.is_none() { it.unanswered().count() } else { 0 };
    sqlx::query(BEGIN)
        .bind(tenant)
        .bind(id)
        .bind(place.channel)
        .bind(place.identity)
        .bind(place.contact)
        .bind(it.ended_at)
        .bind(&it.language)
        .bind(i64::try_from(it.entries.len()).unwrap_or(i64::MAX))
        .bind(newest.map_or(it.began_at, |it| it.at))
        .bind(newest.map_or("", |it| it.body.as_str()))
        .bind(newest.map(|it| it.author))
        .bind(it.waiting_since())
        .bind(i32::try_from(unanswered).unwrap_or(i32::MAX))
        .bind(it.began_at)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Adds what was said and noted. It came when it was said, so that none of it seems late.
pub async fn say(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    conversation: ConversationId,
    entries: &[PastEntry],
) -> Result<(), Fault> {
    const SAY: &str = "
        insert into messages
            (tenant_id, id, conversation_id, channel_id, seq, kind, direction, author, body, client_id, delivery,
             sent_at, created_at)
        select $1, m.id, c.id, $3, c.last_seq - cardinality($4::uuid[]) + m.place, m.kind, m.direction, m.author, m.body,
               m.client_id, case m.direction when 'outbound' then 'sent' end, m.at, m.at
        from conversations c,
             unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
                 with ordinality m (id, kind, direction, author, body, client_id, at, place)
        where c.tenant_id = $1 and c.id = $2";

    let words = |word: fn(&PastEntry) -> &str| entries.iter().map(word).collect::<Vec<&str>>();
    let ids: Vec<MessageId> = entries.iter().map(|_| MessageId::new()).collect();
    let times: Vec<OffsetDateTime> = entries.iter().map(|it| it.at).collect();
    let tenant = tx.tenant();
    sqlx::query(SAY)
        .bind(tenant)
        .bind(conversation)
        .bind(channel)
        .bind(ids)
        .bind(words(|it| it.kind.word()))
        .bind(words(|it| it.direction.word()))
        .bind(words(|it| it.author.word()))
        .bind(words(|it| it.body.as_str()))
        .bind(words(|it| it.id.as_str()))
        .bind(times)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Remembers what a conversation was called elsewhere, so that it is not imported again.
pub async fn remember(tx: &mut Tx<impl Permission>, given: &str, id: ConversationId) -> Result<(), Fault> {
    const REMEMBER: &str = "
        insert into imported_conversations (tenant_id, given_id, conversation_id, created_at) values ($1, $2, $3, $4)";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(REMEMBER).bind(tenant).bind(given).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}
