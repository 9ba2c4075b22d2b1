//! A conversation that comes alive: colleagues see who has it before them and who writes.

#[cfg(target_arch = "wasm32")]
mod presence;

use leptos::prelude::*;

/// Tells the desk that the reader has a conversation before them, how far they have read,
/// and whether they are writing. Shows nothing.
#[island]
pub fn Presence(
    /// The conversation.
    conversation: String,
    /// The door that is told.
    look: String,
    /// The door that is told when the reader goes.
    leave: String,
) -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| presence::start(&conversation, &look, &leave));
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (conversation, look, leave);
}
