//! Every statement of files.

use super::model::File;
use super::upload::{Kept, MOST_WAITING};
use crate::prelude::*;

/// Who brought a file.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bringer<'a> {
    pub member: Option<MemberId>,
    pub conversation: Option<ConversationId>,
    pub channel: Option<ChannelId>,
    pub external_id: Option<&'a str>,
}

macro_rules! columns {
    () => {
        "f.id, f.message_id, f.name, f.media_type, f.bytes, f.width, f.height"
    };
}

/// Writes down a file whose bytes are safe, unless too many of its bringer's wait already.
pub(super) async fn add(tx: &mut Tx<impl Permission>, kept: &Kept, by: Bringer<'_>) -> Result<bool, Fault> {
    const ADD: &str = "
        insert into files (tenant_id, id, name, media_type, bytes, width, height, member_id, conversation_id,
                           channel_id, external_id, created_at)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
        where (select count(*) from files
               where tenant_id = $1 and message_id is null and member_id is not distinct from $8
                 and conversation_id is not distinct from $9 and channel_id is not distinct from $10
                 and external_id is not distinct from $11) < $13";

    let (tenant, now) = (tx.tenant(), tx.now());
    // Files of a service key wait for whichever customer it names: as many as there are customers.
    let most = if by.channel.is_some() && by.external_id.is_none() { i64::from(i16::MAX) } else { MOST_WAITING };
    let added = sqlx::query(ADD)
        .bind(tenant)
        .bind(kept.id)
        .bind(&kept.name)
        .bind(kept.kind.media_type)
        .bind(kept.bytes)
        .bind(kept.kind.size.map(|it| it.0))
        .bind(kept.kind.size.map(|it| it.1))
        .bind(by.member)
        .bind(by.conversation)
        .bind(by.channel)
        .bind(by.external_id)
        .bind(now)
        .bind(most)
        .execute(tx.db())
        .await?;
    Ok(added.rows_affected() == 1)
}

/// A file that the reader sees: of a conversation that they see, or their own that waits.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: FileId) -> Result<Option<File>, Fault> {
    const FIND: &str = concat!(
        "select ",
        columns!(),
        " from files f
          join conversations c on c.tenant_id = f.tenant_id and c.id = f.conversation_id
          where f.tenant_id = $1 and f.id = $2
            and in_sight($3, c.assignee_id, c.team_id)
            and (f.message_id is not null or f.member_id = $4)"
    );

    let (tenant, reach, me) = (tx.tenant(), tx.reach(), tx.member());
    Ok(sqlx::query_as(FIND).bind(tenant).bind(id).bind(&reach).bind(me).fetch_optional(tx.db()).await?)
}

/// A file that a link names: one that went along with a message.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn linked(tx: &mut Tx<access::Work>, id: FileId) -> Result<Option<File>, Fault> {
    const LINKED: &str = concat!(
        "select ",
        columns!(),
        " from files f join messages m on m.tenant_id = f.tenant_id and m.id = f.message_id
          where f.tenant_id = $1 and f.id = $2 and m.kind = 'message'"
    );

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LINKED).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// The reader's files that wait in a conversation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn waiting(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<Vec<File>, Fault> {
    const WAITING: &str = concat!(
        "select ",
        columns!(),
        " from files f
          where f.tenant_id = $1 and f.conversation_id = $2 and f.member_id = $3 and f.message_id is null
          order by f.created_at, f.id limit 100"
    );

    let (tenant, me) = (tx.tenant(), tx.member());
    Ok(sqlx::query_as(WAITING).bind(tenant).bind(conversation).bind(me).fetch_all(tx.db()).await?)
}

/// The files of these messages, in the order in which they came.
pub(super) async fn of_messages(tx: &mut Tx<impl Permission>, messages: &[MessageId]) -> Result<Vec<File>, Fault> {
    const OF_MESSAGES: &str = concat!(
        "select ",
        columns!(),
        " from files f where f.tenant_id = $1 and f.message_id = any ($2) order by f.created_at, f.id"
    );

    let tenant = tx.tenant();
    Ok(sqlx::query_as(OF_MESSAGES).bind(tenant).bind(messages).fetch_all(tx.db()).await?)
}

/// Sends what waits of a member's in a conversation along with a message.
pub(super) async fn go_along(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
    message: MessageId,
) -> Result<(), Fault> {
    const GO_ALONG: &str = "
        update files set message_id = $4
        where tenant_id = $1 and conversation_id = $2 and member_id = $3 and message_id is null";

    let tenant = tx.tenant();
    sqlx::query(GO_ALONG).bind(tenant).bind(conversation).bind(member).bind(message).execute(tx.db()).await?;
    Ok(())
}

/// Lets the files of a message wait again.
pub(super) async fn stay(tx: &mut Tx<impl Permission>, message: MessageId) -> Result<(), Fault> {
    const STAY: &str = "update files set message_id = null where tenant_id = $1 and message_id = $2";

    let tenant = tx.tenant();
    sqlx::query(STAY).bind(tenant).bind(message).execute(tx.db()).await?;
    Ok(())
}

/// How many of these files wait with a customer of a channel.
pub(super) async fn brought(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    external_id: &str,
    files: &[FileId],
) -> Result<i64, Fault> {
    const BROUGHT: &str = "
        select count(*) from files
        where tenant_id = $1 and id = any ($4) and channel_id = $2 and (external_id is null or external_id = $3)
          and message_id is null";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(BROUGHT).bind(tenant).bind(channel).bind(external_id).bind(files).fetch_one(tx.db()).await?)
}

/// Sends what a customer brought along with their message.
pub(super) async fn arrive(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    external_id: &str,
    files: &[FileId],
    message: (ConversationId, MessageId),
) -> Result<(), Fault> {
    const ARRIVE: &str = "
        update files set conversation_id = $5, message_id = $6
        where tenant_id = $1 and id = any ($4) and channel_id = $2 and (external_id is null or external_id = $3)
          and message_id is null";

    let tenant = tx.tenant();
    sqlx::query(ARRIVE)
        .bind(tenant)
        .bind(channel)
        .bind(external_id)
        .bind(files)
        .bind(message.0)
        .bind(message.1)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Removes the row of a member's file that waits. Whether there was one.
pub(super) async fn discard(tx: &mut Tx<impl Permission>, id: FileId) -> Result<bool, Fault> {
    const DISCARD: &str = "
        delete from files where tenant_id = $1 and id = $2 and member_id = $3 and message_id is null";

    let (tenant, me) = (tx.tenant(), tx.member());
    Ok(sqlx::query(DISCARD).bind(tenant).bind(id).bind(me).execute(tx.db()).await?.rows_affected() == 1)
}

/// Forgets what has waited since before a moment.
pub(super) async fn forget(tx: &mut Tx<access::Work>, before: OffsetDateTime) -> Result<u64, Fault> {
    const FORGET: &str = "delete from files where tenant_id = $1 and message_id is null and created_at < $2";

    let tenant = tx.tenant();
    Ok(sqlx::query(FORGET).bind(tenant).bind(before).execute(tx.db()).await?.rows_affected())
}

/// Which of these files are written down.
pub(super) async fn known(tx: &mut Tx<access::Work>, files: &[FileId]) -> Result<Vec<FileId>, Fault> {
    // The files that knowledge was read from are kept beside those that were sent along.
    const KNOWN: &str = "
        select id from files where tenant_id = $1 and id = any ($2)
        union all
        select id from knowledge_originals where tenant_id = $1 and id = any ($2)";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(KNOWN).bind(tenant).bind(files).fetch_all(tx.db()).await?)
}
