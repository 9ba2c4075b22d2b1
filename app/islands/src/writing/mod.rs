//! Writing: what somebody writes is kept on the server while they write it.
//!
//! A form marked `data-keep` names the door that keeps its draft. A pause in the writing
//! posts the form there. Without scripts a draft is kept by its own button. What is pasted, dropped
//! or chosen goes up at once and shows how far it is; a saved reply is called by its shortcode.
//! Documents are brought the same way ([`Brings`]).

#[cfg(target_arch = "wasm32")]
mod bring;
#[cfg(target_arch = "wasm32")]
mod keep;
#[cfg(target_arch = "wasm32")]
mod seen;
#[cfg(target_arch = "wasm32")]
mod upload;

#[cfg(target_arch = "wasm32")]
pub use seen::catch_up;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the keeper says, in the reader's language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeeperWords {
    /// The draft is kept.
    pub kept: String,
    /// It is not.
    pub not_kept: String,
    /// It is sent once its files are there.
    pub waits: String,
}

/// Keeps what is written in the form marked `data-keep`, and says so.
#[island]
pub fn Keeper(
    /// What it says.
    words: KeeperWords,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| keep::start(words.clone(), said));
    #[cfg(not(target_arch = "wasm32"))]
    let _ = words;
    view! { <span class="keeper" aria-live="off">{move || said.get()}</span> }
}

/// Sends documents up as soon as they are chosen, or dropped on the form around the element marked `data-brings`.
#[island]
pub fn Brings(
    /// That the form is sent once its files are there.
    waits: String,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| {
        let _ = bring::documents(&waits, said);
    });
    #[cfg(not(target_arch = "wasm32"))]
    let _ = waits;
    view! { <span class="keeper" aria-live="off">{move || said.get()}</span> }
}
