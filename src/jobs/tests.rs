//! The promises of the queue, held.

use std::collections::BTreeSet;

use time::Duration;

use super::*;
use crate::access;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

/// Queues so many jobs of a workspace, each a little later than the one before.
async fn queued(world: &World, tenant: TenantId, count: i64) {
    let mut tx: Tx<access::Work> = world.begin(Principal::worker(tenant)).await;
    for number in 0..count {
        let work = Work::Wake { conversation: ConversationId::new() };
        let moment = tx.now() + Duration::milliseconds(number);
        tx.queue(&Job::at(work, moment)).await.unwrap();
    }
    tx.commit().await.unwrap();
    world.clock.advance(Duration::seconds(1));
}

async fn claimed(world: &World, how_many: i32) -> Vec<Claim> {
    system::claim(world.desk(), Work::KINDS, how_many).await.unwrap()
}

#[tokio::test]
async fn r_18_a_burst_of_one_tenant_does_not_delay_the_first_job_of_another() {
    let world = World::new().await;
    queued(&world, MA_BOUTIQUE, 300).await;
    queued(&world, AUTRE_CLIENT, 2).await;
    let turns: Vec<TenantId> = claimed(&world, 4).await.iter().map(|it| it.tenant).collect();
    assert_eq!(turns.iter().filter(|it| **it == AUTRE_CLIENT).count(), 2, "{turns:?}");
    assert_eq!(turns.iter().filter(|it| **it == MA_BOUTIQUE).count(), 2, "{turns:?}");
}

#[tokio::test]
async fn every_job_is_claimed_once_the_oldest_first() {
    let world = World::new().await;
    queued(&world, MA_BOUTIQUE, 50).await;
    let mut seen = Vec::new();
    loop {
        let claims = claimed(&world, 3).await;
        if claims.is_empty() {
            break;
        }
        seen.extend(claims.iter().map(|it| it.job));
    }
    let all: BTreeSet<JobId> = seen.iter().copied().collect();
    assert_eq!((seen.len(), all.len()), (50, 50), "each once");
    // Ids count up with the time.
    let (firsts, oldest): (BTreeSet<_>, BTreeSet<_>) = (seen[..3].iter().collect(), all.iter().take(3).collect());
    assert_eq!(firsts, oldest);
}

#[tokio::test]
async fn r_1_a_job_is_taken_over_when_its_lease_has_ended_and_not_before() {
    let world = World::new().await;
    queued(&world, MA_BOUTIQUE, 1).await;
    let first = claimed(&world, 6).await.remove(0);
    world.clock.advance(Duration::seconds(system::LEASE_SECONDS.into()));
    assert_eq!(claimed(&world, 6).await, []);
    world.clock.advance(Duration::seconds(1));
    let second = claimed(&world, 6).await.remove(0);
    assert_eq!((second.job, second.attempt), (first.job, 2));
    assert_ne!(second.token, first.token);
}

#[tokio::test]
async fn what_is_not_due_waits() {
    let world = World::new().await;
    let mut tx: Tx<access::Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    let later = tx.now() + Duration::minutes(5);
    tx.queue(&Job::at(Work::Wake { conversation: ConversationId::new() }, later)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(claimed(&world, 6).await, []);
    world.clock.advance(Duration::minutes(6));
    assert_eq!(claimed(&world, 6).await.len(), 1);
}
