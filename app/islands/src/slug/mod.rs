//! A workspace's address, checked while its name is written.
//!
//! The door says whether the address is free, or which one the name would get; the same is
//! checked again when the form is sent, so without scripts one only learns it later.

#[cfg(target_arch = "wasm32")]
mod ask;

use leptos::prelude::*;

/// Says below the fields `workspace` and `slug` of the page's form what becomes of them.
#[island]
pub fn SlugCheck(
    /// The door that knows which addresses are taken.
    door: String,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| ask::start(door.clone(), said));
    #[cfg(not(target_arch = "wasm32"))]
    let _ = door;
    view! { <p class="hint" aria-live="polite">{move || said.get()}</p> }
}
