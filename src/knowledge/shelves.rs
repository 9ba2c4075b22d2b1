//! The indexes in memory: one for each workspace that was asked lately.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

use super::filling::{Filling, Shelved};
use super::meaning::{self, Embedders};
use super::search::{Hit, Index, Language, Vector};
use super::store;
use super::vectors::{SharedStore, Space};
use crate::prelude::*;
use crate::tenancy::{CannotBegin, Principal};

/// What all indexes together may take unless an operator says otherwise, in bytes.
pub const USUAL_ROOM: usize = 256 << 20;

/// Passages that are looked at: the best few and what might contradict them.
const MOST_HITS: usize = 20;

/// Passages that a store of vectors is asked for.
const MOST_NEAR: usize = 24;

/// How long a question waits for a model to say what it means; then its words have to do.
const PATIENCE: Duration = Duration::from_secs(3);

/// The indexes of the workspaces, built from the database when they are first asked. Where knowledge has
/// changed since, the items that did are put in place of what they were. Those not asked for longest leave
/// when room is short.
///
/// Cheap to clone; every clone shows the same indexes.
#[derive(Clone)]
pub struct Shelves(Arc<Inner>);

struct Inner {
    room: usize,
    models: Embedders,
    store: Option<SharedStore>,
    kept: Mutex<Kept>,
    /// One builder per workspace at a time; the others wait for what it builds.
    turns: Mutex<HashMap<TenantId, Arc<tokio::sync::Mutex<()>>>>,
}

#[derive(Default)]
struct Kept {
    by_tenant: HashMap<TenantId, Entry>,
    /// Counts the questions, to know who was asked last.
    questions: u64,
}

struct Entry {
    edition: i64,
    shelved: Shelved,
    size: usize,
    asked: u64,
}

impl std::fmt::Debug for Shelves {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Shelves({:?})", self.fill())
    }
}

/// What a question found.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The language that was searched.
    pub language: Language,
    /// What was found, best first.
    pub hits: Vec<Hit>,
    /// The languages that there is knowledge in.
    pub languages: Vec<Language>,
    /// The model that said what the question means; `None` where its words alone were searched.
    pub model: Option<String>,
}

impl Tried {
    /// Searches one index by words, and by what the question means where `meaning` says it of its language. That is
    /// the question's own, or else the usual one.
    pub fn of<'a>(
        index: &Index,
        question: &str,
        usual: Language,
        meaning: impl Fn(Language) -> Option<&'a [f32]>,
    ) -> Self {
        let languages = index.languages();
        let language = Language::detect(question, &languages).unwrap_or(usual);
        let hits = index.search_meaning(question, meaning(language), language, MOST_HITS);
        Self { language, hits, languages, model: None }
    }
}

impl Default for Shelves {
    fn default() -> Self {
        Self::with_room(USUAL_ROOM)
    }
}

impl Shelves {
    /// Shelves for indexes of `room` bytes together; the index in use is kept whatever its size.
    pub fn with_room(room: usize) -> Self {
        Self::with_models(room, Embedders::default())
    }

    /// The same, where questions are searched by what they mean too, as far as these models have looked.
    pub fn with_models(room: usize, models: Embedders) -> Self {
        Self::with_store(room, models, None)
    }

    /// The same, where what passages mean is kept and compared elsewhere, if there is a store.
    pub fn with_store(room: usize, models: Embedders, store: Option<SharedStore>) -> Self {
        Self(Arc::new(Inner { room, models, store, kept: Mutex::default(), turns: Mutex::default() }))
    }

    /// The models whose vectors are in the indexes themselves: none where a store keeps them.
    pub fn models_within(&self) -> Embedders {
        if self.0.store.is_some() { Embedders::default() } else { self.0.models.clone() }
    }

    /// Where what passages mean is kept, if not in the indexes themselves.
    pub fn store(&self) -> Option<&SharedStore> {
        self.0.store.as_ref()
    }

    /// The models that are offered.
    pub fn models(&self) -> &Embedders {
        &self.0.models
    }

    /// The index of the principal's workspace, as new as its knowledge.
    ///
    /// No connection is held while an index is built, and no async thread is kept from its work.
    ///
    /// # Errors
    /// [`CannotBegin`] where the principal lacks the right `P`, or the database does not answer.
    pub async fn index<P: Permission>(&self, desk: &Desk, who: &Principal) -> Result<Arc<Index>, CannotBegin> {
        Ok(self.shelved::<P>(desk, who).await?.index)
    }

    async fn shelved<P: Permission>(&self, desk: &Desk, who: &Principal) -> Result<Shelved, CannotBegin> {
        if let Ok(shelved) = self.current::<P>(desk, who).await? {
            return Ok(shelved);
        }
        let turn = lock(&self.0.turns).entry(who.tenant).or_default().clone();
        let _turn = turn.lock().await;
        // Whoever had the turn before may have built it.
        let (mut tx, edition) = match self.current::<P>(desk, who).await? {
            Ok(shelved) => return Ok(shelved),
            Err(stale) => stale,
        };
        let old = lock(&self.0.kept).by_tenant.get(&who.tenant).map(|it| it.shelved.clone());
        // The edition was read first: what is read now may be newer than it says, never older.
        let filling = Filling::read(&mut tx, self, old.as_ref()).await?;
        drop(tx);
        if old.is_some() {
            // Not kept while it is filled, it is ours alone and changed in place, unless somebody searches it now.
            lock(&self.0.kept).by_tenant.remove(&who.tenant);
        }
        let fill = move || filling.fill(old);
        let shelved = tokio::task::spawn_blocking(fill).await.map_err(Fault::other)?;
        Ok(self.keep(who.tenant, edition, shelved))
    }

    /// Searches the workspace's knowledge. The language is `asked_in`, or else the question's own.
    ///
    /// # Errors
    /// [`CannotBegin`] where the principal lacks the right `P`, or the database does not answer.
    pub async fn search<P: Permission>(
        &self,
        desk: &Desk,
        who: &Principal,
        question: &str,
        asked_in: Option<Language>,
        usual: Language,
    ) -> Result<Tried, CannotBegin> {
        let Shelved { index, model, .. } = self.shelved::<P>(desk, who).await?;
        let (question, languages) = (question.to_owned(), index.languages());
        let language = asked_in.or_else(|| Language::detect(&question, &languages)).unwrap_or(usual);
        let meaning = match &model {
            Some(model) => self.meaning(model, language, &question).await,
            None => None,
        };
        let model = model.filter(|_| meaning.is_some());
        let asked = Asked { question, language, meaning };
        let near = match (&self.0.store, &model) {
            (Some(store), Some(model)) => asked.near(store, who.tenant, model).await,
            _ => None,
        };
        let model = model.filter(|_| near.is_some() || self.0.store.is_none());
        let hits = match near.zip(model.as_deref()) {
            Some((near, model)) => asked.judged::<P>(desk, who, index, near, model).await?,
            None => asked.found(index).await?,
        };
        Ok(Tried { language, hits, languages, model })
    }

    /// What a question means; `None` where the model does not know its language, or is away.
    pub(crate) async fn meaning(&self, model: &str, language: Language, question: &str) -> Option<Vector> {
        let model = self.0.models.called(model).filter(|it| it.knows(language))?;
        match tokio::time::timeout(PATIENCE, model.embed(vec![question.to_owned()])).await {
            Ok(Ok(vectors)) => vectors.into_iter().next(),
            Ok(Err(problem)) => {
                tracing::warn!(%problem, model = model.name(), "a question is searched by its words alone");
                None
            }
            Err(_) => {
                tracing::warn!(model = model.name(), "a question is searched by its words alone: the model is slow");
                None
            }
        }
    }

    /// The index if it is new enough, or the transaction and the edition to build it from.
    async fn current<P: Permission>(
        &self,
        desk: &Desk,
        who: &Principal,
    ) -> Result<Result<Shelved, (Tx<P>, i64)>, CannotBegin> {
        let mut tx = desk.begin::<P>(who.clone()).await?;
        let edition = store::edition(&mut tx).await?;
        let mut kept = lock(&self.0.kept);
        kept.questions += 1;
        let asked = kept.questions;
        Ok(match kept.by_tenant.get_mut(&who.tenant).filter(|it| it.edition == edition) {
            Some(entry) => {
                entry.asked = asked;
                Ok(entry.shelved.clone())
            }
            None => Err((tx, edition)),
        })
    }

    /// Keeps an index, and lets those go that were not asked for longest until all fit.
    fn keep(&self, tenant: TenantId, edition: i64, shelved: Shelved) -> Shelved {
        let mut kept = lock(&self.0.kept);
        let asked = kept.questions;
        let size = shelved.index.size();
        kept.by_tenant.insert(tenant, Entry { edition, size, shelved: shelved.clone(), asked });
        while kept.size() > self.0.room {
            let others = kept.by_tenant.iter().filter(|(other, _)| **other != tenant);
            let Some(least) = others.min_by_key(|(_, it)| it.asked).map(|(other, _)| *other) else { break };
            kept.by_tenant.remove(&least);
        }
        shelved
    }

    /// How many indexes are in memory, and their size in bytes: for the metrics.
    pub fn fill(&self) -> Fill {
        let kept = lock(&self.0.kept);
        Fill { indexes: kept.by_tenant.len(), bytes: kept.size() }
    }
}

/// A question.
struct Asked {
    question: String,
    language: Language,
    meaning: Option<Vector>,
}

impl Asked {
    /// What fits best in an index: by words, and by the vectors that are in it.
    async fn found(self, index: Arc<Index>) -> Result<Vec<Hit>, Fault> {
        let search = move || index.search_meaning(&self.question, self.meaning.as_deref(), self.language, MOST_HITS);
        tokio::task::spawn_blocking(search).await.map_err(Fault::other)
    }

    /// What a store has near; `None` where the question has no meaning, or the store is away.
    async fn near(&self, store: &SharedStore, tenant: TenantId, model: &str) -> Option<Vec<PassageId>> {
        let space = Space { tenant, model: model.to_owned() };
        let found = store.nearest(&space, self.language, self.meaning.as_deref()?, MOST_NEAR).await;
        found
            .inspect_err(|problem| {
                tracing::warn!(%problem, store = store.name(), "a question is searched by its words alone");
            })
            .ok()
    }

    /// What fits best of what is near and of what has its words, each judged by its vector in the database.
    async fn judged<P: Permission>(
        self,
        desk: &Desk,
        who: &Principal,
        index: Arc<Index>,
        near: Vec<PassageId>,
        model: &str,
    ) -> Result<Vec<Hit>, CannotBegin> {
        let Self { question, language, meaning } = self;
        let list = move || {
            let list = index.shortlist(&question, language, &near, MOST_HITS);
            (index.listed(&list, language), list, index)
        };
        let (ids, list, index) = tokio::task::spawn_blocking(list).await.map_err(Fault::other)?;
        let mut tx = desk.begin::<P>(who.clone()).await?;
        let meanings = meaning::store::meanings_among(&mut tx, model, &ids).await?;
        drop(tx);
        let judge = move || index.judge(list, language, &meaning.unwrap_or_default(), &meanings, MOST_HITS);
        Ok(tokio::task::spawn_blocking(judge).await.map_err(Fault::other)?)
    }
}

/// What the shelves hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Fill {
    /// How many indexes.
    pub indexes: usize,
    /// Their size together, in bytes.
    pub bytes: usize,
}

impl Kept {
    fn size(&self) -> usize {
        self.by_tenant.values().map(|it| it.size).sum()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
