//! The nouns of knowledge: items, what they say, and how they are listed.

use serde::Serialize;
use time::OffsetDateTime;

use super::search::Language;
use super::terms::Terms;
use crate::ids::*;

crate::words! {
    /// What an item is.
    pub enum Kind {
        /// A question with its answer; the answer is sent whole.
        Faq = "faq",
        /// A text, of which a sentence is quoted.
        Text = "text",
        /// A file that was uploaded and read.
        Document = "document",
        /// A page of a website that was read.
        Page = "page",
    }
}

crate::words! {
    /// How far an item is. Its active version, where it has one, is searched in every state but [`State::Disabled`].
    pub enum State {
        /// It waits for its turn to be read.
        Waiting = "waiting",
        /// It is being read.
        Reading = "reading",
        /// What it says is searched.
        Ready = "ready",
        /// It could not be read; [`Reason`] says why.
        Failed = "failed",
        /// It may be out of date: it was not read again for too long, or was not found where it was.
        Stale = "stale",
        /// It is kept, and not searched.
        Disabled = "disabled",
    }
}

crate::words! {
    /// Why an item is in its state, where the state alone does not say it.
    pub enum Reason {
        /// The file or page has more bytes than is allowed.
        TooLarge = "too-large",
        /// The document has more pages than is allowed.
        TooManyPages = "too-many-pages",
        /// It unpacks to more than is allowed.
        UnpacksTooFar = "unpacks-too-far",
        /// It opens only with a password.
        Locked = "locked",
        /// There is no text in it: a scan, or an empty file.
        NoText = "no-text",
        /// It is damaged, or not what its type says.
        Damaged = "damaged",
        /// A type that cannot be read.
        UnknownType = "unknown-type",
        /// Reading took longer than is allowed.
        TookTooLong = "took-too-long",
        /// There is no such page (any more).
        NotFound = "not-found",
        /// The site's `robots.txt` does not allow it.
        Disallowed = "disallowed",
        /// The site did not answer, or answered with an error.
        Unreachable = "unreachable",
        /// The address is none that may be called.
        Forbidden = "forbidden",
        /// Its date is past.
        Expired = "expired",
        /// It was not read again, and nobody has looked at it, for longer than the workspace allows.
        TooOld = "too-old",
        /// Reading it met accidents of ours.
        Broken = "broken",
        /// The workspace's own rules leave it out.
        Excluded = "excluded",
        /// The page asks not to be indexed.
        Hidden = "hidden",
        /// It leads to another address.
        Elsewhere = "elsewhere",
        /// Another page of the site says the same.
        Duplicate = "duplicate",
        /// The site shows it only to those whom it knows.
        Refused = "refused",
    }
}

/// Longest question, variant or title, in characters.
pub const LONGEST_TITLE: usize = 300;
/// Most variants of one question.
pub const MOST_VARIANTS: usize = 20;
/// Longest answer, in characters: it is sent as one message.
pub const LONGEST_ANSWER: usize = 4_000;
/// Longest text, in characters: some twenty pages, which fit into one form.
pub const LONGEST_TEXT: usize = 50_000;
/// Longest text that is read from a document or a page, in characters: some two hundred dense pages.
pub const LONGEST_READ: usize = 1_000_000;

impl Kind {
    /// Longest answer or text, in characters.
    pub const fn longest_body(self) -> usize {
        match self {
            Self::Faq => LONGEST_ANSWER,
            Self::Text => LONGEST_TEXT,
            Self::Document | Self::Page => LONGEST_READ,
        }
    }

    /// Whether people write it here; a machine reads the others from where they stand.
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Faq | Self::Text)
    }
}

/// An item in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Listed {
    /// Which item.
    pub id: ItemId,
    /// What it is.
    pub kind: Kind,
    /// The language it is written in.
    pub language: Language,
    /// The question or title of the active version; what it is called until it has one.
    pub title: String,
    /// Number of the active version, from 1; 0 until it was read.
    pub version: i32,
    /// Passages of the active version.
    pub passages: i64,
    /// How far it is.
    pub state: State,
    /// Why, where the state does not say it.
    pub reason: Option<Reason>,
    /// For whom it is, and until when.
    #[sqlx(flatten)]
    pub terms: Terms,
    /// When it last changed.
    pub updated_at: OffsetDateTime,
}

/// Which items to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only these.
    pub kind: Option<Kind>,
    /// Only those that are this far.
    pub state: Option<State>,
    /// Only those whose title, name or description contains this, whatever its case and accents.
    pub words: Option<String>,
    /// Only items after this one.
    pub after: Option<Cursor>,
}

/// A place in the list, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// When the last item shown changed.
    pub updated_at: OffsetDateTime,
    /// Which item that was.
    pub id: ItemId,
}

/// `NANOSECONDS-ID`, as it stands in addresses.
impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.updated_at.unix_timestamp_nanos(), self.id)
    }
}

/// A text that is no place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in a list")]
pub struct NoCursor;

impl std::str::FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let (nanos, id) = text.split_once('-').ok_or(NoCursor)?;
        let nanos = nanos.parse().map_err(|_| NoCursor)?;
        let updated_at = OffsetDateTime::from_unix_timestamp_nanos(nanos).map_err(|_| NoCursor)?;
        Ok(Self { updated_at, id: id.parse().map_err(|_| NoCursor)? })
    }
}

/// A version of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Version {
    /// Its number, from 1.
    pub number: i32,
    /// The question or title.
    pub title: String,
    /// Other ways to ask the question.
    pub variants: Vec<String>,
    /// The answer or text.
    pub body: String,
    /// Name of the member who wrote it; `None` when it came by import.
    pub written_by: Option<String>,
    /// When.
    pub created_at: OffsetDateTime,
}

/// A passage of the active version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct ShownPassage {
    /// Which passage.
    pub id: PassageId,
    /// The headings above it, outermost first; empty where there is none.
    pub heading: String,
    /// Its words.
    pub body: String,
}

/// An item with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The item.
    pub item: Listed,
    /// Its versions, newest first.
    pub versions: Vec<Version>,
    /// The passages of the active version, in their order.
    pub passages: Vec<ShownPassage>,
}

impl Found {
    /// The version that is searched.
    pub fn active(&self) -> Option<&Version> {
        self.versions.iter().find(|it| it.number == self.item.version)
    }
}
