//! What stands beside a conversation: the lead, or a proposal until somebody says that it is none.

use super::*;
use crate::access::InboxRead;
use crate::events::Event;
use crate::inbox;

const AGAIN: &str = "In fact I want to buy 60 boxes.";

/// Whether this person is proposed the customer of a conversation as a lead.
async fn is_proposed(world: &World, who: Person, id: ConversationId) -> bool {
    let mut tx = world.tx::<InboxRead>(who).await;
    let contact = inbox::find(&mut tx, id).await.unwrap().unwrap().contact_id;
    let thread = inbox::thread(&mut tx, id, None).await.unwrap();
    let known = near(&mut tx, contact, id).await.unwrap();
    let country = country(&mut tx).await.unwrap();
    proposal(&thread.entries, country, known.dismissed_to).is_suggested
}

#[tokio::test]
async fn who_is_none_is_proposed_again_when_they_say_again_that_they_may_buy() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let wants = world.hears(channel, "sophie", WANTS).await;
    let other = world.hears(channel, "marc", "I want to buy 12 bowls.").await;
    assert!(is_proposed(&world, amelie(), wants).await);

    let seen = world.line(wants).await.last_seq;
    dismiss(world.tx(amelie()).await, wants, Some(seen)).await.unwrap();
    let once = world.events().await;
    assert_eq!(once.last(), Some(&Event::ConversationChanged { conversation: wants }));
    dismiss(world.tx(bruno()).await, wants, Some(seen)).await.unwrap();
    assert_eq!(world.events().await, once, "twice is the same as once");
    assert!(!is_proposed(&world, bruno(), wants).await);
    assert!(is_proposed(&world, bruno(), other).await);

    world.hears(channel, "sophie", "Thank you, have a nice day.").await;
    assert!(!is_proposed(&world, bruno(), wants).await, "these words do not speak for it");
    world.hears(channel, "sophie", AGAIN).await;
    assert!(is_proposed(&world, bruno(), wants).await);
}

#[tokio::test]
async fn a_dismissal_is_taken_back_and_holds_for_nothing_that_was_not_said_yet() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let wants = world.hears(channel, "sophie", WANTS).await;
    dismiss(world.tx(amelie()).await, wants, Some(i64::MAX)).await.unwrap();
    assert!(!is_proposed(&world, amelie(), wants).await);
    world.hears(channel, "sophie", AGAIN).await;
    assert!(is_proposed(&world, amelie(), wants).await);

    let seen = world.line(wants).await.last_seq;
    dismiss(world.tx(amelie()).await, wants, Some(seen)).await.unwrap();
    assert!(!is_proposed(&world, amelie(), wants).await);
    dismiss(world.tx(amelie()).await, wants, None).await.unwrap();
    assert!(is_proposed(&world, amelie(), wants).await);
}

#[tokio::test]
async fn who_was_dismissed_can_be_made_a_lead_all_the_same() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let wants = world.hears(channel, "sophie", WANTS).await;
    dismiss(world.tx(amelie()).await, wants, Some(1)).await.unwrap();
    let id = capture(world.tx(amelie()).await, wants, &Lines::default()).await.unwrap();
    assert_eq!(read_lead(&world, id).await.score, 82);
}

#[tokio::test]
async fn a_stranger_dismisses_nothing() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let wants = world.hears(channel, "sophie", WANTS).await;
    for seen in [Some(1), None] {
        let refused = dismiss(world.tx(omar()).await, wants, seen).await;
        assert!(matches!(refused, Err(CannotDismiss::Gone)), "{refused:?}");
    }
    assert!(is_proposed(&world, bruno(), wants).await);
}

#[tokio::test]
async fn the_lead_beside_a_conversation_has_its_newest_score() {
    let world = World::new().await;
    let (wants, id) = captured(&world).await;
    rate(world.tx(amelie()).await, id, 30, "Only asks for a friend.").await.unwrap();
    let contact = world.line(wants).await.contact_id;
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let lead = near(&mut tx, contact, wants).await.unwrap().lead.unwrap();
    assert_eq!((lead.id, lead.status, lead.score, lead.level), (id, Status::New, 30, Level::Cold));
    assert_eq!(lead.because.as_deref(), Some("Only asks for a friend."));
    assert!(lead.feeds);
    let elsewhere = near(&mut tx, contact, ConversationId::new()).await.unwrap().lead.unwrap();
    assert!(!elsewhere.feeds && elsewhere.is_of_conversation());
    drop(tx);

    let mut tx = world.tx::<InboxRead>(eva()).await;
    let masked = near(&mut tx, contact, wants).await.unwrap().lead.unwrap();
    assert_eq!(masked.because.as_deref(), Some(""), "a viewer does not know why");
    drop(tx);

    own(world.tx(bruno()).await, id, Some(bruno().member())).await.unwrap();
    let mut tx = world.tx::<InboxRead>(an_agent_at_work()).await;
    assert_eq!(near(&mut tx, contact, wants).await.unwrap(), Near::default(), "a colleague's");
}
