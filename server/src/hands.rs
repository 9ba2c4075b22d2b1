//! The worker's hands: one for each kind of work.

use std::sync::Arc;

use switchboard::assistant::Assistant;
use switchboard::ids::*;
use switchboard::inbox::work;
use switchboard::jobs::{self, Claim, Work};
use switchboard::knowledge::Shelves;
use switchboard::mail;
use switchboard::tenancy::Desk;

use crate::commands::Failure;
use crate::egress::{Egress, Rules};
use crate::mailer::{Mailer, Outgoing, Sent};
use crate::providers::openai::{OpenAi, Patience};
use crate::settings::Settings;
use crate::worker::{Undone, end, worker};

/// Does jobs, with what the machine room hands over: mail, channels, language models.
#[derive(Clone)]
pub struct Hands {
    assistant: Assistant,
    mailer: Option<Mailer>,
}

impl Hands {
    /// Hands as the settings describe them. `shelves` keep the search indexes.
    ///
    /// # Errors
    /// What is wrong with the mail settings, or with the machine's certificates.
    pub fn new(settings: &Settings, desk: Desk, shelves: Shelves) -> Result<Self, Failure> {
        let egress = Egress::new(Rules::usual(&settings.egress_allow))?;
        let provider = Arc::new(OpenAi::new(egress, Patience::default()));
        let assistant = Assistant::new(desk, shelves, provider);
        Ok(Self { assistant, mailer: Mailer::new(settings)? })
    }

    /// Does one job.
    ///
    /// # Errors
    /// [`Undone`], and then nothing of it is kept.
    pub async fn do_it(&self, desk: &Desk, claim: &Claim) -> Result<(), Undone> {
        match claim.work {
            Work::Ingest { event } => ingest(desk, claim, event).await,
            Work::Reply { conversation, message } => {
                self.assistant.answer_message(claim, conversation, message).await?;
                Ok(())
            }
            Work::Deliver { delivery } => deliver(desk, claim, delivery).await,
            Work::SendMail { mail } => self.send_mail(desk, claim, mail).await,
            Work::Wake { conversation } => {
                let mut tx = worker(desk, claim.tenant).await?;
                work::wake(&mut tx, conversation).await?;
                end(tx, claim).await
            }
        }
    }

    /// Sends a mail. Without a mail server it stays in the outbox, where people can read it.
    async fn send_mail(&self, desk: &Desk, claim: &Claim, id: MailId) -> Result<(), Undone> {
        let mut tx = worker(desk, claim.tenant).await?;
        let (Some(mailer), Some(letter)) = (&self.mailer, mail::hold(&mut tx, id).await?) else {
            return end(tx, claim).await;
        };
        // Held while the mail server thinks: nobody else may send the same letter meanwhile.
        let outgoing = Outgoing { to: letter.to.to_string(), subject: letter.subject, body: letter.body };
        match mailer.send(&outgoing).await {
            Sent::Yes => mail::mark_sent(&mut tx, id).await?,
            Sent::Refused(reason) => mail::mark_failed(&mut tx, id, &reason).await?,
            Sent::Unknown(reason) => mail::mark_unknown(&mut tx, id, &reason).await?,
            Sent::Away(reason) if claim.attempt >= jobs::MAX_ATTEMPTS => {
                mail::mark_failed(&mut tx, id, &reason).await?
            }
            Sent::Away(reason) => return Err(switchboard::fault::Fault::other(reason).into()),
        }
        end(tx, claim).await
    }
}

/// Makes a message of what arrived. What fails every time is put aside, so that what arrives
/// behind it moves on (`R-20`).
async fn ingest(desk: &Desk, claim: &Claim, event: InboxEventId) -> Result<(), Undone> {
    let mut tx = worker(desk, claim.tenant).await?;
    match work::ingest(&mut tx, event).await {
        Ok(_) => end(tx, claim).await,
        Err(fault) if claim.attempt >= jobs::MAX_ATTEMPTS && !fault.is_passing() => {
            drop(tx);
            let mut tx = worker(desk, claim.tenant).await?;
            work::park(&mut tx, event, &fault.to_string()).await?;
            end(tx, claim).await
        }
        Err(fault) => Err(fault.into()),
    }
}

/// Makes a message available to the visitor's widget, which fetches it.
async fn deliver(desk: &Desk, claim: &Claim, delivery: DeliveryId) -> Result<(), Undone> {
    work::start_sending(worker(desk, claim.tenant).await?, delivery).await?;
    let mut tx = worker(desk, claim.tenant).await?;
    work::settle(&mut tx, delivery, &work::Outcome::Sent { provider_id: None }).await?;
    end(tx, claim).await
}
