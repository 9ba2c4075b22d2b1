//! Labels on conversations.

use crate::access::InboxRead;
use crate::events::Event;
use crate::ids::*;
use crate::inbox::*;
use crate::labels::{self, Tone, steps::MOST_ON_ONE};
use crate::title::Title;
use crate::world::*;

async fn added(world: &World, name: &str) -> LabelId {
    labels::add(world.tx(bruno()).await, &Title::parse(name).unwrap(), Tone::Petrol).await.unwrap()
}

#[tokio::test]
async fn a_label_is_put_on_and_taken_off_once() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let breakage = added(&world, "Breakage").await;

    label(world.tx(amelie()).await, parcel, breakage, true).await.unwrap();
    let once = world.events().await;
    assert_eq!(once.last(), Some(&Event::ConversationChanged { conversation: parcel }));
    label(world.tx(amelie()).await, parcel, breakage, true).await.unwrap();
    assert_eq!(world.events().await, once, "twice is the same as once");
    assert_eq!(world.line(parcel).await.label_ids, [breakage]);

    label(world.tx(amelie()).await, parcel, breakage, false).await.unwrap();
    assert_eq!(world.line(parcel).await.label_ids, []);
}

#[tokio::test]
async fn the_filter_finds_the_conversations_of_a_label_and_the_numbers_agree() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    world.conversation(Status::Open).await;
    let (breakage, delivery) = (added(&world, "Breakage").await, added(&world, "Delivery").await);
    label(world.tx(bruno()).await, parcel, breakage, true).await.unwrap();

    let mut tx = world.tx::<InboxRead>(bruno()).await;
    for (wanted, expected) in [(breakage, vec![parcel]), (delivery, vec![])] {
        let filter = Filter { label: Some(wanted), ..Filter::default() };
        let page = list(&mut tx, &filter, None).await.unwrap();
        assert_eq!(page.lines.iter().map(|it| it.id).collect::<Vec<_>>(), expected);
        assert_eq!(counts_of(&mut tx, &[filter], None).await.unwrap(), [expected.len() as i64]);
    }
}

#[tokio::test]
async fn a_conversation_has_so_many_labels_and_no_more() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    for n in 0..MOST_ON_ONE {
        let one = added(&world, &format!("Label {n}")).await;
        label(world.tx(bruno()).await, parcel, one, true).await.unwrap();
    }
    let more = added(&world, "One more").await;

    assert!(matches!(label(world.tx(bruno()).await, parcel, more, true).await, Err(CannotLabel::Full)));
}

#[tokio::test]
async fn what_one_does_not_see_one_does_not_label() {
    let world = World::new().await;
    let brunos = world.conversation(Status::Open).await;
    take_over(world.tx(bruno()).await, brunos).await.unwrap();
    let breakage = added(&world, "Breakage").await;
    let nobodys = LabelId::new();

    for person in [amelie(), omar()] {
        assert!(matches!(label(world.tx(person).await, brunos, breakage, true).await, Err(CannotLabel::Gone)));
    }
    let refused = label(world.tx(bruno()).await, brunos, nobodys, true).await;
    assert!(matches!(refused, Err(CannotLabel::NoSuchLabel)));
    assert_eq!(world.line(brunos).await.label_ids, []);
}
