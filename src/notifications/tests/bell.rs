//! The bell, and the list behind it.

use super::{bell, told};
use crate::access::Role;
use crate::access::Work;
use crate::ids::*;
use crate::inbox::{self, Status};
use crate::notifications::steps::{Told, tell_roles};
use crate::notifications::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

/// Amélie is told of a conversation that nobody holds.
async fn amelie_is_told(world: &World) -> ConversationId {
    super::is_told(world, amelie(), About::FirstResponse).await
}

#[tokio::test]
async fn opened_it_is_read() {
    let world = World::new().await;
    let parcel = amelie_is_told(&world).await;
    assert_eq!(bell(&world, amelie()).await, 1);
    let id = told(&world, amelie()).await[0].id;

    assert_eq!(open(world.tx(amelie()).await, id).await.unwrap(), Some(Place::Conversation(parcel)));
    assert_eq!(bell(&world, amelie()).await, 0);
    assert_eq!(told(&world, amelie()).await[0].read_at, Some(world.desk().now()));
}

#[tokio::test]
async fn everything_can_be_read_at_once() {
    let world = World::new().await;
    amelie_is_told(&world).await;
    mark_all_read(world.tx(bruno()).await).await.unwrap();
    assert_eq!(bell(&world, amelie()).await, 1, "only one's own");
    mark_all_read(world.tx(amelie()).await).await.unwrap();
    assert_eq!(bell(&world, amelie()).await, 0);
}

#[tokio::test]
async fn nobody_reads_what_somebody_else_was_told() {
    let world = World::new().await;
    amelie_is_told(&world).await;
    let id = told(&world, amelie()).await[0].id;
    for other in [bruno(), amelie_at_nordic(), omar()] {
        assert_eq!(told(&world, other).await, []);
        assert_eq!(open(world.tx(other).await, id).await.unwrap(), None);
    }
}

#[tokio::test]
async fn what_a_member_may_not_see_any_more_is_not_told() {
    let world = World::new().await;
    let parcel = amelie_is_told(&world).await;
    let id = told(&world, amelie()).await[0].id;
    inbox::take_over(world.tx(bruno()).await, parcel).await.unwrap();
    assert_eq!(told(&world, amelie()).await, []);
    assert_eq!(open(world.tx(amelie()).await, id).await.unwrap(), None, "nor opened");
    assert_eq!(bell(&world, amelie()).await, 0, "the bell and the list agree");
}

#[tokio::test]
async fn where_nobody_has_the_role_nobody_is_told() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    let news = Told { conversation: parcel, about: About::Resolution };
    assert!(!tell_roles(&mut tx, news, &[]).await.unwrap());
    assert!(tell_roles(&mut tx, news, &[Role::Manager]).await.unwrap());
}
