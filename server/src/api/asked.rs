//! What callers of the API send.

use serde::Deserialize;
use switchboard::ids::FileId;
use switchboard::inbox::{self, InboundContact};
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

/// The caller's own id of something: one line.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(
    min_length = 1,
    max_length = 200,
    pattern = "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f]*$",
    example = "4711"
)]
pub struct OwnId(pub String);

/// A name: one line.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(
    min_length = 1,
    max_length = 80,
    pattern = "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f]*$",
    example = "Sophie Martin"
)]
pub struct Name(pub String);

/// A mail address: one line.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(
    min_length = 1,
    max_length = 254,
    pattern = "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f]*$",
    example = "sophie@example.com"
)]
pub struct Email(pub String);

/// What somebody wrote: not empty, without NUL.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(
    min_length = 1,
    max_length = 10_000,
    pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$",
    example = "Where is my parcel?"
)]
pub struct Text(pub String);

/// A whole number, however JSON spells it: to JSON Schema `3.0` is one too.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "f64")]
pub struct Whole(pub i32);

impl TryFrom<f64> for Whole {
    type Error = &'static str;

    fn try_from(number: f64) -> Result<Self, Self::Error> {
        let whole = number as i32;
        if f64::from(whole) == number { Ok(Self(whole)) } else { Err("a whole number is expected") }
    }
}

/// A customer, as the calling system knows them.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The caller's own id of the customer.
    pub external_id: OwnId,
    /// Their name; one that is known already stays.
    pub name: Option<Name>,
    /// Their mail address; one that is known already stays.
    pub email: Option<Email>,
}

impl From<Contact> for InboundContact {
    fn from(it: Contact) -> Self {
        Self { external_id: it.external_id.0, name: it.name.map(|it| it.0), email: it.email.map(|it| it.0) }
    }
}

/// A conversation to be started.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConversation {
    /// The channel; may be left out where the key has but one.
    pub channel: Option<Uuid>,
    /// With whom.
    pub contact: Contact,
}

/// What a customer wrote, in a conversation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// The caller's own id of the message. Sent again on the same channel, nothing changes.
    pub id: OwnId,
    /// What they wrote.
    pub text: Text,
    /// When they wrote it. A time to come is taken for the time of arrival, one before 1970 for 1970.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub sent_at: Option<OffsetDateTime>,
    /// Their language, two lower-case letters.
    #[schema(min_length = 2, max_length = 2, pattern = "^[a-z]{2}$", example = "fr")]
    pub language: Option<String>,
    /// Ids of files that were taken in before, to go along with it.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>, max_items = 10, required = false)]
    pub files: Vec<FileId>,
}

/// What a customer wrote, wherever they are: their conversation is found or started.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessageOf {
    /// The channel; may be left out where the key has but one.
    pub channel: Option<Uuid>,
    /// Who wrote.
    pub contact: Contact,
    /// The caller's own id of the message. Sent again on the same channel, nothing changes.
    pub id: OwnId,
    /// What they wrote.
    pub text: Text,
    /// When they wrote it. A time to come is taken for the time of arrival, one before 1970 for 1970.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub sent_at: Option<OffsetDateTime>,
    /// Their language, two lower-case letters.
    #[schema(min_length = 2, max_length = 2, pattern = "^[a-z]{2}$", example = "fr")]
    pub language: Option<String>,
    /// Ids of files that were taken in before, to go along with it.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>, max_items = 10, required = false)]
    pub files: Vec<FileId>,
}

/// Why an answer will not arrive: one line.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(
    min_length = 1,
    max_length = 200,
    pattern = "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f]*$",
    example = "131026: the number cannot receive"
)]
pub struct Reason(pub String);

/// What became of an answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// How far it has come.
    pub state: ReceiptState,
    /// Why it will not arrive, in words for the agents who read it. Kept with `failed` alone.
    pub reason: Option<Reason>,
}

/// How far an answer has come on the caller's side.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptState {
    /// The customer's device has it.
    Delivered,
    /// The customer has seen it.
    Read,
    /// It will not arrive.
    Failed,
}

impl From<ReceiptState> for inbox::Delivery {
    fn from(it: ReceiptState) -> Self {
        match it {
            ReceiptState::Delivered => Self::Delivered,
            ReceiptState::Read => Self::Read,
            ReceiptState::Failed => Self::Failed,
        }
    }
}
