//! Cards of a board: dragged with the pointer, or lifted, moved and put down by keys.
//!
//! A card is an element with `data-card` and the form that moves it; a column one with `data-column`, whose value the
//! form's select has. Putting a card down sends that form, so it does what its button does and nothing else. Where the
//! form asks for a reason then, it is opened there instead and waits for the button.

#[cfg(target_arch = "wasm32")]
mod carry;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What is said while a card is carried; `{}` is what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardsWords {
    /// It was lifted.
    pub lifted: String,
    /// It is over a column.
    pub over: String,
    /// It was put back.
    pub dropped: String,
    /// A reason is asked for.
    pub because: String,
}

/// Lets cards be carried. Shows nothing.
#[island]
pub fn Cards(
    /// What is said meanwhile.
    words: CardsWords,
) -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| carry::start(words.clone()));
    #[cfg(not(target_arch = "wasm32"))]
    drop(words);
}
