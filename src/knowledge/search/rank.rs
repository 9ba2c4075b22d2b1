//! Ranking: what a passage has in common with a question, and how much each of it counts.

use std::sync::Arc;

use serde::Serialize;

use super::analyzer::Term;
use super::dense;
use super::field::{IN_TEXT, IN_TITLE, Wanted};
use super::language::Language;
use super::meaning::Meanings;
use super::passage::{Kind, Passage};
use super::reading::{self, Sentence};
use super::shelf::{Entry, Query, Rough, SENTENCE_END, Shelf};

/// Weight of the small talk of a question beside its other words.
pub(super) const FILLER: f32 = 0.3;

/// A passage that was found.
#[derive(Debug, Clone)]
pub struct Hit {
    pub passage: Arc<Passage>,
    /// Weighted sum of the signals; comparable between passages and questions of one language.
    pub score: f32,
    pub signals: Signals,
    /// How well each sentence answers; only the best hit is read, and only when it is a text.
    pub sentences: Vec<Sentence>,
}

/// What a passage has in common with the question, each from 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Signals {
    /// BM25 of the stems as a share of the most that the question could reach.
    pub words: f32,
    /// The same over pieces of words: forgives typing mistakes.
    pub pieces: f32,
    /// The same over pieces of the title, or of the variant that fits best.
    pub title_pieces: f32,
    /// Stems that question and title share, by rarity; an exact title reaches 1.
    pub title_words: f32,
    /// Share of the question's rarity that the passage holds.
    pub coverage: f32,
    /// Share of the question's rarity that its best sentence holds.
    pub sentence: f32,
    /// Share of neighbouring stems of the question that are neighbours in the passage too.
    pub pairs: f32,
    /// Share of the question's names and numbers that neither passage nor title holds.
    pub strangers: f32,
    /// How alike question and passage are in what they mean; `None` without a model.
    pub meaning: Option<f32>,
    /// The same for the title, or for the variant that fits best; only where questions are compared with questions.
    pub title_meaning: Option<f32>,
}

impl Signals {
    /// How alike question and passage are in what they mean, by the part that fits best; `None` without a model.
    pub fn likeness(&self) -> Option<f32> {
        [self.meaning, self.title_meaning].into_iter().flatten().reduce(f32::max)
    }

    fn ranking(&self) -> [f32; 7] {
        [self.words, self.pieces, self.title_pieces, self.title_words, self.coverage, self.sentence, self.pairs]
    }
}

/// What each signal counts, in the order of [`Signals::ranking`]; each row sums to 1.
///
/// Learnt by a softmax over the candidates of each question, weights not negative: the FAQ row on
/// StackFAQ, the text row on PIAF alone, so that SQuAD 2 (right first in .90) tells how well it travels.
fn weights(kind: Kind) -> [f32; 7] {
    match kind {
        Kind::Faq => [0.21, 0.11, 0.13, 0.37, 0.01, 0.09, 0.08],
        Kind::Text => [0.22, 0.23, 0.07, 0.12, 0.19, 0.11, 0.06],
    }
}

/// What meaning counts beside words, from 0 to 1.
fn share_of_meaning(kind: Kind, language: Language) -> f32 {
    match (kind, language) {
        (Kind::Faq, Language::English) => 0.7,
        (Kind::Text, Language::English) => 0.3,
        _ => 0.1,
    }
}

/// Words and meaning together. What has no meaning yet is judged by its words alone.
fn fused(kind: Kind, language: Language, by_words: f32, signals: &Signals) -> f32 {
    let Some(whole) = signals.meaning else { return by_words };
    let meaning = signals.title_meaning.map_or(whole, |title| (title + whole) / 2.0).max(0.0);
    let share = share_of_meaning(kind, language);
    share * meaning + (1.0 - share) * by_words
}

/// The part of the score that the fields alone can tell.
pub(super) fn first_score(kind: Kind, rough: &Rough) -> f32 {
    let weights = weights(kind);
    weights[0] * rough.words + weights[1] * rough.pieces + weights[2] * rough.title_pieces
}

/// Looks closely at the candidates and puts the best first.
pub(super) fn close_look<'a>(
    shelf: &Shelf,
    query: &Query,
    candidates: impl Iterator<Item = (&'a Entry, Rough)>,
    meanings: Option<&Meanings>,
    limit: usize,
) -> Vec<Hit> {
    let look = Look { meanings, ..Look::new(shelf, query) };
    let mut hits: Vec<(&Entry, Hit)> = candidates
        .map(|(entry, rough)| {
            let signals = look.signals(entry, rough);
            let by_words = weights(entry.passage.kind).iter().zip(signals.ranking()).map(|(w, s)| w * s).sum();
            let score = fused(entry.passage.kind, entry.passage.language, by_words, &signals);
            (entry, Hit { passage: entry.passage.clone(), score, signals, sentences: Vec::new() })
        })
        .collect();
    hits.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score).then_with(|| a.passage.id.cmp(&b.passage.id)));
    hits.truncate(limit);
    // Sentences of the second and third passage were tried: they win as often as they lose.
    if let Some((entry, best)) = hits.first_mut().filter(|(entry, _)| entry.passage.kind == Kind::Text) {
        best.sentences = reading::read(&shelf.analyzer, query, entry);
    }
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// A question, beside which entries are held.
struct Look<'a> {
    shelf: &'a Shelf,
    query: &'a Query,
    /// Rarity of the whole question.
    mass: f32,
    /// Names and numbers in the question.
    names: Vec<&'a Wanted>,
    /// The vectors of the passages, where the shelf has none.
    meanings: Option<&'a Meanings>,
}

impl<'a> Look<'a> {
    fn new(shelf: &'a Shelf, query: &'a Query) -> Self {
        let mass = query.words.iter().map(|wanted| wanted.weight).sum::<f32>().max(f32::MIN_POSITIVE);
        Self { shelf, query, mass, names: query.words.iter().filter(|wanted| wanted.is_name).collect(), meanings: None }
    }

    fn signals(&self, entry: &Entry, rough: Rough) -> Signals {
        let alike = self.alike(entry);
        Signals {
            words: rough.words,
            pieces: rough.pieces,
            title_pieces: rough.title_pieces,
            title_words: entry.titles.iter().map(|title| self.likeness(title)).fold(0.0, f32::max),
            coverage: self.share(&entry.stream),
            sentence: entry.stream.split(|term| *term == SENTENCE_END).map(|own| self.share(own)).fold(0.0, f32::max),
            pairs: pairs(&self.query.stream, &entry.stream),
            strangers: self.strangers(entry),
            meaning: alike.first().copied(),
            title_meaning: alike.iter().skip(1).copied().reduce(f32::max),
        }
    }

    /// How alike the question and each part of the passage are.
    fn alike(&self, entry: &Entry) -> Vec<f32> {
        match (self.query.meaning.as_deref(), self.meanings) {
            (None, _) => Vec::new(),
            (Some(question), Some(meanings)) => {
                meanings.of(&entry.passage).iter().map(|it| dense::product(it, question)).collect()
            }
            (Some(question), None) => {
                entry.meanings.clone().map(|row| self.shelf.dense.likeness(row, question)).collect()
            }
        }
    }

    fn share(&self, terms: &[Term]) -> f32 {
        self.query.words.iter().map(|wanted| wanted.earned(terms, IN_TEXT)).sum::<f32>() / self.mass
    }

    /// Dice's coefficient of question and title, weighted by rarity.
    fn likeness(&self, title: &[Term]) -> f32 {
        let shared: f32 = self.query.words.iter().map(|wanted| wanted.earned(title, IN_TITLE)).sum();
        let title_mass: f32 = title.iter().map(|term| self.shelf.words.idf(*term)).sum();
        2.0 * shared / (self.mass + title_mass)
    }

    fn strangers(&self, entry: &Entry) -> f32 {
        let holds = |wanted: &Wanted| {
            let mut texts = entry.titles.iter().map(|title| &**title).chain([&*entry.stream]);
            texts.any(|terms| wanted.earned(terms, IN_TEXT) > 0.0)
        };
        let strange = self.names.iter().filter(|name| !holds(name)).count();
        strange as f32 / self.names.len().max(1) as f32
    }
}

/// Share of the question's neighbours that are at most two apart, in order, in the passage.
pub(super) fn pairs(query: &[Term], stream: &[Term]) -> f32 {
    let near = |first: Term, then: Term| {
        stream.windows(3).any(|three| three[0] == first && three[1..].contains(&then))
            || stream.ends_with(&[first, then])
    };
    let found = query.windows(2).filter(|pair| near(pair[0], pair[1])).count();
    found as f32 / query.len().saturating_sub(1).max(1) as f32
}
