//! A visitor's thread, as the protocol writes it.

use serde::Serialize;
use switchboard::inbox::{CustomerMessage, CustomerQuote, CustomerThread, Typing};
use time::OffsetDateTime;

use crate::files::links::{LinkedFile, Links};

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    id: String,
    pub seq: i64,
    author: &'static str,
    name: Option<String>,
    text: String,
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    delivery: Option<&'static str>,
    client_id: Option<String>,
    event: Option<String>,
    sources: Vec<Source>,
    helped: Option<&'static str>,
    quote: Option<CustomerQuote>,
    files: Vec<LinkedFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Source {
    title: String,
    /// Knowledge has no public address yet.
    url: Option<String>,
    quote: Option<String>,
}

/// Where the conversation stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    pub status: &'static str,
    pub handler: &'static str,
    pub agent: Option<String>,
}

impl Message {
    /// An entry with links to what was sent along.
    pub fn of(it: CustomerMessage, links: &Links<'_>) -> Self {
        let source = |it: switchboard::inbox::CustomerSource| Source { title: it.title, url: None, quote: it.quote };
        Self {
            id: it.id.to_string(),
            seq: it.seq,
            author: it.author.word(),
            name: it.name,
            text: it.text,
            at: it.at,
            delivery: it.delivery.map(|it| it.word()),
            client_id: it.client_id,
            event: it.event,
            sources: it.sources.0.into_iter().map(source).collect(),
            helped: it.helped.map(|it| it.word()),
            quote: it.quote.map(|it| it.0),
            files: links.told(&it.files),
        }
    }
}

/// Where the conversation stands; `None` before the first message.
pub fn line(thread: &CustomerThread) -> Option<Line> {
    let (_, status, handler) = thread.line?;
    Some(Line { status: status.word(), handler: handler.word(), agent: thread.agent.clone() })
}

/// Who is writing to the visitor.
pub fn typing(thread: &CustomerThread) -> Option<&'static str> {
    thread.typing.map(|it| match it {
        Typing::Assistant => "assistant",
        Typing::Agent => "agent",
    })
}

/// The number of the newest answer that the visitor's browser has not had before.
pub fn newest_answer(thread: &CustomerThread) -> Option<i64> {
    use switchboard::inbox::Delivery;
    let waits = |it: &&CustomerMessage| matches!(it.delivery, Some(Delivery::Sent | Delivery::Unknown));
    let is_answer = |it: &&CustomerMessage| it.author != switchboard::inbox::Author::Contact;
    thread.messages.iter().filter(is_answer).filter(waits).map(|it| it.seq).max()
}
