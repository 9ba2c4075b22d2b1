//! What whoever takes an escalation should know.

use std::sync::{Arc, Mutex};

use futures::future::BoxFuture;

use super::scene::*;
use crate::access::InboxRead;
use crate::assistant::*;
use crate::escalations::{self, Writer, Written};
use crate::ids::*;
use crate::jobs::{Work as Task, system};
use crate::world::*;

/// A model that sums up like this, and remembers what it was told.
#[derive(Clone)]
struct Sums(Result<&'static str, ProviderProblem>, Arc<Mutex<Vec<Prompt>>>);

impl Sums {
    fn up(says: Result<&'static str, ProviderProblem>) -> Self {
        Self(says, Arc::default())
    }
}

impl Provider for Sums {
    fn draft_answer<'a>(&'a self, _: &'a Endpoint, _: &'a Ask) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        Box::pin(async { Ok(Reply { text: NO_ANSWER.to_owned(), tokens_in: 100, tokens_out: 100 }) })
    }

    fn write<'a>(&'a self, _: &'a Endpoint, prompt: &'a Prompt) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        self.1.lock().unwrap().push(prompt.clone());
        let reply = self.0.map(|text| Reply { text: text.to_owned(), tokens_in: 100, tokens_out: 100 });
        Box::pin(async move { reply })
    }
}

const SUMMED_UP: &str = r#"Here it is: {"what": "A torn scarf is to be refunded.", "tried": "Nothing yet.",
    "promised": "That a person answers.", "next": "Decide on the refund."}"#;

/// A customer wants their money back; people are called, and the assistant briefs them.
async fn briefed(scene: &Scene, provider: impl Provider + 'static) -> (ConversationId, Written) {
    let assistant = scene.assistant(provider);
    let conversation = scene.asks("My scarf arrived torn. I want to speak to a person.").await;
    scene.does(&assistant).await;
    let claim = system::claim(scene.world.desk(), &["brief"], 1).await.unwrap().remove(0);
    let Task::Brief { escalation, .. } = claim.work else { panic!("not a brief") };
    assert!(assistant.brief(&claim, conversation, escalation).await.unwrap());
    let mut tx = scene.world.tx::<InboxRead>(bruno()).await;
    (conversation, escalations::brief(&mut tx, escalation).await.unwrap().unwrap())
}

#[tokio::test]
async fn without_a_model_plain_rules_write_five_lines_from_the_thread() {
    let scene = Scene::new().await;
    let (_, it) = briefed(&scene, NoProvider).await;
    assert_eq!(it.writer, Writer::Rules);
    assert!(!it.brief.has_gaps());
    assert!(it.brief.what.contains("My scarf arrived torn."), "{}", it.brief.what);
    assert!(!it.brief.tried.contains('“'), "that a person comes is no try: {}", it.brief.tried);
}

#[tokio::test]
async fn a_model_writes_what_it_was_told_and_is_not_told_who_the_customer_is() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let model = Sums::up(Ok(SUMMED_UP));
    let (conversation, it) = briefed(&scene, model.clone()).await;

    assert_eq!((it.writer, it.brief.next.as_str()), (Writer::Model, "Decide on the refund."));
    let runs = scene.runs(conversation).await;
    assert_eq!(runs.last().map(|it| (it.state, it.cost_micros)), Some((RunState::Completed, 200)));
    assert_eq!(scene.count("select coalesce(sum(reserved_micros), 0)::bigint from spending").await, 0);
    let told = model.1.lock().unwrap().remove(0);
    assert!(told.data.contains("My scarf arrived torn."));
    assert!(!told.data.contains(&it.brief.who) && !told.rules.contains(&it.brief.who), "{}", told.data);
}

#[tokio::test]
async fn l_1_a_model_that_fails_or_writes_something_else_leaves_it_to_the_rules() {
    for says in [Err(ProviderProblem::Timeout), Ok("I cannot help with that."), Ok(r#"{"what": "", "tried": 1}"#)] {
        let scene = Scene::new().await;
        scene.has_model().await;
        let (conversation, it) = briefed(&scene, Sums::up(says)).await;
        assert_eq!(it.writer, Writer::Rules, "{says:?}");
        assert_eq!(scene.runs(conversation).await.last().map(|it| it.state), Some(RunState::Failed));
    }
}

#[tokio::test]
async fn l_5_without_budget_no_model_is_asked() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let limits = Limits { workspace_limit_micros: Some(1), ..Limits::default() };
    limit(scene.world.tx(claire()).await, limits).await.unwrap();
    let model = Sums::up(Ok(SUMMED_UP));
    let (_, it) = briefed(&scene, model.clone()).await;
    assert_eq!(it.writer, Writer::Rules);
    assert!(model.1.lock().unwrap().is_empty());
}
