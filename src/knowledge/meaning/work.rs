//! What a worker does to know what passages mean: choose a batch, keep what a model made of it. In between no
//! transaction is open, for a model is slow.

use std::sync::Arc;

use time::Duration;

use super::store::{self, Models, Seen, Unseen};
use super::{AT_ONCE, Embedder, Embedders};
use crate::access::Work;
use crate::knowledge::search::{Language, Vector, parts};
use crate::knowledge::steps;
use crate::knowledge::vectors::SharedStore;
use crate::knowledge::vectors::work::Move;
use crate::prelude::*;

/// What is to be done next.
pub enum Next {
    /// A model is to look at passages.
    Look(Batch),
    /// A store is to hold what a model made of passages.
    Move(Move),
}

/// What is to be looked at next, and by which model.
pub struct Batch {
    model: Arc<dyn Embedder>,
    passages: Vec<Part>,
    texts: Vec<String>,
}

/// A passage of a batch, and how many of the texts are its.
struct Part {
    passage: PassageId,
    stamp: Vec<u8>,
    texts: usize,
}

impl Batch {
    /// Asks the model. No transaction is open meanwhile.
    ///
    /// # Errors
    /// A [`Fault`] where the model is away or does not answer as it should.
    pub async fn look(mut self) -> Result<LookedAt, Fault> {
        let texts = std::mem::take(&mut self.texts);
        let asked = texts.len();
        let vectors = self.model.embed(texts).await.map_err(Fault::other)?;
        let dimension = vectors.first().map_or(0, |it| it.len());
        if vectors.len() != asked || dimension == 0 || vectors.iter().any(|it| it.len() != dimension) {
            return Err(Fault::other(format!("{} made {} vectors of {asked} texts", self.model.name(), vectors.len())));
        }
        let mut vectors = vectors.into_iter();
        let seen = self.passages.into_iter().map(|it| Seen {
            passage: it.passage,
            stamp: it.stamp,
            vectors: vectors.by_ref().take(it.texts).collect::<Vec<Vector>>(),
        });
        Ok(LookedAt { seen: seen.collect(), model: self.model.name().to_owned() })
    }
}

/// What a model made of a batch.
#[derive(Debug)]
pub struct LookedAt {
    model: String,
    seen: Vec<Seen>,
}

/// How long nobody else looks, unless the job is claimed anew. A batch takes seconds.
const TURN: Duration = Duration::minutes(2);

/// What is to be done next by `job`. `None` where another job looks, or where everything has been looked at and
/// stands in `store`, if there is one; then the model's vectors are searched from the commit on.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn begin(
    tx: &mut Tx<Work>,
    job: JobId,
    offered: &Embedders,
    store: Option<&SharedStore>,
) -> Result<Option<Next>, Fault> {
    if offered.usual().is_none() {
        return Ok(None);
    }
    let Some(models) = store::hold(tx, job).await? else { return Ok(None) };
    let Some(model) = chosen(&models, offered) else { return Ok(None) };
    let name = model.name().to_owned();
    let known: Vec<Language> = Language::all().filter(|it| model.knows(*it)).collect();
    let unseen = store::unseen(tx, &name, &known, AT_ONCE as i64).await?;

    if unseen.is_empty() {
        let next = match store {
            Some(store) => Move::next(tx, &name, store).await?,
            None => None,
        };
        if let Some(next) = next {
            let until = tx.now() + TURN;
            store::set_looking(tx, Some((job, until))).await?;
            return Ok(Some(Next::Move(next)));
        }
        store::set_looking(tx, None).await?;
        let whole = Models { active: Some(name.clone()), wanted: None };
        if models != whole {
            store::set_models(tx, &whole).await?;
            store::count(tx, &name).await?;
            store::forget_others(tx, &[name.as_str()]).await?;
            steps::changed(tx, None).await?;
        }
        return Ok(None);
    }
    // Said before the first vector is made: whoever goes on after a crash knows that the end is still to come.
    if models.wanted.as_ref() != Some(&name) {
        store::set_models(tx, &Models { wanted: Some(name.clone()), ..models }).await?;
        store::count(tx, &name).await?;
    }
    let until = tx.now() + TURN;
    store::set_looking(tx, Some((job, until))).await?;
    Ok(Some(Next::Look(batch(model, unseen))))
}

/// Keeps what a model made of a batch, and asks for the next.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn keep(tx: &mut Tx<Work>, looked_at: &LookedAt) -> Result<(), Fault> {
    store::keep(tx, &looked_at.model, &looked_at.seen).await?;
    store::count_on(tx, looked_at.seen.len()).await?;
    go_on(tx).await
}

/// Lets the next job go on.
pub(in crate::knowledge) async fn go_on(tx: &mut Tx<Work>) -> Result<(), Fault> {
    store::set_looking(tx, None).await?;
    ask(tx).await
}

/// The model whose vectors are searched, once there is nothing to do: a store may forget the others'.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn active(tx: &mut Tx<Work>) -> Result<Option<String>, Fault> {
    let Models { active, wanted } = store::models(tx).await?;
    Ok(active.filter(|_| wanted.is_none()))
}

/// The model by which the workspace's knowledge is searched, or else the usual one: for whatever else is to be compared
/// by what it means. `None` where none is offered.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn searched(tx: &mut Tx<Work>, offered: &Embedders) -> Result<Option<Arc<dyn Embedder>>, Fault> {
    let Models { active, .. } = store::models(tx).await?;
    let active = active.and_then(|it| offered.called(&it).cloned());
    Ok(active.or_else(|| offered.usual().cloned()))
}

/// Asks for a look at what knowledge means.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn ask(tx: &mut Tx<Work>) -> Result<(), Fault> {
    tx.record(Event::MeaningMoved).await
}

/// The model to look with: the wanted one, the active one, or the usual one, whichever is offered first.
fn chosen(models: &Models, offered: &Embedders) -> Option<Arc<dyn Embedder>> {
    let named = [&models.wanted, &models.active].into_iter().flatten();
    named.filter_map(|it| offered.called(it)).next().or_else(|| offered.usual()).cloned()
}

fn batch(model: Arc<dyn Embedder>, unseen: Vec<Unseen>) -> Batch {
    let mut batch = Batch { model, passages: Vec::new(), texts: Vec::new() };
    for it in unseen {
        let stamp = it.stamp.clone();
        let passage = it.into_passage();
        let texts = parts(&passage);
        batch.passages.push(Part { passage: passage.id, stamp, texts: texts.len() });
        batch.texts.extend(texts);
    }
    batch
}
