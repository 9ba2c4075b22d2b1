//! Giving up: what every try failed at goes to people.

use super::answer_message::{Assistant, BUILT_IN, Done, usual_language};
use crate::assistant::model::{Reason, RunKind};
use crate::assistant::store::{self, NewRun, Scope, Start};
use crate::assistant::{into_inbox, lines};
use crate::channels::AssistantMode;
use crate::jobs::{self, Claim};
use crate::prelude::*;

impl Assistant {
    /// Ends a job whose every try failed: its run is *failed* and people are asked, in the
    /// transaction that ends the job. A customer is never left with nobody.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses; then the job is as it was.
    pub async fn give_up(
        &self,
        claim: &Claim,
        conversation: ConversationId,
        message: MessageId,
    ) -> Result<Done, Fault> {
        let mut tx = self.open(claim.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            return Ok(Done::Lost);
        }
        let done = surrender(&mut tx, conversation, message).await?;
        if !jobs::finish(&mut tx, claim).await? {
            return Ok(Done::Lost);
        }
        tx.commit().await?;
        Ok(done)
    }
}

async fn surrender(tx: &mut Tx<access::Work>, conversation: ConversationId, message: MessageId) -> Result<Done, Fault> {
    let Some(line) = into_inbox::hold(tx, conversation).await? else { return Ok(Done::Skipped) };
    let scope = Scope { workspace: tx.tenant(), conversation, visitor: line.visitor };
    let broken = store::abandon(tx, message, RunKind::Reply, Reason::Broken).await?;
    for run in &broken {
        store::settle(tx, scope, run.created_at, run.reserved_micros, run.reserved_micros).await?;
    }
    // Somebody has answered, or the newer message has a run of its own.
    let latest = into_inbox::asked(tx, conversation).await?;
    if !line.is_ours || latest.is_none_or(|(latest, _)| latest != message) {
        return Ok(Done::Skipped);
    }

    let (configured, workspace) = store::configured(tx).await?;
    let run = match broken.last() {
        Some(run) => run.id,
        None => {
            let settings = configured.map(|it| it.settings).unwrap_or_default();
            let model = settings.model.as_deref().unwrap_or(BUILT_IN);
            let (provider, threshold) = (settings.provider, settings.threshold);
            let run = NewRun { kind: RunKind::Reply, conversation, message, provider, model, threshold, reserved: 0 };
            store::start(tx, run, Start::Failed(Reason::Broken)).await?
        }
    };
    if line.mode == AssistantMode::Send {
        let locale = lines::locale(usual_language(&line, workspace), workspace);
        into_inbox::answer(tx, conversation, &lines::handed_over(locale, Reason::Broken), run).await?;
    }
    into_inbox::hand_over(tx, conversation, Reason::Broken, &lines::note(workspace, Reason::Broken)).await?;
    tx.record(Event::PresenceChanged { conversation }).await?;
    Ok(Done::HandedOver(Reason::Broken))
}
