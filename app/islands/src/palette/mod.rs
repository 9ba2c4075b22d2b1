//! The command palette: everything that this page offers, found by typing.
//!
//! It lists what the page itself shows, so it offers exactly what the person may do: places
//! of the navigation, buttons with a key, rows. Without scripts its button leads to the
//! search page.

#[cfg(target_arch = "wasm32")]
mod open;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the palette, in the reader's language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PaletteWords {
    /// Its name.
    pub title: String,
    /// What stands in the empty input.
    pub placeholder: String,
    /// Nothing fits; `{}` is what was typed.
    pub nothing: String,
    /// "Search for {}" in the whole workspace.
    pub search: String,
}

/// The palette. Opens over the page by its button or by Ctrl K.
#[island]
pub fn Palette(
    /// Its words.
    words: PaletteWords,
    /// The search page, which ends in `?q=`.
    search: String,
) -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    {
        let words = words.clone();
        Effect::new(move |_| open::start(words.clone(), search.clone()));
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = search;
    view! {
        <dialog class="dialog palette" id="palette" aria-label=words.title.clone()>
            <div class="palette-head">
                <input
                    class="palette-input"
                    id="palette-input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-label=words.title.clone()
                    placeholder=words.placeholder.clone()
                />
            </div>
            <ul class="palette-list" id="palette-list" role="listbox" aria-label=words.title.clone()></ul>
        </dialog>
    }
}
