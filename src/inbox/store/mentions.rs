//! The statements of mentions: whom notes call.

use std::collections::HashMap;

use crate::inbox::Named;
use crate::prelude::*;

/// A note that calls the reader.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Mention {
    /// Where.
    pub conversation_id: ConversationId,
    /// In which note.
    pub message_id: MessageId,
    /// Who wrote it.
    pub by: Option<String>,
    /// What it says.
    pub body: String,
    /// When.
    pub created_at: OffsetDateTime,
}

/// Who can be called: everybody of the team who may enter.
pub async fn callable(tx: &mut Tx<impl Permission>) -> Result<Vec<Named>, Fault> {
    const CALLABLE: &str = "
        select m.id as member, u.name from members m join users u on u.id = m.user_id
        where m.tenant_id = $1 and m.disabled_at is null order by m.id limit 1000";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(CALLABLE).bind(tenant).fetch_all(tx.db()).await?)
}

/// Writes down whom a note calls.
pub async fn add(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    note: MessageId,
    members: &[MemberId],
) -> Result<(), Fault> {
    const ADD: &str = "
        insert into mentions (tenant_id, message_id, member_id, conversation_id, created_at)
        select $1, $2, member, $3, $5 from unnest($4::uuid[]) as it(member)
        on conflict do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ADD).bind(tenant).bind(note).bind(conversation).bind(members).bind(now).execute(tx.db()).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    message_id: MessageId,
    #[sqlx(flatten)]
    named: Named,
}

/// Whom these notes call.
pub async fn in_notes(
    tx: &mut Tx<impl Permission>,
    notes: &[MessageId],
) -> Result<HashMap<MessageId, Vec<Named>>, Fault> {
    const IN_NOTES: &str = "
        select c.message_id, c.member_id as member, u.name
        from mentions c
        join members m on m.tenant_id = c.tenant_id and m.id = c.member_id
        join users u on u.id = m.user_id
        where c.tenant_id = $1 and c.message_id = any ($2)
        order by c.message_id, c.member_id";

    let mut by_note: HashMap<MessageId, Vec<Named>> = HashMap::new();
    if notes.is_empty() {
        return Ok(by_note);
    }
    let tenant = tx.tenant();
    let rows: Vec<Row> = sqlx::query_as(IN_NOTES).bind(tenant).bind(notes).fetch_all(tx.db()).await?;
    for row in rows {
        by_note.entry(row.message_id).or_default().push(row.named);
    }
    Ok(by_note)
}

/// The members whom a note calls, for whoever tells them.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mentioned_in(tx: &mut Tx<impl Permission>, note: MessageId) -> Result<Vec<MemberId>, Fault> {
    const MENTIONED_IN: &str = "
        select member_id from mentions where tenant_id = $1 and message_id = $2 order by member_id limit 1000";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(MENTIONED_IN).bind(tenant).bind(note).fetch_all(tx.db()).await?)
}

/// The newest notes that call the reader, in conversations that they see.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mentions_of_me(tx: &mut Tx<impl Permission>, most: i64) -> Result<Vec<Mention>, Fault> {
    const MENTIONS_OF_ME: &str = "
        select c.conversation_id, c.message_id, u.name as by, n.body, c.created_at
        from mentions c
        join conversations o on o.tenant_id = c.tenant_id and o.id = c.conversation_id
        join messages n on n.tenant_id = c.tenant_id and n.id = c.message_id
        left join members m on m.tenant_id = n.tenant_id and m.id = n.member_id
        left join users u on u.id = m.user_id
        where c.tenant_id = $1 and c.member_id = $2
          and in_sight($3, o.assignee_id, o.team_id)
        order by c.created_at desc, c.message_id desc limit $4";

    let (tenant, me, reach) = (tx.tenant(), tx.member(), tx.reach());
    Ok(sqlx::query_as(MENTIONS_OF_ME).bind(tenant).bind(me).bind(&reach).bind(most).fetch_all(tx.db()).await?)
}
