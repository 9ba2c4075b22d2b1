//! Labels that may fit.

use crate::access::{InboxRead, Right};
use crate::events::Event;
use crate::ids::*;
use crate::inbox::*;
use crate::labels::{self, Tone};
use crate::title::Title;
use crate::world::*;

async fn added(world: &World, name: &str) -> LabelId {
    labels::add(world.tx(bruno()).await, &Title::parse(name).unwrap(), Tone::Petrol).await.unwrap()
}

/// The names of the labels that are proposed.
async fn proposed(world: &World, person: Person, id: ConversationId) -> Vec<String> {
    let mut tx = world.tx::<InboxRead>(person).await;
    let known = labels::list(&mut tx).await.unwrap();
    let Some(line) = find(&mut tx, id).await.unwrap() else { return Vec::new() };
    let entries = thread(&mut tx, id, None).await.unwrap().entries;
    let before: i64 = sqlx::query_scalar(LOOKS).fetch_one(tx.db()).await.unwrap();
    let found = suggested_labels(&mut tx, &line, &entries, &known).await.unwrap();
    let after: i64 = sqlx::query_scalar(LOOKS).fetch_one(tx.db()).await.unwrap();
    assert_eq!(
        after > before,
        line.label_ids.is_empty() && line.status != Status::Resolved && tx.may(Right::InboxReply)
    );
    found.into_iter().map(|it| it.label.name).collect()
}

/// How often this connection has looked for what speaks for a label, as far as nobody has gathered it yet.
const LOOKS: &str = "
    select coalesce(seq_scan + idx_scan, 0)::bigint from pg_stat_xact_user_tables where relname = 'label_terms'";

#[tokio::test]
async fn a_17_a_label_is_learned_from_what_agents_labelled_by_hand_and_never_put_on_by_itself() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let (breakage, praise) = (added(&world, "Breakage").await, added(&world, "Praise").await);
    let said = ["The handle has a crack.", "There is a crack along the handle!", "A crack, just above the handle."];
    let mut learned = Vec::new();
    for (number, said) in said.into_iter().enumerate() {
        let before = world.hears(channel, &format!("customer-{number}"), said).await;
        assert_eq!(proposed(&world, amelie(), before).await, [] as [&str; 0], "too little was learned");
        label(world.tx(amelie()).await, before, breakage, true).await.unwrap();
        learned.push(before);
    }
    let happy = world.hears(channel, "lea", "What a lovely mug, thank you.").await;
    label(world.tx(amelie()).await, happy, praise, true).await.unwrap();

    let next = world.hears(channel, "marc", "Hello, I see a crack next to the handles.").await;
    assert_eq!(proposed(&world, amelie(), next).await, ["Breakage"]);
    assert_eq!(world.line(next).await.label_ids, [], "proposed is not put on");
    assert_eq!(proposed(&world, omar(), next).await, [] as [&str; 0]);

    label(world.tx(amelie()).await, next, breakage, true).await.unwrap();
    assert_eq!(proposed(&world, amelie(), next).await, [] as [&str; 0], "it has it");
    for id in [next, learned[0]] {
        label(world.tx(amelie()).await, id, breakage, false).await.unwrap();
    }
    assert_eq!(proposed(&world, amelie(), next).await, [] as [&str; 0], "what is taken off is not learned");
}

#[tokio::test]
async fn nothing_is_asked_of_what_is_done_or_labelled_nor_by_whoever_puts_no_label_on() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let (delivery, praise) = (added(&world, "Delivery").await, added(&world, "Praise").await);
    let late = world.hears(channel, "sophie", "When will the delivery come?").await;
    assert_eq!(proposed(&world, amelie(), late).await, ["Delivery"]);
    assert_eq!(proposed(&world, eva(), late).await, [] as [&str; 0], "she only reads");

    label(world.tx(amelie()).await, late, praise, true).await.unwrap();
    assert_eq!(proposed(&world, amelie(), late).await, [] as [&str; 0], "it is labelled");
    label(world.tx(amelie()).await, late, praise, false).await.unwrap();
    resolve(world.tx(amelie()).await, late).await.unwrap();
    assert_eq!(proposed(&world, amelie(), late).await, [] as [&str; 0], "it is done");
    world.hears(channel, "sophie", "And the delivery?").await;
    assert_eq!(proposed(&world, amelie(), late).await, ["Delivery"]);
    assert_eq!(world.line(late).await.label_ids, [] as [LabelId; 0], "{delivery} is not put on");
}

#[tokio::test]
async fn a_17_two_labels_that_become_one_keep_what_was_said_under_both() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let (broken, breakage) = (added(&world, "Broken").await, added(&world, "Breakage").await);
    for (number, under) in [broken, broken, breakage].into_iter().enumerate() {
        let id = world.hears(channel, &format!("customer-{number}"), "The handle has a crack.").await;
        label(world.tx(bruno()).await, id, under, true).await.unwrap();
    }
    let next = world.hears(channel, "marc", "A crack in the handle.").await;
    assert_eq!(proposed(&world, bruno(), next).await, [] as [&str; 0]);

    labels::merge(world.tx(bruno()).await, broken, breakage).await.unwrap();
    assert_eq!(proposed(&world, bruno(), next).await, ["Breakage"]);
}

#[tokio::test]
async fn a_17_what_is_dismissed_stays_dismissed_in_its_conversation_until_that_is_taken_back() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let delivery = added(&world, "Delivery").await;
    let late = world.hears(channel, "sophie", "When will the delivery come?").await;
    let other = world.hears(channel, "marc", "Is delivery free?").await;
    assert_eq!(proposed(&world, amelie(), late).await, ["Delivery"]);

    dismiss_label(world.tx(amelie()).await, late, delivery, true).await.unwrap();
    let once = world.events().await;
    assert_eq!(once.last(), Some(&Event::ConversationChanged { conversation: late }));
    dismiss_label(world.tx(bruno()).await, late, delivery, true).await.unwrap();
    assert_eq!(world.events().await, once, "twice is the same as once");
    world.hears(channel, "sophie", "And the delivery?").await;
    assert_eq!(proposed(&world, bruno(), late).await, [] as [&str; 0]);
    assert_eq!(proposed(&world, bruno(), other).await, ["Delivery"]);

    dismiss_label(world.tx(amelie()).await, late, delivery, false).await.unwrap();
    assert_eq!(proposed(&world, bruno(), late).await, ["Delivery"]);
}

#[tokio::test]
async fn what_one_does_not_see_one_does_not_dismiss() {
    let world = World::new().await;
    let brunos = world.conversation(Status::Open).await;
    take_over(world.tx(bruno()).await, brunos).await.unwrap();
    let breakage = added(&world, "Breakage").await;

    for person in [amelie(), omar()] {
        let refused = dismiss_label(world.tx(person).await, brunos, breakage, true).await;
        assert!(matches!(refused, Err(CannotLabel::Gone)));
    }
    let refused = dismiss_label(world.tx(bruno()).await, brunos, LabelId::new(), true).await;
    assert!(matches!(refused, Err(CannotLabel::NoSuchLabel)));
}
