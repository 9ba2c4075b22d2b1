//! What a worker does to have a store hold what is searched: take what it lacks and what it has too much, put and
//! remove, write it down. While the store is asked no transaction is open.

use super::store::{self, Unkept};
use super::{Point, SharedStore, Space};
use crate::access::Work;
use crate::prelude::*;

/// Passages that are put or removed at a time.
const AT_ONCE: i64 = 200;

/// What a store lacks, and what it has too much.
pub struct Move {
    store: SharedStore,
    space: Space,
    stamps: Vec<(PassageId, Vec<u8>)>,
    points: Vec<Point>,
    outdated: Vec<PassageId>,
}

impl Move {
    /// What is to be moved next of what `model` made. `None` where the store holds what is searched.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses.
    pub(crate) async fn next(tx: &mut Tx<Work>, model: &str, store: &SharedStore) -> Result<Option<Self>, Fault> {
        let outdated = store::outdated(tx, model, store.name(), AT_ONCE).await?;
        let unkept = store::unkept(tx, model, store.name(), AT_ONCE).await?;
        if outdated.is_empty() && unkept.is_empty() {
            return Ok(None);
        }
        let space = Space { tenant: tx.tenant(), model: model.to_owned() };
        let (stamps, points) =
            unkept.into_iter().map(|Unkept { point, stamp }| ((point.passage, stamp), point)).unzip();
        Ok(Some(Self { store: store.clone(), space, stamps, points, outdated }))
    }

    /// Asks the store. No transaction is open meanwhile.
    ///
    /// # Errors
    /// A [`Fault`] where the store is away or refuses.
    pub async fn go(&self) -> Result<(), Fault> {
        if !self.outdated.is_empty() {
            self.store.remove(&self.space, &self.outdated).await.map_err(Fault::other)?;
        }
        if !self.points.is_empty() {
            self.store.put(&self.space, &self.points).await.map_err(Fault::other)?;
        }
        Ok(())
    }
}

/// Writes down what was moved, and asks for the next.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn moved(tx: &mut Tx<Work>, it: &Move) -> Result<(), Fault> {
    store::set_removed(tx, &it.space.model, &it.outdated).await?;
    store::set_kept(tx, &it.space.model, it.store.name(), &it.stamps).await?;
    crate::knowledge::meaning::work::go_on(tx).await
}
