//! People and other workers come between a run's two transactions.

use std::time::Duration;

use super::scene::*;
use crate::assistant::budget::dearest;
use crate::assistant::*;
use crate::ids::MessageId;
use crate::jobs::{Claim, Work as Task};

fn message_of(claim: &Claim) -> MessageId {
    let Task::Reply { message, .. } = claim.work else { panic!("not a reply") };
    message
}

#[tokio::test]
async fn whoever_takes_over_while_a_run_is_in_flight_is_not_talked_over() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let conversation = scene.asks("Can I return an item?").await;
    let model = SlowModel::default();
    let (assistant, claim) = (scene.assistant(model.clone()), scene.claim().await);
    let message = message_of(&claim);
    let run = tokio::spawn(async move { assistant.answer_message(&claim, conversation, message).await });

    model.asked.notified().await;
    assert!(scene.world.line(conversation).await.is_answering);
    scene.is_taken_over(conversation).await;
    assert!(!scene.world.line(conversation).await.is_answering, "what it still writes is not sent");
    model.let_go.notify_one();

    assert_eq!(run.await.unwrap().unwrap(), Done::Skipped);
    assert_eq!(scene.said(conversation).await, Vec::<String>::new());
    assert_eq!(scene.count("select count(*) from drafts").await, 0);
    assert_eq!(scene.escalated(conversation).await, None);
    let run = scene.runs(conversation).await.remove(0);
    assert_eq!((run.state, run.reason, run.cost_micros), (RunState::Skipped, Some(Reason::TakenOver), 200));
}

#[tokio::test]
async fn a_conversation_that_a_person_holds_is_left_to_them() {
    let scene = Scene::new().await;
    let conversation = scene.asks("Can I return an item?").await;
    scene.is_taken_over(conversation).await;

    assert_eq!(scene.answers().await, Done::Skipped);
    assert_eq!(scene.said(conversation).await, Vec::<String>::new());
}

#[tokio::test]
async fn r_21_a_worker_that_lost_its_lease_changes_nothing() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let conversation = scene.asks("Can I return an item?").await;
    let model = SlowModel::default();
    let (assistant, claim) = (scene.assistant(model.clone()), scene.claim().await);
    let message = message_of(&claim);
    let stale = claim.clone();
    let stalled = tokio::spawn(async move { assistant.answer_message(&stale, conversation, message).await });
    model.asked.notified().await;

    scene.world.clock.advance(time::Duration::seconds(30));
    let second = scene.claim().await;
    assert_eq!(second.work, Task::Reply { conversation, message });
    let assistant = scene.assistant(Model::saying("Returns are free in our shops [1]."));
    let done = assistant.answer_message(&second, conversation, message).await.unwrap();
    assert!(matches!(done, Done::Sent(_)), "{done:?}");
    model.let_go.notify_one();

    assert_eq!(stalled.await.unwrap().unwrap(), Done::Lost);
    assert_eq!(scene.said(conversation).await.len(), 1);
    let runs = scene.runs(conversation).await;
    assert_eq!((runs[0].state, runs[0].reason), (RunState::Failed, Some(Reason::WorkerLost)));
    assert_eq!(runs[1].state, RunState::Completed);
    assert_eq!(scene.count("select sum(reserved_micros)::bigint from spending").await, 0);
    // The lost worker had asked its model, so all that it reserved counts as spent (`L-5`).
    let lost = dearest(PRICES);
    assert_eq!((runs[0].cost_micros, runs[1].cost_micros), (lost, 200));
    for scope in ["workspace", "conversation", "visitor"] {
        assert_eq!(scene.spent(scope).await, lost + 200, "{scope}");
    }
    assert_eq!(assistant.answer_message(&claim, conversation, message).await.unwrap(), Done::Lost);
}

#[tokio::test]
async fn no_transaction_is_open_while_a_provider_works() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let conversation = scene.asks("Can I return an item?").await;
    let model = SlowModel::default();
    let (assistant, claim) = (scene.assistant(model.clone()), scene.claim().await);
    let message = message_of(&claim);
    let run = tokio::spawn(async move { assistant.answer_message(&claim, conversation, message).await });
    model.asked.notified().await;

    let mut owner = scene.world.database().owner().await;
    let mut open = i64::MAX;
    // A connection that was just given back may still be rolling back.
    for _ in 0..50 {
        open = sqlx::query_scalar(
            "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
        )
        .fetch_one(&mut owner)
        .await
        .unwrap();
        if open == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(open, 0);
    model.let_go.notify_one();
    assert!(matches!(run.await.unwrap().unwrap(), Done::Sent(_)));
}
