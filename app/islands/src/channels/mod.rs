//! A widget's preview follows the form beside it.

#[cfg(target_arch = "wasm32")]
mod preview;

use leptos::prelude::*;

/// Shows the values of the form `look` in the frame `preview`. Shows nothing itself.
#[island]
pub fn Preview(
    /// The address of the chat.
    frame: String,
    /// The language that it is shown in.
    language: String,
    /// The field of the greeting in that language.
    greeting: String,
) -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| preview::start(&frame, &language, &greeting));
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (frame, language, greeting);
}
