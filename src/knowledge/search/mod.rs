//! Search: the passages of a workspace's knowledge that fit a question best.
//!
//! An [`Index`] holds every passage of one workspace in memory, a shelf for each language. It is
//! a copy: the database is the truth, and the index is rebuilt from its rows or thrown away at will.
//! When a source changes, [`Index::replace`] swaps its passages and touches nothing else.
//!
//! A question is looked for three times, each time with BM25: as stems of words, as pieces of
//! words (which forgive typing mistakes and endings), and as pieces of titles and question variants.
//! The best two dozen are then looked at closely: shared title, best sentence, neighbouring
//! words. The weights of all this stand in `rank.rs`, the thesaurus in `synonyms.rs`.
//!
//! Promises
//! - The same passages and the same question give the same hits in the same order.
//! - Case, accents, endings and a letter too many or too few do not hide a passage.
//! - A question of 1 000 passages takes less than 2 ms; hostile text takes linear time.
//! - [`split`] names a piece by its content: what has not changed keeps its id.
//!
//! Start reading at [`Index`]. Not here: what to say with a hit (`assistant::grounded`), where
//! passages come from and live (`knowledge`), whose they are: an index has one tenant and cannot tell.

mod analyzer;
mod asked;
mod dense;
mod field;
mod graph;
mod index;
mod language;
mod meaning;
mod passage;
mod rank;
mod reading;
mod sentences;
mod shelf;
mod split;
mod stop_words;
mod synonyms;
mod words;

pub use analyzer::{Analyzer, Stem, Term};
pub use index::Index;
pub use language::Language;
pub use meaning::{Meanings, Vector, parts};
pub use passage::{Kind, Passage};
pub use rank::{Hit, Signals};
pub use reading::Sentence;
pub use sentences::sentences;
pub use shelf::Shortlist;
pub use split::{Piece, split};
pub use words::{Word, fold, words};

#[cfg(test)]
mod tests;
