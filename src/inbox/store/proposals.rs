//! What the assistant proposes, as the card of a draft shows it.

use serde::Deserialize;
use sqlx::types::Json;

use crate::inbox::Opinion;
use crate::prelude::*;

/// A reply that the assistant proposes.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Proposal {
    /// Which draft.
    pub id: DraftId,
    /// Which run wrote it.
    pub run_id: RunId,
    /// What it says.
    pub body: String,
    /// What the customer asked.
    pub question: String,
    /// What it is for: `answer`, `clarify`, or `hand_over`.
    pub goal: Option<String>,
    /// How sure the assistant is, 0 to 1.
    pub confidence: Option<f32>,
    /// What it cost, in micro-dollars.
    pub cost_micros: i64,
    /// Whether the message tried to give it orders, which it did not follow.
    pub instruction_ignored: bool,
    /// What the reader thinks of it.
    pub opinion: Option<Opinion>,
    sources: Json<Vec<ProposalSource>>,
    /// When it was proposed.
    pub created_at: OffsetDateTime,
}

impl Proposal {
    /// What it rests on, best first.
    pub fn sources(&self) -> &[ProposalSource] {
        &self.sources.0
    }
}

/// A passage that a proposed reply rests on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ProposalSource {
    /// Its title, as it was then.
    pub title: String,
    /// The knowledge item.
    pub item_id: Option<ItemId>,
    /// The version of the item that was searched.
    pub version: Option<i32>,
    /// The page of it, in what has pages.
    pub page: Option<i32>,
    /// When that version was written.
    #[serde(with = "time::serde::rfc3339::option")]
    pub written_at: Option<OffsetDateTime>,
    /// The words around what was taken.
    pub passage: Option<String>,
    /// What was taken from it word for word.
    pub quote: Option<String>,
}

/// The replies that the assistant proposes in a conversation that the reader sees.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn proposals(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<Vec<Proposal>, Fault> {
    const PROPOSALS: &str = "
        select d.id, d.run_id, d.body, q.body as question, o.outcome as goal, o.confidence, o.cost_micros, o.instruction_ignored,
               d.created_at, f.opinion,
               coalesce((select jsonb_agg(jsonb_build_object(
                             'title', s.title, 'item_id', p.item_id, 'version', s.version, 'page', s.page, 'written_at', v.created_at,
                             'passage', p.body, 'quote', s.quote) order by s.rank)
                         from run_passages s
                         left join passages p on p.tenant_id = s.tenant_id and p.id = s.passage_id
                         left join knowledge_versions v
                                on v.tenant_id = s.tenant_id and v.item_id = p.item_id and v.number = s.version
                         where s.tenant_id = d.tenant_id and s.run_id = d.run_id and s.cited), '[]') as sources
        from drafts d
        join conversations c on c.tenant_id = d.tenant_id and c.id = d.conversation_id
        join runs o on o.tenant_id = d.tenant_id and o.id = d.run_id
        join messages q on q.tenant_id = o.tenant_id and q.id = o.message_id
        left join feedback f on f.tenant_id = d.tenant_id and f.run_id = d.run_id and f.member_id = $4
        where d.tenant_id = $1 and d.conversation_id = $2 and d.state = 'proposed'
          and in_sight($3, c.assignee_id, c.team_id)
        order by d.created_at desc, d.id desc limit 3";

    let (tenant, reach, member) = (tx.tenant(), tx.reach(), tx.member());
    Ok(sqlx::query_as(PROPOSALS).bind(tenant).bind(id).bind(&reach).bind(member).fetch_all(tx.db()).await?)
}
