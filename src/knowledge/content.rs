//! What people and machines write: the words of an item, within their limits.

use serde::Serialize;

use super::documents::ReadPage;
use super::model::{Kind, LONGEST_READ, LONGEST_TITLE, MOST_VARIANTS};
use super::search::Language;
use super::terms::Terms;

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
            Kind::Text | Kind::Document | Kind::Page => Vec::new(),
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

    /// What a machine read in a document, its pages parted by [`PAGE_BREAK`]. A title that is too long is cut.
    ///
    /// # Errors
    /// [`Unacceptable`], with the first limit that was passed.
    pub(super) fn of_pages(title: &str, pages: &[ReadPage]) -> Result<Self, Unacceptable> {
        let title: String = tidy(title).chars().take(LONGEST_TITLE).collect();
        let mut body = String::new();
        let mut last = 1;
        for page in pages {
            // Pages without text are left out and counted all the same.
            while last < page.number {
                body.push_str(PAGE_BREAK);
                last += 1;
            }
            body.push_str(&tidy(&page.text.replace(PAGE_MARK, "\n")));
        }
        let is = body.chars().count();
        if title.is_empty() {
            return Err(Unacceptable::TitleMissing);
        }
        if body.trim().is_empty() {
            return Err(Unacceptable::BodyMissing);
        }
        if is > LONGEST_READ {
            return Err(Unacceptable::BodyTooLong { is, limit: LONGEST_READ });
        }
        Ok(Self { kind: Kind::Document, title, variants: Vec::new(), body })
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

/// What stands between two pages: a line of its own.
const PAGE_BREAK: &str = "\n\u{c}\n";
/// The form feed, which nothing else in the text of a document is.
pub(super) const PAGE_MARK: char = '\u{c}';

/// PostgreSQL keeps every character but NUL.
fn tidy(text: &str) -> String {
    text.replace('\0', "").replace("\r\n", "\n").trim().to_owned()
}

/// An item to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// The language it is written in.
    pub language: Language,
    /// What it says.
    pub content: Content,
    /// For whom it is, and until when.
    pub terms: Terms,
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
        let content = Content::parse(kind, title, variants, body)?;
        Ok(Self { language: searchable(language)?, content, terms: Terms::default() })
    }

    /// The same, on other terms.
    #[must_use]
    pub fn on(self, terms: Terms) -> Self {
        Self { terms, ..self }
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
