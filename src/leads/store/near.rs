//! The statements about what stands beside a conversation: the lead that its customer is, and a proposal that was dismissed.

use crate::leads::{Level, Signal, Status};
use crate::prelude::*;

/// What is known of the customer of a conversation as a lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Near {
    /// The lead that they are, the open one before those that ended, where the reader sees it.
    pub lead: Option<Standing>,
    /// Up to which place of the thread somebody said that they are none.
    pub dismissed_to: Option<i64>,
}

/// A lead in short, with its newest score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which lead.
    pub id: LeadId,
    /// Where it stands.
    pub status: Status,
    /// Its score.
    pub score: i32,
    /// The same in words.
    pub level: Level,
    /// What the score rests on.
    pub signals: Vec<Signal>,
    /// Why somebody set it; nothing where the rules did, and an empty text for viewers.
    pub because: Option<String>,
    /// Whether the conversation feeds it.
    pub feeds: bool,
}

impl Standing {
    /// Whether the conversation is about this lead. One that ended without it is not what its customer wants now.
    pub const fn is_of_conversation(&self) -> bool {
        self.status.is_open() || self.feeds
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    dismissed_to: Option<i64>,
    id: Option<LeadId>,
    status: Option<Status>,
    score: Option<i32>,
    level: Option<Level>,
    signals: Option<Vec<String>>,
    because: Option<String>,
    feeds: bool,
}

impl Row {
    fn standing(self, is_masked: bool) -> Option<Standing> {
        Some(Standing {
            id: self.id?,
            status: self.status?,
            score: self.score?,
            level: self.level?,
            signals: self.signals.unwrap_or_default().iter().filter_map(|it| it.parse().ok()).collect(),
            because: self.because.map(|it| if is_masked { String::new() } else { it }),
            feeds: self.feeds,
        })
    }
}

/// What stands beside a conversation, in one statement: every page of a thread asks for it. Ask first whether the actor
/// sees the conversation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn near(
    tx: &mut Tx<impl Permission>,
    contact: ContactId,
    conversation: ConversationId,
) -> Result<Near, Fault> {
    const NEAR: &str = "
        select d.seen as dismissed_to, l.id, l.status, l.score, l.level, s.signals, s.because,
               exists (select from lead_conversations f
                       where f.tenant_id = $1 and f.lead_id = l.id and f.conversation_id = $3) as feeds
        from (values (true)) as here (is_here)
        left join lead_dismissals d on d.tenant_id = $1 and d.conversation_id = $3
        left join lateral (
            select id, status, score, level from leads
            where tenant_id = $1 and contact_id = $2 and in_sight($4, owner_id, null)
            order by status in ('converted', 'lost'), created_at desc limit 1
        ) l on true
        left join lateral (
            select signals, because from lead_scores
            where tenant_id = $1 and lead_id = l.id
            order by seq desc limit 1
        ) s on true";

    let (tenant, reach, is_masked) = (tx.tenant(), tx.reach(), tx.sight().is_masked);
    let row: Row =
        sqlx::query_as(NEAR).bind(tenant).bind(contact).bind(conversation).bind(reach).fetch_one(tx.db()).await?;
    Ok(Near { dismissed_to: row.dismissed_to, lead: row.standing(is_masked) })
}

/// Notes that a proposal was dismissed, up to this place of the thread. False where it was so already.
pub async fn dismiss(tx: &mut Tx<impl Permission>, conversation: ConversationId, seen: i64) -> Result<bool, Fault> {
    const DISMISS: &str = "
        insert into lead_dismissals (tenant_id, conversation_id, seen, dismissed_at) values ($1, $2, $3, $4)
        on conflict (tenant_id, conversation_id)
        do update set seen = excluded.seen, dismissed_at = excluded.dismissed_at
        where lead_dismissals.seen < excluded.seen";

    let (tenant, now) = (tx.tenant(), tx.now());
    let kept = sqlx::query(DISMISS).bind(tenant).bind(conversation).bind(seen).bind(now).execute(tx.db()).await?;
    Ok(kept.rows_affected() == 1)
}

/// Has what was said propose the customer again. False where nobody had dismissed it.
pub async fn propose_again(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<bool, Fault> {
    const PROPOSE_AGAIN: &str = "delete from lead_dismissals where tenant_id = $1 and conversation_id = $2";

    let tenant = tx.tenant();
    let forgotten = sqlx::query(PROPOSE_AGAIN).bind(tenant).bind(conversation).execute(tx.db()).await?;
    Ok(forgotten.rows_affected() == 1)
}
