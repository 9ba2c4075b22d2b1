//! The worker's hands: one for each kind of work.

mod documents;
mod evaluation;
mod meaning;
mod stripe;
mod topics;

use std::sync::Arc;

use switchboard::assistant::{Assistant, Done};
use switchboard::billing::stripe::Stripe;
use switchboard::contacts;
use switchboard::fault::Fault;
use switchboard::files::Objects;
use switchboard::ids::*;
use switchboard::inbox::{self, work};
use switchboard::jobs::{Claim, Work};
use switchboard::knowledge::{self, Shelves};
use switchboard::mail;
use switchboard::notifications::{self, Place};
use switchboard::sites;
use switchboard::teams;
use switchboard::tenancy::Desk;

use crate::channels::Carrier;
use crate::commands::Failure;
use crate::egress::{Egress, Rules};
use crate::mailer::{Mailer, Outgoing, Sent};
use crate::providers::openai::{OpenAi, Patience};
use crate::reading::Reader;
use crate::settings::Settings;
use crate::sites::{Bounds, Crawler};
use crate::worker::{Undone, end, put_back, worker};

/// Does jobs, with what the machine room hands over: mail, channels, language models.
#[derive(Clone)]
pub struct Hands {
    assistant: Assistant,
    carrier: Carrier,
    crawler: Crawler,
    mailer: Option<Mailer>,
    /// Where people find the desk: letters lead there.
    public_url: String,
    files: Arc<dyn Objects>,
    reader: Reader,
    /// Where people pay; `None` where nobody does.
    stripe: Option<Stripe>,
}

impl Hands {
    /// Hands for a desk, as the settings describe them; `shelves` keep the search indexes.
    ///
    /// # Errors
    /// What is wrong with the mail settings, or with the machine's certificates.
    pub fn new(settings: &Settings, desk: Desk, shelves: Shelves) -> Result<Self, Failure> {
        let egress = Egress::new(Rules::usual(&settings.egress_allow))?;
        let provider = OpenAi::new(egress.clone(), Patience::default());
        let assistant = Assistant::new(desk, shelves, Arc::new(provider));
        Ok(Self {
            assistant,
            carrier: Carrier::new(egress.clone(), &settings.public_url),
            crawler: Crawler::new(egress, Reader::default(), Bounds::default()),
            mailer: Mailer::new(settings)?,
            public_url: settings.public_url.clone(),
            files: crate::files::objects(settings)?,
            reader: Reader::default(),
            stripe: settings.stripe.as_ref().map(crate::stripe::stripe).transpose()?,
        })
    }

    /// The same, with other files and another program that reads: tests are not the program.
    #[must_use]
    pub fn reading(self, files: Arc<dyn Objects>, reader: Reader) -> Self {
        Self { files, crawler: self.crawler.clone().reading(reader.clone()), reader, ..self }
    }

    /// Where people find the desk.
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    /// Where people pay.
    pub fn stripe(&self) -> Option<Stripe> {
        self.stripe.clone()
    }

    /// Where the bytes of files are.
    pub fn files(&self) -> Arc<dyn Objects> {
        self.files.clone()
    }

    /// Does one job.
    ///
    /// # Errors
    /// [`Undone`], and then nothing of it is kept.
    pub async fn do_it(&self, desk: &Desk, claim: &Claim) -> Result<(), Undone> {
        match claim.work {
            Work::Ingest { event } => ingest(desk, claim, event).await,
            Work::Reply { conversation, message } => self.reply(claim, conversation, message).await,
            Work::Brief { conversation, escalation } => self.brief(claim, conversation, escalation).await,
            Work::Deliver { delivery } => self.carrier.deliver(desk, claim, delivery).await,
            Work::SendMail { mail } => self.send_mail(desk, claim, mail).await,
            Work::Wake { conversation } => {
                let mut tx = worker(desk, claim.tenant).await?;
                work::wake(&mut tx, conversation).await?;
                end(tx, claim).await
            }
            Work::Summarise { conversation } => match self.assistant.summarise(claim, conversation).await? {
                Done::Lost => Err(Undone::LeaseLost),
                _ => Ok(()),
            },
            Work::Bulk { bulk } => {
                let mut tx = worker(desk, claim.tenant).await?;
                inbox::bulk::work::go_on(&mut tx, bulk).await?;
                end(tx, claim).await
            }
            Work::HandBack { member } => {
                let mut tx = worker(desk, claim.tenant).await?;
                work::hand_back(&mut tx, member).await?;
                end(tx, claim).await
            }
            Work::GiveTo { member } => {
                let mut tx = worker(desk, claim.tenant).await?;
                teams::steps::has_room(&mut tx, member).await?;
                end(tx, claim).await
            }
            Work::Share { team } => {
                let mut tx = worker(desk, claim.tenant).await?;
                work::share(&mut tx, team).await?;
                end(tx, claim).await
            }
            Work::Climb { timer } => {
                let mut tx = worker(desk, claim.tenant).await?;
                work::climb(&mut tx, timer, self.link()).await?;
                end(tx, claim).await
            }
            Work::BringNews { member } => {
                let mut tx = worker(desk, claim.tenant).await?;
                notifications::work::bring(&mut tx, member, self.link_to()).await?;
                end(tx, claim).await
            }
            Work::ReadDocument { original } => self.read_document(desk, claim, original).await,
            Work::Crawl { crawl } => self.crawler.step(desk, claim, crawl).await,
            Work::Evaluate { run } => self.evaluate(desk, claim, run).await,
            Work::BeginCrawl { site } => {
                let mut tx = worker(desk, claim.tenant).await?;
                sites::work::begin_planned(&mut tx, site).await?;
                end(tx, claim).await
            }
            Work::LookAtMeaning => self.look_at_meaning(desk, claim).await,
            Work::FindTopics => self.find_topics(desk, claim).await,
            Work::ReadStripe => self.read_stripe(desk, claim).await,
            Work::AskAgain { gap } => match self.assistant.ask_again(claim, gap).await? {
                true => Ok(()),
                false => Err(Undone::LeaseLost),
            },
            Work::TendKnowledge => {
                let mut tx = worker(desk, claim.tenant).await?;
                knowledge::work::tend(&mut tx).await?;
                end(tx, claim).await
            }
        }
    }

    /// Makes the address of a conversation, for letters.
    fn link(&self) -> impl Fn(&str, ConversationId) -> String {
        |slug, id| format!("{}{}", self.public_url, app::paths::inside(slug, &format!("/inbox/{id}")))
    }

    /// Makes the address of what somebody is told of, for letters.
    fn link_to(&self) -> impl Fn(&str, Place) -> String {
        |slug, place| format!("{}{}", self.public_url, app::notifications::address(slug, place))
    }

    /// Lets the assistant write a brief. It ends the job itself, in the transaction of its brief.
    async fn brief(&self, claim: &Claim, conversation: ConversationId, escalation: EscalationId) -> Result<(), Undone> {
        match self.assistant.brief(claim, conversation, escalation).await? {
            true => Ok(()),
            false => Err(Undone::LeaseLost),
        }
    }

    /// Does what can still be done for a job whose last try failed. Where nothing can, it
    /// dies and waits for a person.
    ///
    /// # Errors
    /// [`Undone`]; then the job is as it was.
    pub async fn give_up(&self, desk: &Desk, claim: &Claim, fault: &Fault) -> Result<(), Undone> {
        match claim.work {
            Work::Ingest { event } => park(desk, claim, event, fault).await,
            Work::Reply { conversation, message } => {
                match self.assistant.give_up(claim, conversation, message).await? {
                    Done::Lost => Err(Undone::LeaseLost),
                    _ => Ok(()),
                }
            }
            Work::ReadDocument { original } => documents::give_up(desk, claim, original, fault).await,
            Work::Crawl { crawl } => {
                let mut tx = worker(desk, claim.tenant).await?;
                sites::work::give_up(&mut tx, crawl).await?;
                end(tx, claim).await
            }
            Work::Evaluate { run } => evaluation::give_up(desk, claim, run).await,
            Work::AskAgain { gap } => {
                let mut tx = worker(desk, claim.tenant).await?;
                knowledge::gaps::work::give_up(&mut tx, gap).await?;
                end(tx, claim).await
            }
            Work::Deliver { .. }
            | Work::SendMail { .. }
            | Work::Wake { .. }
            | Work::Bulk { .. }
            | Work::HandBack { .. }
            | Work::GiveTo { .. }
            | Work::Share { .. }
            | Work::Summarise { .. }
            | Work::Climb { .. }
            | Work::Brief { .. }
            | Work::BringNews { .. }
            | Work::BeginCrawl { .. }
            | Work::LookAtMeaning
            | Work::FindTopics
            | Work::ReadStripe
            | Work::TendKnowledge => Ok(put_back(desk, claim, fault).await?),
        }
    }

    /// Lets the assistant answer. It ends the job itself, in the transaction of its answer.
    async fn reply(&self, claim: &Claim, conversation: ConversationId, message: MessageId) -> Result<(), Undone> {
        match self.assistant.answer_message(claim, conversation, message).await? {
            Done::Lost => Err(Undone::LeaseLost),
            Done::Sent(_) | Done::AskedBack(_) | Done::Proposed(_) | Done::HandedOver(_) | Done::Skipped => Ok(()),
        }
    }

    /// Sends a mail. Without a mail server it stays in the outbox, where people can read it.
    async fn send_mail(&self, desk: &Desk, claim: &Claim, id: MailId) -> Result<(), Undone> {
        let Some(mailer) = &self.mailer else {
            return end(worker(desk, claim.tenant).await?, claim).await;
        };
        let mut tx = worker(desk, claim.tenant).await?;
        let Some(letter) = mail::start_sending(&mut tx, id).await? else {
            // Taken before by somebody who never came back: nobody knows whether it was sent.
            mail::mark_unknown(&mut tx, id, "interrupted").await?;
            return end(tx, claim).await;
        };
        tx.commit().await?;

        let outgoing = Outgoing { to: letter.to.to_string(), subject: letter.subject, body: letter.body };
        let sent = mailer.send(&outgoing).await;
        let mut tx = worker(desk, claim.tenant).await?;
        match sent {
            Sent::Yes => mail::mark_sent(&mut tx, id).await?,
            Sent::Refused(reason) => mail::mark_failed(&mut tx, id, &reason).await?,
            Sent::Unknown(reason) => mail::mark_unknown(&mut tx, id, &reason).await?,
            Sent::Away(reason) if claim.is_last() => {
                mail::mark_failed(&mut tx, id, &reason).await?;
            }
            Sent::Away(reason) => {
                mail::put_back(&mut tx, id, &reason).await?;
                tx.commit().await?;
                return Err(Fault::other(reason).into());
            }
        }
        end(tx, claim).await
    }
}

/// Makes a message of what arrived, and of who wrote it the contact whom a provider attests.
async fn ingest(desk: &Desk, claim: &Claim, event: InboxEventId) -> Result<(), Undone> {
    let mut tx = worker(desk, claim.tenant).await?;
    let made = work::ingest(&mut tx, event).await?;
    contacts::steps::recognise(&mut tx, &made).await?;
    end(tx, claim).await
}

/// Puts aside what no message can be made of, so that what arrives behind it moves on (`R-20`).
async fn park(desk: &Desk, claim: &Claim, event: InboxEventId, fault: &Fault) -> Result<(), Undone> {
    let mut tx = worker(desk, claim.tenant).await?;
    work::park(&mut tx, event, &fault.to_string()).await?;
    end(tx, claim).await
}

#[cfg(test)]
mod tests;
