//! Writing the brief of an escalation: read, ask a model where there is one, write.

use super::answer_message::Assistant;
use crate::assistant::briefing::Case;
use crate::assistant::model::{Prices, Reason, RunKind, RunState};
use crate::assistant::provider::{self, Endpoint, ProviderProblem, Reply};
use crate::assistant::store::{self, Configured, Ending, NewRun, Scope, Start};
use crate::assistant::{budget, into_inbox};
use crate::escalations::{self, Brief, Writer};
use crate::jobs::{self, Claim};
use crate::prelude::*;
use crate::text::Locale;

/// What a model is asked, and what it may cost.
struct Asking {
    run: RunId,
    endpoint: Endpoint,
    scope: Scope,
    prices: Prices,
    reserved: i64,
    begun: OffsetDateTime,
}

impl Assistant {
    /// Writes the brief of an escalation: with the workspace's language model where there is one and the
    /// budget allows, otherwise by plain rules. Finishes the job; false where another worker has it.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses; the job may be tried again.
    pub async fn brief(
        &self,
        claim: &Claim,
        conversation: ConversationId,
        escalation: EscalationId,
    ) -> Result<bool, Fault> {
        let mut tx = self.open(claim.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            return Ok(false);
        }
        let Some(case) = into_inbox::case(&mut tx, conversation, escalation).await? else {
            return end(tx, claim).await;
        };
        let (configured, locale) = store::configured(&mut tx).await?;
        let Some(asking) = self.reserve(&mut tx, claim, &case, configured).await? else {
            let brief = case.by_rules(locale);
            return write(tx, claim, &case, brief, Writer::Rules).await;
        };
        tx.commit().await?;

        let prompt = case.prompt(locale);
        let asked = self.provider.write(&asking.endpoint, &prompt);
        // The machine's clock: the desk's stands still in tests, and a model's slowness does not.
        let stopwatch = std::time::Instant::now();
        let reply = tokio::time::timeout(provider::LONGEST_WAIT, asked).await.unwrap_or(Err(ProviderProblem::Timeout));
        let latency_ms = i32::try_from(stopwatch.elapsed().as_millis()).unwrap_or(i32::MAX);

        let mut tx = self.open(claim.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            return Ok(false);
        }
        let brief = settle(&mut tx, &case, &asking, reply, latency_ms, locale).await?;
        match brief {
            Some(brief) => write(tx, claim, &case, brief, Writer::Model).await,
            None => write(tx, claim, &case, case.by_rules(locale), Writer::Rules).await,
        }
    }

    /// Reserves what a model may cost; `None` where there is no model, no budget or nothing to sum up.
    async fn reserve(
        &self,
        tx: &mut Tx<access::Work>,
        claim: &Claim,
        case: &Case,
        configured: Option<Configured>,
    ) -> Result<Option<Asking>, Fault> {
        let endpoint = self.endpoint(claim.tenant, configured.as_ref()).unwrap_or_else(|fault| {
            // People were called: a key that nobody can read does not keep them waiting for five lines.
            tracing::warn!(%fault, tenant = %claim.tenant, "the language model cannot be used");
            None
        });
        let (Some(endpoint), Some(message)) = (endpoint, case.newest()) else { return Ok(None) };
        let conversation = case.escalation.conversation_id;
        let Some(line) = into_inbox::hold(tx, conversation).await? else { return Ok(None) };
        let settings = configured.map(|it| it.settings).unwrap_or_default();
        let scope = Scope { workspace: claim.tenant, conversation, visitor: line.visitor };
        for lost in store::abandon_briefs(tx, conversation, Reason::WorkerLost).await? {
            // Its worker may have asked the provider before it was lost.
            store::settle(tx, scope, lost.created_at, lost.reserved_micros, lost.reserved_micros).await?;
        }
        let reserved = budget::dearest(settings.prices);
        if !store::reserve(tx, scope, settings.limits, reserved).await? {
            return Ok(None);
        }
        let model = endpoint.model.clone();
        let run = NewRun {
            kind: RunKind::Brief,
            conversation,
            message,
            provider: settings.provider,
            model: &model,
            threshold: settings.threshold,
            reserved,
        };
        let run = store::start(tx, run, Start::Processing).await?;
        Ok(Some(Asking { run, endpoint, scope, prices: settings.prices, reserved, begun: tx.now() }))
    }
}

/// Writes down what a model did and cost; the brief, if it wrote one.
async fn settle(
    tx: &mut Tx<access::Work>,
    case: &Case,
    asking: &Asking,
    reply: Result<Reply, ProviderProblem>,
    latency_ms: i32,
    locale: Locale,
) -> Result<Option<Brief>, Fault> {
    let cost = budget::settled(asking.prices, &reply, asking.reserved);
    let (reply, failed) = match reply {
        Ok(reply) => (reply, None),
        Err(problem) => {
            tracing::warn!(%problem, run = %asking.run, "the provider did not sum up");
            (Reply::default(), Some(Reason::from(problem)))
        }
    };
    let brief = case.by_model(&reply.text, locale);
    let reason = failed.or(brief.is_none().then_some(Reason::ProviderGarbage));
    store::settle(tx, asking.scope, asking.begun, asking.reserved, cost).await?;
    let ending = Ending {
        state: if reason.is_none() { RunState::Completed } else { RunState::Failed },
        reason,
        outcome: None,
        output: brief.is_some().then_some(reply.text),
        confidence: None,
        tokens_in: reply.tokens_in,
        tokens_out: reply.tokens_out,
        cost_micros: cost,
        latency_ms,
        instruction_ignored: false,
    };
    store::end(tx, asking.run, ending).await?;
    Ok(brief)
}

async fn write(
    mut tx: Tx<access::Work>,
    claim: &Claim,
    case: &Case,
    brief: Brief,
    writer: Writer,
) -> Result<bool, Fault> {
    let it = &case.escalation;
    escalations::steps::brief(&mut tx, it.conversation_id, it.id, brief, writer, case.now).await?;
    end(tx, claim).await
}

async fn end(mut tx: Tx<access::Work>, claim: &Claim) -> Result<bool, Fault> {
    if !jobs::finish(&mut tx, claim).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}
