//! The index of a workspace: a shelf for each language.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::language::Language;
use super::meaning::Meanings;
use super::passage::Passage;
use super::rank::Hit;
use super::shelf::{Shelf, Shortlist};
use crate::ids::{ItemId, PassageId};

/// Everything a workspace knows, ready to be searched.
///
/// It is a copy of what the database holds: rebuilt from rows, thrown away at will.
#[derive(Clone, Default)]
pub struct Index {
    shelves: BTreeMap<Language, Shelf>,
}

impl Index {
    /// An index of passages that is searched by their words.
    pub fn build(passages: impl IntoIterator<Item = Passage>) -> Self {
        Self::with_meanings(passages, &Meanings::default())
    }

    /// An index of passages that is searched by their words and by what they mean. Those without a
    /// meaning are found by their words.
    pub fn with_meanings(passages: impl IntoIterator<Item = Passage>, meanings: &Meanings) -> Self {
        let mut index = Self::default();
        for passage in passages {
            index.add(passage, meanings);
        }
        index
    }

    /// Puts passages in place of those that these sources had; a source of which there is none is removed.
    ///
    /// What is found afterwards, and how it is judged, is the same as if all had been built at once.
    pub fn replace(&mut self, sources: &[ItemId], passages: impl IntoIterator<Item = Passage>, meanings: &Meanings) {
        for shelf in self.shelves.values_mut() {
            sources.iter().for_each(|source| shelf.remove(*source));
            shelf.give_room_back();
        }
        self.shelves.retain(|_, shelf| shelf.len() > 0);
        for passage in passages {
            self.add(passage, meanings);
        }
    }

    /// The passages in a language that have no meaning yet.
    pub fn without_meaning(&self, language: Language) -> Vec<PassageId> {
        self.shelves.get(&language).map(Shelf::without_meaning).unwrap_or_default()
    }

    /// The passages that fit a question best, best first, at most `limit`.
    ///
    /// Only knowledge in the question's language is searched; see [`Index::languages`].
    pub fn search(&self, question: &str, language: Language, limit: usize) -> Vec<Hit> {
        self.search_meaning(question, None, language, limit)
    }

    /// The same, where `meaning` says what the question means by the model that the passages were looked at with.
    pub fn search_meaning(
        &self,
        question: &str,
        meaning: Option<&[f32]>,
        language: Language,
        limit: usize,
    ) -> Vec<Hit> {
        self.shelves.get(&language).map(|shelf| shelf.search(question, meaning, limit)).unwrap_or_default()
    }

    /// The passages that are worth a close look: those whose words fit best, and those that somebody else found `near`.
    pub fn shortlist(&self, question: &str, language: Language, near: &[PassageId], limit: usize) -> Shortlist {
        let shelf = self.shelves.get(&language);
        shelf.map(|it| it.shortlist(question, near, limit)).unwrap_or_default()
    }

    /// The passages of a shortlist of this very index.
    pub fn listed(&self, shortlist: &Shortlist, language: Language) -> Vec<PassageId> {
        self.shelves.get(&language).map(|it| it.listed(shortlist)).unwrap_or_default()
    }

    /// The best of a shortlist of this very index, best first, judged by their words and by `meanings`.
    pub fn judge(
        &self,
        shortlist: Shortlist,
        language: Language,
        meaning: &[f32],
        meanings: &Meanings,
        limit: usize,
    ) -> Vec<Hit> {
        let shelf = self.shelves.get(&language);
        shelf.map(|it| it.judge(shortlist, meaning, meanings, limit)).unwrap_or_default()
    }

    /// The passages nearest to a meaning, best first, whatever their words: what a search by meaning looks at.
    pub fn nearest(&self, meaning: &[f32], language: Language, limit: usize) -> Vec<PassageId> {
        self.shelves.get(&language).map(|shelf| shelf.nearest(meaning, limit)).unwrap_or_default()
    }

    /// The languages that there is knowledge in.
    pub fn languages(&self) -> Vec<Language> {
        self.shelves.keys().copied().collect()
    }

    pub fn len(&self) -> usize {
        self.shelves.values().map(Shelf::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.shelves.is_empty()
    }

    /// Heap in use, in bytes, roughly: for a cache that has a limit.
    pub fn size(&self) -> usize {
        self.shelves.values().map(Shelf::size).sum()
    }

    fn add(&mut self, passage: Passage, meanings: &Meanings) {
        let language = passage.language;
        let shelf = self.shelves.entry(language).or_insert_with(|| Shelf::new(language));
        let vectors = meanings.of(&passage);
        shelf.add(Arc::new(passage), vectors);
    }
}
