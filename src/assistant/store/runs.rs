//! The statements of runs.

use crate::assistant::model::{OutcomeKind, ProviderKind, Reason, RunKind, RunState, Trace};
use crate::assistant::replay::{LOOKED_BACK_AT, Replay};
use crate::prelude::*;

/// A run that begins.
pub(in crate::assistant) struct NewRun<'a> {
    /// What it is for.
    pub kind: RunKind,
    pub conversation: ConversationId,
    pub message: MessageId,
    pub provider: ProviderKind,
    pub model: &'a str,
    pub threshold: f32,
    pub reserved: i64,
}

/// How a run begins, or why it does not.
pub(in crate::assistant) enum Start {
    Processing,
    Skipped(Reason),
    Failed(Reason),
}

/// Adds a run.
pub(in crate::assistant) async fn start(
    tx: &mut Tx<access::Work>,
    run: NewRun<'_>,
    how: Start,
) -> Result<RunId, Fault> {
    const START: &str = "
        insert into runs (tenant_id, id, kind, conversation_id, message_id, state, reason, provider, model, threshold,
                          reserved_micros, created_at, finished_at)
        values ($1, $2, $12, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz, case when $5 <> 'processing' then $11 end)";

    let id = RunId::new();
    let (state, reason) = match how {
        Start::Processing => (RunState::Processing, None),
        Start::Skipped(reason) => (RunState::Skipped, Some(reason)),
        Start::Failed(reason) => (RunState::Failed, Some(reason)),
    };
    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(START)
        .bind(tenant)
        .bind(id)
        .bind(run.conversation)
        .bind(run.message)
        .bind(state)
        .bind(reason)
        .bind(run.provider)
        .bind(run.model)
        .bind(run.threshold)
        .bind(run.reserved)
        .bind(now)
        .bind(run.kind)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// A run that was ended from outside.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::assistant) struct Abandoned {
    pub id: RunId,
    /// When it began.
    pub created_at: OffsetDateTime,
    /// What it had reserved.
    pub reserved_micros: i64,
}

/// Ends the runs of one kind of a message that are still being worked on: each cost all that it had reserved,
/// for nobody knows better.
pub(in crate::assistant) async fn abandon(
    tx: &mut Tx<access::Work>,
    message: MessageId,
    kind: RunKind,
    why: Reason,
) -> Result<Vec<Abandoned>, Fault> {
    const ABANDON: &str = "
        update runs r
        set state = 'failed', reason = $3, reserved_micros = 0, cost_micros = before.reserved_micros, finished_at = $4
        from runs before
        where r.tenant_id = $1 and r.message_id = $2 and r.kind = $5 and r.state = 'processing'
          and before.tenant_id = r.tenant_id and before.id = r.id
        returning r.id, before.created_at, before.reserved_micros";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(ABANDON).bind(tenant).bind(message).bind(why).bind(now).bind(kind).fetch_all(tx.db()).await?)
}

/// What the assistant last did in a conversation.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::assistant) struct Previous {
    pub outcome: Option<OutcomeKind>,
    pub output: Option<String>,
}

impl Previous {
    /// Whether it asked back.
    pub fn asked_back(&self) -> bool {
        self.outcome == Some(OutcomeKind::Clarify)
    }
}

/// The last completed run of a conversation.
pub(in crate::assistant) async fn previous(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
) -> Result<Option<Previous>, Fault> {
    const PREVIOUS: &str = "
        select outcome, output from runs
        where tenant_id = $1 and conversation_id = $2 and kind = 'reply' and state = 'completed'
        order by created_at desc, id desc
        limit 1";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(PREVIOUS).bind(tenant).bind(conversation).fetch_optional(tx.db()).await?)
}

/// How a run ended.
#[derive(Debug)]
pub(in crate::assistant) struct Ending {
    pub state: RunState,
    pub reason: Option<Reason>,
    pub outcome: Option<OutcomeKind>,
    pub output: Option<String>,
    pub confidence: Option<f32>,
    pub tokens_in: u32,
    pub tokens_out: u32,
    pub cost_micros: i64,
    pub latency_ms: i32,
    pub instruction_ignored: bool,
}

/// Ends a run that is being worked on.
pub(in crate::assistant) async fn end(tx: &mut Tx<access::Work>, run: RunId, how: Ending) -> Result<(), Fault> {
    const END: &str = "
        update runs
        set state = $3, reason = $4, outcome = $5, output = $6, confidence = $7, tokens_in = $8, tokens_out = $9,
            cost_micros = $10, latency_ms = $11, instruction_ignored = $12, reserved_micros = 0, finished_at = $13
        where tenant_id = $1 and id = $2 and state = 'processing'";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(END)
        .bind(tenant)
        .bind(run)
        .bind(how.state)
        .bind(how.reason)
        .bind(how.outcome)
        .bind(how.output)
        .bind(how.confidence)
        .bind(i32::try_from(how.tokens_in).unwrap_or(i32::MAX))
        .bind(i32::try_from(how.tokens_out).unwrap_or(i32::MAX))
        .bind(how.cost_micros)
        .bind(how.latency_ms)
        .bind(how.instruction_ignored)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// The runs of a conversation, oldest first, a thousand at most, without their passages. Ask the inbox first whether
/// the actor sees the conversation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn runs_of_conversation(
    tx: &mut Tx<access::InboxRead>,
    conversation: ConversationId,
) -> Result<Vec<Trace>, Fault> {
    const RUNS: &str = "
        select id, message_id, state, outcome, reason, output, confidence, threshold, provider, model,
               tokens_in, tokens_out, cost_micros, latency_ms, instruction_ignored, created_at
        from runs
        where tenant_id = $1 and conversation_id = $2
        order by created_at, id
        limit 1000";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(RUNS).bind(tenant).bind(conversation).fetch_all(tx.db()).await?)
}

/// The last questions whose fate hung on the threshold, newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn replay(tx: &mut Tx<access::AssistantTune>) -> Result<Replay, Fault> {
    const REPLAY: &str = "
        select r.confidence,
               exists (select from feedback f where f.tenant_id = r.tenant_id and f.run_id = r.id
                       and f.opinion in ('wrong', 'out_of_date', 'incomplete'))
            or exists (select from customer_feedback c where c.tenant_id = r.tenant_id and c.run_id = r.id
                       and not c.helped)
            or exists (select from drafts d where d.tenant_id = r.tenant_id and d.run_id = r.id
                       and d.state = 'discarded') as was_wrong
        from runs r
        where r.tenant_id = $1 and r.kind = 'reply' and r.state = 'completed' and r.confidence is not null
          and (r.reason is null or r.reason in ('no_evidence', 'unsure', 'still_unclear'))
        order by r.created_at desc, r.id desc
        limit $2";

    let tenant = tx.tenant();
    Ok(Replay(sqlx::query_as(REPLAY).bind(tenant).bind(LOOKED_BACK_AT).fetch_all(tx.db()).await?))
}
