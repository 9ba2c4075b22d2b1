//! One tenant's open transaction.

use std::marker::PhantomData;

use sqlx::{PgConnection, Postgres};
use time::OffsetDateTime;
use uuid::Uuid;

use super::guard;
use super::turn::Turn;
use super::{Actor, Principal};
use crate::access::{Permission, Right, Rights, Sight};
use crate::billing::Standing;
use crate::events::{self, Event, Follows};
use crate::fault::Fault;
use crate::ids::*;
use crate::jobs::{self, Job};

/// Somebody asked for a right that they do not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} is not granted", .0.name())]
pub struct Denied(pub Right);

/// One tenant's open transaction, with the permission `P`.
///
/// It knows whose data it is, who acts, and what time it is. Dropped, it is rolled back;
/// only [`Tx::commit`] keeps what was done. Only [`super::Desk::begin`] makes one.
pub struct Tx<P: Permission> {
    db: sqlx::Transaction<'static, Postgres>,
    who: Principal,
    now: OffsetDateTime,
    follows: Follows,
    permission: PhantomData<P>,
    /// Given on after the connection has been given back.
    turn: Option<Turn>,
    /// What the workspace pays for.
    standing: Standing,
}

impl<P: Permission> Tx<P> {
    pub(super) fn new(
        db: sqlx::Transaction<'static, Postgres>,
        who: Principal,
        now: OffsetDateTime,
        follows: Follows,
        standing: Standing,
    ) -> Self {
        Self { db, who, now, follows, permission: PhantomData, turn: None, standing }
    }

    /// The same, which others wait to do after it.
    pub(super) fn in_turn(mut self, turn: Turn) -> Self {
        self.turn = Some(turn);
        self
    }

    /// Whose data this is.
    pub fn tenant(&self) -> TenantId {
        self.who.tenant
    }

    /// Who asked for it, to begin another after something outside was asked that nothing may wait for.
    pub fn who(&self) -> Principal {
        self.who.clone()
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.who.actor
    }

    /// The member who acts, if a person does.
    pub fn member(&self) -> Option<MemberId> {
        match self.who.actor {
            Actor::Member { member, .. } => Some(member),
            _ => None,
        }
    }

    /// How much of the inbox the actor sees.
    pub fn sight(&self) -> Sight {
        self.who.sight
    }

    /// What opens conversations to the actor; `None` opens every one. Every statement that finds a conversation
    /// asks `in_sight` with it.
    pub fn reach(&self) -> Option<Vec<Uuid>> {
        self.who.reach.keys().map(<[Uuid]>::to_vec)
    }

    /// Everything that the actor may do.
    pub fn rights(&self) -> Rights {
        self.who.rights
    }

    /// Whether the actor also has another right.
    pub fn may(&self, right: Right) -> bool {
        self.who.rights.has(right)
    }

    /// How the workspace stands with what it pays, as it was when the transaction began.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// The moment at which the transaction began, in UTC.
    pub fn now(&self) -> OffsetDateTime {
        self.now
    }

    /// From here on PostgreSQL plans each statement of this transaction for the values that it is given: for those that are
    /// slow with a plan for any.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses.
    pub async fn plan_for_what_is_asked(&mut self) -> Result<(), Fault> {
        Ok(guard::plan_each(self.db()).await?)
    }

    /// The database, for a feature's store.
    pub fn db(&mut self) -> &mut PgConnection {
        &mut self.db
    }

    /// Records what happened, and queues the work that follows from it.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses.
    pub async fn record(&mut self, event: Event) -> Result<(), Fault> {
        for job in (self.follows)(&event) {
            self.queue(&job).await?;
        }
        let (tenant, now) = (self.tenant(), self.now);
        events::store::add(self.db(), tenant, &event, now).await
    }

    /// Queues one piece of work, to be done after the commit.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses.
    pub async fn queue(&mut self, job: &Job) -> Result<(), Fault> {
        let (tenant, now) = (self.tenant(), self.now);
        jobs::store::add(self.db(), tenant, job, now).await
    }

    /// Keeps what was done.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses; then nothing was done.
    pub async fn commit(self) -> Result<(), Fault> {
        Ok(self.db.commit().await?)
    }

    /// The same transaction under another permission that the actor has.
    ///
    /// # Errors
    /// [`Denied`] when they do not have it, or may not use it now; the transaction is rolled back.
    pub fn under<Q: Permission>(self) -> Result<Tx<Q>, Denied> {
        if !self.who.rights.has(Q::RIGHT) || !self.standing.access.lets(Q::RIGHT, self.who.rights) {
            return Err(Denied(Q::RIGHT));
        }
        let tx = Tx::new(self.db, self.who, self.now, self.follows, self.standing);
        Ok(Tx { turn: self.turn, ..tx })
    }
}
