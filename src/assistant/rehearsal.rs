//! Rehearsing: what the assistant would say, without a customer.

use super::audience::for_customers;
use super::commands::grounded_first;
use super::grounded::Outcome;
use super::store;
use crate::access::{KnowledgeRead, Permission};
use crate::ids::*;
use crate::knowledge::{Hit, Language, Shelves};
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
/// [`CannotBegin`] where the principal may not read knowledge, or the database does not answer.
pub async fn rehearse(
    desk: &Desk,
    shelves: &Shelves,
    who: &Principal,
    question: &str,
    asked_in: Option<Language>,
) -> Result<Rehearsal, CannotBegin> {
    rehearse_with::<KnowledgeRead>(desk, shelves, who, question, asked_in).await
}

/// The same, by whatever right the actor searches.
pub(super) async fn rehearse_with<P: Permission>(
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
    let first = grounded_first(question, tried.language, &quotable, tried.languages, threshold);
    Ok(Rehearsal { language: tried.language, hits: tried.hits, outcome: first.outcome, threshold })
}

impl Rehearsal {
    /// The items that the answer would cite.
    pub fn cited(&self) -> Vec<ItemId> {
        match &self.outcome {
            Outcome::Answer { citations, .. } => citations.iter().map(|it| it.source).collect(),
            Outcome::Clarify { .. } | Outcome::HandOver { .. } => Vec::new(),
        }
    }
}
