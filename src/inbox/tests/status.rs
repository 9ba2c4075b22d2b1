//! Putting off, ending and opening again.

use time::Duration;

use crate::access::Work;
use crate::events::Event;
use crate::inbox::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

#[tokio::test]
async fn a_snoozed_conversation_comes_back_at_its_time_and_not_before() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let until = world.desk().now() + Duration::hours(2);
    snooze(world.tx(amelie()).await, parcel, until).await.unwrap();
    assert_eq!(world.events().await.last(), Some(&Event::Snoozed { conversation: parcel, until }));

    for (passed, status) in [(1, Status::Snoozed), (1, Status::Open)] {
        world.clock.advance(Duration::hours(passed));
        let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
        work::wake(&mut tx, parcel).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(world.status(parcel).await, status);
    }
}

#[tokio::test]
async fn a_conversation_is_put_off_to_a_moment_that_comes() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let before = world.events().await;

    for until in [world.desk().now(), world.desk().now() + Duration::days(400)] {
        let refused = snooze(world.tx(amelie()).await, parcel, until).await;
        assert!(matches!(refused, Err(CannotSnooze::BadMoment)));
    }
    assert_eq!(world.events().await, before);
}

#[tokio::test]
async fn resolving_ends_the_conversation_once() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;

    resolve(world.tx(amelie()).await, parcel).await.unwrap();
    let once = world.events().await;
    resolve(world.tx(amelie()).await, parcel).await.unwrap();

    assert_eq!(world.status(parcel).await, Status::Resolved);
    assert_eq!(world.events().await, once, "twice is the same as once");
}

#[tokio::test]
async fn reopening_says_who_did_it() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Resolved).await;

    reopen(world.tx(amelie()).await, parcel).await.unwrap();

    assert_eq!(world.status(parcel).await, Status::Open);
    let last = world.thread(parcel).await.pop().unwrap();
    let by = Named { member: amelie().member(), name: "Amélie".to_owned() };
    assert_eq!(last.happening, Some(Happening::Reopened { by: Some(by) }));
}

#[tokio::test]
async fn an_old_conversation_stays_resolved_when_there_is_a_newer_one() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let old = world.hears(channel, "sophie", "Where is my parcel?").await;
    resolve(world.tx(amelie()).await, old).await.unwrap();
    world.clock.advance(Duration::hours(80));
    world.hears(channel, "sophie", "And my refund?").await;

    assert!(matches!(reopen(world.tx(amelie()).await, old).await, Err(CannotReopen::Superseded)));
}

#[tokio::test]
async fn a_stranger_puts_nothing_off_and_ends_nothing() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let until = world.desk().now() + Duration::hours(2);

    assert!(matches!(snooze(world.tx(omar()).await, parcel, until).await, Err(CannotSnooze::Gone)));
    assert!(matches!(resolve(world.tx(omar()).await, parcel).await, Err(CannotResolve::Gone)));
    assert!(matches!(reopen(world.tx(omar()).await, parcel).await, Err(CannotReopen::Gone)));
    assert_eq!(world.status(parcel).await, Status::Open);
}
