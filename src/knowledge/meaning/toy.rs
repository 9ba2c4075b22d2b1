//! A model for tests, which knows four things, and a worker that lets it look.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::work::{Batch, Next, begin, keep};
use super::*;
use crate::access::Work;
use crate::prelude::*;
use crate::tenancy::Principal;
use crate::world::*;

/// A model that knows what some words are about, and that nothing else is.
pub struct Toy {
    name: &'static str,
    asked: AtomicUsize,
    is_away: AtomicBool,
}

const THINGS: [&[&str]; 4] = [
    &["parcel", "delivery", "courier"],
    &["refund", "money back", "return"],
    &["open", "hours"],
    &["card", "paypal", "pay"],
];

impl Toy {
    /// One of this name.
    pub fn called(name: &'static str) -> Arc<Self> {
        Arc::new(Self { name, asked: AtomicUsize::new(0), is_away: AtomicBool::new(false) })
    }

    /// Lets it be away, or come back.
    pub fn set_away(&self, is_away: bool) {
        self.is_away.store(is_away, Ordering::Relaxed);
    }

    /// One that does not answer.
    pub fn away(name: &'static str) -> Arc<Self> {
        let toy = Self::called(name);
        toy.set_away(true);
        toy
    }

    /// How many texts it was asked about.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

impl Embedder for Toy {
    fn name(&self) -> &str {
        self.name
    }

    fn knows(&self, language: Language) -> bool {
        language == Language::English
    }

    fn embed(&self, texts: Vec<String>) -> BoxFuture<'_, Result<Vec<Vector>, CannotEmbed>> {
        self.asked.fetch_add(texts.len(), Ordering::Relaxed);
        let vector = |text: String| -> Vector {
            let text = text.to_lowercase();
            let about = |words: &&[&str]| f32::from(u8::from(words.iter().any(|word| text.contains(word))));
            let numbers: Vec<f32> = THINGS.iter().map(about).chain([0.1]).collect();
            let length = numbers.iter().map(|it| it * it).sum::<f32>().sqrt();
            numbers.into_iter().map(|it| it / length).collect()
        };
        let vectors = match self.is_away.load(Ordering::Relaxed) {
            true => Err(CannotEmbed::Away("planted".to_owned())),
            false => Ok(texts.into_iter().map(vector).collect()),
        };
        Box::pin(async move { vectors })
    }
}

/// These models, offered.
pub fn offered(models: &[Arc<Toy>]) -> Embedders {
    Embedders::new(models.iter().map(|it| it.clone() as Arc<dyn Embedder>).collect())
}

async fn work(world: &World) -> Tx<Work> {
    world.begin(Principal::worker(MA_BOUTIQUE)).await
}

/// What is to be looked at next.
pub async fn next(world: &World, models: &Embedders, job: JobId) -> Option<Batch> {
    let mut tx = work(world).await;
    let next = begin(&mut tx, job, models, None).await.unwrap();
    tx.commit().await.unwrap();
    match next? {
        Next::Look(batch) => Some(batch),
        Next::Move(_) => None,
    }
}

/// Looks at one batch. False where there was none.
pub async fn batch(world: &World, models: &Embedders, job: JobId) -> bool {
    let Some(batch) = next(world, models, job).await else { return false };
    let looked_at = batch.look().await.unwrap();
    let mut tx = work(world).await;
    keep(&mut tx, &looked_at).await.unwrap();
    tx.commit().await.unwrap();
    true
}

/// Looks at everything, as one job after the other does.
pub async fn looks(world: &World, models: &Embedders) {
    while batch(world, models, JobId::new()).await {}
}
