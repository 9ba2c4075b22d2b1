//! The desk's own things: connections, clock, key, and what follows from events.

use std::sync::Arc;
use std::time::Duration;

use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use time::OffsetDateTime;

use super::guard::Plans;
use super::turn::Turns;
use super::{Actor, Clock, Denied, Principal, Tx};
use crate::access::{Permission, Right};
use crate::billing::{self, Standing, Stopped};
use crate::events::Follows;
use crate::fault::Fault;
use crate::sealing::Seal;

/// Connections, apart by use, so that one kind of work cannot starve another.
#[derive(Debug, Clone)]
pub struct Pools {
    /// Pages, doors and the live stream.
    pub pages: PgPool,
    /// Hooks, the widget and the API: whatever brings messages in.
    pub hooks: PgPool,
    /// Workers.
    pub work: PgPool,
    /// Searches, a few at a time: a storm of them waits here and not where the pages wait.
    pub search: PgPool,
}

/// Searches at a time: half the processors, as a page that somebody opens meanwhile needs one too.
fn searches() -> u32 {
    let processors = std::thread::available_parallelism().map_or(1, |it| it.get() / 2);
    u32::try_from(processors).unwrap_or(u32::MAX).max(1)
}

/// Connections for pages that keep a machine busy where PostgreSQL runs beside the product: two for each processor, four
/// at least. With more, the backends and the renderers take the processors from one another: measured with eight readers
/// on two processors, 32 connections gave a fifth fewer pages and a 95th percentile a quarter longer (docs/performance.md).
pub fn usual_page_connections() -> u32 {
    let processors = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    u32::try_from(2 * processors).unwrap_or(u32::MAX).max(4)
}

impl Pools {
    /// Pools of at most so many connections: for pages, and each of the others.
    pub fn new(options: PgConnectOptions, pages: u32, others: u32) -> Self {
        let pool = |size| guarded(size).connect_lazy_with(options.clone());
        Self { pages: pool(pages), hooks: pool(others), work: pool(others), search: pool(others.min(searches())) }
    }

    /// Closes every connection; whoever still has one gives it back first.
    pub async fn close(&self) {
        let Self { pages, hooks, work, search } = self;
        for pool in [pages, hooks, work, search] {
            pool.close().await;
        }
    }

    /// The same few connections for everything, for tests and commands.
    pub fn one(pool: PgPool) -> Self {
        Self { pages: pool.clone(), hooks: pool.clone(), search: pool.clone(), work: pool }
    }
}

/// For how long after its last use a connection is not asked whether it is still there.
const FRESH: Duration = Duration::from_secs(1);

/// How long to wait for a connection: a page that gets none says so within 5 seconds (`R-10`).
const PATIENCE: Duration = Duration::from_secs(4);

/// A pool whose connections are never reused inside somebody else's transaction.
///
/// sqlx 0.9.0 can hand a connection back with its transaction still open when a future is
/// dropped while it begins one. Two guards: [`Desk::begin`] begins in a task that nobody
/// can cancel, and a connection that comes back rolls back whatever it still holds.
pub fn guarded(size: u32) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(PATIENCE)
        .idle_timeout(Duration::from_secs(300))
        // One that was used just now is there.
        .test_before_acquire(false)
        .before_acquire(|connection, it| {
            Box::pin(async move {
                if it.idle_for > FRESH {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .after_connect(|connection, _| {
            Box::pin(async move {
                sqlx::raw_sql(
                    "set time zone 'UTC'; set client_min_messages = 'error'; set idle_in_transaction_session_timeout = '15s'; set statement_timeout = '20s'",
                )
                .execute(&mut *connection)
                .await?;
                #[cfg(feature = "planted-faults")]
                if crate::planted::is(crate::planted::Planted::SynchronousCommitOff) {
                    sqlx::raw_sql("set synchronous_commit = off").execute(connection).await?;
                }
                Ok(())
            })
        })
        .after_release(|connection, _| {
            Box::pin(async move {
                // A rollback alone would be a warning in the server's log, each time that all is well.
                sqlx::raw_sql("begin; rollback").execute(connection).await?;
                Ok(true)
            })
        })
}

/// What a desk is made of.
pub struct DeskParts {
    /// Connections.
    pub pools: Pools,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The jobs that follow from an event.
    pub follows: Follows,
    /// Seals secrets at rest.
    pub seal: Seal,
}

/// The desk: opens transactions. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
    charges: bool,
}

struct Inner {
    parts: DeskParts,
    searches: Turns,
}

impl Desk {
    /// A desk of these parts.
    pub fn new(parts: DeskParts) -> Self {
        Self { inner: Arc::new(Inner { parts, searches: Turns::new(searches()) }), charges: false }
    }

    /// The same desk, of an instance that charges: what people may do depends on what they pay.
    #[must_use]
    pub fn charging(mut self) -> Self {
        self.charges = true;
        self
    }

    /// Whether the instance charges.
    pub fn charges(&self) -> bool {
        self.charges
    }

    /// The present moment in UTC.
    pub fn now(&self) -> OffsetDateTime {
        self.inner.parts.clock.now()
    }

    /// Seals and opens secrets.
    pub fn seal(&self) -> &Seal {
        &self.inner.parts.seal
    }

    /// Connections, for the functions that work across tenants (`system.rs`) and for
    /// listening. Without a tenant they show no tenant's rows.
    pub fn pools(&self) -> &Pools {
        &self.inner.parts.pools
    }

    /// Opens a tenant's transaction with the permission `P`.
    ///
    /// # Errors
    /// [`CannotBegin::Denied`] when the principal does not have the permission,
    /// [`CannotBegin::Stopped`] when the workspace has not paid for it; a fault when the
    /// database cannot be reached within 4 seconds.
    pub async fn begin<P: Permission>(&self, who: Principal) -> Result<Tx<P>, CannotBegin> {
        let pool = match who.actor {
            Actor::Member { .. } => &self.inner.parts.pools.pages,
            Actor::Key { .. } | Actor::Visitor { .. } => &self.inner.parts.pools.hooks,
            Actor::Assistant | Actor::Worker => &self.inner.parts.pools.work,
        };
        // The pages that are open all day.
        let plans = match (&who.actor, P::RIGHT) {
            (Actor::Member { .. }, Right::InboxRead) => Plans::Once,
            _ => Plans::AsItSeesFit,
        };
        self.begin_in(pool, who, plans).await
    }

    /// The same for a request of the API, whoever acts: it waits where the API waits, and not where the pages wait.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    pub async fn begin_by_api<P: Permission>(&self, who: Principal) -> Result<Tx<P>, CannotBegin> {
        self.begin_in(&self.inner.parts.pools.hooks, who, Plans::AsItSeesFit).await
    }

    /// The same for a search, which takes its turn among searches.
    ///
    /// # Errors
    /// As [`begin`](Self::begin); also where no turn came within 4 seconds.
    pub async fn begin_search<P: Permission>(&self, who: Principal) -> Result<Tx<P>, CannotBegin> {
        let Some(turn) = self.inner.searches.take(PATIENCE).await else {
            return Err(Fault::from(sqlx::Error::PoolTimedOut).into());
        };
        Ok(self.begin_in(&self.inner.parts.pools.search, who, Plans::AsItSeesFit).await?.in_turn(turn))
    }

    async fn begin_in<P: Permission>(&self, pool: &PgPool, who: Principal, plans: Plans) -> Result<Tx<P>, CannotBegin> {
        if !who.rights.has(P::RIGHT) {
            return Err(Denied(P::RIGHT).into());
        }
        let (pool, now, follows, charges) = (pool.clone(), self.now(), self.inner.parts.follows, self.charges);
        // In a task of its own: a caller that goes away must not leave a half-begun transaction.
        let begun = tokio::spawn(async move {
            let mut db = pool.begin().await?;
            super::guard::enter(&mut db, &who, now, plans).await?;
            let standing = match charges {
                true => billing::standing(&mut db, who.tenant, now).await?,
                false => Standing::UNCHARGED,
            };
            // The one place where what was not paid stops anybody.
            if !standing.access.lets(P::RIGHT, who.rights) {
                return Ok(Err(Stopped(standing)));
            }
            Ok::<_, sqlx::Error>(Ok(Tx::new(db, who, now, follows, standing)))
        });
        match begun.await {
            Ok(tx) => Ok(tx.map_err(Fault::from)??),
            Err(panic) => Err(Fault::other(panic).into()),
        }
    }
}

/// Why a transaction was not opened.
#[derive(Debug, thiserror::Error)]
pub enum CannotBegin {
    /// The principal does not have the permission.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The workspace has not paid for it.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The database did not answer.
    #[error(transparent)]
    Fault(#[from] Fault),
}
