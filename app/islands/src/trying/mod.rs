//! Trying: the page shows what a form would make of it, before it is saved.
//!
//! The form has a button marked `data-try` that asks for the same page with the form's
//! values. Here that happens by itself after a pause, and only the parts marked `data-tried`
//! are exchanged. Without scripts one presses the button.

#[cfg(target_arch = "wasm32")]
mod follow;

use leptos::prelude::*;

/// Lets the parts marked `data-tried` follow the form.
#[island]
pub fn Trying() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    Effect::new(|_| {
        follow::start();
    });
}
