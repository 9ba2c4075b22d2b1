//! Secrets: what workspaces entrusted to the desk, sealed at rest, and sealed anew with a new key.
//!
//! A sealed secret is *current* when the key that seals now sealed it, and *older* while another
//! key that is known opens it. Sealing anew makes an older one current. One that no known key
//! opens, or that was moved from its place, is *unreadable*: it is told, and left as it is.
//!
//! Promises
//! - Sealing anew happens while people work: a row is held while it is done, a hundred at a time.
//! - Whoever is interrupted goes on with those that are left; nothing is sealed twice for nothing.
//! - A secret never leaves its place: tenant, table, column and row stay the ones it is bound to.
//! - Every column that holds something sealed is in [`Column`]; a test asks the catalogue.
//!
//! Start reading at [`rotate`]. Not here: the cipher (`sealing`), making and using a secret
//! (`channels`, `assistant`), service keys, which are kept as hashes (`team`).

mod column;
mod rotate;
mod store;
mod system;

pub use column::Column;
pub use rotate::{Found, Rotated, Unreadable, inspect, rotate};

#[cfg(test)]
mod tests;
