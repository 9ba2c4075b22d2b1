//! The settings of a sentence model behind an address, and of where its vectors are kept.

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

/// A Qdrant, which keeps vectors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QdrantServer {
    /// Its address.
    pub url: String,
    /// The key, where it asks for one.
    pub key: Option<Hidden>,
}

/// Where vectors are kept, if not in PostgreSQL or in memory.
pub(super) fn qdrant(url: Option<String>, key: Option<String>) -> Result<Option<QdrantServer>, WrongSetting> {
    match url {
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
            Ok(Some(QdrantServer { url, key: key.map(Hidden) }))
        }
        Some(_) => Err(wrong("QDRANT_URL", "must begin with https:// or http://")),
        None if key.is_some() => Err(wrong("QDRANT_URL", "is not set, and QDRANT_KEY is")),
        None => Ok(None),
    }
}
