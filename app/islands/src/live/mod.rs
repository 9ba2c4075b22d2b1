//! The live page: it shows what others do, and says when it cannot.
//!
//! The stream only says that something happened. The page then asks for itself again and
//! exchanges the parts marked `data-live`; so it shows exactly what a reload would show, and
//! nothing that the person may not see. A list (`data-live-list`) under the pointer or the
//! focus never moves: new rows wait behind "3 new".

#[cfg(target_arch = "wasm32")]
mod earlier;
#[cfg(target_arch = "wasm32")]
mod exchange;
#[cfg(target_arch = "wasm32")]
mod listen;
#[cfg(target_arch = "wasm32")]
mod notices;
#[cfg(target_arch = "wasm32")]
mod rows;
#[cfg(target_arch = "wasm32")]
mod scrolled;

#[cfg(target_arch = "wasm32")]
pub use exchange::renew;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the mark, in the reader's language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LiveWords {
    /// The stream is open.
    pub live: String,
    /// It was lost and is being opened again; the page is looked at every 20 seconds.
    pub reconnecting: String,
    /// The browser has no network.
    pub offline: String,
    /// `{}` rows wait: "{} new".
    pub new_rows: String,
}

/// The mark that says whether the page is live. Without scripts it says nothing.
#[island]
pub fn LiveMark(
    /// Where the stream is.
    stream: String,
    /// Its words.
    words: LiveWords,
) -> impl IntoView {
    let state = RwSignal::new("connecting");
    let text = {
        let words = words.clone();
        move || match state.get() {
            "live" => words.live.clone(),
            "reconnecting" => words.reconnecting.clone(),
            "offline" => words.offline.clone(),
            _ => String::new(),
        }
    };
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| {
        scrolled::start();
        earlier::start();
        notices::start();
        listen::start(&stream, words.new_rows.clone(), state);
    });
    #[cfg(not(target_arch = "wasm32"))]
    let _ = stream;
    view! { <p class="live-mark" data-state=move || state.get()>{text}</p> }
}
