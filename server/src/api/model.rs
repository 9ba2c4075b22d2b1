//! What the API answers with.

use serde::Serialize;
use switchboard::ids::*;
use switchboard::inbox::{self, ApiConversation, ApiMessage};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::files::links::{LinkedFile, Links};

/// Something was taken in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Accepted {
    /// Under which id; see `GET /events/{event}`.
    #[schema(value_type = Uuid)]
    pub event: InboxEventId,
}

/// What became of something that was taken in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Event {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub event: InboxEventId,
    /// `new` until it was worked on, then `done`, `ignored` or `parked`.
    #[schema(pattern = "^(new|done|ignored|parked)$", example = "done")]
    pub state: String,
    /// Why it was ignored or parked.
    pub reason: Option<String>,
    /// The message that was made of it.
    #[schema(value_type = Option<Uuid>)]
    pub message: Option<MessageId>,
    /// The conversation that the message is in.
    #[schema(value_type = Option<Uuid>)]
    pub conversation: Option<ConversationId>,
}

/// A conversation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Conversation {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: ConversationId,
    /// Its channel.
    #[schema(value_type = Uuid)]
    pub channel: ChannelId,
    /// With whom.
    pub contact: KnownContact,
    /// Where it stands.
    pub status: Status,
    /// Who answers.
    pub handler: Handler,
    /// The name of the agent who holds it.
    pub agent: Option<String>,
    /// The customer's language.
    pub language: Option<String>,
    /// When it began.
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// When it was resolved.
    #[serde(with = "time::serde::rfc3339::option")]
    pub resolved_at: Option<OffsetDateTime>,
}

/// A customer, as they are known.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownContact {
    /// The caller's own id of the customer.
    pub external_id: String,
    /// Their name.
    pub name: Option<String>,
    /// Their mail address.
    pub email: Option<String>,
}

impl From<ApiConversation> for Conversation {
    fn from(it: ApiConversation) -> Self {
        Self {
            id: it.id,
            channel: it.channel_id,
            contact: KnownContact { external_id: it.external_id, name: it.name, email: it.email },
            status: it.status.into(),
            handler: it.handler.into(),
            agent: it.agent,
            language: it.language,
            created_at: it.created_at,
            resolved_at: it.resolved_at,
        }
    }
}

/// Declares a closed set of words of the desk for the document.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident of $desk:ty { $($variant:ident),+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $(#[allow(missing_docs, reason = "the word says it")] $variant),+ }

        impl From<$desk> for $name {
            fn from(it: $desk) -> Self {
                match it { $(<$desk>::$variant => Self::$variant),+ }
            }
        }
    };
}

mirror! {
    /// Where a conversation stands.
    Status of inbox::Status { Open, Waiting, Snoozed, Resolved }
}
mirror! {
    /// Who answers: the assistant (`ai`), an agent (`staff`), or nobody yet.
    Handler of inbox::Handler { Ai, Staff, Nobody }
}
mirror! {
    /// Who wrote: the customer, the assistant (`ai`), an agent (`staff`), or nobody (`system`).
    Author of inbox::Author { Contact, Ai, Staff, System }
}
mirror! {
    /// How far a message has come.
    Delivery of inbox::Delivery { Queued, Sending, Sent, Delivered, Read, Failed, Unknown }
}

/// An entry of a conversation.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessageBody {
    /// Its id.
    #[schema(value_type = Uuid)]
    id: MessageId,
    /// Its number: later ones are higher, with gaps.
    seq: i64,
    /// Who wrote it.
    author: Author,
    /// The name of the agent or of the assistant.
    name: Option<String>,
    /// What it says; empty for what merely happened.
    text: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    /// How far it has come: of the customer's own words, always sent.
    delivery: Option<Delivery>,
    /// The caller's own id of it, for what the caller brought in.
    client_id: Option<String>,
    /// What happened: `handed_over`, `agent_joined`, `assistant_returned` or `resolved`.
    event: Option<String>,
    /// How sure the assistant was, 0 to 1.
    confidence: Option<f32>,
    /// What an answer of the assistant rests on.
    sources: Vec<Source>,
    /// The message that it answers word by word.
    quote: Option<Quote>,
    /// What was sent along with it.
    files: Vec<LinkedFile>,
}

/// A passage that an answer rests on.
#[derive(Debug, Serialize, ToSchema)]
pub struct Source {
    /// Its title.
    title: String,
    /// The words that the answer rests on.
    quote: Option<String>,
}

/// A message that another one answers word by word.
#[derive(Debug, Serialize, ToSchema)]
pub struct Quote {
    /// Its id.
    #[schema(value_type = Uuid)]
    id: MessageId,
    /// Who wrote it.
    author: Author,
    /// The name of the agent or of the assistant.
    name: Option<String>,
    /// How it begins: 300 characters at most.
    text: String,
}

impl From<&inbox::CustomerQuote> for Quote {
    fn from(it: &inbox::CustomerQuote) -> Self {
        Self { id: it.id, author: it.author.into(), name: it.name.clone(), text: it.text.clone() }
    }
}

impl MessageBody {
    /// A message with links to what was sent along.
    pub fn of(it: &ApiMessage, links: &Links<'_>) -> Self {
        let source = |it: &inbox::CustomerSource| Source { title: it.title.clone(), quote: it.quote.clone() };
        Self {
            id: it.id,
            seq: it.seq,
            author: it.author.into(),
            name: it.name.clone(),
            text: it.text.clone(),
            at: it.at,
            delivery: it.delivery.map(Delivery::from),
            client_id: it.client_id.clone(),
            event: it.event.clone(),
            confidence: it.confidence,
            sources: it.sources.iter().map(source).collect(),
            quote: it.quote.as_ref().map(|it| Quote::from(&it.0)),
            files: links.told(&it.files),
        }
    }
}

/// Entries of a conversation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Messages {
    /// In the order of their numbers.
    pub messages: Vec<MessageBody>,
    /// Ask again with `after` set to this: nothing up to it is missing. Entries beyond it may
    /// come twice, while an earlier answer is still held back; they have ids.
    pub cursor: i64,
}

/// That the API answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// `ok`.
    #[schema(example = "ok")]
    pub status: &'static str,
}
