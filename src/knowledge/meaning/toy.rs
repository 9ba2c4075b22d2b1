//! A model for tests, which knows four things.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// A model that knows what some words are about, and that nothing else is.
pub struct Toy {
    name: &'static str,
    asked: AtomicUsize,
    is_away: bool,
}

const THINGS: [&[&str]; 4] =
    [&["parcel", "delivery", "courier"], &["refund", "money back"], &["open", "hours"], &["card", "paypal", "pay"]];

impl Toy {
    /// One of this name.
    pub fn called(name: &'static str) -> Arc<Self> {
        Arc::new(Self { name, asked: AtomicUsize::new(0), is_away: false })
    }

    /// One that does not answer.
    pub fn away(name: &'static str) -> Arc<Self> {
        Arc::new(Self { name, asked: AtomicUsize::new(0), is_away: true })
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
        let vectors = match self.is_away {
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
