//! The statements of drafts: what an agent is writing, and what the assistant proposes.

use crate::inbox::Writing;
use crate::prelude::*;

/// A reply that the assistant proposed, held until the transaction ends.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Held {
    pub run_id: RunId,
    pub body: String,
    pub state: String,
}

pub async fn propose(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    run: RunId,
    body: &str,
) -> Result<DraftId, Fault> {
    const PROPOSE: &str = "
        insert into drafts (tenant_id, id, conversation_id, run_id, body, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $6)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), DraftId::new());
    sqlx::query(PROPOSE)
        .bind(tenant)
        .bind(id)
        .bind(conversation)
        .bind(run)
        .bind(body)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Discards what is still proposed in a conversation: something newer stands in its place.
pub async fn withdraw(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<(), Fault> {
    const WITHDRAW: &str = "
        update drafts set state = 'discarded', updated_at = $3
        where tenant_id = $1 and conversation_id = $2 and state = 'proposed'";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(WITHDRAW).bind(tenant).bind(conversation).bind(now).execute(tx.db()).await?;
    Ok(())
}

pub async fn conversation_of(tx: &mut Tx<impl Permission>, id: DraftId) -> Result<Option<ConversationId>, Fault> {
    const CONVERSATION_OF: &str = "select conversation_id from drafts where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(CONVERSATION_OF).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

pub async fn hold(tx: &mut Tx<impl Permission>, id: DraftId) -> Result<Option<Held>, Fault> {
    const HOLD: &str = "
        select run_id, body, state from drafts where tenant_id = $1 and id = $2 for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

pub async fn decide(
    tx: &mut Tx<impl Permission>,
    id: DraftId,
    state: &str,
    message: Option<MessageId>,
) -> Result<(), Fault> {
    const DECIDE: &str = "
        update drafts set state = $3, message_id = $4, updated_at = $5 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(DECIDE).bind(tenant).bind(id).bind(state).bind(message).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Proposes again what was sent in place of a draft and then taken back.
pub async fn propose_again(tx: &mut Tx<impl Permission>, message: MessageId) -> Result<(), Fault> {
    const PROPOSE_AGAIN: &str = "
        update drafts set state = 'proposed', message_id = null, updated_at = $3
        where tenant_id = $1 and message_id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(PROPOSE_AGAIN).bind(tenant).bind(message).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// What a member is writing.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Draft {
    /// For whom.
    pub kind: Writing,
    /// What it says so far.
    pub body: String,
    /// Which saving it is; 0 before the first.
    pub version: i32,
}

impl Default for Draft {
    fn default() -> Self {
        Self { kind: Writing::Reply, body: String::new(), version: 0 }
    }
}

/// Keeps what a member is writing, if `version`, where given, is the newest that there is. The new
/// version, or `None` where another of their windows has saved since.
pub async fn keep(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
    kind: Writing,
    body: &str,
    version: Option<i32>,
) -> Result<Option<i32>, Fault> {
    const KEEP: &str = "
        insert into reply_drafts (tenant_id, conversation_id, member_id, kind, body, version, updated_at)
        select $1, $2, $3, $7, $4, 1, $6
        where coalesce($5, 0) = 0 or exists (select from reply_drafts
                                where tenant_id = $1 and conversation_id = $2 and member_id = $3)
        on conflict (tenant_id, conversation_id, member_id)
        do update set kind = $7, body = $4, version = reply_drafts.version + 1, updated_at = $6
        where reply_drafts.version = coalesce($5, reply_drafts.version)
        returning version";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(KEEP)
        .bind(tenant)
        .bind(conversation)
        .bind(member)
        .bind(body)
        .bind(version)
        .bind(now)
        .bind(kind)
        .fetch_optional(tx.db())
        .await?)
}

/// Puts a reply back to where a member was writing, before what they have begun since. A note
/// that they have begun stays one: together they are rather kept from the customer than sent.
pub async fn put_back(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
    body: &str,
) -> Result<(), Fault> {
    const PUT_BACK: &str = "
        insert into reply_drafts (tenant_id, conversation_id, member_id, kind, body, version, updated_at)
        values ($1, $2, $3, 'reply', $4, 1, $5)
        on conflict (tenant_id, conversation_id, member_id)
        do update set body = trim(E' \n' from $4 || E'\n' || reply_drafts.body), version = reply_drafts.version + 1, updated_at = $5,
                      kind = case when reply_drafts.body = '' then 'reply' else reply_drafts.kind end";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(PUT_BACK).bind(tenant).bind(conversation).bind(member).bind(body).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Empties what a member was writing: it has been sent. Its version moves on, so that an old
/// window does not save it again.
pub async fn empty(tx: &mut Tx<impl Permission>, conversation: ConversationId, member: MemberId) -> Result<(), Fault> {
    const EMPTY: &str = "
        update reply_drafts set kind = 'reply', body = '', version = version + 1, updated_at = $4
        where tenant_id = $1 and conversation_id = $2 and member_id = $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(EMPTY).bind(tenant).bind(conversation).bind(member).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// What a member is writing.
pub async fn kept(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
) -> Result<Option<Draft>, Fault> {
    const KEPT: &str = "
        select kind, body, version from reply_drafts where tenant_id = $1 and conversation_id = $2 and member_id = $3";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(KEPT).bind(tenant).bind(conversation).bind(member).fetch_optional(tx.db()).await?)
}

/// A reply that the assistant proposes.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Proposal {
    /// Which draft.
    pub id: DraftId,
    /// What it says.
    pub body: String,
    /// How sure the assistant is, 0 to 1.
    pub confidence: Option<f32>,
    /// What it cost, in micro-dollars.
    pub cost_micros: i64,
    /// The titles of the passages that it rests on.
    pub sources: Vec<String>,
    /// When it was proposed.
    pub created_at: OffsetDateTime,
}

/// The replies that the assistant proposes in a conversation that the reader sees.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn proposals(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<Vec<Proposal>, Fault> {
    const PROPOSALS: &str = "
        select d.id, d.body, o.confidence, o.cost_micros, d.created_at,
               array(select s.title from run_passages s
                     where s.tenant_id = d.tenant_id and s.run_id = d.run_id and s.cited order by s.rank) as sources
        from drafts d
        join conversations c on c.tenant_id = d.tenant_id and c.id = d.conversation_id
        join runs o on o.tenant_id = d.tenant_id and o.id = d.run_id
        where d.tenant_id = $1 and d.conversation_id = $2 and d.state = 'proposed'
          and in_sight($3, c.assignee_id, c.team_id)
        order by d.created_at desc, d.id desc limit 3";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(PROPOSALS).bind(tenant).bind(id).bind(&reach).fetch_all(tx.db()).await?)
}

/// What the reader was writing in a conversation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn draft(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<Draft, Fault> {
    let Some(member) = tx.member() else { return Ok(Draft::default()) };
    Ok(kept(tx, id, member).await?.unwrap_or_default())
}
