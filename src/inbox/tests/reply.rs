//! An agent answers.

use time::Duration;

use crate::events::Event;
use crate::inbox::*;
use crate::world::*;

#[tokio::test]
async fn a_reply_gives_the_customer_the_word_and_waits_five_seconds() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let before = world.events().await.len();

    let sent = reply(world.tx(amelie()).await, parcel, saying("It left this morning.")).await.unwrap();

    let line = world.line(parcel).await;
    assert_eq!(
        (line.status, line.handler, line.assignee_id),
        (Status::Waiting, Handler::Staff, Some(amelie().member()))
    );
    assert_eq!((line.unanswered, line.waiting_since), (0, None));
    assert_eq!((line.preview.as_str(), line.preview_author), ("It left this morning.", Some(Author::Staff)));
    assert_eq!(sent.delivery, Some(Delivery::Queued));
    let send_after = world.desk().now() + Duration::seconds(5);
    let [Event::Replied { conversation, message, send_after: when, .. }] = &world.events().await[before..] else {
        panic!("{:?}", world.events().await);
    };
    assert_eq!((*conversation, *message, *when), (parcel, sent.id, send_after));
}

#[tokio::test]
async fn a_reply_reopens_a_resolved_conversation() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Resolved).await;

    reply(world.tx(amelie()).await, parcel, saying("One more thing.")).await.unwrap();

    assert_eq!(world.status(parcel).await, Status::Waiting);
}

#[tokio::test]
async fn a_reply_to_an_old_conversation_is_refused_when_there_is_a_newer_one() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let old = world.hears(channel, "sophie", "Where is my parcel?").await;
    resolve(world.tx(amelie()).await, old).await.unwrap();
    world.clock.advance(Duration::hours(80));
    let new = world.hears(channel, "sophie", "And my refund?").await;
    assert_ne!(old, new);

    let refused = reply(world.tx(amelie()).await, old, saying("It left.")).await;

    assert!(matches!(refused, Err(CannotReply::Superseded)));
    assert_eq!(world.status(old).await, Status::Resolved);
}

#[tokio::test]
async fn of_two_agents_who_answer_at_once_the_second_learns_of_the_first() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let seen = world.line(parcel).await.last_seq;
    let careful = |text| Reply { seen: Some(seen), ..saying(text) };

    let (bruno, claire) = tokio::join!(
        reply(world.tx(bruno()).await, parcel, careful("Today.")),
        reply(world.tx(claire()).await, parcel, careful("Tomorrow.")),
    );

    let (told, sent) = if bruno.is_ok() { (claire, bruno) } else { (bruno, claire) };
    let Err(CannotReply::Moved(newer)) = told else { panic!("{told:?}") };
    assert_eq!(newer.len(), 1);
    assert_eq!(newer[0].id, sent.unwrap().id);
    assert_eq!(world.said(parcel).await.len(), 2, "one question, one answer");
}

#[tokio::test]
async fn an_agent_may_send_whatever_was_said_since() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    let seen = world.line(parcel).await.last_seq;
    world.hears(channel, "sophie", "Hello?").await;

    let moved = reply(world.tx(amelie()).await, parcel, Reply { seen: Some(seen), ..saying("On its way.") }).await;
    assert!(matches!(moved, Err(CannotReply::Moved(newer)) if newer[0].body == "Hello?"));

    let anyway = Reply { seen: Some(seen), anyway: true, ..saying("On its way.") };
    assert!(reply(world.tx(amelie()).await, parcel, anyway).await.is_ok());
}

#[tokio::test]
async fn pressed_twice_it_is_sent_once() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let press = Reply { client_id: Some("press-1".to_owned()), ..saying("It left this morning.") };

    let first = reply(world.tx(amelie()).await, parcel, press.clone()).await.unwrap();
    let second = reply(world.tx(amelie()).await, parcel, press).await.unwrap();

    assert_eq!(first.id, second.id);
    assert_eq!(world.said(parcel).await.len(), 2);
}

#[tokio::test]
async fn send_and_resolve_is_one_act() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;

    reply(world.tx(amelie()).await, parcel, Reply { then: Then::Resolve, ..saying("Done.") }).await.unwrap();
    assert_eq!(world.status(parcel).await, Status::Resolved);

    let past = Then::Snooze(world.desk().now());
    let refused = reply(world.tx(amelie()).await, parcel, Reply { then: past, ..saying("Later.") }).await;
    assert!(matches!(refused, Err(CannotReply::Past)));
    assert_eq!(world.said(parcel).await.len(), 2, "refused, nothing is sent");
}

#[tokio::test]
async fn nothing_is_sent_by_a_paused_channel_or_to_a_blocked_contact() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    let before = world.events().await.len();

    crate::channels::pause(world.tx(claire()).await, channel).await.unwrap();
    let paused = reply(world.tx(amelie()).await, parcel, saying("It left.")).await;
    assert!(matches!(paused, Err(CannotReply::ChannelPaused)));

    world.block(parcel).await;
    let blocked = reply(world.tx(amelie()).await, parcel, saying("It left.")).await;
    assert!(matches!(blocked, Err(CannotReply::Blocked)));
    assert_eq!(world.events().await.len(), before + 1, "only that the channel changed");
}

#[tokio::test]
async fn a_stranger_cannot_tell_the_conversation_exists() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;

    let refused = reply(world.tx(omar()).await, parcel, saying("Hi")).await;

    assert!(matches!(refused, Err(CannotReply::Gone)));
    assert_eq!(world.events_of(AUTRE_CLIENT).await, []);
}

#[tokio::test]
async fn an_agent_cannot_answer_in_a_colleagues_conversation() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    take_over(world.tx(bruno()).await, parcel).await.unwrap();

    let refused = reply(world.tx(amelie()).await, parcel, saying("Hi")).await;

    assert!(matches!(refused, Err(CannotReply::Gone)));
}
