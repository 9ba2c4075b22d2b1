//! The assistant's tasks, by hand.

use time::Duration;

use crate::events::Event;
use crate::ids::*;
use crate::inbox::*;
use crate::jobs::{self, Job, Work};
use crate::world::*;

/// What follows from an event in these tests: the assistant's answers.
fn follows(event: &Event) -> Vec<Job> {
    match event {
        Event::MessageReceived { conversation, message }
        | Event::ReturnedToAssistant { conversation, message: Some(message) } => {
            vec![Job::now(Work::Reply { conversation: *conversation, message: *message })]
        }
        _ => Vec::new(),
    }
}

/// The jobs that the queue would hand out now.
async fn due(world: &World) -> Vec<jobs::Claim> {
    jobs::system::claim(world.desk(), &["reply"], 10).await.unwrap()
}

/// A try that failed, so that the next waits for its time.
async fn fails(world: &World, claim: &jobs::Claim) {
    let mut tx = world.begin::<crate::access::Work>(crate::tenancy::Principal::worker(MA_BOUTIQUE)).await;
    let later = world.desk().now() + Duration::hours(1);
    jobs::fail(&mut tx, claim, &crate::fault::Fault::other("the provider is away"), later).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn c_21_a_task_that_waits_for_its_next_try_is_tried_now_and_never_twice() {
    let world = World::with(follows).await;
    let parcel = world.hears(world.api_channel().await, "sophie", "Where is my parcel?").await;

    let first = due(&world).await;
    assert_eq!(first.len(), 1);
    let at_it = ask_again(world.tx(amelie()).await, parcel).await;
    assert!(matches!(at_it, Err(CannotAskAgain::Answering)), "a second one beside it could answer twice");
    fails(&world, &first[0]).await;
    assert_eq!(due(&world).await, [], "its time has not come");

    ask_again(world.tx(amelie()).await, parcel).await.unwrap();
    ask_again(world.tx(bruno()).await, parcel).await.unwrap();
    let again = due(&world).await;
    assert_eq!(again.iter().map(|it| it.job).collect::<Vec<_>>(), [first[0].job], "the same task, not another");
    let asked: Vec<_> = world.thread(parcel).await.into_iter().filter_map(|it| it.happening).collect();
    assert!(matches!(&asked[0], Happening::AskedAgain { by } if by.name == "Amélie"), "the thread says who: {asked:?}");
}

#[tokio::test]
async fn c_21_what_the_queue_has_lost_is_asked_again() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    ask_again(world.tx(amelie()).await, parcel).await.unwrap();
    let events = world.events().await;
    assert!(events.iter().any(|it| matches!(it, Event::ReturnedToAssistant { message: Some(_), .. })), "{events:?}");
}

#[tokio::test]
async fn c_21_who_waits_for_the_assistant_gets_a_person_and_may_go_back() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    call_off(world.tx(amelie()).await, parcel).await.unwrap();
    let line = world.line(parcel).await;
    assert_eq!((line.handler, line.status, line.escalated.is_some()), (Handler::Nobody, Status::Open, true));
    assert!(matches!(call_off(world.tx(amelie()).await, parcel).await, Err(CannotCallOff::NobodyWaits)));
    assert!(matches!(ask_again(world.tx(amelie()).await, parcel).await, Err(CannotAskAgain::NobodyWaits)));

    return_to_assistant(world.tx(amelie()).await, parcel).await.unwrap();
    assert_eq!(world.handler(parcel).await, Handler::Ai);
}

#[tokio::test]
async fn the_assistants_tasks_of_others_do_not_exist() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let before = world.events().await;
    for id in [parcel, ConversationId::new()] {
        assert!(matches!(call_off(world.tx(omar()).await, id).await, Err(CannotCallOff::Gone)));
        assert!(matches!(ask_again(world.tx(omar()).await, id).await, Err(CannotAskAgain::Gone)));
    }
    assert_eq!(world.events().await, before);
}
