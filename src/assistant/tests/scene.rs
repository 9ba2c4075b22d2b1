//! A customer of Ma Boutique who writes, and models that behave as a test wants.

use std::sync::{Arc, Mutex};

use futures::future::BoxFuture;
use serde_json::json;
use sqlx::types::Json;
use tokio::sync::Notify;

use crate::access::{AssistantKeys, InboxRead, Work};
use crate::assistant::*;
use crate::ids::*;
use crate::jobs::{Claim, Job, Work as Task, system};
use crate::knowledge::Shelves;
use crate::tenancy::Principal;
use crate::world::*;

/// Ma Boutique with its knowledge, one channel, and an assistant.
pub struct Scene {
    pub world: World,
    pub shelves: Shelves,
    channel: ChannelId,
}

impl Scene {
    pub async fn new() -> Self {
        let world = World::new().await;
        world.knowledge().await;
        let channel = ChannelId::new();
        let scene = Self { world, shelves: Shelves::default(), channel };
        scene
            .run(
                "insert into channels (tenant_id, id, kind, name, public_key, assistant_mode, created_at, updated_at)
                  values ($1, ($2->>'channel')::uuid, 'widget', 'Website', $2->>'channel', 'send', $3, $3)",
                json!({}),
            )
            .await;
        scene
    }

    /// Runs a statement as a worker of Ma Boutique: `$1` is the tenant, `$2` the values, `$3` now.
    pub async fn run(&self, sql: &'static str, mut values: serde_json::Value) {
        values["channel"] = json!(self.channel);
        let mut tx = self.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
        let now = tx.now();
        sqlx::query(sql).bind(MA_BOUTIQUE).bind(Json(values)).bind(now).execute(tx.db()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A number that a statement finds in Ma Boutique.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
        sqlx::query_scalar(sql).fetch_one(tx.db()).await.unwrap()
    }

    /// What the channel lets the assistant do.
    pub async fn mode(&self, mode: Mode) {
        self.run(
            "update channels set assistant_mode = $2->>'mode', updated_at = $3 where tenant_id = $1",
            json!({ "mode": mode }),
        )
        .await;
    }

    /// A new customer, with a conversation that the assistant holds.
    pub async fn conversation(&self) -> ConversationId {
        let id = ConversationId::new();
        self.run(
            "with contact as (
                 insert into contacts (tenant_id, id, created_at, updated_at)
                 values ($1, ($2->>'id')::uuid, $3, $3) returning id
             ), identity as (
                 insert into contact_identities (tenant_id, id, contact_id, channel_id, external_id, created_at)
                 select $1, id, id, ($2->>'channel')::uuid, id::text, $3 from contact returning id
             )
             insert into conversations (tenant_id, id, channel_id, identity_id, contact_id, last_message_at, created_at, updated_at)
             select $1, id, ($2->>'channel')::uuid, id, id, $3, $3, $3 from identity",
            json!({ "id": id }),
        )
        .await;
        id
    }

    /// The customer writes; the job that answers waits.
    pub async fn writes(&self, conversation: ConversationId, body: &str) -> MessageId {
        let id = MessageId::new();
        self.run(
            "with line as (
                 update conversations set last_seq = last_seq + 1
                 where tenant_id = $1 and id = ($2->>'conversation')::uuid returning last_seq
             )
             insert into messages (tenant_id, id, conversation_id, channel_id, seq, direction, author, body, sent_at, created_at)
             select $1, ($2->>'id')::uuid, ($2->>'conversation')::uuid, ($2->>'channel')::uuid, last_seq,
                    'inbound', 'contact', $2->>'body', $3, $3 from line",
            json!({ "id": id, "conversation": conversation, "body": body }),
        )
        .await;
        let mut tx = self.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
        tx.queue(&Job::now(Task::Reply { conversation, message: id })).await.unwrap();
        tx.commit().await.unwrap();
        id
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

    /// A customer asks in a new conversation, and the assistant answers.
    pub async fn asked(&self, question: &str) -> (ConversationId, Done) {
        let conversation = self.conversation().await;
        self.writes(conversation, question).await;
        (conversation, self.answers().await)
    }

    /// Ma Boutique sets a language model that costs a dollar per million tokens.
    pub async fn has_model(&self) {
        let prices = Prices { price_in_micros: 1_000_000, price_out_micros: 1_000_000 };
        let new = NewProvider::open_ai("https://model.example/v1", "small", "sk-ma-boutique", prices).unwrap();
        let tx = self.world.tx::<AssistantKeys>(claire()).await;
        set_provider(self.world.desk(), tx, new).await.unwrap();
    }

    /// What the assistant said in a conversation.
    pub async fn said(&self, conversation: ConversationId) -> Vec<String> {
        let mut tx = self.world.tx::<InboxRead>(claire()).await;
        sqlx::query_scalar("select body from messages where conversation_id = $1 and author = 'ai' order by seq")
            .bind(conversation)
            .fetch_all(tx.db())
            .await
            .unwrap()
    }

    /// Who holds the line.
    pub async fn handler(&self, conversation: ConversationId) -> String {
        let mut tx = self.world.tx::<InboxRead>(claire()).await;
        sqlx::query_scalar("select handler from conversations where id = $1")
            .bind(conversation)
            .fetch_one(tx.db())
            .await
            .unwrap()
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

    /// Amélie takes the conversation.
    pub async fn is_taken_over(&self, conversation: ConversationId) {
        self.run(
            "update conversations set handler = 'staff', assignee_id = ($2->>'member')::uuid, updated_at = $3
             where tenant_id = $1 and id = ($2->>'id')::uuid",
            json!({ "id": conversation, "member": amelie().member() }),
        )
        .await;
    }
}

/// A model that does what a test says, and remembers what it was asked.
#[derive(Clone)]
pub struct Model(Arc<dyn Fn(&Ask) -> Result<Reply, ProviderProblem> + Send + Sync>, pub Arc<Mutex<Vec<Ask>>>);

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
