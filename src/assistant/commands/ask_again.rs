//! Asking the questions of a gap again, without their customers.

use super::answer_message::{Assistant, into_fault};
use crate::access::Work;
use crate::assistant::grounded::{HandOver, Outcome};
use crate::assistant::rehearse;
use crate::jobs::{self, Claim};
use crate::knowledge::Language;
use crate::knowledge::gaps::work::{self, Answer};
use crate::knowledge::gaps::{Asked, Unmet};
use crate::prelude::*;
use crate::tenancy::Principal;

impl Assistant {
    /// Asks the questions of a gap again and keeps what would be said. Nobody is written to, no model is
    /// asked. Finishes the job; false where another worker has it.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses; the job may be tried again.
    pub async fn ask_again(&self, claim: &Claim, gap: GapId) -> Result<bool, Fault> {
        let mut tx = self.open(claim.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            return Ok(false);
        }
        let Some(asked) = work::begin(&mut tx, gap).await? else {
            let finished = jobs::finish(&mut tx, claim).await?;
            tx.commit().await?;
            return Ok(finished);
        };
        drop(tx);

        let mut answers = Vec::with_capacity(asked.questions.len());
        for (message, question) in &asked.questions {
            let (outcome, reason) = self.would_say(claim.tenant, question, asked.language).await?;
            answers.push(Answer { message: *message, outcome, reason });
        }

        let mut tx = self.open(claim.tenant).await?;
        work::finish(&mut tx, gap, asked.since, &answers).await?;
        if !jobs::finish(&mut tx, claim).await? {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }

    async fn would_say(
        &self,
        tenant: TenantId,
        question: &str,
        language: Language,
    ) -> Result<(Asked, Option<Unmet>), Fault> {
        let who = Principal::assistant(tenant);
        let said = rehearse::<Work>(&self.desk, &self.shelves, &who, question, Some(language)).await;
        Ok(match said.map_err(into_fault)?.outcome {
            Outcome::Answer { .. } => (Asked::Answered, None),
            Outcome::Clarify { .. } => (Asked::AskedBack, Some(Unmet::StillUnclear)),
            Outcome::HandOver { reason, .. } => (Asked::HandedOver, Some(reason.into())),
        })
    }
}

impl From<HandOver> for Unmet {
    fn from(reason: HandOver) -> Self {
        match reason {
            HandOver::NoEvidence => Self::NoEvidence,
            HandOver::AskedForPerson => Self::AskedForPerson,
            HandOver::Sensitive => Self::Sensitive,
            HandOver::Contradiction => Self::Contradiction,
            HandOver::Language => Self::Language,
        }
    }
}
