//! The promises of the events, held.

use super::*;
use crate::access::Belong;
use crate::tenancy::Tx;
use crate::world::*;

async fn recording(world: &World) -> Tx<Belong> {
    let mut tx = world.tx::<Belong>(claire()).await;
    tx.record(Event::TeamChanged { member: None }).await.unwrap();
    tx
}

#[tokio::test]
async fn r_14_who_comes_back_is_told_what_was_committed_after_a_newer_event() {
    let world = World::new().await;
    let early = recording(&world).await;
    recording(&world).await.commit().await.unwrap();
    let mut tx = world.tx::<Belong>(claire()).await;
    let seen = newest(&mut tx).await.unwrap();
    early.commit().await.unwrap();

    let told = missed(&mut tx, seen, 100).await.unwrap();
    assert_eq!(told.len(), 2, "the late one, and the one that was seen once more: {told:?}");
    assert!(told[0].seq < seen && told[1].seq == seen);
    assert_eq!(since(&mut tx, seen, 100).await.unwrap(), [], "which a number alone does not tell");
}

#[tokio::test]
async fn what_happened_long_before_is_not_told_again() {
    let world = World::new().await;
    recording(&world).await.commit().await.unwrap();
    world.clock.advance(time::Duration::minutes(1));
    recording(&world).await.commit().await.unwrap();
    let mut tx = world.tx::<Belong>(claire()).await;
    let seen = newest(&mut tx).await.unwrap();
    let told: Vec<i64> = missed(&mut tx, seen, 100).await.unwrap().iter().map(|it| it.seq).collect();
    assert_eq!(told, [seen]);
}
