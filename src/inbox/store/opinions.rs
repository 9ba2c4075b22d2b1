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
        select o.id as run_id, f.opinion, d.edits
        from unnest($2::uuid[]) o(id)
        left join feedback f on f.tenant_id = $1 and f.run_id = o.id and f.member_id = $3
        left join drafts d on d.tenant_id = $1 and d.run_id = o.id and d.state = 'edited'
        where f.run_id is not null or d.edits is not null";

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
