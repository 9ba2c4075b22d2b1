//! Reading: how well each sentence of a passage answers a question.

use std::collections::HashSet;
use std::ops::Range;

use super::analyzer::{Analyzer, Term};
use super::field::{IN_TEXT, Wanted};
use super::rank::pairs;
use super::sentences::sentences;
use super::shelf::{Entry, Query, SENTENCE_END};

/// A sentence of a passage's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// How well it fits the question, from 0 to 1.
    pub fit: f32,
}

/// Weights of [`fit`], learnt on the questions of the SQuAD 2 and PIAF development packs whose
/// answer lies in one of the three best passages (softmax over sentences; the best sentence
/// held the answer for 82 % in five-fold cross-validation on SQuAD 2). Scaled to sum to 1.
const OWN: f32 = 0.13;
const WITH_BEFORE: f32 = 0.37;
const WITH_AFTER: f32 = 0.13;
const PIECES: f32 = 0.22;
const PAIRS: f32 = 0.15;

/// What a sentence loses when it does not hold the kind of thing that is asked for.
const NOT_WHAT_IS_ASKED: f32 = 0.15;

/// Reads a passage sentence by sentence.
pub(super) fn read(analyzer: &Analyzer, query: &Query, entry: &Entry) -> Vec<Sentence> {
    let text = &entry.passage.text;
    let stems: Vec<&[Term]> = entry.stream.split(|term| *term == SENTENCE_END).collect();
    let around = |at: Option<usize>| at.and_then(|at| stems.get(at)).copied().unwrap_or_default();
    let title = entry.titles.first().map(|title| &**title).unwrap_or_default();

    let read_one = |(at, range): (usize, Range<usize>)| {
        // The first sentence leans on the title as others lean on the sentence before: "It was founded …".
        let before = if at == 0 { title } else { around(at.checked_sub(1)) };
        let fit = fit(analyzer, query, &text[range.clone()], around(Some(at)), before, around(at.checked_add(1)));
        Sentence { range, fit }
    };
    sentences(text).into_iter().enumerate().map(read_one).collect()
}

fn fit(analyzer: &Analyzer, query: &Query, sentence: &str, own: &[Term], before: &[Term], after: &[Term]) -> f32 {
    let shared = |wanted: &Wanted, others: &[Term]| wanted.earned(own, IN_TEXT).max(wanted.earned(others, IN_TEXT));
    let pieces: HashSet<Term> = analyzer.pieces(sentence).into_iter().collect();

    let fit = OWN * share(&query.words, |wanted| shared(wanted, &[]))
        + WITH_BEFORE * share(&query.words, |wanted| shared(wanted, before))
        + WITH_AFTER * share(&query.words, |wanted| shared(wanted, after))
        + PIECES * share(&query.pieces, |wanted| if pieces.contains(&wanted.term) { wanted.weight } else { 0.0 })
        + PAIRS * pairs(&query.stream, own);
    if query.asked.is_met_by(sentence) { fit } else { (fit - NOT_WHAT_IS_ASKED).max(0.0) }
}

/// The part of the query's weight that was earned, from 0 to 1.
fn share(query: &[Wanted], earned: impl Fn(&Wanted) -> f32) -> f32 {
    let most = query.iter().map(|wanted| wanted.weight).sum::<f32>().max(f32::MIN_POSITIVE);
    query.iter().map(earned).sum::<f32>() / most
}
