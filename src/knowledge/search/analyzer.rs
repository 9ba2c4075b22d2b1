//! From text to what is indexed: stems of words, and the pieces that words are made of.

use std::borrow::Cow;

use rust_stemmers::Stemmer;

use super::language::Language;
use super::stop_words;
use super::words::{Word, fold, words};

/// A stem or a piece of a word, as a hash: an index of numbers is small and quick,
/// and two words of 100 000 share one by accident about once.
pub type Term = u32;

/// Lengths, in characters, of the pieces of words that forgive typing mistakes.
const PIECES: std::ops::RangeInclusive<usize> = 3..=4;

/// Longest word, in characters, that is cut into pieces: more is a key or an attack.
const LONGEST_WORD: usize = 40;

/// A meaningful word: neither its case nor its ending nor its accents matter any more.
#[derive(Debug, Clone, Copy)]
pub struct Stem<'a> {
    pub term: Term,
    pub word: Word<'a>,
    /// Small talk of questions; see [`stop_words::is_filler`].
    pub is_filler: bool,
}

impl Stem<'_> {
    /// Whether the word looks like a name or a number: a capital that no sentence asked for, or a digit.
    pub fn is_name(&self) -> bool {
        (self.word.start > 0 && self.word.text.starts_with(char::is_uppercase))
            || self.word.text.contains(|c: char| c.is_ascii_digit())
    }
}

/// Turns texts of one language into terms.
pub struct Analyzer {
    language: Language,
    stemmer: Option<Stemmer>,
}

impl Clone for Analyzer {
    /// A stemmer cannot be cloned, but it is made of nothing but its language.
    fn clone(&self) -> Self {
        Self::new(self.language)
    }
}

impl Analyzer {
    pub fn new(language: Language) -> Self {
        Self { language, stemmer: language.algorithm().map(Stemmer::create) }
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// The meaningful words of a text in their order. When there are only stop words
    /// ("How are you?"), there are none.
    pub fn stems<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Stem<'a>> {
        words(text).filter_map(|word| {
            let folded = fold(word.text);
            if stop_words::is_stop_word(&folded, self.language) {
                return None;
            }
            let is_filler = stop_words::is_filler(&folded, self.language);
            Some(Stem { term: hash(&self.stem(&folded)), word, is_filler })
        })
    }

    /// The pieces of the meaningful words: ` ret`, `retu`, `etur`, … with a blank for the word's edges.
    pub fn pieces(&self, text: &str) -> Vec<Term> {
        let mut pieces = Vec::new();
        let mut edged = Vec::new();
        for word in words(text) {
            let folded = fold(word.text);
            if stop_words::is_stop_word(&folded, self.language) {
                continue;
            }
            edged.clear();
            edged.push(' ');
            edged.extend(folded.chars().take(LONGEST_WORD));
            edged.push(' ');
            for length in PIECES {
                pieces.extend(edged.windows(length).map(|piece| hash(&String::from_iter(piece))));
            }
        }
        pieces
    }

    fn stem<'a>(&self, folded: &'a str) -> Cow<'a, str> {
        match &self.stemmer {
            Some(stemmer) => stemmer.stem(folded),
            None => Cow::Borrowed(folded),
        }
    }
}

/// FNV-1a, folded to 32 bits. Never 0, which ends sentences in a stream of terms.
fn hash(text: &str) -> Term {
    let wide = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    ((wide >> 32) as u32 ^ wide as u32).max(1)
}
