//! Finishing a run: looking again whether it is still wanted, then doing what was decided.

use super::answer_message::{Assistant, Done, Plan, Spending};
use super::draft::Draft;
use crate::assistant::budget;
use crate::assistant::decision::{self, Decision};
use crate::assistant::grounded::Outcome;
use crate::assistant::model::{OutcomeKind, Reason, RunState};
use crate::assistant::store::{self, Ending, Searched};
use crate::assistant::{into_inbox, lines};
use crate::channels::AssistantMode;
use crate::jobs::{self, Claim};
use crate::knowledge::Language;
use crate::knowledge::gaps::{self, Unanswered, Unmet};
use crate::prelude::*;
use crate::text::Locale;

impl Assistant {
    pub(super) async fn finish(&self, claim: &Claim, plan: Plan, draft: Draft) -> Result<Done, Fault> {
        let mut tx = self.open(plan.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            // Whoever holds the job now abandons this run and counts all that it reserved.
            return Ok(Done::Lost);
        }
        // Held until the commit: nobody can take over between this look and the answer.
        let line = into_inbox::hold(&mut tx, plan.conversation).await?;
        let Spending { scope, prices, reserved } = plan.spending;
        let cost = if draft.is_uncounted { reserved } else { budget::spent(prices, &draft.reply) };
        store::settle(&mut tx, scope, plan.begun, reserved, cost).await?;
        store::keep_search(&mut tx, plan.run, &searched(&plan, &draft)).await?;
        store::add_passages(&mut tx, plan.run, &draft.passages).await?;

        let is_ours = line.as_ref().is_some_and(|it| it.is_ours);
        let done = if is_ours {
            act(&mut tx, &plan, &draft, cost).await?
        } else {
            let why = ending(&plan, &draft, cost, RunState::Skipped, Some(Reason::TakenOver), None);
            store::end(&mut tx, plan.run, why).await?;
            Done::Skipped
        };
        tx.record(Event::PresenceChanged { conversation: plan.conversation }).await?;
        if !jobs::finish(&mut tx, claim).await? {
            return Ok(Done::Lost);
        }
        tx.commit().await?;
        Ok(done)
    }
}

async fn act(tx: &mut Tx<access::Work>, plan: &Plan, draft: &Draft, cost: i64) -> Result<Done, Fault> {
    let locale = lines::locale(draft.language, plan.locale);
    let decision = match &draft.outcome {
        Ok(outcome) => decision::decide(outcome.clone(), plan.mode, plan.threshold, plan.asked_back),
        Err(reason) => Decision::HandOver { reason: *reason },
    };
    let end = |state, reason, output| ending(plan, draft, cost, state, reason, output);
    let (run, conversation) = (plan.run, plan.conversation);

    match decision {
        Decision::Send { text } => {
            store::end(tx, run, end(RunState::Completed, None, Some(text.clone()))).await?;
            Ok(Done::Sent(into_inbox::answer(tx, conversation, &text, run).await?))
        }
        Decision::AskBack { titles } => {
            let text = lines::which(locale, &titles);
            let ending = end(RunState::Completed, None, Some(text.clone()));
            store::end(tx, run, Ending { outcome: Some(OutcomeKind::Clarify), ..ending }).await?;
            match plan.mode {
                AssistantMode::Send => Ok(Done::AskedBack(into_inbox::answer(tx, conversation, &text, run).await?)),
                AssistantMode::Draft | AssistantMode::Off => {
                    Ok(Done::Proposed(into_inbox::propose(tx, conversation, &text, run).await?))
                }
            }
        }
        Decision::Propose { text, unsure } => {
            let reason = unsure.then_some(Reason::Unsure);
            store::end(tx, run, end(RunState::Completed, reason, Some(text.clone()))).await?;
            if unsure {
                tell_customer(tx, plan, Reason::Unsure, locale).await?;
            }
            // After what the customer is told, which would withdraw it; before a person comes, whom it helps.
            let draft = into_inbox::propose(tx, conversation, &text, run).await?;
            if unsure {
                ask_person(tx, plan, Reason::Unsure).await?;
            }
            Ok(Done::Proposed(draft))
        }
        Decision::HandOver { reason } => {
            let state = if draft.outcome.is_ok() { RunState::Completed } else { RunState::Failed };
            let ending = end(state, Some(reason), None);
            let outcome = draft.outcome.is_ok().then_some(OutcomeKind::HandOver);
            store::end(tx, run, Ending { outcome, ..ending }).await?;
            tell_customer(tx, plan, reason, locale).await?;
            if plan.mode == AssistantMode::Draft && draft.outcome.is_ok() {
                // Where people let every word go, they let this one go too: that nobody knows yet, and who will.
                into_inbox::propose(tx, conversation, &lines::handed_over(locale, reason), run).await?;
            }
            ask_person(tx, plan, reason).await?;
            put_to_gap(tx, plan, draft.language, reason).await?;
            Ok(Done::HandedOver(reason))
        }
    }
}

/// Tells the customer that a person will answer, where the assistant may speak by itself.
async fn tell_customer(tx: &mut Tx<access::Work>, plan: &Plan, reason: Reason, locale: Locale) -> Result<(), Fault> {
    if plan.mode == AssistantMode::Send {
        into_inbox::answer(tx, plan.conversation, &lines::handed_over(locale, reason), plan.run).await?;
    }
    Ok(())
}

async fn ask_person(tx: &mut Tx<access::Work>, plan: &Plan, reason: Reason) -> Result<(), Fault> {
    let note = lines::note(plan.locale, reason);
    into_inbox::hand_over_for(tx, plan.conversation, into_inbox::called_for(reason, &plan.question), &note).await
}

/// What the knowledge does not say waits among its gaps.
async fn put_to_gap(tx: &mut Tx<access::Work>, plan: &Plan, language: Language, why: Reason) -> Result<(), Fault> {
    let reason = match why {
        Reason::NoEvidence => Unmet::NoEvidence,
        Reason::Language => Unmet::Language,
        Reason::StillUnclear => Unmet::StillUnclear,
        _ => return Ok(()),
    };
    let Plan { run, message, conversation, question, .. } = plan;
    let (run, message, conversation) = (*run, *message, *conversation);
    gaps::steps::unanswered(tx, Unanswered { run, message, conversation, question, language, reason }).await
}

fn searched<'a>(plan: &'a Plan, draft: &'a Draft) -> Searched<'a> {
    Searched {
        question: plan.was_picked.then_some(&*plan.question),
        language: draft.language,
        with: draft.searched_with.as_deref(),
        prompt: draft.prompt.as_ref(),
    }
}

fn ending(
    plan: &Plan,
    draft: &Draft,
    cost: i64,
    state: RunState,
    reason: Option<Reason>,
    output: Option<String>,
) -> Ending {
    let outcome = draft.outcome.as_ref().ok();
    let latency = plan.stopwatch.elapsed().as_millis();
    Ending {
        state,
        reason,
        outcome: outcome.map(Outcome::kind),
        output,
        confidence: outcome.map(Outcome::confidence),
        tokens_in: draft.reply.tokens_in,
        tokens_out: draft.reply.tokens_out,
        cost_micros: cost,
        latency_ms: i32::try_from(latency).unwrap_or(i32::MAX),
        instruction_ignored: draft.instruction_ignored,
    }
}
