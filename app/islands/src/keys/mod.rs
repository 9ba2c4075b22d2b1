//! The keyboard: every key that the page shows, works.
//!
//! An element says its key in `aria-keyshortcuts` (`R`, `Shift+E`, `G I`); pressing it clicks
//! or focuses the element, so a key does exactly what its button does and nothing that the
//! page does not offer. `J` and `K` move through the rows marked `data-row`, `[` and `]` through the
//! messages marked `data-entry`; a message that has the focus keeps keys of its own in `data-key`. Rows that can be
//! chosen have a box, which `X` ticks and `Shift J` ticks onwards. The first key of two is shown meanwhile.
//!
//! Keys are matched by the character, not the position, so that they work on AZERTY; digits
//! alone by the position, for the same reason. They are silent while somebody writes, under
//! Alt, and in an open menu, which has keys of its own. Each person may switch them off
//! (`<html data-keys>`).

#[cfg(target_arch = "wasm32")]
mod marks;
#[cfg(target_arch = "wasm32")]
mod menu;
#[cfg(target_arch = "wasm32")]
mod press;
#[cfg(target_arch = "wasm32")]
mod rows;

/// The keys that work without an element that offers them: [`Keys`] knows them, or the browser.
pub const OWN_KEYS: &[&str] = &[
    "Ctrl K",
    "Ctrl Z",
    "J",
    "K",
    "Home",
    "End",
    "O",
    "Shift+J",
    "Shift+K",
    "Ctrl A",
    "Shift+X",
    "[",
    "]",
    "Enter",
    "Esc",
    "Ctrl Enter",
    "Ctrl Shift+D",
    "Ctrl B",
    "Ctrl I",
    "Ctrl Shift+7",
];

use leptos::prelude::*;

/// Listens to the keyboard. Shows nothing.
#[island]
pub fn Keys() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    Effect::new(|_| press::start());
}
