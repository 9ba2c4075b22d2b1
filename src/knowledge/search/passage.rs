//! What is searched: a passage of a source.

use serde::{Deserialize, Serialize};

use super::language::Language;
use crate::ids::{ItemId, PassageId};

/// How a passage answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A question and its answer: the answer is sent whole.
    Faq,
    /// A piece of a document: a sentence of it is quoted.
    Text,
}

/// A piece of knowledge that can be found and cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    pub id: PassageId,
    /// The knowledge item (file, page, FAQ) that it is a piece of.
    pub source: ItemId,
    pub kind: Kind,
    pub language: Language,
    /// The question of an FAQ, or the heading or document title above a text.
    pub title: String,
    /// Other ways to ask the question of an FAQ.
    pub variants: Vec<String>,
    pub text: String,
}
