//! The keyboard: every key that the page shows, works.
//!
//! An element says its key in `aria-keyshortcuts` (`R`, `Shift+E`, `G I`); pressing it clicks
//! or focuses the element, so a key does exactly what its button does and nothing that the
//! page does not offer. `J` and `K` move through the rows marked `data-row`.
//!
//! Keys are matched by the character, not the position, so that they work on AZERTY. They
//! are silent while somebody writes, and under Ctrl, Alt or ⌘.

#[cfg(target_arch = "wasm32")]
mod press;

use leptos::prelude::*;

/// Listens to the keyboard. Shows nothing.
#[island]
pub fn Keys() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    Effect::new(|_| press::start());
}
