//! Taking in what comes from outside.

use crate::access::VisitorWrite;
use crate::events::Event;
use crate::inbox::*;
use crate::world::*;

#[tokio::test]
async fn w_3_what_arrives_again_has_the_same_answer_and_no_second_effect() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let what = words_of("sophie", "Hello", world.desk().now());

    let first = world.arrives(channel, "event-1", &what).await;
    let again = world.arrives(channel, "event-1", &what).await;

    assert_eq!((first.event, first.is_new, again.is_new), (again.event, true, false));
    let arrived = world.events().await.into_iter().filter(|it| matches!(it, Event::Arrived { .. })).count();
    assert_eq!(arrived, 1);
}

#[tokio::test]
async fn what_cannot_be_stored_is_refused_at_the_door() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let good = words_of("sophie", "Hello", world.desk().now());
    let before = world.events().await.len();

    let bad = [
        Inbound { text: " ".to_owned(), ..good.clone() },
        Inbound { text: "a\0b".to_owned(), ..good.clone() },
        Inbound { text: "é".repeat(10_001), ..good.clone() },
        Inbound { language: Some("français".to_owned()), ..good.clone() },
        Inbound { contact: InboundContact { external_id: String::new(), ..good.contact.clone() }, ..good.clone() },
        Inbound { contact: InboundContact { name: Some("x".repeat(81)), ..good.contact.clone() }, ..good.clone() },
    ];
    for what in bad {
        let tx = world.begin(shop_system(claire())).await;
        assert!(matches!(arrive(tx, channel, "event", &what).await, Err(CannotArrive::Bad(_))), "{what:?}");
    }
    assert_eq!(world.events().await.len(), before);
}

#[test]
fn a_body_with_a_field_that_nobody_knows_is_refused() {
    let text =
        r#"{"text":"Hello","contact":{"external_id":"sophie"},"sent_at":"2026-11-20T09:00:00Z","tenant_id":"x"}"#;
    assert!(serde_json::from_str::<Inbound>(text).is_err());
    assert!(serde_json::from_str::<Inbound>(&text.replace(r#","tenant_id":"x""#, "")).is_ok());
}

#[tokio::test]
async fn a_stranger_and_a_key_of_another_channel_find_no_channel() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let other = world.api_channel().await;
    let widget = world.widget().await;
    let what = words_of("sophie", "Hello", world.desk().now());

    let stranger = arrive(world.begin(shop_system(omar())).await, channel, "event", &what).await;
    assert!(matches!(stranger, Err(CannotArrive::Gone)));

    let mut bound = shop_system(claire());
    bound.actor = crate::tenancy::Actor::Key {
        key: crate::ids::ServiceKeyId(uuid::Uuid::from_u128(9)),
        name: "Shop".to_owned(),
        channel: Some(other),
    };
    let refused = arrive(world.begin(bound).await, channel, "event", &what).await;
    assert!(matches!(refused, Err(CannotArrive::Gone)));

    let by_widget = arrive(world.begin(shop_system(claire())).await, widget, "event", &what).await;
    assert!(matches!(by_widget, Err(CannotArrive::Gone)), "a key does not speak for visitors");
}

#[tokio::test]
async fn one_visitor_cannot_silence_another_by_using_up_an_id() {
    let world = World::new().await;
    let widget = world.widget().await;
    let (sophie, _) = world.visitor(widget).await;
    let (mallory, _) = world.visitor(widget).await;

    let taken = write(world.begin(mallory).await, "message-1", "Mine", None, None, Vec::new()).await.unwrap();
    let kept =
        write(world.begin(sophie).await, "message-1", "Where is my parcel?", None, None, Vec::new()).await.unwrap();

    assert!(taken.is_new && kept.is_new);
}

#[tokio::test]
async fn without_a_session_nothing_is_taken_in() {
    let world = World::new().await;
    let widget = world.widget().await;
    let nobody = crate::tenancy::Principal::visitor(MA_BOUTIQUE, widget, None);

    let refused = write(world.begin::<VisitorWrite>(nobody).await, "1", "Hello", None, None, Vec::new()).await;

    assert!(matches!(refused, Err(CannotArrive::Gone)));
}
