//! What people think of what the assistant wrote, and what they made of it.

use std::collections::HashMap;

use sqlx::types::Json;

use crate::inbox::{Opinion, Piece};
use crate::prelude::*;

/// What became of what a run wrote, as the reader sees it.
#[derive(Debug, Clone, Default, PartialEq, sqlx::FromRow)]
pub struct Made {
    run_id: Option<RunId>,
    /// What the reader thinks of it.
    pub opinion: Option<Opinion>,
    /// Whether the customer says that it helped.
    pub helped: Option<bool>,
    /// What was changed in it before it was sent.
    edits: Option<Json<Vec<Piece>>>,
}

impl Made {
    /// What was changed in it before it was sent, piece by piece; empty where nothing was.
    pub fn edits(&self) -> &[Piece] {
        self.edits.as_ref().map_or(&[], |it| &it.0)
    }
}

/// What became of what these runs wrote. Ask first whether the reader sees their conversation.
pub async fn made_of(tx: &mut Tx<impl Permission>, runs: &[RunId]) -> Result<HashMap<RunId, Made>, Fault> {
    const MADE_OF: &str = "
        select o.id as run_id, f.opinion, h.helped, d.edits
        from unnest($2::uuid[]) o(id)
        left join feedback f on f.tenant_id = $1 and f.run_id = o.id and f.member_id = $3
        left join customer_feedback h on h.tenant_id = $1 and h.run_id = o.id
        left join drafts d on d.tenant_id = $1 and d.run_id = o.id and d.state = 'edited'
        where f.run_id is not null or h.run_id is not null or d.edits is not null";

    if runs.is_empty() {
        return Ok(HashMap::new());
    }
    let (tenant, member) = (tx.tenant(), tx.member());
    let made: Vec<Made> = sqlx::query_as(MADE_OF).bind(tenant).bind(runs).bind(member).fetch_all(tx.db()).await?;
    Ok(made.into_iter().filter_map(|it| Some((it.run_id?, it))).collect())
}

/// What a run tried to answer, held by nobody: a run does not change once somebody sees it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Answered {
    /// In which conversation.
    pub conversation_id: ConversationId,
    /// What the customer asked.
    pub question: String,
    /// The best source that it cites, if it cites one.
    pub item_id: Option<ItemId>,
    /// The version of that source.
    pub version: Option<i32>,
    /// What that source is called.
    pub title: Option<String>,
}

pub async fn answered(tx: &mut Tx<impl Permission>, run: RunId) -> Result<Option<Answered>, Fault> {
    const ANSWERED: &str = "
        select o.conversation_id, m.body as question, s.item_id, s.version, s.title
        from runs o
        join messages m on m.tenant_id = o.tenant_id and m.id = o.message_id
        left join lateral (
            select p.item_id, r.version, r.title from run_passages r
            join passages p on p.tenant_id = r.tenant_id and p.id = r.passage_id
            where r.tenant_id = o.tenant_id and r.run_id = o.id and r.cited and r.version is not null
            order by r.rank limit 1
        ) s on true
        where o.tenant_id = $1 and o.id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(ANSWERED).bind(tenant).bind(run).fetch_optional(tx.db()).await?)
}

/// Keeps what the actor thinks of what a run wrote, in place of what they thought before.
pub async fn think(tx: &mut Tx<impl Permission>, run: RunId, me: MemberId, opinion: Opinion) -> Result<(), Fault> {
    const THINK: &str = "
        insert into feedback (tenant_id, run_id, member_id, opinion, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $5)
        on conflict (tenant_id, run_id, member_id) do update set opinion = $4, updated_at = $5";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(THINK).bind(tenant).bind(run).bind(me).bind(opinion).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The conversation and the run of an answer of the assistant's that a customer has been told.
pub async fn told(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    external_id: &str,
    answer: MessageId,
) -> Result<Option<(ConversationId, RunId)>, Fault> {
    const TOLD: &str = "
        select m.conversation_id, o.id from messages m
        join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        join contact_identities i on i.tenant_id = c.tenant_id and i.id = c.identity_id
        join runs o on o.tenant_id = m.tenant_id and o.id = m.run_id and o.outcome = 'answer'
        where m.tenant_id = $1 and m.id = $4 and i.channel_id = $2 and i.external_id = $3
          and m.author = 'ai' and m.delivery not in ('queued', 'sending', 'failed')";

    let tenant = tx.tenant();
    let told = sqlx::query_as(TOLD).bind(tenant).bind(channel).bind(external_id).bind(answer);
    Ok(told.fetch_optional(tx.db()).await?)
}

/// Keeps whether what a run wrote helped the customer. False where they have said so before.
pub async fn note_helped(tx: &mut Tx<impl Permission>, run: RunId, helped: bool) -> Result<bool, Fault> {
    const NOTE_HELPED: &str = "
        insert into customer_feedback (tenant_id, run_id, helped, created_at, updated_at) values ($1, $2, $3, $4, $4)
        on conflict (tenant_id, run_id) do update set helped = $3, updated_at = $4
        where customer_feedback.helped is distinct from $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    let noted = sqlx::query(NOTE_HELPED).bind(tenant).bind(run).bind(helped).bind(now).execute(tx.db()).await?;
    Ok(noted.rows_affected() == 1)
}
