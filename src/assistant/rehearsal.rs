//! Rehearsing: what the assistant would say, without a customer.

use super::audience::for_customers;
use super::commands::grounded_first;
use super::grounded::Outcome;
use super::store;
use crate::access::Permission;
use crate::ids::*;
use crate::knowledge::{Hit, Language, Shelves, Tried};
use crate::tenancy::{CannotBegin, Desk, Principal};

/// What a question would find, and what the built-in provider would make of it.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    /// The language that was searched.
    pub language: Language,
    /// What was found, best first.
    pub hits: Vec<Hit>,
    /// What would be said.
    pub outcome: Outcome,
    /// The confidence from which an answer is sent.
    pub threshold: f32,
}

/// Rehearses an answer. No model is called and nothing is kept, so it costs nothing.
///
/// # Errors
/// [`CannotBegin`] where the principal lacks the right `P`, or the database does not answer.
pub async fn rehearse<P: Permission>(
    desk: &Desk,
    shelves: &Shelves,
    who: &Principal,
    question: &str,
    asked_in: Option<Language>,
) -> Result<Rehearsal, CannotBegin> {
    let threshold = {
        let mut tx = desk.begin::<P>(who.clone()).await?;
        store::settings(&mut tx).await?.threshold
    };
    let usual = asked_in.unwrap_or(Language::English);
    let tried = shelves.search::<P>(desk, who, question, asked_in, usual).await?;
    // What is for agents is found, and is no part of what would be said.
    let quotable = for_customers::<P>(desk, who, &tried.hits).await?;
    Ok(Rehearsal::of(question, tried, &quotable, threshold))
}

impl Rehearsal {
    /// What would be made of what a question has found, where customers may be told what is `quotable` of it.
    pub(super) fn of(question: &str, tried: Tried, quotable: &[Hit], threshold: f32) -> Self {
        let first = grounded_first(question, tried.language, quotable, tried.languages, threshold);
        Self { language: tried.language, hits: tried.hits, outcome: first.outcome, threshold }
    }

    /// The items that the answer would cite.
    pub fn cited(&self) -> Vec<ItemId> {
        match &self.outcome {
            Outcome::Answer { citations, .. } => citations.iter().map(|it| it.source).collect(),
            Outcome::Clarify { .. } | Outcome::HandOver { .. } => Vec::new(),
        }
    }

    /// Whether any passage of an item was found.
    pub fn finds(&self, item: ItemId) -> bool {
        self.hits.iter().any(|hit| hit.passage.source == item)
    }
}
