//! A sentence model behind an address that speaks OpenAI's embeddings.
//!
//! OpenAI's own, and the many that speak like it: Mistral, vLLM, Ollama, llama.cpp, text-embeddings-inference.
//!
//! Promises
//! - It comes back: 5 seconds to connect, 30 for everything; then it is away.
//! - Whatever the other side sends, the result is one vector of length 1 for each text, or a reason.
//! - No more than 32 MB are read.

use std::time::Duration;

use futures::future::BoxFuture;
use reqwest::{StatusCode, Url};
use serde::Deserialize;
use serde_json::json;
use switchboard::knowledge::meaning::{CannotEmbed, Embedder};
use switchboard::knowledge::search::{Language, Vector};
use tokio::time::timeout;

use crate::commands::Failure;
use crate::egress::{Egress, Rules};
use crate::settings::EmbeddingEndpoint;

/// How long the model is waited for.
const WHOLE: Duration = Duration::from_secs(30);
/// Most bytes of an answer: sixty-four vectors of four thousand numbers, generously written.
const MOST_BYTES: usize = 32 << 20;

/// The model.
pub struct Remote {
    egress: Egress,
    endpoint: EmbeddingEndpoint,
    /// The model's name with its host: two hosts may call different models the same.
    name: String,
}

#[derive(Deserialize)]
struct Answer {
    data: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    index: usize,
    embedding: Vec<f32>,
}

impl Remote {
    /// A model at an address that the operator chose, so its host may be called whatever its address is.
    ///
    /// # Errors
    /// When the address cannot be read, or the machine has no certificates.
    pub fn at(endpoint: &EmbeddingEndpoint, allowed: &[String]) -> Result<Self, Failure> {
        let url = Url::parse(&endpoint.url).map_err(|problem| format!("EMBEDDING_URL: {problem}"))?;
        let host = url.host_str().ok_or("EMBEDDING_URL: has no host")?.to_owned();
        let name = format!("{}@{host}", endpoint.model);
        let hosts: Vec<String> = allowed.iter().cloned().chain([host]).collect();
        Ok(Self { egress: Egress::new(Rules::usual(&hosts))?, endpoint: endpoint.clone(), name })
    }

    async fn ask(&self, texts: &[String]) -> Result<Vec<Vector>, CannotEmbed> {
        let url = format!("{}/embeddings", self.endpoint.url.trim_end_matches('/'));
        let request = self.egress.post(&url).map_err(|refused| CannotEmbed::Wrong(refused.to_string()))?;
        let request = match &self.endpoint.key {
            Some(key) => request.bearer_auth(&key.0),
            None => request,
        };
        let body = json!({ "model": self.endpoint.model, "input": texts, "encoding_format": "float" });
        let away = |error: reqwest::Error| CannotEmbed::Away(error.without_url().to_string());
        let mut response = request.json(&body).send().await.map_err(away)?;
        match response.status() {
            status if status.is_success() => {}
            status @ (StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT) => {
                return Err(CannotEmbed::Away(status.to_string()));
            }
            status if status.is_server_error() => return Err(CannotEmbed::Away(status.to_string())),
            status => return Err(CannotEmbed::Wrong(status.to_string())),
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(away)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > MOST_BYTES {
                return Err(CannotEmbed::Wrong("it says more than was asked".to_owned()));
            }
        }
        vectors(&bytes, texts.len())
    }
}

/// Reads the answer: a vector for each text, in the order of the texts.
fn vectors(bytes: &[u8], asked: usize) -> Result<Vec<Vector>, CannotEmbed> {
    let wrong = |what: &str| CannotEmbed::Wrong(what.to_owned());
    let mut answer: Answer = serde_json::from_slice(bytes).map_err(|error| CannotEmbed::Wrong(error.to_string()))?;
    answer.data.sort_by_key(|row| row.index);
    if answer.data.len() != asked || answer.data.iter().enumerate().any(|(at, row)| row.index != at) {
        return Err(wrong("it has not one vector for each text"));
    }
    answer.data.into_iter().map(|row| unit(row.embedding).ok_or_else(|| wrong("a vector has no length"))).collect()
}

/// The same direction with length 1; `None` where there is no direction.
fn unit(mut vector: Vec<f32>) -> Option<Vector> {
    let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
    if !length.is_normal() {
        return None;
    }
    vector.iter_mut().for_each(|number| *number /= length);
    Some(vector.into())
}

impl Embedder for Remote {
    fn name(&self) -> &str {
        &self.name
    }

    /// Models that are served have learnt many languages; which ones they do not say.
    fn knows(&self, _language: Language) -> bool {
        true
    }

    fn embed(&self, texts: Vec<String>) -> BoxFuture<'_, Result<Vec<Vector>, CannotEmbed>> {
        Box::pin(async move {
            timeout(WHOLE, self.ask(&texts)).await.unwrap_or_else(|_| Err(CannotEmbed::Away("too slow".to_owned())))
        })
    }
}
