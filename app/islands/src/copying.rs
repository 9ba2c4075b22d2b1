//! Copying: a button beside text that one takes away.
//!
//! Without scripts there is no button: the text is selected as a whole by one press.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the button says, in the reader's language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CopyWords {
    /// Before.
    pub copy: String,
    /// After.
    pub copied: String,
}

/// Copies a text.
#[island]
pub fn Copy(
    /// The text.
    text: String,
    /// What the button says.
    words: CopyWords,
) -> impl IntoView {
    let (awake, copied) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move |_| awake.set(true));
    #[cfg(target_arch = "wasm32")]
    let press = move |_| {
        if let Some(window) = crate::browser::window() {
            let written = window.navigator().clipboard().write_text(&text);
            leptos::task::spawn_local(async move {
                copied.set(wasm_bindgen_futures::JsFuture::from(written).await.is_ok());
            });
        }
    };
    #[cfg(not(target_arch = "wasm32"))]
    let press = move |_| drop(text.clone());
    view! {
        <button type="button" class="btn btn-sm" hidden=move || !awake.get() on:click=press aria-live="polite">
            {move || if copied.get() { words.copied.clone() } else { words.copy.clone() }}
        </button>
    }
}
