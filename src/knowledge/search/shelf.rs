//! A shelf: the passages of one language, with their fields.

use std::collections::HashMap;
use std::sync::Arc;

use super::analyzer::{Analyzer, Term};
use super::asked::Asked;
use super::dense::Dense;
use super::field::{Field, Wanted, count};
use super::language::Language;
use super::meaning::{Meanings, Vector};
use super::passage::Passage;
use super::rank::{self, Hit};
use super::sentences::sentences;
use super::synonyms;
use crate::ids::{ItemId, PassageId};

/// Ends a sentence in a stream of terms.
pub(super) const SENTENCE_END: Term = 0;

/// Passages that are looked at closely after the first, rough ranking.
const CANDIDATES: usize = 24;

/// Characters of a question that are looked at: more is a letter, and its beginning says what it is about.
const LONGEST_QUESTION: usize = 2_000;

/// A passage on the shelf and what the close look needs of it.
#[derive(Clone)]
pub(super) struct Entry {
    pub passage: Arc<Passage>,
    /// Stems of the text in their order, [`SENTENCE_END`] after each sentence.
    pub stream: Box<[Term]>,
    /// Stems of the title and of each variant.
    pub titles: Vec<Box<[Term]>>,
    title_rows: std::ops::Range<u32>,
    /// The rows of its vectors; none where it has no meaning yet.
    pub meanings: std::ops::Range<usize>,
}

#[derive(Clone)]
pub(super) struct Shelf {
    pub analyzer: Analyzer,
    /// By slot; a removed passage leaves `None` until the shelf is rebuilt.
    entries: Vec<Option<Entry>>,
    slots: HashMap<ItemId, Vec<u32>>,
    pub words: Field,
    pieces: Field,
    /// One row for the title and for each variant.
    title_pieces: Field,
    /// The slot of each title row.
    title_slots: Vec<u32>,
    pub dense: Dense,
}

/// A question, taken apart.
pub(super) struct Query {
    /// Distinct stems, each with what may stand for it.
    pub words: Vec<Wanted>,
    /// All stems in order.
    pub stream: Vec<Term>,
    pub pieces: Vec<Wanted>,
    pub asked: Asked,
    /// What it means, where a model says so.
    pub meaning: Option<Vector>,
}

/// Passages of a shelf that are worth a close look. Good for that very index, and only while it is as it is.
#[derive(Default)]
pub struct Shortlist {
    query: Option<Query>,
    candidates: Vec<(usize, Rough)>,
}

/// What the rough ranking saw in a passage, each from 0 to 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rough {
    pub words: f32,
    pub pieces: f32,
    pub title_pieces: f32,
}

impl Shelf {
    pub fn new(language: Language) -> Self {
        Self {
            analyzer: Analyzer::new(language),
            entries: Vec::new(),
            slots: HashMap::new(),
            words: Field::default(),
            pieces: Field::default(),
            title_pieces: Field::default(),
            title_slots: Vec::new(),
            dense: Dense::default(),
        }
    }

    /// Puts a passage on the shelf, with the vectors of its parts where it has some.
    pub fn add(&mut self, passage: Arc<Passage>, vectors: &[Vector]) {
        let stream = self.stream(&passage.text);
        let asked = || std::iter::once(&passage.title).chain(&passage.variants);
        let titles: Vec<Box<[Term]>> =
            asked().map(|title| self.analyzer.stems(title).map(|s| s.term).collect()).collect();

        let slot = self.words.push(&words_of(&stream, &titles));
        self.pieces.push(&self.analyzer.pieces(&passage.text));
        let first_row = self.title_pieces.rows() as u32;
        for title in asked() {
            self.title_pieces.push(&self.analyzer.pieces(title));
            self.title_slots.push(slot);
        }

        self.slots.entry(passage.source).or_default().push(slot);
        let title_rows = first_row..self.title_pieces.rows() as u32;
        let first_meaning = self.dense.rows();
        vectors.iter().for_each(|vector| self.dense.push(slot, vector));
        let meanings = first_meaning..self.dense.rows();
        self.entries.push(Some(Entry { passage, stream, titles, title_rows, meanings }));
    }

    /// Takes a source off the shelf. It leaves gaps; see [`Shelf::give_room_back`].
    pub fn remove(&mut self, source: ItemId) {
        for slot in self.slots.remove(&source).unwrap_or_default() {
            let Some(entry) = self.entries[slot as usize].take() else { continue };
            self.words.forget(&words_of(&entry.stream, &entry.titles), slot);
            self.pieces.forget(&self.analyzer.pieces(&entry.passage.text), slot);
            let titles = std::iter::once(&entry.passage.title).chain(&entry.passage.variants);
            for (row, title) in entry.title_rows.zip(titles) {
                self.title_pieces.forget(&self.analyzer.pieces(title), row);
            }
        }
    }

    /// Closes the gaps once a third of the shelf is empty.
    pub fn give_room_back(&mut self) {
        if self.len() < self.entries.len() - self.entries.len() / 3 {
            self.rebuild();
        }
    }

    /// The passages that have no vectors.
    pub fn without_meaning(&self) -> Vec<PassageId> {
        let entries = self.entries.iter().flatten().filter(|it| it.meanings.is_empty());
        entries.map(|it| it.passage.id).collect()
    }

    pub fn len(&self) -> usize {
        self.slots.values().map(Vec::len).sum()
    }

    /// The passages that fit best, by their words and, where the question has a meaning, by theirs.
    pub fn search(&self, question: &str, meaning: Option<&[f32]>, limit: usize) -> Vec<Hit> {
        let meaning = meaning.filter(|it| self.dense.takes(it));
        let query = Query { meaning: meaning.map(Into::into), ..self.query(beginning(question)) };
        let close = CANDIDATES.max(limit);
        // What shares no word may still mean the same.
        let alike = meaning.map(|it| self.alike(it, close)).unwrap_or_default();
        let candidates = self.candidates(&query, close, alike);
        let candidates = candidates.iter().filter_map(|(slot, rough)| Some((self.entries[*slot].as_ref()?, *rough)));
        rank::close_look(self, &query, candidates, None, limit)
    }

    /// The passages that are worth a close look: those whose words fit best, and those `near`.
    pub fn shortlist(&self, question: &str, near: &[PassageId], limit: usize) -> Shortlist {
        let query = self.query(beginning(question));
        let is_near = |slot: &usize| self.entries[*slot].as_ref().is_some_and(|it| near.contains(&it.passage.id));
        let near = if near.is_empty() { Vec::new() } else { (0..self.entries.len()).filter(is_near).collect() };
        let candidates = self.candidates(&query, CANDIDATES.max(limit), near);
        Shortlist { query: Some(query), candidates }
    }

    /// The passages of a shortlist, judged by their words and by what they mean.
    pub fn judge(&self, list: Shortlist, meaning: &[f32], meanings: &Meanings, limit: usize) -> Vec<Hit> {
        let Some(query) = list.query else { return Vec::new() };
        let query = Query { meaning: Some(meaning.into()), ..query };
        let candidates = list.candidates.iter();
        let candidates = candidates.filter_map(|(slot, rough)| Some((self.entries.get(*slot)?.as_ref()?, *rough)));
        rank::close_look(self, &query, candidates, Some(meanings), limit)
    }

    /// The ids of a shortlist.
    pub fn listed(&self, list: &Shortlist) -> Vec<PassageId> {
        list.candidates.iter().filter_map(|(slot, _)| Some(self.entries.get(*slot)?.as_ref()?.passage.id)).collect()
    }

    /// The slots whose words fit best, best first, then `more`.
    fn candidates(&self, query: &Query, close: usize, more: Vec<usize>) -> Vec<(usize, Rough)> {
        let rough = self.rough(query);
        let scores: Vec<f32> = (0..).zip(&rough).map(|(slot, it)| rank::first_score(self.kind(slot), it)).collect();
        let mut order: Vec<usize> =
            (0..self.entries.len()).filter(|slot| scores[*slot] > 0.0 && self.entries[*slot].is_some()).collect();
        // What fits equally well comes in the order of its ids: that does not change with how the shelf was filled.
        let id = |slot: usize| self.entries[slot].as_ref().map(|it| it.passage.id);
        let best_first = |a: &usize, b: &usize| scores[*b].total_cmp(&scores[*a]).then_with(|| id(*a).cmp(&id(*b)));
        if order.len() > close {
            order.select_nth_unstable_by(close - 1, best_first);
            order.truncate(close);
        }
        order.sort_unstable_by(best_first);
        let more: Vec<usize> = more.into_iter().filter(|slot| !order.contains(slot)).collect();
        order.extend(more);
        order.into_iter().map(|slot| (slot, rough[slot])).collect()
    }

    /// The passages nearest to a meaning, best first.
    pub fn nearest(&self, meaning: &[f32], limit: usize) -> Vec<PassageId> {
        self.alike(meaning, limit)
            .into_iter()
            .filter_map(|slot| Some(self.entries[slot].as_ref()?.passage.id))
            .collect()
    }

    fn alike(&self, meaning: &[f32], limit: usize) -> Vec<usize> {
        let slots = self.dense.nearest(meaning, limit, |slot| self.entries[slot as usize].is_some());
        slots.into_iter().map(|slot| slot as usize).collect()
    }

    /// Heap in use, in bytes, roughly.
    pub fn size(&self) -> usize {
        let entries = self.entries.iter().flatten().map(|entry| {
            let terms = entry.stream.len() + entry.titles.iter().map(|title| title.len()).sum::<usize>();
            let passage = &entry.passage;
            size_of::<Entry>()
                + size_of::<Passage>()
                + terms * size_of::<Term>()
                + passage.text.len()
                + passage.title.len()
        });
        entries.sum::<usize>() + self.words.size() + self.pieces.size() + self.title_pieces.size() + self.dense.size()
    }

    fn query(&self, question: &str) -> Query {
        let stems: Vec<_> = self.analyzer.stems(question).collect();
        let stream: Vec<Term> = stems.iter().map(|stem| stem.term).collect();
        let words = count(&stream).into_iter().map(|(term, _)| {
            let filler = stems.iter().any(|stem| stem.term == term && stem.is_filler);
            let weight = if filler { rank::FILLER } else { 1.0 } * self.words.idf(term);
            let is_name = stems.iter().any(|stem| stem.term == term && stem.is_name());
            Wanted { term, weight, synonyms: synonyms::of(term, self.language()), is_name }
        });
        let pieces = count(&self.analyzer.pieces(question)).into_iter().map(|(term, _)| Wanted {
            term,
            weight: self.pieces.idf(term),
            synonyms: &[],
            is_name: false,
        });
        let asked = Asked::by(question, self.language());
        Query { words: words.collect(), stream, pieces: pieces.collect(), asked, meaning: None }
    }

    fn rough(&self, query: &Query) -> Vec<Rough> {
        let score = |field: &Field, terms: &[Wanted]| {
            let mut scores = vec![0.0; field.rows()];
            field.score(terms, &mut scores);
            scores
        };
        let words = score(&self.words, &query.words);
        let pieces = score(&self.pieces, &query.pieces);
        let titles = score(&self.title_pieces, &query.pieces);

        let mut rough: Vec<Rough> =
            words.into_iter().zip(pieces).map(|(words, pieces)| Rough { words, pieces, title_pieces: 0.0 }).collect();
        for (slot, title) in self.title_slots.iter().zip(titles) {
            let best = &mut rough[*slot as usize].title_pieces;
            *best = best.max(title);
        }
        rough
    }

    fn kind(&self, slot: usize) -> super::Kind {
        self.entries[slot].as_ref().map_or(super::Kind::Text, |entry| entry.passage.kind)
    }

    fn stream(&self, text: &str) -> Box<[Term]> {
        let mut stream = Vec::new();
        for sentence in sentences(text) {
            stream.extend(self.analyzer.stems(&text[sentence]).map(|stem| stem.term));
            stream.push(SENTENCE_END);
        }
        stream.into()
    }

    fn rebuild(&mut self) {
        let mut fresh = Self::new(self.language());
        for entry in self.entries.drain(..).flatten() {
            let vectors: Vec<Vector> = entry.meanings.map(|row| self.dense.vector(row)).collect();
            fresh.add(entry.passage, &vectors);
        }
        *self = fresh;
    }

    fn language(&self) -> Language {
        self.analyzer.language()
    }
}

/// As much of a question as is looked at.
fn beginning(question: &str) -> &str {
    let end = question.char_indices().nth(LONGEST_QUESTION).map_or(question.len(), |(at, _)| at);
    &question[..end]
}

/// The terms of the words field: title, variants and text together.
fn words_of(stream: &[Term], titles: &[Box<[Term]>]) -> Vec<Term> {
    let text = stream.iter().copied().filter(|term| *term != SENTENCE_END);
    titles.iter().flat_map(|title| title.iter().copied()).chain(text).collect()
}
