//! The settings of a sentence model behind an address.

use super::{Hidden, WrongSetting, wrong};

/// A sentence model behind an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbeddingEndpoint {
    /// Its address up to `/embeddings`.
    pub url: String,
    /// Which model.
    pub model: String,
    /// The key; some need none.
    pub key: Option<Hidden>,
}

/// The sentence model behind an address. A model without an address, or the other way round, is a slip.
pub(super) fn endpoint(
    url: Option<String>,
    model: Option<String>,
    key: Option<String>,
) -> Result<Option<EmbeddingEndpoint>, WrongSetting> {
    match (url, model) {
        (Some(url), Some(model)) if url.starts_with("https://") || url.starts_with("http://") => {
            Ok(Some(EmbeddingEndpoint { url, model, key: key.map(Hidden) }))
        }
        (Some(_), Some(_)) => Err(wrong("EMBEDDING_URL", "must begin with https:// or http://")),
        (Some(_), None) => Err(wrong("EMBEDDING_MODEL", "is not set, and EMBEDDING_URL is")),
        (None, Some(_)) => Err(wrong("EMBEDDING_URL", "is not set, and EMBEDDING_MODEL is")),
        (None, None) => Ok(None),
    }
}
