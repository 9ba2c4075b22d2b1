//! The nouns of files.

use super::kind::PICTURES;
use crate::ids::{FileId, MessageId};

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct File {
    /// Which.
    pub id: FileId,
    /// The message that it went along with; `None` while it waits.
    pub message_id: Option<MessageId>,
    /// What its sender calls it: text to show.
    pub name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// How long it is.
    pub bytes: i64,
    /// How wide a picture is, in dots.
    pub width: Option<i32>,
    /// How high.
    pub height: Option<i32>,
}

/// A picture of more dots is not drawn inside of a page (`F-1`): it would be the reader's memory.
const MOST_DOTS: i64 = 20_000_000;

impl File {
    /// Width and height, where it is a picture that a page may show.
    pub fn picture(&self) -> Option<(i32, i32)> {
        let (width, height) = self.width.zip(self.height)?;
        let fits = i64::from(width) * i64::from(height) <= MOST_DOTS;
        (fits && PICTURES.contains(&self.media_type.as_str())).then_some((width, height))
    }
}
