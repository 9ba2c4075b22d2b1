//! What a message says: its meaningful words, the phrases that they make, and the terms that it is compared by.

use std::collections::HashMap;

use super::Message;
use crate::knowledge::search::{Analyzer, Language, Term, fold, words};

/// Words of a message that are read: what is longer is a document that somebody pasted.
const MOST_WORDS: usize = 200;

/// Longest word, in characters, that is shown: more is a key or an address.
const LONGEST: usize = 24;

/// Bytes of a text from one word of a phrase to the next: a stop word or two, as in `date de livraison`.
const NEAR: usize = 8;

/// One analyzer for each language.
pub(super) struct Words(HashMap<Language, Analyzer>);

/// What a message says.
pub(super) struct Said<'a> {
    /// Words and phrases that may be shown, each with its terms (a word has one and a 0).
    pub phrases: Vec<([Term; 2], &'a str)>,
    /// Terms to compare by, and what they count: stems, and pieces of words that forgive typing mistakes.
    pub stems: Vec<(Term, f32)>,
    pub pieces: Vec<(Term, f32)>,
}

impl Said<'_> {
    /// Whether it has a word that is not small talk.
    pub fn says_something(&self) -> bool {
        self.phrases.iter().any(|(terms, _)| terms[1] == 0)
    }
}

impl Words {
    pub fn new() -> Self {
        Self(Language::all().map(|language| (language, Analyzer::new(language))).collect())
    }

    /// A text without capitals, accents and marks.
    pub fn folded(&self, text: &str) -> String {
        let mut folded = String::new();
        for word in words(text).take(MOST_WORDS) {
            folded.push_str(&fold(word.text));
            folded.push(' ');
        }
        folded
    }

    pub fn said<'a>(&'a self, message: &Message<'a>) -> Said<'a> {
        let mut said = Said { phrases: Vec::new(), stems: Vec::new(), pieces: Vec::new() };
        let Some(analyzer) = self.0.get(&message.language) else { return said };
        let text = message.text;
        // The word before, where it may begin a phrase.
        let mut before: Option<(Term, usize, usize)> = None;
        for stem in analyzer.stems(text).take(MOST_WORDS) {
            // Small talk says little about what a message is about, and yet more than nothing.
            let counts = if stem.is_filler { 0.4 } else { 1.0 };
            said.stems.push((stem.term, counts));
            said.pieces.extend(analyzer.pieces(stem.word.text).into_iter().map(|piece| (piece, counts)));
            let (start, end) = (stem.word.start, stem.word.start + stem.word.text.len());
            let is_shown = stem.word.text.chars().any(char::is_alphabetic)
                && !stem.word.text.contains(|c: char| c.is_ascii_digit())
                && (2..=LONGEST).contains(&stem.word.text.chars().count());
            if !is_shown || stem.is_filler {
                before = None;
                continue;
            }
            said.phrases.push(([stem.term, 0], stem.word.text));
            if let Some((term, from, to)) = before
                && start - to <= NEAR
                && term != stem.term
                && text[to..start].chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-'))
            {
                said.phrases.push(([term, stem.term], &text[from..end]));
            }
            before = Some((stem.term, start, end));
        }
        said
    }
}
