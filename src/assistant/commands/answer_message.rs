//! Answering a message: begin, draft, finish.

use std::sync::Arc;
use std::time::Instant;

use super::set_provider::KEY_COLUMN;
use crate::assistant::base_url::BaseUrl;
use crate::assistant::into_inbox::{self, Line};
use crate::assistant::model::{Prices, ProviderKind, Reason, RunKind, Settings};
use crate::assistant::provider::{Endpoint, Provider, Turn};
use crate::assistant::store::{self, Configured, NewRun, Previous, Scope, Start};
use crate::assistant::{budget, grounded, lines};
use crate::channels::AssistantMode;
use crate::jobs::{self, Claim};
use crate::knowledge::{Language, Shelves};
use crate::prelude::*;
use crate::sealing::Place;
use crate::tenancy::{CannotBegin, Principal};
use crate::text::Locale;
use crate::topics::{self, steps::Rules};
use crate::usage;

/// The assistant of every workspace. Cheap to clone.
#[derive(Clone)]
pub struct Assistant {
    pub(super) desk: Desk,
    pub(super) shelves: Shelves,
    pub(super) provider: Arc<dyn Provider>,
}

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// The customer got an answer.
    Sent(MessageId),
    /// The customer was asked what they mean.
    AskedBack(MessageId),
    /// A person decides on a draft.
    Proposed(DraftId),
    /// A person was asked.
    HandedOver(Reason),
    /// There was nothing to do: the run, if there was one, says why.
    Skipped,
    /// Another worker has the job. Nothing was changed.
    Lost,
}

/// What is to be answered, and with what.
pub(super) struct Plan {
    pub tenant: TenantId,
    pub conversation: ConversationId,
    pub message: MessageId,
    pub run: RunId,
    pub question: String,
    /// The customer picked it of what they had been asked, and wrote something shorter.
    pub was_picked: bool,
    pub history: Vec<Turn>,
    /// The language to assume where the question does not tell.
    pub usual: Language,
    pub locale: Locale,
    pub mode: AssistantMode,
    pub threshold: f32,
    /// The assistant's last words were a question back.
    pub asked_back: bool,
    /// `None` is the built-in provider.
    pub endpoint: Option<Endpoint>,
    /// What it may do with which topics.
    pub rules: Option<Rules>,
    pub spending: Spending,
    /// When it began, by the desk's clock; and by the machine's, to measure.
    pub begun: OffsetDateTime,
    pub stopwatch: Instant,
}

/// What was promised to the run.
#[derive(Clone, Copy)]
pub(super) struct Spending {
    pub scope: Scope,
    pub prices: Prices,
    pub reserved: i64,
}

enum Begun {
    Run(Box<Plan>),
    Already(Done),
}

impl Assistant {
    /// An assistant that knows what is on the shelves and asks `provider` where a workspace
    /// has set a language model.
    pub fn new(desk: Desk, shelves: Shelves, provider: Arc<dyn Provider>) -> Self {
        Self { desk, shelves, provider }
    }

    /// The indexes that it searches.
    pub fn shelves(&self) -> &Shelves {
        &self.shelves
    }

    /// Answers a customer's message, or sees to it that a person does. Finishes the job.
    ///
    /// Two short transactions with the slow work between them: while a provider writes,
    /// nothing is locked. The second looks again whether the job and the conversation are
    /// still ours.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses; the job may be tried again.
    pub async fn answer_message(
        &self,
        claim: &Claim,
        conversation: ConversationId,
        message: MessageId,
    ) -> Result<Done, Fault> {
        match self.begin(claim, conversation, message).await? {
            Begun::Already(done) => Ok(done),
            Begun::Run(mut plan) => {
                let draft = self.draft_as_ruled(&mut plan).await?;
                self.finish(claim, *plan, draft).await
            }
        }
    }

    async fn begin(&self, claim: &Claim, conversation: ConversationId, message: MessageId) -> Result<Begun, Fault> {
        let stopwatch = Instant::now();
        let mut tx = self.open(claim.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            return Ok(Begun::Already(Done::Lost));
        }
        let Some(line) = into_inbox::hold(&mut tx, conversation).await? else { return skip(tx, claim).await };
        let scope = Scope { workspace: claim.tenant, conversation, visitor: line.visitor };
        for lost in store::abandon(&mut tx, message, RunKind::Reply, Reason::WorkerLost).await? {
            // Its worker may have asked the provider before it was lost.
            store::settle(&mut tx, scope, lost.created_at, lost.reserved_micros, lost.reserved_micros).await?;
        }
        // Nobody waits any more: somebody has answered.
        let Some((latest, question)) = into_inbox::asked(&mut tx, conversation).await? else {
            return skip(tx, claim).await;
        };

        let (configured, workspace) = store::configured(&mut tx).await?;
        let endpoint = self.endpoint(claim.tenant, configured.as_ref())?;
        let settings = configured.map(|it| it.settings).unwrap_or_default();
        let reserved = match &endpoint {
            // Whoever asks for a person gets one without a model's help.
            Some(_) if !grounded::asks_for_person(&question) => budget::dearest(settings.prices),
            _ => 0,
        };
        let run = NewRun {
            kind: RunKind::Reply,
            conversation,
            message,
            provider: settings.provider,
            model: settings.model.as_deref().unwrap_or(BUILT_IN),
            threshold: settings.threshold,
            reserved,
        };

        if let Some(reason) = not_ours(&line, latest != message) {
            store::start(&mut tx, run, Start::Skipped(reason)).await?;
            return skip(tx, claim).await;
        }
        let is_paused = tx.standing().access.is_stopped() || usage::steps::is_paused(&mut tx, conversation).await?;
        if is_paused || (reserved > 0 && !store::reserve(&mut tx, scope, settings.limits, reserved).await?) {
            return over_budget(tx, claim, run, &line, workspace).await;
        }
        let run = store::start(&mut tx, run, Start::Processing).await?;
        let previous = store::previous(&mut tx, conversation).await?;
        let history = match &endpoint {
            Some(_) => into_inbox::said_before(&mut tx, conversation, message).await?,
            None => Vec::new(),
        };
        let rules = topics::steps::rules(&mut tx).await?;
        // Whoever watches the conversation sees that the assistant writes.
        tx.record(Event::PresenceChanged { conversation }).await?;
        let begun = tx.now();
        tx.commit().await?;

        let asked_back = previous.as_ref().is_some_and(Previous::asked_back);
        let picked = previous.filter(Previous::asked_back).and_then(|it| lines::picked(&it.output?, &question));
        Ok(Begun::Run(Box::new(Plan {
            tenant: claim.tenant,
            conversation,
            message,
            run,
            was_picked: picked.is_some(),
            question: picked.unwrap_or(question),
            history,
            usual: usual_language(&line, workspace),
            locale: workspace,
            mode: line.mode,
            threshold: settings.threshold,
            asked_back,
            endpoint,
            rules,
            spending: Spending { scope, prices: settings.prices, reserved },
            begun,
            stopwatch,
        })))
    }

    /// A transaction of the assistant.
    pub(super) async fn open(&self, tenant: TenantId) -> Result<Tx<access::Work>, Fault> {
        self.desk.begin(Principal::assistant(tenant)).await.map_err(into_fault)
    }

    /// The language model of the workspace, if it has set one.
    pub(super) fn endpoint(
        &self,
        tenant: TenantId,
        configured: Option<&Configured>,
    ) -> Result<Option<Endpoint>, Fault> {
        let Some(Configured { settings, id, sealed_key }) = configured else { return Ok(None) };
        let Settings { provider: ProviderKind::OpenAi, base_url: Some(url), model: Some(model), .. } = settings else {
            return Ok(None);
        };
        let place = Place { tenant, column: KEY_COLUMN, row: id.0 };
        let key = sealed_key.as_ref().map(|sealed| self.desk.seal().open(place, sealed)).transpose();
        Ok(Some(Endpoint {
            base_url: BaseUrl::parse(url).map_err(Fault::other)?,
            model: model.clone(),
            key: key.map_err(Fault::other)?,
        }))
    }
}

/// The model's name of the built-in provider.
pub(super) const BUILT_IN: &str = "grounded";

pub(super) fn into_fault(error: CannotBegin) -> Fault {
    match error {
        CannotBegin::Fault(fault) => fault,
        refused => Fault::other(refused),
    }
}

fn not_ours(line: &Line, is_overtaken: bool) -> Option<Reason> {
    if !line.is_ours {
        return Some(Reason::TakenOver);
    }
    is_overtaken.then_some(Reason::NewerMessage)
}

pub(super) fn usual_language(line: &Line, workspace: Locale) -> Language {
    Language::from_tag(line.language.as_deref().unwrap_or(workspace.word()))
}

/// Finishes the job without an answer.
async fn skip(mut tx: Tx<access::Work>, claim: &Claim) -> Result<Begun, Fault> {
    if !jobs::finish(&mut tx, claim).await? {
        return Ok(Begun::Already(Done::Lost));
    }
    tx.commit().await?;
    Ok(Begun::Already(Done::Skipped))
}

/// At the limit of the budget, or of the conversations of a month, people answer.
async fn over_budget(
    mut tx: Tx<access::Work>,
    claim: &Claim,
    run: NewRun<'_>,
    line: &Line,
    workspace: Locale,
) -> Result<Begun, Fault> {
    let conversation = run.conversation;
    let run = store::start(&mut tx, NewRun { reserved: 0, ..run }, Start::Skipped(Reason::Budget)).await?;
    let locale = lines::locale(usual_language(line, workspace), workspace);
    if line.mode == AssistantMode::Send {
        into_inbox::answer(&mut tx, conversation, &lines::handed_over(locale, Reason::Budget), run).await?;
    }
    into_inbox::hand_over(&mut tx, conversation, Reason::Budget, &lines::note(workspace, Reason::Budget)).await?;
    if !jobs::finish(&mut tx, claim).await? {
        return Ok(Begun::Already(Done::Lost));
    }
    tx.commit().await?;
    Ok(Begun::Already(Done::HandedOver(Reason::Budget)))
}
