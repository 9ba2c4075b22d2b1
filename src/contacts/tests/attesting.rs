//! What a provider attests makes two one without anybody looking; what people say of themselves never does.

use time::Duration;

use super::*;
use crate::channels::Kind;
use crate::contacts::*;
use crate::events::Event;
use crate::inbox;

/// Somebody writes by a new channel of this kind. No such kind can be connected yet: it becomes one before the message
/// is made.
async fn writes_by(world: &World, kind: Kind, who: &str, email: Option<&str>) -> ConversationId {
    world.clock.advance(Duration::minutes(1));
    let channel = world.api_channel().await;
    let mut what: Inbound = words_of(who, "Where is my parcel?", world.desk().now());
    what.contact.email = email.map(str::to_owned);
    let arrived = world.arrives(channel, &uuid::Uuid::now_v7().to_string(), &what).await;
    let mut owner = world.database().owner().await;
    let becomes = sqlx::query("update channels set kind = $2 where id = $1").bind(channel).bind(kind);
    becomes.execute(&mut owner).await.unwrap();
    world.ingest(MA_BOUTIQUE, arrived.event).await;
    newest(world, channel).await
}

#[tokio::test]
async fn the_same_number_attested_by_two_providers_is_one_person() {
    let world = World::new().await;
    let texts = writes_by(&world, Kind::Sms, "+33612345678", None).await;
    let sophie = contact_of(&world, texts).await;

    let chat = writes_by(&world, Kind::Whatsapp, "33612345678", Some("sophie@example.org")).await;

    assert_eq!(contact_of(&world, chat).await, sophie, "who was known before goes on");
    let whole = known(&world, sophie).await;
    assert_eq!((whole.known_as.len(), whole.conversations.len(), whole.merges.len()), (2, 2, 1));
    assert_eq!(whole.contact.details.email.as_deref(), Some("sophie@example.org"), "what was not known");
    let merged = |it: &Event| matches!(it, Event::ContactsMerged { survivor, .. } if *survivor == sophie);
    assert_eq!(world.events().await.iter().filter(|it| merged(it)).count(), 1);
    let other = writes_by(&world, Kind::Sms, "+33612345679", None).await;
    assert_ne!(contact_of(&world, other).await, sophie);
}

#[tokio::test]
async fn whom_a_person_took_apart_stays_so() {
    let world = World::new().await;
    let texts = writes_by(&world, Kind::Sms, "+33612345678", None).await;
    let chat = writes_by(&world, Kind::Whatsapp, "33612345678", None).await;
    let sophie = contact_of(&world, texts).await;
    let merge = known(&world, sophie).await.merges[0].id;

    let back = unmerge(world.tx(bruno()).await, merge).await.unwrap();

    assert_eq!((contact_of(&world, texts).await, contact_of(&world, chat).await), (sophie, back));
    let third = writes_by(&world, Kind::Sms, "33612345678", None).await;
    let third = contact_of(&world, third).await;
    assert!(third != sophie && third != back, "nobody can say which of the two it is");
}

#[tokio::test]
async fn what_people_say_of_themselves_merges_nobody() {
    let world = World::new().await;
    let address = Some("sophie@example.org");
    let mut found = Vec::new();
    for kind in [Kind::Email, Kind::Email, Kind::Widget, Kind::Api, Kind::Instagram, Kind::Messenger] {
        let wrote = writes_by(&world, kind, "sophie@example.org", address).await;
        found.push(contact_of(&world, wrote).await);
    }
    // Neither does a number that somebody typed say who writes from it.
    found.push(added(&world, "Sophie Martin", "", "06 12 34 56 78").await);
    let claimed = writes_by(&world, Kind::Widget, "+33612345678", None).await;
    found.push(contact_of(&world, claimed).await);
    let texts = writes_by(&world, Kind::Sms, "+33612345678", address).await;
    found.push(contact_of(&world, texts).await);
    let all = found.len();
    found.sort();
    found.dedup();
    assert_eq!(found.len(), all);
    assert!(!world.events().await.iter().any(|it| matches!(it, Event::ContactsMerged { .. })));
}

#[tokio::test]
async fn whoever_is_blocked_is_so_on_their_other_channel_too() {
    let world = World::new().await;
    let texts = writes_by(&world, Kind::Sms, "+33612345678", None).await;
    inbox::block(world.tx(bruno()).await, texts, true).await.unwrap();

    let chat = writes_by(&world, Kind::Whatsapp, "33612345678", None).await;

    assert!(world.line(chat).await.is_blocked);
}
