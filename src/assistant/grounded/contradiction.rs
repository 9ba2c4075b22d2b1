//! Whether another source says the same as a sentence, or the opposite.

use std::collections::HashSet;

use crate::knowledge::search::{Analyzer, Term, sentences};

use super::facts;

/// How another text stands to a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// It says the same.
    Agrees,
    /// It speaks of the same thing with other numbers, or denies it.
    Contradicts,
    /// It speaks of something else.
    Silent,
}

/// Part of the shorter sentence's words that both need to say the same.
const SAME_THING: f32 = 0.6;

/// The same to say the opposite: nearly one sentence, for the red dress may cost more than the blue one.
const SAME_SENTENCE: f32 = 0.8;

/// Words that a sentence needs to be compared at all.
const FEWEST_WORDS: usize = 3;

/// Sentences of the other text that are read.
const READ: usize = 40;

pub(super) fn stance(analyzer: &Analyzer, said: &str, other: &str) -> Stance {
    let ours = content(analyzer, said);
    if ours.len() < FEWEST_WORDS {
        return Stance::Silent;
    }
    let mut stance = Stance::Silent;
    for sentence in sentences(other).into_iter().take(READ).map(|range| &other[range]) {
        let theirs = content(analyzer, sentence);
        if theirs.len() < FEWEST_WORDS {
            continue;
        }
        let shared = ours.intersection(&theirs).count() as f32 / ours.len().min(theirs.len()) as f32;
        if shared < SAME_THING {
            continue;
        }
        let denies = facts::is_negative(said) != facts::is_negative(sentence);
        if !(denies || numbers_differ(said, sentence)) {
            stance = Stance::Agrees;
        } else if shared >= SAME_SENTENCE {
            return Stance::Contradicts;
        }
    }
    stance
}

/// Both have numbers and neither has all of the other's.
fn numbers_differ(ours: &str, theirs: &str) -> bool {
    let (ours, theirs) = (facts::numbers(ours), facts::numbers(theirs));
    !ours.is_empty() && !theirs.is_empty() && !ours.is_subset(&theirs) && !theirs.is_subset(&ours)
}

/// Stems without the numbers: these are compared for themselves.
fn content(analyzer: &Analyzer, sentence: &str) -> HashSet<Term> {
    let is_word = |text: &str| !text.contains(|c: char| c.is_ascii_digit());
    analyzer.stems(sentence).filter(|stem| is_word(stem.word.text)).map(|stem| stem.term).collect()
}
