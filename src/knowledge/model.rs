//! The nouns of knowledge: items, what they say, and how they are listed.

use serde::Serialize;
use time::OffsetDateTime;

use super::search::Language;
use crate::ids::*;

crate::words! {
    /// What an item is.
    pub enum Kind {
        /// A question with its answer; the answer is sent whole.
        Faq = "faq",
        /// A text, of which a sentence is quoted.
        Text = "text",
    }
}

crate::words! {
    /// Whether an item is searched.
    pub enum State {
        /// It is.
        Ready = "ready",
        /// It is kept, and not searched.
        Disabled = "disabled",
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

/// Why what was written cannot be knowledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unacceptable {
    /// No question, or no title.
    #[error("the title is missing")]
    TitleMissing,
    /// A question or title beyond [`LONGEST_TITLE`].
    #[error("the title has {is} characters, {LONGEST_TITLE} at most")]
    TitleTooLong {
        /// How long it is.
        is: usize,
    },
    /// A variant beyond [`LONGEST_TITLE`].
    #[error("a variant has {is} characters, {LONGEST_TITLE} at most")]
    VariantTooLong {
        /// How long it is.
        is: usize,
    },
    /// More than [`MOST_VARIANTS`].
    #[error("{is} variants, {MOST_VARIANTS} at most")]
    TooManyVariants {
        /// How many there are.
        is: usize,
    },
    /// No answer, or no text.
    #[error("the body is missing")]
    BodyMissing,
    /// An answer beyond [`LONGEST_ANSWER`], or a text beyond [`LONGEST_TEXT`].
    #[error("the body has {is} characters, {limit} at most")]
    BodyTooLong {
        /// How long it is.
        is: usize,
        /// How long it may be.
        limit: usize,
    },
    /// A language that Switchboard cannot search.
    #[error("unknown language")]
    UnknownLanguage,
}

/// What an item says, within its limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Content {
    kind: Kind,
    title: String,
    variants: Vec<String>,
    body: String,
}

impl Content {
    /// Reads what a person wrote. Blank variants are left out; a text has none.
    ///
    /// # Errors
    /// [`Unacceptable`], with the first limit that was passed.
    pub fn parse(kind: Kind, title: &str, variants: &[String], body: &str) -> Result<Self, Unacceptable> {
        let title = tidy(title);
        let variants: Vec<String> = match kind {
            Kind::Faq => variants.iter().map(|it| tidy(it)).filter(|it| !it.is_empty()).collect(),
            Kind::Text => Vec::new(),
        };
        let body = tidy(body);
        let (length, limit) = (body.chars().count(), kind.longest_body());

        if title.is_empty() {
            return Err(Unacceptable::TitleMissing);
        }
        let too_long = |text: &String| Some(text.chars().count()).filter(|is| *is > LONGEST_TITLE);
        if let Some(is) = too_long(&title) {
            return Err(Unacceptable::TitleTooLong { is });
        }
        if let Some(is) = variants.iter().find_map(too_long) {
            return Err(Unacceptable::VariantTooLong { is });
        }
        if variants.len() > MOST_VARIANTS {
            return Err(Unacceptable::TooManyVariants { is: variants.len() });
        }
        if body.is_empty() {
            return Err(Unacceptable::BodyMissing);
        }
        if length > limit {
            return Err(Unacceptable::BodyTooLong { is: length, limit });
        }
        Ok(Self { kind, title, variants, body })
    }

    /// What it is the content of.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The question of an FAQ entry, the title of a text.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Other ways to ask the question.
    pub fn variants(&self) -> &[String] {
        &self.variants
    }

    /// The answer of an FAQ entry, the text of a text.
    pub fn body(&self) -> &str {
        &self.body
    }
}

/// PostgreSQL keeps every character but NUL.
fn tidy(text: &str) -> String {
    text.replace('\0', "").replace("\r\n", "\n").trim().to_owned()
}

impl Kind {
    /// Longest answer or text, in characters.
    pub const fn longest_body(self) -> usize {
        match self {
            Self::Faq => LONGEST_ANSWER,
            Self::Text => LONGEST_TEXT,
        }
    }
}

/// An item to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// The language it is written in.
    pub language: Language,
    /// What it says.
    pub content: Content,
}

impl NewItem {
    /// Reads an item; `language` is a tag such as `fr`.
    ///
    /// # Errors
    /// [`Unacceptable`], with the first limit that was passed.
    pub fn parse(
        kind: Kind,
        language: &str,
        title: &str,
        variants: &[String],
        body: &str,
    ) -> Result<Self, Unacceptable> {
        Ok(Self { language: searchable(language)?, content: Content::parse(kind, title, variants, body)? })
    }
}

/// An item as it should read from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The version that the person had before them.
    pub based_on: i32,
    /// The language it is written in.
    pub language: Language,
    /// What it says.
    pub content: Content,
}

/// Reads a language that can be searched.
///
/// # Errors
/// [`Unacceptable::UnknownLanguage`] for every other.
pub fn searchable(tag: &str) -> Result<Language, Unacceptable> {
    match Language::from_tag(tag) {
        Language::Other => Err(Unacceptable::UnknownLanguage),
        known => Ok(known),
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
    /// The question or title of the active version.
    pub title: String,
    /// Number of the active version, from 1.
    pub version: i32,
    /// Passages of the active version.
    pub passages: i64,
    /// Whether it is searched.
    pub state: State,
    /// When it last changed.
    pub updated_at: OffsetDateTime,
}

/// Which items to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only these.
    pub kind: Option<Kind>,
    /// Only titles that contain this, whatever its case and accents.
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
