//! What one can do with a channel.

mod change_look;
mod connect;
mod pause;
mod rename;
mod set_assistant_mode;
mod set_callback;
mod set_domains;

pub use change_look::{CannotChangeLook, change_look};
pub(super) use connect::public_key;
pub use connect::{CannotConnect, connect_api, connect_widget};
pub use pause::{pause, resume};
pub use rename::{CannotRename, rename};
pub use set_assistant_mode::set_assistant_mode;
pub use set_callback::{BadCallback, Callback, CallbackUrl, CannotSetCallback, callback, set_callback};
pub use set_domains::{CannotSetDomains, set_domains};

use crate::prelude::*;

/// Why a channel was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// No such channel in this workspace.
    #[error("channel not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The name of a channel, as people gave it: 1 to 80 characters, without spaces around.
fn parse_name(name: &str) -> Option<&str> {
    let name = name.trim();
    let fits = (1..=80).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    fits.then_some(name)
}
