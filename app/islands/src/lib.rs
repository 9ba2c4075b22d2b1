//! The moving parts: the few pieces of a page that come alive in the browser, and what they
//! share with the pages.
//!
//! Pages are server components in `app`; this crate alone is also compiled to WebAssembly.
//! An island makes a page quicker, never possible: without it the same form posts and the
//! same link opens.
//!
//! - [`Problem`] is how a refusal or a fault travels to a person, in both worlds.
//! - `visit` says who visits and in which workspace; `access` opens their transaction. Both
//!   exist on the server only.
//!
//! Not here: what a command does (the desk), what a page shows (`app`).
#![recursion_limit = "256"]

#[cfg(target_arch = "wasm32")]
mod browser;
mod cards;
mod copying;
mod inbox;
mod keys;
mod live;
mod palette;
mod passkey;
mod problem;
mod slug;
mod trying;
mod writing;

pub use cards::{Cards, CardsWords};
pub use copying::{Copy, CopyWords};
pub use inbox::Presence;
pub use keys::{Keys, OWN_KEYS};
pub use live::{LiveMark, LiveWords};
pub use palette::{Palette, PaletteWords};
pub use passkey::{Passkey, PasskeyWords};
pub use problem::Problem;
pub use slug::SlugCheck;
pub use trying::Trying;
pub use writing::{Brings, Keeper, KeeperWords};

#[cfg(not(target_arch = "wasm32"))]
pub mod access;
#[cfg(not(target_arch = "wasm32"))]
pub mod visit;

/// Wakes the islands of the page that the browser shows.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
