//! The test world: three companies we all know, in a database of the test's own.
//!
//! *Ma Boutique* has Amélie (agent), Bruno (manager), Claire (owner), David (admin) and Eva
//! (viewer); Amélie is also an agent of *Nordic Wholesale*; Omar owns *Autre Client*, which
//! exists to prove that it sees nothing of the others. The clock stands still until a test
//! moves it.
//!
//! Every world is a copy of one migrated and peopled template, so it costs milliseconds.
//! `TEST_DATABASE_URL` names a server on which databases and roles may be made.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a world that cannot be made ends the test")]

mod accounts;
mod authenticator;
mod database;
mod filled;
mod inbox;
mod knowledge;
mod mutator;
mod people;
mod snapshot;

use std::sync::Arc;

use time::macros::datetime;

use crate::access::Permission;
use crate::events::{Event, Follows};
use crate::ids::*;
use crate::jobs::Job;
use crate::sealing::Seal;
use crate::tenancy::{Desk, DeskParts, Pools, Principal, SetClock, Tx};

pub use authenticator::{Authenticator, KeyKind};
pub use database::TestDatabase;
pub use filled::Filled;
pub use inbox::{body, saying, shop_system, words_of};
pub use knowledge::{faq, text};
pub use mutator::{Mutator, rounds};
pub use people::{AUTRE_CLIENT, MA_BOUTIQUE, NORDIC_WHOLESALE};
pub use people::{Person, amelie, amelie_at_nordic, bruno, claire, david, eva, omar};
pub use snapshot::Snapshot;

/// One test's world.
pub struct World {
    desk: Desk,
    /// The time in this world; it begins on a Friday morning in November.
    pub clock: Arc<SetClock>,
    database: TestDatabase,
}

/// What follows from events in a world without a machine room: nothing.
fn nothing(_: &Event) -> Vec<Job> {
    Vec::new()
}

impl World {
    /// A new world, in which nothing follows from events.
    pub async fn new() -> Self {
        Self::with(nothing).await
    }

    /// A new world with the given consequences.
    pub async fn with(follows: Follows) -> Self {
        let database = TestDatabase::new().await;
        let clock = Arc::new(SetClock::at(datetime!(2026-11-20 09:00 UTC)));
        let desk = Desk::new(DeskParts {
            pools: Pools::one(database.pool().await),
            clock: clock.clone(),
            follows,
            seal: Seal::new([7; 32]),
        });
        Self { desk, clock, database }
    }

    /// The desk of this world.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The database of this world.
    pub fn database(&self) -> &TestDatabase {
        &self.database
    }

    /// A transaction of somebody of the team, as a door would open it.
    pub async fn tx<P: Permission>(&self, person: Person) -> Tx<P> {
        self.begin(person.principal()).await
    }

    /// A transaction of anybody.
    pub async fn begin<P: Permission>(&self, who: Principal) -> Tx<P> {
        self.desk.begin(who).await.expect("the world lets them in")
    }

    /// Every event of Ma Boutique so far, oldest first.
    pub async fn events(&self) -> Vec<Event> {
        self.events_of(MA_BOUTIQUE).await
    }

    /// Every event of a tenant so far, oldest first.
    pub async fn events_of(&self, tenant: TenantId) -> Vec<Event> {
        let mut tx: Tx<crate::access::Work> = self.begin(Principal::worker(tenant)).await;
        let happened = crate::events::since(&mut tx, 0, 10_000).await.expect("events can be read");
        happened.into_iter().map(|it| it.event).collect()
    }
}
