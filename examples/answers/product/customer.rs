//! A system that brings customers' questions in over the API and fetches what they are answered.

use std::time::{Duration, Instant};

use reqwest::header::RETRY_AFTER;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::Result;

/// How often is looked whether there is something new.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// Who has no reply after this has none.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a customer got.
#[derive(Debug)]
pub struct Reply {
    pub text: String,
    /// The words of each source that the answer cites; an answer cites at least one.
    pub quotes: Vec<String>,
    pub handed_over: bool,
    /// From posting the question to seeing the reply.
    pub took: Duration,
}

#[derive(Deserialize)]
struct Arrival {
    event: Uuid,
    conversation: Option<Uuid>,
}

#[derive(Deserialize)]
struct Thread {
    messages: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    author: String,
    text: String,
    event: Option<String>,
    sources: Vec<Source>,
}

#[derive(Deserialize)]
struct Source {
    quote: Option<String>,
}

/// The API as one key sees it.
pub struct Caller<'a> {
    pub http: &'a Client,
    pub origin: &'a str,
    pub key: &'a str,
}

impl Caller<'_> {
    /// Asks as a new customer, and waits for the reply; `None` where none came in time.
    ///
    /// # Errors
    /// When the API refuses or fails.
    pub async fn ask(&self, id: &str, question: &str) -> Result<Option<Reply>> {
        let started = Instant::now();
        let message = json!({ "id": id, "text": question, "contact": { "external_id": id } });
        let mut arrival: Arrival = self.call(self.http.post(self.at("messages")).json(&message)).await?;
        while started.elapsed() < PATIENCE {
            tokio::time::sleep(LOOK_EVERY).await;
            let Some(conversation) = arrival.conversation else {
                arrival = self.call(self.http.get(self.at(&format!("events/{}", arrival.event)))).await?;
                continue;
            };
            let thread = self.http.get(self.at(&format!("conversations/{conversation}/messages")));
            let thread: Thread = self.call(thread).await?;
            let handed_over = thread.messages.iter().any(|it| it.event.as_deref() == Some("handed_over"));
            // The first words are the answer; a hand-over stands in the thread before its words can be fetched.
            if let Some(said) = thread.messages.into_iter().find(|it| it.author == "ai" && !it.text.is_empty()) {
                let quotes = said.sources.into_iter().map(|it| it.quote.unwrap_or_default()).collect();
                return Ok(Some(Reply { text: said.text, quotes, handed_over, took: started.elapsed() }));
            }
        }
        Ok(None)
    }

    fn at(&self, path: &str) -> String {
        format!("{}/api/v1/{path}", self.origin)
    }

    /// Sends a request, again where the API asks to come back later.
    async fn call<T: serde::de::DeserializeOwned>(&self, request: RequestBuilder) -> Result<T> {
        let request = request.bearer_auth(self.key);
        loop {
            let response = request.try_clone().ok_or("a request cannot be repeated")?.send().await?;
            if response.status() == StatusCode::TOO_MANY_REQUESTS {
                let seconds = response.headers().get(RETRY_AFTER).and_then(|it| it.to_str().ok()?.parse().ok());
                tokio::time::sleep(Duration::from_secs(seconds.unwrap_or(1))).await;
                continue;
            }
            let status = response.status();
            if !status.is_success() {
                return Err(format!("the API answered {status}: {}", response.text().await?).into());
            }
            return Ok(response.json().await?);
        }
    }
}
