//! The statements of who looks and who has read.

use time::Duration;

use crate::prelude::*;

/// Whoever was seen so long ago is taken to be gone.
pub const FRESH: Duration = Duration::seconds(30);
/// Whoever typed so long ago is taken to have stopped.
pub const TYPES: Duration = Duration::seconds(10);

/// Notes that a member looks at a conversation. Whether that is news: they came, or began or
/// stopped writing.
pub async fn look(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
    types: bool,
) -> Result<bool, Fault> {
    const LOOK: &str = "
        with before as (
            select seen_at >= $5 as fresh, coalesce(typing_at >= $6, false) as typing from viewers
            where tenant_id = $1 and conversation_id = $2 and member_id = $3
        ), now as (
            insert into viewers (tenant_id, conversation_id, member_id, seen_at, typing_at)
            values ($1, $2, $3, $4::timestamptz, case when $7 then $4 end)
            on conflict (tenant_id, conversation_id, member_id)
            do update set seen_at = $4, typing_at = case when $7 then $4 end
        )
        select not coalesce((select fresh and typing = $7 from before), false)";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(LOOK)
        .bind(tenant)
        .bind(conversation)
        .bind(member)
        .bind(now)
        .bind(now - FRESH)
        .bind(now - TYPES)
        .bind(types)
        .fetch_one(tx.db())
        .await?)
}

/// Forgets that a member looks. Whether they did.
pub async fn leave(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
) -> Result<bool, Fault> {
    const LEAVE: &str = "delete from viewers where tenant_id = $1 and conversation_id = $2 and member_id = $3";

    let tenant = tx.tenant();
    let left = sqlx::query(LEAVE).bind(tenant).bind(conversation).bind(member).execute(tx.db()).await?;
    Ok(left.rows_affected() == 1)
}

/// Notes how far a member has read; never less far than before.
pub async fn mark_read(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
    seq: i64,
) -> Result<(), Fault> {
    const MARK_READ: &str = "
        insert into read_markers (tenant_id, conversation_id, member_id, seq) values ($1, $2, $3, $4)
        on conflict (tenant_id, conversation_id, member_id)
        do update set seq = greatest(read_markers.seq, excluded.seq)";

    let tenant = tx.tenant();
    sqlx::query(MARK_READ).bind(tenant).bind(conversation).bind(member).bind(seq).execute(tx.db()).await?;
    Ok(())
}

/// Notes that a member has read all of a conversation.
pub async fn mark_read_all(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
) -> Result<(), Fault> {
    const LAST: &str = "select last_seq from conversations where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    let last = sqlx::query_scalar(LAST).bind(tenant).bind(conversation).fetch_one(tx.db()).await?;
    mark_read(tx, conversation, member, last).await
}

/// Makes the customer's newest message, and what followed it, unread for a member.
pub async fn mark_unread(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
) -> Result<(), Fault> {
    const MARK_UNREAD: &str = "
        update read_markers
        set seq = coalesce((select max(seq) from messages
                            where tenant_id = $1 and conversation_id = $2 and direction = 'inbound'), 1) - 1
        where tenant_id = $1 and conversation_id = $2 and member_id = $3";

    let tenant = tx.tenant();
    sqlx::query(MARK_UNREAD).bind(tenant).bind(conversation).bind(member).execute(tx.db()).await?;
    Ok(())
}

/// Somebody of the team who has a conversation before them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Viewer {
    /// Who.
    pub member_id: MemberId,
    /// Their name.
    pub name: String,
    /// Whether they are writing.
    pub is_writing: bool,
}

/// Who has a conversation before them now, besides the reader.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn who_views(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<Vec<Viewer>, Fault> {
    const WHO_VIEWS: &str = "
        select v.member_id, u.name, coalesce(v.typing_at >= $6, false) as is_writing
        from viewers v
        join conversations c on c.tenant_id = v.tenant_id and c.id = v.conversation_id
        join members m on m.tenant_id = v.tenant_id and m.id = v.member_id
        join users u on u.id = m.user_id
        where v.tenant_id = $1 and v.conversation_id = $2 and v.member_id is distinct from $3
          and in_sight($4, c.assignee_id, c.team_id)
          and v.seen_at >= $5
        order by u.name, v.member_id limit 20";

    let (tenant, reach, me, now) = (tx.tenant(), tx.reach(), tx.member(), tx.now());
    Ok(sqlx::query_as(WHO_VIEWS)
        .bind(tenant)
        .bind(id)
        .bind(me)
        .bind(&reach)
        .bind(now - FRESH)
        .bind(now - TYPES)
        .fetch_all(tx.db())
        .await?)
}
