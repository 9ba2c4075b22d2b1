//! An agent writes first.

use crate::access::InboxRead;
use crate::channels::{self, CallbackUrl};
use crate::events::Event;
use crate::ids::*;
use crate::inbox::*;
use crate::world::*;

/// A channel of a system that is called with each answer.
async fn called_channel(world: &World) -> ChannelId {
    let channel = world.api_channel().await;
    let url = CallbackUrl::parse("https://shop.example/answers").unwrap();
    channels::set_callback(world.tx(claire()).await, world.desk().seal(), channel, Some(url)).await.unwrap();
    channel
}

/// Whom somebody finds by these words.
async fn found(world: &World, person: Person, words: &str) -> Vec<Addressee> {
    customers(&mut world.tx::<InboxRead>(person).await, words).await.unwrap()
}

/// Sophie, whose last conversation is over.
async fn sophie(world: &World, channel: ChannelId) -> (ConversationId, IdentityId) {
    let mut what = words_of("sophie", "Where is my parcel?", world.desk().now());
    what.contact.name = Some("Sophie Martin".to_owned());
    what.contact.email = Some("sophie@example.com".to_owned());
    let arrived = world.arrives(channel, "m-1", &what).await;
    world.ingest(MA_BOUTIQUE, arrived.event).await;
    let filter = Filter { channel: Some(channel), ..Filter::default() };
    let over = list(&mut world.tx::<InboxRead>(bruno()).await, &filter, None).await.unwrap().lines[0].id;
    resolve(world.tx(bruno()).await, over).await.unwrap();
    (over, found(world, bruno(), "sophie").await[0].id)
}

async fn writes(world: &World, person: Person, to: IdentityId, press: &str) -> Result<Message, CannotWriteFirst> {
    write_first(world.tx(person).await, to, &body("Your bowl is back in stock."), press).await
}

#[tokio::test]
async fn what_one_writes_first_begins_a_conversation_that_one_holds_and_leaves_as_any_answer() {
    let world = World::new().await;
    let (over, to) = sophie(&world, called_channel(&world).await).await;
    let before = world.events().await.len();

    let sent = writes(&world, amelie(), to, "one").await.unwrap();

    let line = world.line(sent.conversation_id).await;
    assert_ne!(line.id, over);
    assert_eq!((line.status, line.handler), (Status::Waiting, Handler::Staff));
    assert_eq!((line.assignee_id, line.previous_id), (Some(amelie().member()), Some(over)));
    assert_eq!(sent.delivery, Some(Delivery::Queued));
    let events = world.events().await;
    assert!(
        matches!(&events[before..], [Event::Replied { conversation, message, .. }] if (*conversation, *message) == (line.id, sent.id)),
        "{events:?}"
    );
    let again = writes(&world, amelie(), to, "one").await.unwrap();
    assert_eq!((again.id, world.events().await.len()), (sent.id, events.len()), "pressed twice, it is begun once");
    let answered = world.hears(line.channel_id, "sophie", "Lovely!").await;
    assert_eq!(answered, line.id, "their answer goes on with it");
}

#[tokio::test]
async fn whose_conversation_goes_on_who_is_blocked_or_out_of_reach_is_not_written_to() {
    let world = World::new().await;
    let channel = called_channel(&world).await;
    let (over, to) = sophie(&world, channel).await;
    let refused = async |why: Obstacle| {
        let count = world.events().await.len();
        let refused = writes(&world, amelie(), to, "one").await;
        assert!(matches!(refused, Err(CannotWriteFirst::Obstacle(it)) if it == why), "{refused:?}");
        assert_eq!(found(&world, amelie(), "sophie").await[0].obstacle(), Some(why));
        assert_eq!(world.events().await.len(), count, "nothing happened");
    };

    block(world.tx(bruno()).await, over, true).await.unwrap();
    refused(Obstacle::Blocked).await;
    block(world.tx(bruno()).await, over, false).await.unwrap();
    channels::pause(world.tx(claire()).await, channel).await.unwrap();
    refused(Obstacle::Paused).await;
    channels::resume(world.tx(claire()).await, channel).await.unwrap();
    channels::set_callback(world.tx(claire()).await, world.desk().seal(), channel, None).await.unwrap();
    refused(Obstacle::NotReached).await;
    reopen(world.tx(bruno()).await, over).await.unwrap();
    refused(Obstacle::GoesOn(Some(over))).await;
}

#[tokio::test]
async fn customers_are_found_by_name_and_address_where_one_sees_a_conversation_of_theirs() {
    let world = World::new().await;
    let (over, to) = sophie(&world, called_channel(&world).await).await;
    for words in ["Sophie", "sophie@", "SOPHIE", "sophei"] {
        assert_eq!(found(&world, amelie(), words).await.iter().map(|it| it.id).collect::<Vec<_>>(), [to], "{words}");
    }
    for words in ["", "zzzz"] {
        assert_eq!(found(&world, amelie(), words).await, [], "{words}");
    }
    assert_eq!(found(&world, omar(), "sophie").await, []);
    assert!(matches!(writes(&world, omar(), to, "one").await, Err(CannotWriteFirst::Gone)));

    reopen(world.tx(bruno()).await, over).await.unwrap();
    take_over(world.tx(bruno()).await, over).await.unwrap();
    assert_eq!(found(&world, amelie(), "sophie").await, [], "she does not see Bruno's");
    assert!(matches!(writes(&world, amelie(), to, "one").await, Err(CannotWriteFirst::Gone)));
}

#[tokio::test]
async fn of_two_who_write_first_at_once_the_second_learns_of_the_first() {
    let world = World::new().await;
    let (_, to) = sophie(&world, called_channel(&world).await).await;
    let (first, second) = tokio::join!(writes(&world, bruno(), to, "one"), writes(&world, claire(), to, "two"));
    let (sent, refused) = if first.is_ok() { (first, second) } else { (second, first) };
    let begun = sent.unwrap().conversation_id;
    let goes_on = Obstacle::GoesOn(Some(begun));
    assert!(matches!(refused, Err(CannotWriteFirst::Obstacle(it)) if it == goes_on), "{refused:?}");
}
