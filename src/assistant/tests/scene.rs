//! A customer of Ma Boutique who writes, and models that behave as a test wants.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use futures::future::BoxFuture;
use tokio::sync::Notify;

use crate::access::{AssistantKeys, InboxRead, Work};
use crate::assistant::*;
use crate::channels::{self, AssistantMode};
use crate::events::Event;
use crate::ids::*;
use crate::inbox::{self, Author};
use crate::jobs::{Claim, Job, Work as Task, system};
use crate::knowledge::Shelves;
use crate::tenancy::Principal;
use crate::world::*;

/// Ma Boutique with its knowledge, one channel, and an assistant.
pub struct Scene {
    pub world: World,
    pub shelves: Shelves,
    channel: ChannelId,
    customers: AtomicUsize,
}

/// What the model of Ma Boutique costs: a dollar per million tokens.
pub const PRICES: Prices = Prices { price_in_micros: 1_000_000, price_out_micros: 1_000_000 };

/// A customer who wrote is to be answered; whoever takes an escalation is to be briefed.
fn answers_follow(event: &Event) -> Vec<Job> {
    match event {
        Event::MessageReceived { conversation, message } => {
            vec![Job::now(Task::Reply { conversation: *conversation, message: *message })]
        }
        Event::Escalated { conversation, escalation } | Event::BriefWanted { conversation, escalation } => {
            vec![Job::now(Task::Brief { conversation: *conversation, escalation: *escalation })]
        }
        Event::SummaryAsked { conversation } => vec![Job::now(Task::Summarise { conversation: *conversation })],
        _ => Vec::new(),
    }
}

impl Scene {
    pub async fn new() -> Self {
        let world = World::with(answers_follow).await;
        world.knowledge().await;
        let channel = world.api_channel().await;
        Self { world, shelves: Shelves::default(), channel, customers: AtomicUsize::new(0) }
    }

    /// A number that a statement finds in Ma Boutique.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
        sqlx::query_scalar(sql).fetch_one(tx.db()).await.unwrap()
    }

    /// What was spent in a scope.
    pub async fn spent(&self, scope: &str) -> i64 {
        let mut tx = self.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
        let sum = sqlx::query_scalar("select coalesce(sum(spent_micros), 0)::bigint from spending where scope = $1");
        sum.bind(scope).fetch_one(tx.db()).await.unwrap()
    }

    /// What the channel lets the assistant do.
    pub async fn mode(&self, mode: AssistantMode) {
        channels::set_assistant_mode(self.world.tx(claire()).await, self.channel, mode).await.unwrap();
    }

    /// Bruno tunes how sure an answer must be to be sent.
    pub async fn threshold(&self, threshold: f32) {
        tune(self.world.tx(bruno()).await, Tuning::parse("Mira", threshold).unwrap()).await.unwrap();
    }

    /// A new customer.
    pub fn customer(&self) -> String {
        format!("customer-{}", self.customers.fetch_add(1, Ordering::Relaxed))
    }

    /// A customer writes; the job that answers waits.
    pub async fn writes(&self, customer: &str, body: &str) -> ConversationId {
        self.world.clock.advance(time::Duration::MILLISECOND);
        self.world.hears(self.channel, customer, body).await
    }

    /// A worker takes the next job.
    pub async fn claim(&self) -> Claim {
        system::claim(self.world.desk(), &["reply"], 1).await.unwrap().remove(0)
    }

    /// The assistant, with a model behind it.
    pub fn assistant(&self, provider: impl Provider + 'static) -> Assistant {
        Assistant::new(self.world.desk().clone(), self.shelves.clone(), Arc::new(provider))
    }

    /// The assistant does the next job.
    pub async fn answers_with(&self, provider: impl Provider + 'static) -> Done {
        self.does(&self.assistant(provider)).await
    }

    /// The assistant does the next job without a model.
    pub async fn answers(&self) -> Done {
        self.answers_with(NoProvider).await
    }

    pub async fn does(&self, assistant: &Assistant) -> Done {
        let claim = self.claim().await;
        let Task::Reply { conversation, message } = claim.work else { panic!("not a reply") };
        assistant.answer_message(&claim, conversation, message).await.unwrap()
    }

    /// A customer asks in a new conversation.
    pub async fn asks(&self, question: &str) -> ConversationId {
        self.writes(&self.customer(), question).await
    }

    /// A customer asks in a new conversation, and the assistant answers.
    pub async fn asked(&self, question: &str) -> (ConversationId, Done) {
        (self.asks(question).await, self.answers().await)
    }

    /// Ma Boutique sets a language model that costs a dollar per million tokens.
    pub async fn has_model(&self) {
        let new = NewProvider::open_ai("https://model.example/v1", "small", "sk-ma-boutique", PRICES).unwrap();
        let tx = self.world.tx::<AssistantKeys>(claire()).await;
        set_provider(self.world.desk(), tx, new).await.unwrap();
    }

    /// What the assistant said in a conversation.
    pub async fn said(&self, conversation: ConversationId) -> Vec<String> {
        let entries = self.world.thread(conversation).await;
        entries.into_iter().filter(|it| it.author == Author::Ai).map(|it| it.body).collect()
    }

    /// What it ever proposed to people.
    pub async fn drafts(&self) -> Vec<String> {
        let mut tx = self.world.tx::<InboxRead>(claire()).await;
        sqlx::query_scalar("select body from drafts").fetch_all(tx.db()).await.unwrap()
    }

    /// Why a person is needed.
    pub async fn escalated(&self, conversation: ConversationId) -> Option<String> {
        let mut tx = self.world.tx::<InboxRead>(claire()).await;
        sqlx::query_scalar("select reason from escalations where conversation_id = $1")
            .bind(conversation)
            .fetch_optional(tx.db())
            .await
            .unwrap()
    }

    /// The runs of a conversation.
    pub async fn runs(&self, conversation: ConversationId) -> Vec<Trace> {
        runs_of_conversation(&mut self.world.tx(claire()).await, conversation).await.unwrap()
    }

    /// Everything that is kept of the newest run of a conversation.
    pub async fn traced(&self, conversation: ConversationId) -> WholeTrace {
        let run = self.runs(conversation).await.pop().unwrap().id;
        trace(&mut self.world.tx(amelie()).await, run).await.unwrap().unwrap()
    }

    /// Amélie takes the conversation.
    pub async fn is_taken_over(&self, conversation: ConversationId) {
        inbox::take_over(self.world.tx(amelie()).await, conversation).await.unwrap();
    }
}

/// A model that does what a test says, and remembers what it was asked.
#[derive(Clone)]
pub struct Model(Arc<Says>, Arc<Mutex<Vec<Ask>>>);

type Says = dyn Fn(&Ask) -> Result<Reply, ProviderProblem> + Send + Sync;

impl Model {
    pub fn new(says: impl Fn(&Ask) -> Result<Reply, ProviderProblem> + Send + Sync + 'static) -> Self {
        Self(Arc::new(says), Arc::default())
    }

    /// A model that always writes this, and counts 100 tokens each way.
    pub fn saying(text: &str) -> Self {
        let text = text.to_owned();
        Self::new(move |_| Ok(Reply { text: text.clone(), tokens_in: 100, tokens_out: 100 }))
    }

    /// A model that always fails like this.
    pub fn failing(problem: ProviderProblem) -> Self {
        Self::new(move |_| Err(problem))
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Ask> {
        self.1.lock().unwrap().clone()
    }
}

impl Provider for Model {
    fn draft_answer<'a>(
        &'a self,
        _endpoint: &'a Endpoint,
        ask: &'a Ask,
    ) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        self.1.lock().unwrap().push(ask.clone());
        Box::pin(async move { (self.0)(ask) })
    }
}

/// A model that says when it was asked, and answers when it is let go.
#[derive(Clone, Default)]
pub struct SlowModel {
    pub asked: Arc<Notify>,
    pub let_go: Arc<Notify>,
}

impl Provider for SlowModel {
    fn draft_answer<'a>(
        &'a self,
        _endpoint: &'a Endpoint,
        _ask: &'a Ask,
    ) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        Box::pin(async move {
            self.asked.notify_one();
            self.let_go.notified().await;
            let text = "Returns are free in our shops [1].".to_owned();
            Ok(Reply { text, tokens_in: 100, tokens_out: 100 })
        })
    }
}
