//! What somebody has written and not published.

use serde::Serialize;

use super::content::{Content, Revision, Unacceptable};
use super::model::Kind;
use super::search::Language;

/// The words of an item as somebody would have them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Draft {
    /// The version that they had before them.
    pub based_on: i32,
    /// The language it is written in.
    pub language: Language,
    /// The question or title.
    pub title: String,
    /// Other ways to ask the question.
    pub variants: Vec<String>,
    /// The answer or text.
    pub body: String,
}

impl Draft {
    /// The same as a revision of an item of this kind.
    ///
    /// # Errors
    /// [`Unacceptable`], where limits have become narrower since it was written.
    pub fn revision(&self, kind: Kind) -> Result<Revision, Unacceptable> {
        let content = Content::parse(kind, &self.title, &self.variants, &self.body)?;
        Ok(Revision { based_on: self.based_on, language: self.language, content })
    }
}
