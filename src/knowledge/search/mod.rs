//! Search.
mod analyzer;
mod field;
mod index;
mod language;
mod passage;
mod rank;
mod sentences;
mod shelf;
mod stop_words;
mod synonyms;
mod words;

pub use index::Index;
pub use language::Language;
pub use passage::{Kind, Passage, PassageId, SourceId};
pub use rank::{Hit, Signals};
pub use sentences::sentences;
