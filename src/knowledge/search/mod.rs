//! Search.
mod analyzer;
mod asked;
mod field;
mod index;
mod language;
mod passage;
mod rank;
mod reading;
mod sentences;
mod shelf;
mod split;
mod stop_words;
mod synonyms;
mod words;

pub use index::Index;
pub use language::Language;
pub use passage::{Kind, Passage, PassageId, SourceId};
pub use rank::{Hit, Signals};
pub use reading::Sentence;
pub use sentences::sentences;
pub use split::{Piece, split};
