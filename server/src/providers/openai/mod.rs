//! A language model behind an address that speaks OpenAI's chat completions, streamed.
//!
//! OpenAI's own, and the many that speak like it: Mistral, OpenRouter, vLLM, Ollama,
//! llama.cpp. The key goes into one header and nowhere else; what comes back is text, which
//! the desk checks against the passages.
//!
//! Promises (`R-11`)
//! - It comes back: 5 seconds to connect, 20 to the first byte, 45 for everything.
//! - Whatever the other side does, the result is a reply or one [`ProviderProblem`].
//! - No more than 1 MB is read.
//!
//! Start reading at [`OpenAi`]. Not here: the prompt (`assistant::assemble`), the rules of
//! what may be called (`egress`).

mod stream;
#[cfg(test)]
mod tests;

use std::time::Duration;

use futures::future::BoxFuture;
use reqwest::{Response, StatusCode};
use serde_json::json;
use switchboard::assistant::{Ask, Endpoint, MOST_TOKENS_OUT, Prompt, Provider, ProviderProblem, Reply, assemble};
use tokio::time::timeout;

use crate::egress::{Egress, MOST_BYTES};
use stream::Stream;

/// How long a model is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Until the first byte.
    pub first_byte: Duration,
    /// For everything.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { first_byte: Duration::from_secs(20), whole: Duration::from_secs(45) }
    }
}

/// Asks language models over HTTP.
#[derive(Debug, Clone)]
pub struct OpenAi {
    egress: Egress,
    patience: Patience,
}

impl OpenAi {
    /// A provider that calls through `egress`.
    pub fn new(egress: Egress, patience: Patience) -> Self {
        Self { egress, patience }
    }

    async fn ask(&self, endpoint: &Endpoint, prompt: &Prompt) -> Result<Reply, ProviderProblem> {
        let response = self.send(endpoint, prompt).await?;
        let mut stream = Stream::default();
        self.read(response, &mut stream).await?;
        let said = stream.finish()?;
        // A server that does not count is counted for: a budget that never fills is none.
        let guess = |text: usize| u32::try_from(text / CHARACTERS_PER_TOKEN).unwrap_or(u32::MAX);
        Ok(Reply {
            tokens_in: said.tokens_in.unwrap_or_else(|| guess(prompt.rules.len() + prompt.data.len())),
            tokens_out: said.tokens_out.unwrap_or_else(|| guess(said.text.len())),
            text: said.text,
        })
    }

    async fn send(&self, endpoint: &Endpoint, prompt: &Prompt) -> Result<Response, ProviderProblem> {
        let url = format!("{}/chat/completions", endpoint.base_url.as_str());
        let request = self.egress.post(&url).map_err(|refused| {
            tracing::warn!(%refused, "a language model may not be called");
            ProviderProblem::Away
        })?;
        let request = match &endpoint.key {
            Some(key) => request.bearer_auth(key),
            None => request,
        };
        let body = json!({
            "model": endpoint.model,
            "messages": [
                { "role": "system", "content": prompt.rules },
                { "role": "user", "content": prompt.data },
            ],
            "stream": true,
            "stream_options": { "include_usage": true },
            "temperature": 0,
            "max_tokens": MOST_TOKENS_OUT,
        });
        let response = timeout(self.patience.first_byte, request.json(&body).send())
            .await
            .map_err(|_| ProviderProblem::Timeout)?
            .map_err(|error| if error.is_connect() { ProviderProblem::Away } else { ProviderProblem::Cut })?;
        match response.status() {
            status if status.is_success() => Ok(response),
            StatusCode::TOO_MANY_REQUESTS => Err(ProviderProblem::RateLimited),
            status => Err(ProviderProblem::Refused(status.as_u16())),
        }
    }

    async fn read(&self, mut response: Response, stream: &mut Stream) -> Result<(), ProviderProblem> {
        let mut read = 0;
        let mut patience = self.patience.first_byte;
        loop {
            let chunk = timeout(patience, response.chunk()).await.map_err(|_| ProviderProblem::Timeout)?;
            let Some(bytes) = chunk.map_err(|_| ProviderProblem::Cut)? else { return Ok(()) };
            read += bytes.len();
            if read > MOST_BYTES {
                return Err(ProviderProblem::Garbage);
            }
            stream.push(&bytes)?;
            if stream.is_done() {
                return Ok(());
            }
            // Once it talks, only the whole time counts.
            patience = self.patience.whole;
        }
    }
}

/// European text has some four characters per token; fewer are assumed, so that a guess is
/// rather too dear than too cheap.
const CHARACTERS_PER_TOKEN: usize = 3;

impl Provider for OpenAi {
    fn draft_answer<'a>(
        &'a self,
        endpoint: &'a Endpoint,
        ask: &'a Ask,
    ) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        Box::pin(async move {
            let prompt = assemble(ask);
            timeout(self.patience.whole, self.ask(endpoint, &prompt)).await.unwrap_or(Err(ProviderProblem::Timeout))
        })
    }

    fn write<'a>(
        &'a self,
        endpoint: &'a Endpoint,
        prompt: &'a Prompt,
    ) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        Box::pin(async move {
            timeout(self.patience.whole, self.ask(endpoint, prompt)).await.unwrap_or(Err(ProviderProblem::Timeout))
        })
    }
}
