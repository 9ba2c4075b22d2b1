//! What arrives, however often and in whatever order.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use time::Duration;

use crate::events::Event;
use crate::inbox::work::Ingested;
use crate::inbox::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

/// Eight messages of one customer, a minute apart.
fn eight(world: &World) -> Vec<(String, Inbound)> {
    let start = world.desk().now() - Duration::hours(1);
    (0..8)
        .map(|n| (format!("event-{n}"), words_of("sophie", &format!("Line {n}"), start + Duration::minutes(n))))
        .collect()
}

async fn only_conversation(world: &World) -> Line {
    let mut tx = world.tx::<crate::access::InboxRead>(bruno()).await;
    let page = list(&mut tx, &Filter::default(), None).await.unwrap();
    assert_eq!(page.lines.len(), 1, "one person, one conversation");
    page.lines.into_iter().next().unwrap()
}

#[tokio::test]
async fn a_message_begins_a_conversation_that_the_assistant_holds() {
    let world = World::new().await;
    let channel = world.api_channel().await;

    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;

    let line = world.line(parcel).await;
    assert_eq!((line.status, line.handler, line.unanswered), (Status::Open, Handler::Ai, 1));
    assert_eq!(line.waiting_since, Some(world.desk().now()));
    assert!(
        matches!(world.events().await.last(), Some(Event::MessageReceived { conversation, .. }) if *conversation == parcel)
    );
}

#[tokio::test]
async fn where_the_assistant_is_off_a_person_is_needed() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let off = crate::channels::AssistantMode::Off;
    crate::channels::set_assistant_mode(world.tx(claire()).await, channel, off).await.unwrap();

    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;

    assert_eq!(world.handler(parcel).await, Handler::Nobody);
    assert_eq!(world.line(parcel).await.lamp(), Lamp::Calling);
}

#[tokio::test]
async fn r_16_each_event_four_times_at_once_makes_one_message() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let events = eight(&world);

    let arrivals = events.iter().flat_map(|(id, what)| (0..4).map(|_| world.arrives(channel, id, what)));
    let arrived = futures::future::join_all(arrivals).await;
    assert_eq!(arrived.iter().filter(|it| it.is_new).count(), 8);

    let made = futures::future::join_all(arrived.iter().map(|it| world.ingest(MA_BOUTIQUE, it.event))).await;
    assert_eq!(made.iter().filter(|it| matches!(it, Ingested::Message(_))).count(), 8);

    let line = only_conversation(&world).await;
    assert_eq!(world.said(line.id).await, (0..8).map(|n| format!("Line {n}")).collect::<Vec<_>>());
    assert_eq!(line.unanswered, 8);
    let received = world.events().await.into_iter().filter(|it| matches!(it, Event::MessageReceived { .. })).count();
    assert_eq!(received, 8);
}

#[tokio::test]
async fn r_17_in_whatever_order_the_conversation_comes_out_the_same() {
    let mut outcomes = Vec::new();
    for seed in 0..4 {
        let world = World::new().await;
        let channel = world.api_channel().await;
        let mut events = eight(&world);
        if seed > 0 {
            events.shuffle(&mut rand::rngs::StdRng::seed_from_u64(seed));
        }
        for (id, what) in &events {
            let arrived = world.arrives(channel, id, what).await;
            world.ingest(MA_BOUTIQUE, arrived.event).await;
        }
        let line = only_conversation(&world).await;
        outcomes.push((
            world.said(line.id).await,
            line.preview,
            line.last_message_at,
            line.waiting_since,
            line.unanswered,
            line.status,
        ));
    }
    assert!(outcomes.iter().all(|it| *it == outcomes[0]), "{outcomes:?}");
}

#[tokio::test]
async fn r_17_a_message_waits_although_its_worker_began_before_the_conversation_did() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let [second, first] = ["Second", "First"].map(|text| words_of("sophie", text, world.desk().now()));
    let (second, first) = (world.arrives(channel, "2", &second).await, world.arrives(channel, "1", &first).await);
    let mut early: Tx<crate::access::Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    world.clock.advance(Duration::milliseconds(5));
    world.ingest(MA_BOUTIQUE, first.event).await;

    work::ingest(&mut early, second.event).await.unwrap();
    early.commit().await.unwrap();

    assert_eq!(only_conversation(&world).await.unanswered, 2);
}

#[tokio::test]
async fn r_17_a_message_an_hour_late_takes_its_place_and_still_waits() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let written = world.desk().now();
    world.clock.advance(Duration::minutes(30));
    let parcel = world.hears(channel, "sophie", "Second").await;
    reply(world.tx(amelie()).await, parcel, saying("Answer")).await.unwrap();
    world.clock.advance(Duration::minutes(30));

    let late = world.arrives(channel, "late", &words_of("sophie", "First", written)).await;
    world.ingest(MA_BOUTIQUE, late.event).await;

    assert_eq!(world.said(parcel).await, ["First", "Second", "Answer"]);
    let came: Vec<_> = world.thread(parcel).await.into_iter().filter_map(|it| it.came_at).collect();
    assert_eq!(came, [world.desk().now()], "the late one says when it came (C17)");
    let line = world.line(parcel).await;
    assert_eq!((line.status, line.unanswered, line.waiting_since), (Status::Open, 1, Some(written)));
    assert_eq!(line.preview, "Answer", "the newest words stay");
}

#[tokio::test]
async fn a_customer_whose_clock_runs_ahead_does_not_stay_on_top() {
    let world = World::new().await;
    let channel = world.api_channel().await;

    let ahead = words_of("sophie", "From the future", world.desk().now() + Duration::days(900));
    let arrived = world.arrives(channel, "ahead", &ahead).await;
    world.ingest(MA_BOUTIQUE, arrived.event).await;

    assert_eq!(only_conversation(&world).await.last_message_at, world.desk().now());
}

#[tokio::test]
async fn w_4_two_tenants_with_the_same_provider_id_both_keep_their_message() {
    let world = World::new().await;
    let ours = world.api_channel().await;
    let theirs = world.api_channel_of(omar()).await;
    let what = words_of("sophie", "Hello", world.desk().now());

    let mine = world.arrives(ours, "same-id", &what).await;
    let tx = world.begin(shop_system(omar())).await;
    let other = arrive(tx, theirs, "same-id", &what).await.unwrap();

    assert!(mine.is_new && other.is_new);
    assert!(matches!(world.ingest(MA_BOUTIQUE, mine.event).await, Ingested::Message(_)));
    assert!(matches!(world.ingest(AUTRE_CLIENT, other.event).await, Ingested::Message(_)));
}

#[tokio::test]
async fn twenty_first_messages_at_once_make_one_person_and_one_conversation() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let now = world.desk().now();
    let mut events = Vec::new();
    for n in 0..20 {
        let what = words_of("sophie", &format!("Line {n}"), now);
        events.push(world.arrives(channel, &format!("event-{n}"), &what).await.event);
    }

    futures::future::join_all(events.iter().map(|it| world.ingest(MA_BOUTIQUE, *it))).await;

    let line = only_conversation(&world).await;
    assert_eq!(world.said(line.id).await.len(), 20);
}

#[tokio::test]
async fn within_the_reopen_window_a_conversation_goes_on_and_after_it_another_continues_it() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let first = world.hears(channel, "sophie", "Where is my parcel?").await;
    resolve(world.tx(amelie()).await, first).await.unwrap();

    world.clock.advance(Duration::hours(71));
    assert_eq!(world.hears(channel, "sophie", "It is not here.").await, first);
    assert_eq!(world.status(first).await, Status::Open);

    resolve(world.tx(amelie()).await, first).await.unwrap();
    let last_seq = world.line(first).await.last_seq;
    world.clock.advance(Duration::hours(73));
    let second = world.hears(channel, "sophie", "Another question.").await;
    assert_ne!(second, first);
    assert_eq!(world.line(second).await.previous_id, Some(first));
    assert!(world.thread(second).await[0].seq > last_seq, "the numbers go on");
}

#[tokio::test]
async fn a_snoozed_conversation_wakes_when_the_customer_writes() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    snooze(world.tx(amelie()).await, parcel, world.desk().now() + Duration::days(2)).await.unwrap();

    world.hears(channel, "sophie", "Hello?").await;

    let line = world.line(parcel).await;
    assert_eq!((line.status, line.snoozed_until), (Status::Open, None));
}

#[tokio::test]
async fn what_a_blocked_contact_writes_is_ignored_with_the_reason() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    world.block(parcel).await;

    let arrived = world.arrives(channel, "again", &words_of("sophie", "Hello?", world.desk().now())).await;
    assert_eq!(world.ingest(MA_BOUTIQUE, arrived.event).await, Ingested::Ignored);

    let mut tx: Tx<crate::access::ApiRead> = world.begin(shop_system(claire())).await;
    let ended = arrival(&mut tx, arrived.event).await.unwrap().unwrap();
    assert_eq!((ended.state.as_str(), ended.reason.as_deref()), ("ignored", Some("the contact is blocked")));
    assert_eq!(world.said(parcel).await.len(), 1);
}

#[tokio::test]
async fn r_20_poison_is_parked_and_what_is_behind_it_moves() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let poison = world.arrives(channel, "poison", &words_of("sophie", "x", world.desk().now())).await;
    world.spoil(poison.event).await;
    let good = world.arrives(channel, "good", &words_of("sophie", "Hello", world.desk().now())).await;

    assert_eq!(world.ingest(MA_BOUTIQUE, poison.event).await, Ingested::Parked);
    assert!(matches!(world.ingest(MA_BOUTIQUE, good.event).await, Ingested::Message(_)));
    assert_eq!(world.ingest(MA_BOUTIQUE, poison.event).await, Ingested::Before);
}
