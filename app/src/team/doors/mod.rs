//! The doors of the team: who are you, is this text? Then the command.

mod account;
mod coming_in;
mod factor;
mod invitations;
mod members;
mod passkeys;
mod provider;
mod roles;
mod tokens;
mod workspace;

pub use account::*;
pub use coming_in::*;
pub use factor::*;
pub use invitations::*;
pub use members::*;
pub use passkeys::*;
pub use provider::*;
pub use roles::*;
pub use tokens::*;
pub use workspace::*;

use std::sync::Arc;

use switchboard::ids::UserId;

use crate::visits::Visit;
use crate::{Problem, access, visit};

/// The visit of somebody who is signed in, in any workspace or in none.
fn signed_in() -> Result<(Arc<Visit>, UserId), Problem> {
    let visit = visit();
    let user = visit.account.as_ref().map(|it| it.user).ok_or(Problem::SignIn)?;
    Ok((visit, user))
}

/// Reads the id in a form. What is no id names nothing.
fn id<T: std::str::FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| access::not_found())
}

/// Sends the browser on, to a place of ours and nowhere else.
pub(super) fn go(path: &str) {
    let is_ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    leptos_axum::redirect(if is_ours { path } else { "/" }, false);
}
