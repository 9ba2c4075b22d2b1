//! What the assistant does with the questions of a topic that somebody ruled on.

use super::scene::*;
use crate::access::{AssistantPublish, InboxRead, Work};
use crate::assistant::*;
use crate::channels::AssistantMode;
use crate::ids::TopicId;
use crate::knowledge::meaning::Embedders;
use crate::tenancy::Principal;
use crate::topics;
use crate::world::*;

const PAYING: [&str; 8] = [
    "Which payment methods do you take online",
    "What payment methods are there",
    "Are there other payment methods than cards",
    "Payment methods for orders from Spain",
    "Do your payment methods cost anything",
    "Which payment method is the fastest",
    "I do not find the payment methods",
    "Payment methods in your shop",
];

/// Customers asked about paying yesterday, and the worker found that this is a topic.
async fn with_a_topic() -> (Scene, TopicId) {
    let scene = Scene::new().await;
    for text in PAYING {
        scene.asked(text).await;
    }
    scene.world.clock.advance(time::Duration::days(1));
    let mut tx = scene.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    let day = topics::work::begin(&mut tx, &Embedders::default()).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let found = day.find().await.unwrap();
    let mut tx = scene.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    topics::work::keep(&mut tx, &found).await.unwrap();
    tx.commit().await.unwrap();
    let all = topics::list(&mut scene.world.tx::<InboxRead>(bruno()).await).await.unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    (scene, all[0].id)
}

async fn rule(scene: &Scene, topic: TopicId, policy: AssistantMode) {
    topics::set_policy(scene.world.tx::<AssistantPublish>(claire()).await, topic, policy).await.unwrap();
}

#[tokio::test]
async fn j_6_10_the_next_question_of_a_topic_is_drafted_or_left_to_people_as_somebody_ruled() {
    let (scene, topic) = with_a_topic().await;
    let question = "Which payment methods do you accept?";
    assert!(matches!(scene.asked(question).await.1, Done::Sent(_)));

    rule(&scene, topic, AssistantMode::Draft).await;
    let (conversation, done) = scene.asked(question).await;
    assert!(matches!(done, Done::Proposed(_)), "{done:?}");
    assert_eq!(scene.said(conversation).await, Vec::<String>::new());
    assert!(scene.drafts().await.contains(&"We accept Visa, Mastercard and PayPal.".to_owned()));
    // What is about something else is answered as the channel says.
    assert!(matches!(scene.asked("How long does delivery take?").await.1, Done::Sent(_)));

    rule(&scene, topic, AssistantMode::Off).await;
    scene.has_model().await;
    let model = Model::saying("We accept Visa [1].");
    let conversation = scene.asks(question).await;
    let done = scene.answers_with(model.clone()).await;
    assert_eq!(done, Done::HandedOver(Reason::Sensitive));
    assert_eq!(model.asked(), [], "no model is asked what only people may answer");
    assert!(scene.escalated(conversation).await.is_some());

    rule(&scene, topic, AssistantMode::Send).await;
    let conversation = scene.asks(question).await;
    assert!(matches!(scene.answers_with(model).await, Done::Sent(_)));
    assert_eq!(scene.said(conversation).await, ["We accept Visa."]);
}

#[tokio::test]
async fn a_topic_never_widens_what_the_channel_allows() {
    let (scene, topic) = with_a_topic().await;
    rule(&scene, topic, AssistantMode::Draft).await;
    scene.mode(AssistantMode::Draft).await;
    let (_, done) = scene.asked("How long does delivery take?").await;
    assert!(matches!(done, Done::Proposed(_)), "{done:?}");
}
