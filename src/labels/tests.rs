//! The promises of labels, held.

use crate::access::{DeskArrange, InboxRead};
use crate::events::Event;
use crate::ids::*;
use crate::inbox::{self, Status};
use crate::labels::*;
use crate::title::Title;
use crate::world::*;

fn name(text: &str) -> Title {
    Title::parse(text).unwrap()
}

async fn names(world: &World) -> Vec<String> {
    let labels = list(&mut world.tx::<InboxRead>(bruno()).await).await.unwrap();
    labels.into_iter().map(|it| it.name).collect()
}

async fn added(world: &World, text: &str) -> LabelId {
    add(world.tx(bruno()).await, &name(text), Tone::Brick).await.unwrap()
}

async fn put(world: &World, conversation: ConversationId, label: LabelId) {
    inbox::label(world.tx(bruno()).await, conversation, label, true).await.unwrap();
}

#[tokio::test]
async fn a_label_has_a_name_of_its_own_however_it_is_spelled() {
    let world = World::new().await;
    let breakage = added(&world, "Breakage").await;
    let delivery = added(&world, "Delivery").await;
    let before = world.events().await;

    let again = add(world.tx(bruno()).await, &name("BREAKAGE"), Tone::Blue).await;
    assert!(matches!(again, Err(CannotAddLabel::Known)));
    let renamed = change(world.tx(bruno()).await, delivery, &name("breakage"), Tone::Blue).await;
    assert!(matches!(renamed, Err(CannotChangeLabel::Known)));
    assert_eq!(world.events().await, before, "a refusal leaves no event");

    change(world.tx(bruno()).await, breakage, &name("breakage"), Tone::Rose).await.unwrap();
    assert_eq!(names(&world).await, ["breakage", "Delivery"]);
    assert_eq!(world.events().await.last(), Some(&Event::DeskArranged));
}

#[tokio::test]
async fn a_removed_label_comes_back_with_its_conversations() {
    let world = World::new().await;
    let breakage = added(&world, "Breakage").await;
    let parcel = world.conversation(Status::Open).await;
    put(&world, parcel, breakage).await;

    remove(world.tx(bruno()).await, breakage).await.unwrap();
    assert_eq!(names(&world).await, [] as [&str; 0]);
    assert!(matches!(remove(world.tx(bruno()).await, breakage).await, Err(CannotRemoveLabel::Gone)));

    restore(world.tx(bruno()).await, breakage).await.unwrap();
    assert_eq!(names(&world).await, ["Breakage"]);
    assert_eq!(world.line(parcel).await.label_ids, [breakage]);
}

#[tokio::test]
async fn a_removed_label_does_not_come_back_beside_another_of_its_name() {
    let world = World::new().await;
    let first = added(&world, "Breakage").await;
    remove(world.tx(bruno()).await, first).await.unwrap();
    added(&world, "Breakage").await;

    assert!(matches!(restore(world.tx(bruno()).await, first).await, Err(CannotRemoveLabel::Known)));
}

#[tokio::test]
async fn merging_gives_the_conversations_of_one_label_to_another() {
    let world = World::new().await;
    let (broken, breakage) = (added(&world, "Broken").await, added(&world, "Breakage").await);
    let parcel = world.conversation(Status::Open).await;
    let both = world.conversation(Status::Open).await;
    put(&world, parcel, broken).await;
    put(&world, both, broken).await;
    put(&world, both, breakage).await;

    assert!(matches!(merge(world.tx(bruno()).await, broken, broken).await, Err(CannotMergeLabels::Itself)));
    merge(world.tx(bruno()).await, broken, breakage).await.unwrap();

    assert_eq!(names(&world).await, ["Breakage"]);
    assert_eq!(world.line(parcel).await.label_ids, [breakage]);
    assert_eq!(world.line(both).await.label_ids, [breakage]);
    assert!(matches!(merge(world.tx(bruno()).await, broken, breakage).await, Err(CannotMergeLabels::Gone)));
}

#[tokio::test]
async fn two_who_merge_two_labels_crosswise_leave_one() {
    let world = World::new().await;
    let (one, other) = (added(&world, "Broken").await, added(&world, "Breakage").await);

    let (here, there): (_, _) = tokio::join!(
        merge(world.tx::<DeskArrange>(bruno()).await, one, other),
        merge(world.tx::<DeskArrange>(claire()).await, other, one),
    );

    assert!(here.is_ok() != there.is_ok(), "{here:?} {there:?}");
    assert_eq!(names(&world).await.len(), 1);
}

#[tokio::test]
async fn labels_of_another_tenant_do_not_exist() {
    let world = World::new().await;
    let breakage = added(&world, "Breakage").await;

    assert_eq!(list(&mut world.tx::<InboxRead>(omar()).await).await.unwrap(), []);
    let changed = change(world.tx(omar()).await, breakage, &name("Mine"), Tone::Blue).await;
    assert!(matches!(changed, Err(CannotChangeLabel::Gone)));
    assert!(matches!(remove(world.tx(omar()).await, breakage).await, Err(CannotRemoveLabel::Gone)));
    assert_eq!(names(&world).await, ["Breakage"]);
}
