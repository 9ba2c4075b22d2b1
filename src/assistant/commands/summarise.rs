//! Summing up a conversation: asked for, made, kept.

use std::time::Instant;

use super::answer_message::{Assistant, BUILT_IN, Done, Spending};
use crate::access::{InboxReply, Work};
use crate::assistant::model::{Reason, RunKind, RunState};
use crate::assistant::provider::{self, Endpoint, ProviderProblem, Reply, Turn};
use crate::assistant::store::{self, Ending, NewRun, Scope, Start, summaries};
use crate::assistant::summary::{self, Upto};
use crate::assistant::{budget, grounded, into_inbox};
use crate::inbox;
use crate::jobs::{self, Claim};
use crate::prelude::*;
use crate::text::Locale;

/// Why a conversation is not summed up.
#[derive(Debug, thiserror::Error)]
pub enum CannotSummarise {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Asks for a summary; it is made afterwards, and whoever looks sees it come.
///
/// # Errors
/// [`CannotSummarise`].
pub async fn ask_for_summary(mut tx: Tx<InboxReply>, conversation: ConversationId) -> Result<(), CannotSummarise> {
    inbox::steps::hold(&mut tx, conversation).await?.ok_or(CannotSummarise::Gone)?;
    summaries::ask(&mut tx, conversation).await?;
    tx.record(Event::SummaryAsked { conversation }).await?;
    Ok(tx.commit().await?)
}

/// What is to be summed up, and with what.
struct Plan {
    conversation: ConversationId,
    run: RunId,
    said: Vec<Turn>,
    upto: Upto,
    locale: Locale,
    /// `None` is the built-in provider.
    endpoint: Option<Endpoint>,
    model: String,
    spending: Spending,
    begun: OffsetDateTime,
    stopwatch: Instant,
}

impl Assistant {
    /// Sums up a conversation and finishes the job: two short transactions with the slow work between them.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses; the job may be tried again.
    pub async fn summarise(&self, claim: &Claim, conversation: ConversationId) -> Result<Done, Fault> {
        let mut tx = self.open(claim.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            return Ok(Done::Lost);
        }
        let Some(plan) = self.plan(&mut tx, claim.tenant, conversation).await? else { return done(tx, claim).await };
        tx.commit().await?;
        let made = self.sum_up(&plan).await;
        self.keep(claim, plan, made).await
    }

    /// Begins a run and reserves what it may cost. `None` where there is nothing to sum up, or no budget.
    async fn plan(
        &self,
        tx: &mut Tx<Work>,
        tenant: TenantId,
        conversation: ConversationId,
    ) -> Result<Option<Plan>, Fault> {
        let stopwatch = Instant::now();
        let Some(line) = into_inbox::hold(tx, conversation).await? else { return Ok(None) };
        let Some((said, upto, message)) = into_inbox::said(tx, conversation).await? else {
            summaries::fail(tx, conversation, Reason::NoEvidence).await?;
            return Ok(None);
        };
        let scope = Scope { workspace: tenant, conversation, visitor: line.visitor };
        for lost in store::abandon(tx, message, RunKind::Summary, Reason::WorkerLost).await? {
            store::settle(tx, scope, lost.created_at, lost.reserved_micros, lost.reserved_micros).await?;
        }
        let (configured, locale) = store::configured(tx).await?;
        let endpoint = self.endpoint(tenant, configured.as_ref())?;
        let settings = configured.map(|it| it.settings).unwrap_or_default();
        let reserved = endpoint.as_ref().map_or(0, |_| budget::dearest(settings.prices));
        let model = settings.model.clone().filter(|_| endpoint.is_some()).unwrap_or_else(|| BUILT_IN.to_owned());
        let run = NewRun {
            kind: RunKind::Summary,
            conversation,
            message,
            provider: settings.provider,
            model: &model,
            threshold: settings.threshold,
            reserved,
        };
        if reserved > 0 && !store::reserve(tx, scope, settings.limits, reserved).await? {
            store::start(tx, NewRun { reserved: 0, ..run }, Start::Skipped(Reason::Budget)).await?;
            summaries::fail(tx, conversation, Reason::Budget).await?;
            tx.record(Event::ConversationChanged { conversation }).await?;
            return Ok(None);
        }
        let run = store::start(tx, run, Start::Processing).await?;
        let (spending, begun) = (Spending { scope, prices: settings.prices, reserved }, tx.now());
        Ok(Some(Plan { conversation, run, said, upto, locale, endpoint, model, spending, begun, stopwatch }))
    }

    /// The slow part, outside of any transaction.
    async fn sum_up(&self, plan: &Plan) -> Result<Reply, ProviderProblem> {
        let Some(endpoint) = &plan.endpoint else {
            return Ok(Reply { text: summary::quoted(&plan.said, plan.locale), ..Reply::default() });
        };
        let prompt = summary::prompt(&plan.said, plan.locale);
        let asked = tokio::time::timeout(provider::LONGEST_WAIT, self.provider.write(endpoint, &prompt));
        let reply = asked.await.unwrap_or(Err(ProviderProblem::Timeout))?;
        // It says nothing that leads anywhere, whatever the conversation told the model (`L-2`).
        let text: String = grounded::clean(&reply.text, &[]).chars().take(summary::LONGEST).collect();
        if text.is_empty() { Err(ProviderProblem::Garbage) } else { Ok(Reply { text, ..reply }) }
    }

    async fn keep(&self, claim: &Claim, plan: Plan, made: Result<Reply, ProviderProblem>) -> Result<Done, Fault> {
        let mut tx = self.open(claim.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            return Ok(Done::Lost);
        }
        let Spending { scope, prices, reserved } = plan.spending;
        let cost = budget::settled(prices, &made, reserved);
        store::settle(&mut tx, scope, plan.begun, reserved, cost).await?;
        let reply = made.as_ref().ok();
        let reason = made.as_ref().err().map(|problem| Reason::from(*problem));
        let latency = plan.stopwatch.elapsed().as_millis();
        let ending = Ending {
            state: if reason.is_none() { RunState::Completed } else { RunState::Failed },
            reason,
            outcome: None,
            output: reply.map(|it| it.text.clone()),
            confidence: None,
            tokens_in: reply.map_or(0, |it| it.tokens_in),
            tokens_out: reply.map_or(0, |it| it.tokens_out),
            cost_micros: cost,
            latency_ms: i32::try_from(latency).unwrap_or(i32::MAX),
            instruction_ignored: false,
        };
        store::end(&mut tx, plan.run, ending).await?;
        match (reply, reason) {
            (Some(reply), _) => {
                summaries::keep(&mut tx, plan.conversation, &reply.text, &plan.upto, &plan.model).await?;
            }
            (None, reason) => summaries::fail(&mut tx, plan.conversation, reason.unwrap_or(Reason::Broken)).await?,
        }
        tx.record(Event::ConversationChanged { conversation: plan.conversation }).await?;
        done(tx, claim).await
    }
}
/// Finishes the job.
async fn done(mut tx: Tx<Work>, claim: &Claim) -> Result<Done, Fault> {
    if !jobs::finish(&mut tx, claim).await? {
        return Ok(Done::Lost);
    }
    tx.commit().await?;
    Ok(Done::Skipped)
}
