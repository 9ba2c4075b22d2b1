//! Requests to a Qdrant, and its answers.
//!
//! Promises
//! - It comes back: 5 seconds to connect, 10 for everything; then it is away.
//! - No more than 4 MB are read.

use std::time::Duration;

use reqwest::{Method, StatusCode, Url};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use switchboard::knowledge::vectors::CannotKeepVectors;

use crate::commands::Failure;
use crate::egress::{Egress, Rules};
use crate::settings::{Hidden, QdrantServer};

/// How long it is waited for.
const WHOLE: Duration = Duration::from_secs(10);
/// Most bytes of an answer.
const MOST_BYTES: usize = 4 << 20;

/// The way to a Qdrant.
pub struct Wire {
    egress: Egress,
    url: String,
    key: Option<Hidden>,
}

#[derive(Deserialize)]
struct Answer<T> {
    result: T,
}

impl Wire {
    /// The way to the address that the operator chose, so its host may be called whatever its address is.
    ///
    /// # Errors
    /// When the address cannot be read, or the machine has no certificates.
    pub fn to(server: &QdrantServer, allowed: &[String]) -> Result<Self, Failure> {
        let url = Url::parse(&server.url).map_err(|problem| format!("QDRANT_URL: {problem}"))?;
        let host = url.host_str().ok_or("QDRANT_URL: has no host")?.to_owned();
        let hosts: Vec<String> = allowed.iter().cloned().chain([host]).collect();
        let url = server.url.trim_end_matches('/').to_owned();
        Ok(Self { egress: Egress::new(Rules::usual(&hosts))?, url, key: server.key.clone() })
    }

    /// Asks, and reads the answer. `None` where what was asked about is not there.
    pub async fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Option<T>, CannotKeepVectors> {
        let asked = tokio::time::timeout(WHOLE, self.answered(method, path, body)).await;
        asked.unwrap_or_else(|_| Err(CannotKeepVectors::Away("too slow".to_owned())))
    }

    async fn answered<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Option<T>, CannotKeepVectors> {
        let url = format!("{}{path}", self.url);
        let request = self.egress.begin(method, &url).map_err(|refused| wrong(refused.to_string()))?;
        let request = match &self.key {
            Some(key) => request.header("api-key", &key.0),
            None => request,
        };
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        let away = |error: reqwest::Error| CannotKeepVectors::Away(error.without_url().to_string());
        let mut response = request.send().await.map_err(away)?;
        match response.status() {
            status if status.is_success() => {}
            StatusCode::NOT_FOUND => return Ok(None),
            status @ (StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT) => {
                return Err(CannotKeepVectors::Away(status.to_string()));
            }
            status if status.is_server_error() => return Err(CannotKeepVectors::Away(status.to_string())),
            status => return Err(wrong(status.to_string())),
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(away)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > MOST_BYTES {
                return Err(wrong("it says more than was asked"));
            }
        }
        let answer: Answer<T> = serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
        Ok(Some(answer.result))
    }
}

fn wrong(what: impl Into<String>) -> CannotKeepVectors {
    CannotKeepVectors::Wrong(what.into())
}
