//! A sentence model from a folder, in this process.

use std::path::Path;
use std::sync::Arc;

use embeddings::{CannotLoad, SentenceModel};
use futures::future::BoxFuture;
use switchboard::knowledge::meaning::{CannotEmbed, Embedder};
use switchboard::knowledge::search::{Language, Vector};

/// The model, and the languages that it was made for.
pub struct Local {
    model: Arc<SentenceModel>,
    languages: Vec<Language>,
}

impl Local {
    /// Reads the model; some hundred milliseconds, and as much memory as its weights.
    ///
    /// # Errors
    /// [`CannotLoad`] names the file that is missing or damaged.
    pub fn load(folder: &Path, languages: Vec<Language>) -> Result<Self, CannotLoad> {
        Ok(Self { model: Arc::new(SentenceModel::load(folder)?), languages })
    }
}

impl Embedder for Local {
    fn name(&self) -> &str {
        self.model.name()
    }

    fn knows(&self, language: Language) -> bool {
        self.languages.contains(&language)
    }

    fn embed(&self, texts: Vec<String>) -> BoxFuture<'_, Result<Vec<Vector>, CannotEmbed>> {
        let model = self.model.clone();
        Box::pin(async move {
            let computed = tokio::task::spawn_blocking(move || {
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                model.embed(&texts)
            });
            let vectors = computed.await.map_err(|died| CannotEmbed::Wrong(died.to_string()))?;
            let vectors = vectors.map_err(|problem| CannotEmbed::Wrong(problem.to_string()))?;
            Ok(vectors.into_iter().map(Into::into).collect())
        })
    }
}
