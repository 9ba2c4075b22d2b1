//! Meaning: what a passage says as a sentence model sees it, beside its words.

use std::collections::HashMap;

use super::passage::{Kind, Passage};
use crate::ids::PassageId;

/// What a text means: numbers whose squares sum to 1. Two texts are alike as far as the product of their vectors is near 1.
pub type Vector = Box<[f32]>;

/// The texts of a passage that get a vector each, in their order.
///
/// The first is title and text together. A question is compared with questions too, so the question
/// of an FAQ and each of its variants have one of their own (`spec/nlp.md` §3.1: .956 right first
/// with both, .945 with the question alone, .900 with the answer alone).
pub fn parts(passage: &Passage) -> Vec<String> {
    let whole = match passage.title.is_empty() {
        true => passage.text.clone(),
        false => format!("{}\n{}", passage.title, passage.text),
    };
    let questions = std::iter::once(&passage.title).chain(&passage.variants).cloned();
    match passage.kind {
        Kind::Faq => std::iter::once(whole).chain(questions).collect(),
        Kind::Text => vec![whole],
    }
}

/// What passages mean, by one model.
#[derive(Debug, Clone, Default)]
pub struct Meanings(HashMap<PassageId, Vec<Vector>>);

impl Meanings {
    /// Keeps the vectors of a passage: one for each of its [`parts`], in their order, all of the same model.
    pub fn keep(&mut self, passage: PassageId, vectors: Vec<Vector>) {
        self.0.insert(passage, vectors);
    }

    /// The vectors of a passage; none where they do not fit its parts, as before it was looked at anew.
    pub(super) fn of(&self, passage: &Passage) -> &[Vector] {
        let vectors = self.0.get(&passage.id).map(Vec::as_slice).unwrap_or_default();
        let wanted = match passage.kind {
            Kind::Faq => 2 + passage.variants.len(),
            Kind::Text => 1,
        };
        if vectors.len() == wanted { vectors } else { &[] }
    }
}
