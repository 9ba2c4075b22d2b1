//! What the assistant can do with a question, and what it is allowed to.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::ids::{ItemId, PassageId};
use crate::knowledge::search::Language;

/// What the assistant does, and what it noticed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reply {
    pub outcome: Outcome,
    /// The message told the assistant how to behave; that was not followed.
    pub instruction_ignored: bool,
}

/// One of three ways to react.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Outcome {
    Answer {
        /// Word for word from the cited passages.
        text: String,
        citations: Vec<Citation>,
        /// Probability that the answer is right, from 0 to 1.
        confidence: f32,
    },
    Clarify {
        /// One to three titles that may be what the contact means, likeliest first.
        titles: Vec<String>,
        /// Probability that the first is right.
        confidence: f32,
    },
    HandOver {
        reason: HandOver,
        /// Probability that the best passage would have been right; 0 when nothing was looked up.
        confidence: f32,
    },
}

/// Why an agent is asked to take over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandOver {
    /// The knowledge does not say.
    NoEvidence,
    /// The contact wants to talk to a person.
    AskedForPerson,
    /// The message contains what the tenant wants people to handle.
    Sensitive,
    /// Two sources say different things.
    Contradiction,
    /// There is no knowledge in the contact's language.
    Language,
}

/// Where an answer stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    pub passage: PassageId,
    pub source: ItemId,
    /// Place in the passage's text, in bytes.
    pub quote: Range<usize>,
}

/// What a tenant allows its assistant.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Answers when at least this probable.
    pub answer_at: f32,
    /// Asks back when at least this probable.
    pub clarify_at: f32,
    /// Words and phrases that only people handle, in any ending: `lawyer`, `money back`.
    pub sensitive: Vec<String>,
    /// The languages there is knowledge in; see `Index::languages`.
    pub languages: Vec<Language>,
}

impl Policy {
    /// The usual policy for knowledge in these languages: answers at [`USUAL_THRESHOLD`](crate::assistant::USUAL_THRESHOLD), asks back at 0.5,
    /// leaves law and safety to people.
    pub fn usual(languages: Vec<Language>) -> Self {
        let sensitive = [
            "lawyer",
            "lawsuit",
            "legal action",
            "sue you",
            "police",
            "injured",
            "allergic",
            "suicide",
            "avocat",
            "tribunal",
            "plainte",
            "action en justice",
            "mise en demeure",
            "blessé",
            "allergique",
            "suicider",
        ];
        Self {
            answer_at: crate::assistant::USUAL_THRESHOLD,
            clarify_at: 0.5,
            sensitive: sensitive.map(String::from).to_vec(),
            languages,
        }
    }
}
