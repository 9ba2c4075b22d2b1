//! The statements of entries that go from one conversation to another.

use crate::prelude::*;

crate::words! {
    /// Why entries went from one conversation to another.
    pub enum Cause {
        /// Two conversations became one.
        Merge = "merge",
        /// One became two.
        Split = "split",
    }
}

/// Entries that went from one conversation to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Transfer {
    pub id: TransferId,
    pub from_id: ConversationId,
    pub into_id: ConversationId,
    pub made_at: OffsetDateTime,
    pub undone_at: Option<OffsetDateTime>,
}

/// Writes down that an agent transfers entries.
pub async fn begin(
    tx: &mut Tx<impl Permission>,
    cause: Cause,
    from: ConversationId,
    into: ConversationId,
    member: MemberId,
) -> Result<TransferId, Fault> {
    const BEGIN: &str = "
        insert into transfers (tenant_id, id, kind, from_id, into_id, member_id, made_at)
        values ($1, $2, $3, $4, $5, $6, $7)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), TransferId::new());
    sqlx::query(BEGIN)
        .bind(tenant)
        .bind(id)
        .bind(cause)
        .bind(from)
        .bind(into)
        .bind(member)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Names the entries that go along: all of a conversation, or those of its thread from one on.
pub async fn name_entries(
    tx: &mut Tx<impl Permission>,
    id: TransferId,
    of: ConversationId,
    from_on: Option<(OffsetDateTime, i64)>,
) -> Result<u64, Fault> {
    const NAME_ENTRIES: &str = "
        insert into transferred_messages (tenant_id, transfer_id, message_id)
        select tenant_id, $2, id from messages
        where tenant_id = $1 and conversation_id = $3
          and ($4::timestamptz is null or (sent_at, seq) >= ($4, $5))";

    let tenant = tx.tenant();
    let named = sqlx::query(NAME_ENTRIES)
        .bind(tenant)
        .bind(id)
        .bind(of)
        .bind(from_on.map(|it| it.0))
        .bind(from_on.map(|it| it.1))
        .execute(tx.db())
        .await?;
    Ok(named.rows_affected())
}

/// Takes the named entries that still stand in `from` to `into`, with what belongs to them: files, names that a note
/// calls, the assistant's runs.
pub async fn carry(
    tx: &mut Tx<impl Permission>,
    id: TransferId,
    from: ConversationId,
    into: ConversationId,
) -> Result<(), Fault> {
    const RUNS: &str = "
        update runs set conversation_id = $4
        where tenant_id = $1 and conversation_id = $3
          and message_id in (select message_id from transferred_messages where tenant_id = $1 and transfer_id = $2)";
    const MENTIONS: &str = "
        update mentions set conversation_id = $4
        where tenant_id = $1 and conversation_id = $3
          and message_id in (select message_id from transferred_messages where tenant_id = $1 and transfer_id = $2)";
    const FILES: &str = "
        update files set conversation_id = $4
        where tenant_id = $1 and conversation_id = $3
          and message_id in (select message_id from transferred_messages where tenant_id = $1 and transfer_id = $2)";
    const ENTRIES: &str = "
        update messages set conversation_id = $4
        where tenant_id = $1 and conversation_id = $3
          and id in (select message_id from transferred_messages where tenant_id = $1 and transfer_id = $2)";

    let tenant = tx.tenant();
    for statement in [RUNS, MENTIONS, FILES, ENTRIES] {
        sqlx::query(statement).bind(tenant).bind(id).bind(from).bind(into).execute(tx.db()).await?;
    }
    Ok(())
}

/// Finds a merge and holds it until the transaction ends.
pub async fn hold_merge(tx: &mut Tx<impl Permission>, id: TransferId) -> Result<Option<Transfer>, Fault> {
    const HOLD_MERGE: &str = "
        select id, from_id, into_id, made_at, undone_at from transfers
        where tenant_id = $1 and id = $2 and kind = 'merge'
        for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD_MERGE).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Writes down that a transfer was undone.
pub async fn end(tx: &mut Tx<impl Permission>, id: TransferId) -> Result<(), Fault> {
    const END: &str = "update transfers set undone_at = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(END).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Says into which conversation one was merged, or that it stands for itself again.
pub async fn set_merged_into(
    tx: &mut Tx<impl Permission>,
    id: ConversationId,
    into: Option<ConversationId>,
) -> Result<(), Fault> {
    const SET_MERGED_INTO: &str =
        "update conversations set merged_into_id = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_MERGED_INTO).bind(tenant).bind(id).bind(into).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Whether anything was said in a conversation before an entry.
pub async fn is_first(
    tx: &mut Tx<impl Permission>,
    of: ConversationId,
    entry: (OffsetDateTime, i64),
) -> Result<bool, Fault> {
    const IS_FIRST: &str = "
        select not exists (select from messages
                           where tenant_id = $1 and conversation_id = $2 and kind = 'message' and (sent_at, seq) < ($3, $4))";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(IS_FIRST).bind(tenant).bind(of).bind(entry.0).bind(entry.1).fetch_one(tx.db()).await?)
}

/// How the part that a split takes away stands.
pub struct Standing {
    pub status: crate::inbox::Status,
    pub snoozed_until: Option<OffsetDateTime>,
    pub resolved_at: Option<OffsetDateTime>,
}

/// Begins the conversation that goes on where another was split: with its customer, who has its line, its team, how
/// urgent it is, its labels, and how far everybody has read. It began with its first message.
pub async fn go_on_from(
    tx: &mut Tx<impl Permission>,
    before: ConversationId,
    standing: &Standing,
    begun: OffsetDateTime,
) -> Result<ConversationId, Fault> {
    const GO_ON: &str = "
        insert into conversations
            (tenant_id, id, channel_id, identity_id, contact_id, status, handler, assignee_id, team_id, priority, language,
             snoozed_until, resolved_at, previous_id, last_seq, last_message_at, created_at, updated_at)
        select tenant_id, $3, channel_id, identity_id, contact_id, $4, handler, assignee_id, team_id, priority, language,
               $5, $6, id, last_seq, last_message_at, $7, $8
        from conversations where tenant_id = $1 and id = $2";
    const LABELS: &str = "
        insert into conversation_labels (tenant_id, conversation_id, label_id, put_at)
        select tenant_id, $3, label_id, put_at from conversation_labels where tenant_id = $1 and conversation_id = $2";
    const MARKERS: &str = "
        insert into read_markers (tenant_id, conversation_id, member_id, seq)
        select tenant_id, $3, member_id, seq from read_markers where tenant_id = $1 and conversation_id = $2";
    const PROPOSED: &str = "
        update drafts set conversation_id = $3
        where tenant_id = $1 and conversation_id = $2 and state = 'proposed'";
    const WRITTEN: &str = "
        update reply_drafts set conversation_id = $3 where tenant_id = $1 and conversation_id = $2";

    let (tenant, now, id) = (tx.tenant(), tx.now(), ConversationId::new());
    sqlx::query(GO_ON)
        .bind(tenant)
        .bind(before)
        .bind(id)
        .bind(standing.status)
        .bind(standing.snoozed_until)
        .bind(standing.resolved_at)
        .bind(begun)
        .bind(now)
        .execute(tx.db())
        .await?;
    for statement in [LABELS, MARKERS, PROPOSED, WRITTEN] {
        sqlx::query(statement).bind(tenant).bind(before).bind(id).execute(tx.db()).await?;
    }
    Ok(id)
}
