//! The nouns of documents.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::files::File;
use crate::ids::*;
use crate::knowledge::{Reason, ShownPassage};

/// So many pages of a document are shown at once.
pub const PAGES_AT_ONCE: i32 = 10;

/// A file that an item was read from, or is about to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Original {
    /// Which.
    pub id: FileId,
    /// What its sender calls it: text to show.
    pub name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// How long it is.
    pub bytes: i64,
    /// Name of the member who uploaded it; `None` where another system did.
    pub uploaded_by: Option<String>,
    /// When.
    pub created_at: OffsetDateTime,
    /// The version that was read from it, where it has been read.
    pub version: Option<i32>,
}

impl Original {
    /// The same as a file that is handed out.
    pub fn into_file(self) -> File {
        File {
            id: self.id,
            message_id: None,
            name: self.name,
            media_type: self.media_type,
            bytes: self.bytes,
            width: None,
            height: None,
        }
    }
}

crate::words! {
    /// How far a file is that is proposed.
    pub enum ProposedState {
        /// It waits for its turn to be read.
        Waiting = "waiting",
        /// It is being read.
        Reading = "reading",
        /// What it says can be compared, and published.
        Ready = "ready",
        /// It could not be read.
        Failed = "failed",
    }
}

/// A file that is looked at before it replaces a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Proposed {
    /// Which file.
    pub original: FileId,
    /// What its sender calls it.
    pub name: String,
    /// How far it is.
    pub state: ProposedState,
    /// Why it failed.
    pub reason: Option<Reason>,
    /// The version that was read from it.
    pub version: Option<i32>,
}

impl Proposed {
    /// The version that can be published, once there is one.
    pub fn ready(&self) -> Option<i32> {
        self.version.filter(|_| self.state == ProposedState::Ready)
    }
}

/// What of a document somebody looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looking {
    /// This version, or else the active one.
    pub version: Option<i32>,
    /// This page and those beside it, or else the first.
    pub page: Option<i32>,
}

/// A document as it is shown: some of its pages, and where all of it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// What it is about, in the words of whoever keeps it.
    pub description: String,
    /// Its files, newest first; those that are only proposed too.
    pub originals: Vec<Original>,
    /// The file that is looked at before it replaces them, where there is one.
    pub proposed: Option<Proposed>,
    /// The version whose pages are shown; 0 where it has none.
    pub version: i32,
    /// How many pages that has.
    pub last_page: i32,
    /// Some of them.
    pub pages: Vec<ShownPage>,
}

/// A page of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownPage {
    /// Counted from 1.
    pub number: i32,
    /// What it says.
    pub text: String,
    /// The passages that begin on it.
    pub passages: Vec<ShownPassage>,
}

/// What a machine read in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// The title that the file itself carries.
    pub title: Option<String>,
    /// Its pages, in their order. One without text may be left out.
    pub pages: Vec<ReadPage>,
}

/// A page that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPage {
    /// Counted from 1.
    pub number: u32,
    /// What it says, headings marked as in Markdown.
    pub text: String,
}

/// A file that is to be read now.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Begun {
    /// What its sender calls it.
    pub name: String,
    /// How long it is.
    pub bytes: i64,
}
