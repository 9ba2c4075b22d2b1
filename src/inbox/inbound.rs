//! What arrives from outside, in the one form that every channel brings it into.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{BadBody, Body};
use crate::ids::FileId;

/// So many files go along with one message at most.
const MOST_FILES: usize = 10;

/// A message as it arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inbound {
    /// What they wrote.
    pub text: String,
    /// Who wrote.
    pub contact: InboundContact,
    /// When they wrote it, by their own clock; a time to come is taken for the time of arrival.
    #[serde(with = "time::serde::rfc3339")]
    pub sent_at: OffsetDateTime,
    /// Their language, two letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The sender's own id of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// What they sent along: files that were taken in before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Who wrote, as their channel knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InboundContact {
    /// How the channel knows them.
    pub external_id: String,
    /// Their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Their mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Why something that arrived was refused at the door.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadInbound {
    /// The text cannot be stored.
    #[error(transparent)]
    Text(#[from] BadBody),
    /// A field is empty, too long, or holds what cannot be stored.
    #[error("{0} is empty, too long, or holds control characters")]
    Field(&'static str),
    /// More files than go along with one message.
    #[error("files: {MOST_FILES} at most")]
    Files,
}

impl Inbound {
    /// Checks what arrived before anything is stored.
    ///
    /// # Errors
    /// [`BadInbound`], with the field.
    pub fn check(&self) -> Result<(), BadInbound> {
        Body::parse(self.text.as_str())?;
        line("contact.external_id", &self.contact.external_id, 200)?;
        for (field, value, longest) in [
            ("contact.name", &self.contact.name, 80),
            ("contact.email", &self.contact.email, 254),
            ("language", &self.language, 2),
            ("client_id", &self.client_id, 200),
        ] {
            if let Some(value) = value {
                line(field, value, longest)?;
            }
        }
        if self.files.len() > MOST_FILES {
            return Err(BadInbound::Files);
        }
        if self.language.as_ref().is_some_and(|it| it.len() != 2 || !it.bytes().all(|byte| byte.is_ascii_lowercase())) {
            return Err(BadInbound::Field("language"));
        }
        Ok(())
    }
}

/// One line of text, 1 to `longest` characters.
pub(super) fn line(field: &'static str, value: &str, longest: usize) -> Result<(), BadInbound> {
    let fits = !value.trim().is_empty() && value.chars().count() <= longest && !value.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(BadInbound::Field(field)) }
}
