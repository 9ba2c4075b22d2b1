//! Blocking a contact.

use crate::events::Event;
use crate::inbox::*;
use crate::world::*;

#[tokio::test]
async fn a_blocked_contact_is_sent_nothing_until_somebody_unblocks_them() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    take_over(world.tx(amelie()).await, parcel).await.unwrap();

    block(world.tx(amelie()).await, parcel, true).await.unwrap();
    block(world.tx(amelie()).await, parcel, true).await.unwrap();
    let refused = reply(world.tx(amelie()).await, parcel, saying("It left.")).await;
    assert!(matches!(refused, Err(CannotReply::Blocked)));

    block(world.tx(amelie()).await, parcel, false).await.unwrap();
    reply(world.tx(amelie()).await, parcel, saying("It left.")).await.unwrap();
    let changed = |it: &&Event| matches!(it, Event::ConversationChanged { conversation } if *conversation == parcel);
    let told = world.events().await;
    assert!(told.iter().filter(changed).count() >= 2, "{told:?}");
}

#[tokio::test]
async fn a_stranger_blocks_nobody() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let before = world.events().await;

    let refused = block(world.tx(omar()).await, parcel, true).await;

    assert!(matches!(refused, Err(CannotBlock::Gone)));
    assert_eq!(world.events().await, before);
    take_over(world.tx(amelie()).await, parcel).await.unwrap();
    reply(world.tx(amelie()).await, parcel, saying("It left.")).await.unwrap();
}
