//! The way of a message to its channel.

use time::Duration;

use crate::access::{InboxReply, Work};
use crate::channels;
use crate::events::Event;
use crate::ids::*;
use crate::inbox::work::{Outcome, receipt, settle, start_sending};
use crate::inbox::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

/// A conversation on an API channel that is called back, with a reply that is due.
async fn due(world: &World) -> (ConversationId, Message, DeliveryId) {
    let channel = world.api_channel().await;
    let url = channels::CallbackUrl::parse("https://shop.example/answers").unwrap();
    channels::set_callback(world.tx(claire()).await, world.desk().seal(), channel, Some(url)).await.unwrap();
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    let sent = reply(world.tx(amelie()).await, parcel, saying("It left this morning.")).await.unwrap();
    world.clock.advance(Duration::seconds(5));
    let Some(Event::Replied { delivery, .. }) = world.events().await.pop() else { panic!("the reply is an event") };
    (parcel, sent, delivery)
}

async fn worker(world: &World) -> Tx<Work> {
    world.begin(Principal::worker(MA_BOUTIQUE)).await
}

async fn ends(world: &World, delivery: DeliveryId, outcome: Outcome) {
    let mut tx = worker(world).await;
    settle(&mut tx, delivery, &outcome).await.unwrap();
    tx.commit().await.unwrap();
}

async fn state(world: &World, id: ConversationId) -> Delivery {
    world.thread(id).await.iter().rev().find_map(|it| it.delivery).unwrap()
}

#[tokio::test]
async fn that_a_message_is_being_sent_is_known_before_it_is() {
    let world = World::new().await;
    let (parcel, sent, delivery) = due(&world).await;

    let outgoing = start_sending(worker(&world).await, delivery).await.unwrap().unwrap();

    assert_eq!((outgoing.message, outgoing.text.as_str(), outgoing.attempt), (sent.id, "It left this morning.", 1));
    assert_eq!(state(&world, parcel).await, Delivery::Sending);
    ends(&world, delivery, Outcome::Sent { provider_id: Some("p-1".to_owned()) }).await;
    assert_eq!(state(&world, parcel).await, Delivery::Sent);
    assert!(start_sending(worker(&world).await, delivery).await.unwrap().is_none(), "sent is sent");
}

#[tokio::test]
async fn j_6_a_callback_whose_call_was_interrupted_is_called_again_for_the_same_message() {
    let world = World::new().await;
    let (parcel, sent, delivery) = due(&world).await;
    start_sending(worker(&world).await, delivery).await.unwrap().unwrap();

    let again = start_sending(worker(&world).await, delivery).await.unwrap().unwrap();

    assert_eq!((again.message, again.delivery), (sent.id, delivery), "the receiver can tell");
    assert_eq!(state(&world, parcel).await, Delivery::Sending);
}

#[tokio::test]
async fn j_6_where_nobody_can_tell_a_repetition_a_send_that_crashed_is_unknown() {
    let world = World::new().await;
    let (parcel, _, delivery) = due(&world).await;
    let channel = start_sending(worker(&world).await, delivery).await.unwrap().unwrap().channel;
    channels::set_callback(world.tx(claire()).await, world.desk().seal(), channel, None).await.unwrap();

    for _ in 0..3 {
        assert_eq!(start_sending(worker(&world).await, delivery).await.unwrap(), None);
    }

    assert_eq!(state(&world, parcel).await, Delivery::Unknown);
}

#[tokio::test]
async fn a_receipt_settles_a_doubt_and_nothing_goes_back() {
    let world = World::new().await;
    let (parcel, message, delivery) = due(&world).await;
    let channel = start_sending(worker(&world).await, delivery).await.unwrap().unwrap().channel;
    ends(&world, delivery, Outcome::Sent { provider_id: Some("p-1".to_owned()) }).await;

    for (news, then) in
        [(Delivery::Read, Delivery::Read), (Delivery::Delivered, Delivery::Read), (Delivery::Failed, Delivery::Read)]
    {
        let mut tx = worker(&world).await;
        assert!(receipt(&mut tx, channel, "p-1", news).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(state(&world, parcel).await, then);
    }
    let mut tx = worker(&world).await;
    assert!(!receipt(&mut tx, channel, "p-2", Delivery::Read).await.unwrap());
    let moved = world
        .events()
        .await
        .into_iter()
        .filter(|it| matches!(it, Event::DeliveryMoved { message: id, .. } if *id == message.id));
    assert_eq!(moved.count(), 3, "sending, sent, read");
}

#[tokio::test]
async fn a_failed_message_is_tried_again_when_a_person_says_so() {
    let world = World::new().await;
    let (parcel, message, delivery) = due(&world).await;
    start_sending(worker(&world).await, delivery).await.unwrap().unwrap();
    assert!(matches!(retry(world.tx(amelie()).await, message.id).await, Err(CannotRetry::NotNeeded)));
    ends(&world, delivery, Outcome::Failed { reason: "The number cannot receive.".to_owned() }).await;
    assert!(world.line(parcel).await.has_failed);

    let again = retry(world.tx(amelie()).await, message.id).await.unwrap();

    assert_eq!(state(&world, parcel).await, Delivery::Queued);
    let outgoing = start_sending(worker(&world).await, again).await.unwrap().unwrap();
    assert_eq!((outgoing.message, outgoing.attempt), (message.id, 2));
    // The first try answers late: the message shows the newest try.
    ends(&world, delivery, Outcome::Failed { reason: "late".to_owned() }).await;
    assert_eq!(state(&world, parcel).await, Delivery::Sending);
    assert!(matches!(retry(world.tx(omar()).await, message.id).await, Err(CannotRetry::Gone)));
}

#[tokio::test]
async fn second_thoughts_bring_the_text_back() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let sent = reply(world.tx(amelie()).await, parcel, saying("It left this mroning.")).await.unwrap();

    assert!(matches!(take_back(world.tx(bruno()).await, sent.id).await, Err(CannotTakeBack::Gone)), "not his words");
    assert_eq!(take_back(world.tx(amelie()).await, sent.id).await.unwrap(), parcel);

    assert_eq!(world.said(parcel).await, ["Where is my parcel?"]);
    let line = world.line(parcel).await;
    assert_eq!((line.status, line.unanswered), (Status::Open, 1));
    let mut tx = world.tx::<InboxReply>(amelie()).await;
    assert_eq!(draft(&mut tx, parcel).await.unwrap().body, "It left this mroning.");
}

#[tokio::test]
async fn what_has_left_cannot_be_taken_back() {
    let world = World::new().await;
    let (parcel, message, delivery) = due(&world).await;
    start_sending(worker(&world).await, delivery).await.unwrap().unwrap();

    assert!(matches!(take_back(world.tx(amelie()).await, message.id).await, Err(CannotTakeBack::TooLate)));
    assert!(matches!(take_back(world.tx(omar()).await, message.id).await, Err(CannotTakeBack::Gone)));
    assert_eq!(world.said(parcel).await.len(), 2);
}

#[tokio::test]
async fn a_message_that_waits_to_be_fetched_is_sent_at_once() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Waiting).await;
    let Some(Event::Replied { delivery, .. }) = world.events().await.pop() else { panic!("the reply is an event") };

    assert_eq!(start_sending(worker(&world).await, delivery).await.unwrap(), None);
    assert_eq!(state(&world, parcel).await, Delivery::Queued, "not before its time");
    world.clock.advance(Duration::seconds(5));
    assert_eq!(start_sending(worker(&world).await, delivery).await.unwrap(), None);
    assert_eq!(state(&world, parcel).await, Delivery::Sent);
}

#[tokio::test]
async fn nothing_leaves_by_a_channel_that_was_paused_meanwhile() {
    let world = World::new().await;
    let (parcel, _, delivery) = due(&world).await;
    let channel = world.line(parcel).await.channel_id;
    channels::pause(world.tx(claire()).await, channel).await.unwrap();

    assert_eq!(start_sending(worker(&world).await, delivery).await.unwrap(), None);

    let entry = world.thread(parcel).await.pop().unwrap();
    assert_eq!((entry.delivery, entry.delivery_error.as_deref()), (Some(Delivery::Failed), Some("channel_paused")));
}
