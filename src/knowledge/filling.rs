//! Filling an index: with everything that is searched, or with what has changed since it was filled.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::meaning::{self, Embedder};
use super::search::{Index, Meanings, Passage};
use super::shelves::Shelves;
use super::store::{self, Standing};
use crate::prelude::*;

/// An index, and what it was filled with.
#[derive(Clone)]
pub(super) struct Shelved {
    pub index: Arc<Index>,
    /// The model whose vectors are in it.
    pub model: Option<String>,
    standing: Arc<HashMap<ItemId, Standing>>,
}

/// What an index is filled with, as read from the database.
pub(super) struct Filling {
    /// The items whose passages are put in place of those that it has; `None` where it is made anew.
    changed: Option<Vec<ItemId>>,
    passages: Vec<Passage>,
    meanings: Meanings,
    model: Option<String>,
    standing: HashMap<ItemId, Standing>,
}

impl Filling {
    /// Reads what `old` lacks, or everything where there is no old one, where its model is not the active one any
    /// more, or where more than half of its items are others.
    pub async fn read(tx: &mut Tx<impl Permission>, shelves: &Shelves, old: Option<&Shelved>) -> Result<Self, Fault> {
        let standing = store::standing(tx).await?;
        let active = meaning::store::models(tx).await?.active;
        let model = active.and_then(|it| shelves.models().called(&it).cloned());
        // Where a store keeps the vectors, the index has none.
        let seen_by = model.as_ref().filter(|_| shelves.store().is_none());
        let model = model.as_ref().map(|it| it.name().to_owned());
        let changed = match old.filter(|it| it.model == model) {
            Some(old) => Some(old.changed(tx, seen_by, &standing).await?).filter(|it| it.len() <= standing.len() / 2),
            None => None,
        };
        let passages = match &changed {
            Some(items) => store::searchable_of(tx, items).await?,
            None => store::searchable(tx).await?,
        };
        let meanings = match (seen_by, &changed) {
            (None, _) => Meanings::default(),
            (Some(model), Some(items)) => meaning::store::meanings_of(tx, model.name(), items).await?,
            (Some(model), None) => meaning::store::meanings(tx, model.name()).await?,
        };
        Ok(Self { changed, passages, meanings, model, standing })
    }

    /// The index as it is now. This takes a processor for a while.
    pub fn fill(self, old: Option<Shelved>) -> Shelved {
        let Self { changed, passages, meanings, model, standing } = self;
        let index = match changed.zip(old) {
            Some((items, old)) => {
                let mut index = Arc::unwrap_or_clone(old.index);
                index.replace(&items, passages, &meanings);
                index
            }
            None => Index::with_meanings(passages, &meanings),
        };
        Shelved { index: Arc::new(index), model, standing: Arc::new(standing) }
    }
}

impl Shelved {
    /// The items whose passages the index does not have as they are now.
    async fn changed(
        &self,
        tx: &mut Tx<impl Permission>,
        seen_by: Option<&Arc<dyn Embedder>>,
        now: &HashMap<ItemId, Standing>,
    ) -> Result<Vec<ItemId>, Fault> {
        let gone = self.standing.keys().filter(|it| !now.contains_key(it));
        let other = now.iter().filter(|(item, it)| self.standing.get(item) != Some(it)).map(|(item, _)| item);
        let mut changed: HashSet<ItemId> = gone.chain(other).copied().collect();
        if let Some(model) = seen_by {
            let known = self.index.languages().into_iter().filter(|it| model.knows(*it));
            let unseen: Vec<PassageId> = known.flat_map(|it| self.index.without_meaning(it)).collect();
            changed.extend(meaning::store::looked_at(tx, model.name(), &unseen).await?);
        }
        Ok(changed.into_iter().collect())
    }
}
