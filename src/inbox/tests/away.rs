//! Who goes away gives back what they have not answered.

use crate::access::{Belong, Work};
use crate::events::Event;
use crate::ids::*;
use crate::inbox::*;
use crate::team::{self, Presence};
use crate::tenancy::{Principal, Tx};
use crate::world::*;

async fn goes(world: &World, presence: Presence) {
    team::set_presence(world.tx::<Belong>(amelie()).await, presence).await.unwrap();
}

async fn hand_back(world: &World, member: MemberId) {
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    work::hand_back(&mut tx, member).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_she_has_not_answered_returns_to_the_queue_with_the_reason() {
    let world = World::new().await;
    let unanswered = world.conversation_of_amelie().await;
    let answered = world.conversation_of_amelie().await;
    reply(world.tx(amelie()).await, answered, saying("It left this morning.")).await.unwrap();

    goes(&world, Presence::Away).await;
    assert_eq!(world.events().await.last(), Some(&Event::WentAway { member: amelie().member() }));
    hand_back(&world, amelie().member()).await;

    assert_eq!(world.handler(unanswered).await, Handler::Nobody);
    assert_eq!(world.line(unanswered).await.assignee_id, None);
    let from = Named { member: amelie().member(), name: "Amélie".to_owned() };
    let last = world.thread(unanswered).await.pop().unwrap();
    assert_eq!(last.happening, Some(Happening::HandedBack { from }));
    assert_eq!(world.line(answered).await.assignee_id, Some(amelie().member()), "there the customer has the word");

    let once = world.events().await;
    hand_back(&world, amelie().member()).await;
    assert_eq!(world.events().await, once, "twice is the same as once");
}

#[tokio::test]
async fn who_is_back_before_that_keeps_theirs() {
    let world = World::new().await;
    let parcel = world.conversation_of_amelie().await;
    goes(&world, Presence::Away).await;
    goes(&world, Presence::Available).await;

    hand_back(&world, amelie().member()).await;

    assert_eq!(world.line(parcel).await.assignee_id, Some(amelie().member()));
}
