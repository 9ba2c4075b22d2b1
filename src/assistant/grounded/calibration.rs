//! How probable it is that the best passage answers.
//!
//! One logistic regression for each language and kind of knowledge, over five signals of the
//! best hit. The coefficients were fitted on the answerable and the withheld questions of the
//! development packs: StackFAQ (610) for English FAQs, SQuAD 2 (973) for English texts, PIAF
//! (1 959) for French texts. "Right" means that the best passage is the one that answers.
//! Gradient descent on standardised signals with a small ridge (0.003), then scaled back; no weight
//! may contradict what its signal means. Nine and thirteen signals were tried and were no better in
//! five-fold cross-validation.
//!
//! French FAQs have no pack and use the English FAQs' row; further languages use the English rows.

use crate::knowledge::search::{Hit, Kind, Language};

/// How many signals there are.
pub const SIGNALS: usize = 5;

struct Row {
    intercept: f32,
    /// In the order of [`evidence`].
    weights: [f32; SIGNALS],
}

const ENGLISH_FAQ: Row = Row { intercept: -2.37, weights: [1.29, 9.04, 0.0, 0.0, 0.0] };
const ENGLISH_TEXT: Row = Row { intercept: -2.77, weights: [0.0, 8.17, 1.21, 1.97, -0.95] };
const FRENCH_TEXT: Row = Row { intercept: -1.71, weights: [0.0, 6.22, 1.07, 1.67, -1.40] };

/// The same where a sentence model has looked at question and passage: fitted with all-MiniLM-L6-v2
/// (`cargo xtask bench retrieval`, 2026-11-22), which hardly helps in French.
const FAQ_BY_MEANING: Row = Row { intercept: -10.53, weights: [3.30, 5.70, 8.40, 5.01, -1.17] };
const TEXT_BY_MEANING: Row = Row { intercept: -3.03, weights: [0.0, 7.40, 2.38, 2.27, -0.49] };

/// Distance to the rival at which half of what a lead can tell is told.
const HALF_LEAD: f32 = 0.2;

/// Score of the rival that is imagined where knowledge is too small to have one: the second best
/// passage for an average question of the packs. Otherwise the only FAQ would answer everything.
const NOBODY: f32 = 0.2;

/// Probability that `best` is right, given the best passage that says something else.
pub(super) fn confidence(best: &Hit, rival: Option<&Hit>) -> f32 {
    let row = match (best.passage.kind, best.passage.language) {
        (Kind::Faq, _) if best.signals.meaning.is_some() => FAQ_BY_MEANING,
        (Kind::Text, Language::English) if best.signals.meaning.is_some() => TEXT_BY_MEANING,
        (Kind::Faq, _) => ENGLISH_FAQ,
        (Kind::Text, Language::French) => FRENCH_TEXT,
        (Kind::Text, _) => ENGLISH_TEXT,
    };
    let evidence = evidence(best, rival);
    let logit = row.intercept + row.weights.iter().zip(evidence).map(|(weight, signal)| weight * signal).sum::<f32>();
    1.0 / (1.0 + (-logit).exp())
}

/// Probability that a passage is right, if nothing else that was found fitted as well: what is held against the
/// threshold at most.
pub fn alone(hit: &Hit) -> f32 {
    confidence(hit, None)
}

/// What the confidence rests on: score, lead over the rival, likeness (of questions by their meaning, or of pieces of
/// words), neighbouring words (of an FAQ with a model: likeness of question and answer), and names or numbers of the
/// question that the passage does not know. Each from 0 to 1.
///
/// Public for whoever calibrates anew.
pub fn evidence(best: &Hit, rival: Option<&Hit>) -> [f32; SIGNALS] {
    let rival = rival.map_or(0.0, |rival| rival.score).max(NOBODY);
    let ahead = (best.score - rival).max(0.0);
    let signals = &best.signals;
    // Two questions that mean the same tell more than pieces of words; of a text the pieces do.
    let alike = signals.title_meaning.unwrap_or(signals.pieces);
    let near = signals.title_meaning.and(signals.meaning).unwrap_or(signals.pairs);
    [best.score, ahead / (ahead + HALF_LEAD), alike, near, signals.strangers]
}
