//! Knowledge as it would be: what is searched if somebody did what they think of, by its words and, where a model is
//! active, by what it means.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use super::content::Content;
use super::meaning::{self, AT_ONCE, CannotEmbed, Embedder, Embedders};
use super::model::State;
use super::search::{Index, Language, Meanings, Passage, Vector, parts};
use super::store;
use crate::prelude::*;

/// Texts of knowledge that a model is shown so that somebody sees what they would change, at most.
pub const MOST_SUPPOSED: usize = 200;

/// A model that has not looked at everything after this is away.
const PATIENCE: Duration = Duration::from_secs(15);

/// A change of one item that nobody has made yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It says something else.
    Says {
        /// The language it is written in.
        language: Language,
        /// What it says.
        content: Content,
    },
    /// Another of its versions is active.
    Version(i32),
    /// It is not searched any more.
    Disabled,
    /// It is searched again.
    Enabled,
}

/// By what questions find knowledge as it is and as it would be: on both sides by the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Compared {
    /// By words, for no model is active.
    #[default]
    Words,
    /// By words and by what they mean.
    Meaning,
    /// By words, for more would be new than a model can be shown meanwhile ([`MOST_SUPPOSED`]).
    TooMuch,
    /// By words, for the model is away.
    Away,
}

/// Everything that would be searched after a change.
pub struct Supposed {
    passages: Vec<Passage>,
    /// What is known of what they mean.
    meanings: Meanings,
    model: Option<Arc<dyn Embedder>>,
    /// Those that the model has not looked at as they would be.
    unseen: Vec<Passage>,
}

/// The same, once the model has looked at what is new and at what is asked.
#[derive(Default)]
pub struct Foreseen {
    passages: Vec<Passage>,
    meanings: Meanings,
    /// The model, and what each question means to it; none where words have to do.
    meant: Option<(Arc<dyn Embedder>, Vec<Vector>)>,
    /// By what both sides are compared.
    pub compared: Compared,
}

/// Everything that would be searched after a change. `None` where there is no such item, or it cannot be changed so.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn supposed(
    tx: &mut Tx<access::KnowledgeRead>,
    item: ItemId,
    change: &Change,
    offered: &Embedders,
) -> Result<Option<Supposed>, Fault> {
    let Some(item) = store::find_item(tx, item).await? else { return Ok(None) };
    // What is disabled stays so, whatever it says.
    let is_searched = item.state != State::Disabled;
    let its_own = match change {
        Change::Says { content, .. } if content.kind() != item.kind => return Ok(None),
        Change::Says { language, content } if is_searched => store::supposed::of_content(&item, *language, content),
        Change::Version(number) => {
            let passages = store::supposed::of_version(tx, item.id, *number).await?;
            if passages.is_empty() {
                return Ok(None);
            }
            if is_searched { passages } else { Vec::new() }
        }
        Change::Enabled => store::supposed::of_version(tx, item.id, item.version).await?,
        Change::Says { .. } | Change::Disabled => Vec::new(),
    };
    instead(tx, &[item.id], its_own, offered).await.map(Some)
}

/// Everything that would be searched if these items were not.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn without(
    tx: &mut Tx<access::KnowledgeRead>,
    items: &[ItemId],
    offered: &Embedders,
) -> Result<Supposed, Fault> {
    instead(tx, items, Vec::new(), offered).await
}

/// What is searched, with these passages in place of those that items have now.
async fn instead(
    tx: &mut Tx<access::KnowledgeRead>,
    items: &[ItemId],
    new: Vec<Passage>,
    offered: &Embedders,
) -> Result<Supposed, Fault> {
    let active = meaning::store::models(tx).await?.active;
    let model = active.and_then(|it| offered.called(&it).cloned());
    let mut meanings = match &model {
        Some(model) => meaning::store::meanings(tx, model.name()).await?,
        None => Meanings::default(),
    };
    let (replaced, mut passages): (Vec<Passage>, Vec<Passage>) =
        store::searchable(tx).await?.into_iter().partition(|it| items.contains(&it.source));
    // What stays as it is means what it means, or waits for the model on both sides.
    let changed = || new.iter().filter(|it| !replaced.contains(it));
    changed().for_each(|it| meanings.keep(it.id, Vec::new()));
    let knows = |language| model.as_ref().is_some_and(|it| it.knows(language));
    let unseen = changed().filter(|it| knows(it.language)).cloned().collect();
    passages.extend(new);
    // As the database lists them: what fits equally well is found in the same order before and after.
    passages.sort_by_key(|it| it.source);
    Ok(Supposed { passages, meanings, model, unseen })
}

impl Supposed {
    /// The items that would be searched.
    pub fn items(&self) -> HashSet<ItemId> {
        self.passages.iter().map(|it| it.source).collect()
    }

    /// Lets the model look at what would be new and at what is asked. Where it cannot, words have to do. No
    /// transaction is open meanwhile.
    pub async fn look(self, questions: Vec<String>) -> Foreseen {
        let Self { passages, mut meanings, model, unseen } = self;
        let Some(model) = model else {
            return Foreseen { passages, meanings, meant: None, compared: Compared::Words };
        };
        let texts: Vec<Vec<String>> = unseen.iter().map(parts).collect();
        if texts.iter().map(Vec::len).sum::<usize>() > MOST_SUPPOSED {
            return Foreseen { passages, meanings, meant: None, compared: Compared::TooMuch };
        }
        let asked = questions.iter().chain(texts.iter().flatten()).cloned().collect();
        let looked = tokio::time::timeout(PATIENCE, vectors(&*model, asked)).await;
        let mut vectors = match looked {
            Ok(Ok(vectors)) => vectors.into_iter(),
            Ok(Err(problem)) => {
                tracing::warn!(%problem, model = model.name(), "a change is previewed by words alone");
                return Foreseen { passages, meanings, meant: None, compared: Compared::Away };
            }
            Err(_) => {
                tracing::warn!(model = model.name(), "a change is previewed by words alone: the model is slow");
                return Foreseen { passages, meanings, meant: None, compared: Compared::Away };
            }
        };
        let meant = vectors.by_ref().take(questions.len()).collect();
        for (passage, texts) in unseen.iter().zip(&texts) {
            meanings.keep(passage.id, vectors.by_ref().take(texts.len()).collect());
        }
        Foreseen { passages, meanings, meant: Some((model, meant)), compared: Compared::Meaning }
    }
}

impl Foreseen {
    /// The index that would be searched. It is made once.
    pub fn index(&mut self) -> Index {
        Index::with_meanings(std::mem::take(&mut self.passages), &self.meanings)
    }

    /// What the question of this number means, where the model knows the language that it is asked in.
    pub fn meaning(&self, question: usize, language: Language) -> Option<&[f32]> {
        let (model, vectors) = self.meant.as_ref()?;
        vectors.get(question).filter(|_| model.knows(language)).map(|it| &**it)
    }
}

/// What a model makes of texts, some at a time.
async fn vectors(model: &dyn Embedder, texts: Vec<String>) -> Result<Vec<Vector>, CannotEmbed> {
    let mut vectors = Vec::with_capacity(texts.len());
    for some in texts.chunks(AT_ONCE) {
        let made = model.embed(some.to_vec()).await?;
        if made.len() != some.len() {
            return Err(CannotEmbed::Wrong(format!("{} vectors of {} texts", made.len(), some.len())));
        }
        vectors.extend(made);
    }
    Ok(vectors)
}
