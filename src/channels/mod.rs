//! Channels: the ways by which customers reach a workspace.
//!
//! Two kinds can be connected so far: a *widget* on the workspace's own website, and the
//! *api*, by which any other system brings messages in and is called back with the answers.
//! A channel is *live* or *paused*: a paused one still takes in what customers write, but
//! nothing leaves by it. Its assistant mode says whether the assistant stays out (*off*),
//! proposes (*draft*) or answers by itself (*send*).
//!
//! Promises
//! - A public key names a channel and authorises nothing.
//! - A visitor's session is a 256-bit secret of which only the hash is kept; it opens one
//!   widget of one workspace, for 90 days, and nobody else's conversation (`A-9`).
//! - Text on a widget's colour always has a contrast of 4.5:1 at least.
//! - When the host of a callback changes, its signing secret changes too (`O-5`).
//!
//! What was said in another system belongs to the channel of imported history: nothing arrives or leaves by it.
//!
//! Start reading at [`connect`], then [`visitors`]; [`steps`] is for other features. Not here: what customers write (`inbox`),
//! service keys (`team`), carrying messages out (`server`).

mod colour;
mod domain;
mod model;

pub use colour::{BadColour, Colour};
pub use domain::{BadDomain, Domain};
pub use model::*;

#[cfg(not(target_arch = "wasm32"))]
mod commands;
#[cfg(not(target_arch = "wasm32"))]
pub mod steps;
#[cfg(not(target_arch = "wasm32"))]
mod store;
#[cfg(not(target_arch = "wasm32"))]
pub mod system;
#[cfg(not(target_arch = "wasm32"))]
pub mod visitors;

#[cfg(not(target_arch = "wasm32"))]
pub use commands::*;
#[cfg(not(target_arch = "wasm32"))]
pub use store::{Channel, find, list};

#[cfg(test)]
mod tests;
