//! What one can do in a team.

mod accept;
mod change_password;
mod change_role;
mod change_visibility;
mod create_key;
mod disable;
mod enable;
mod hide_checklist;
mod invite;
mod open_workspace;
mod remove;
mod request_reset;
mod resend;
mod reset_password;
mod revoke;
mod revoke_key;
mod set_presence;
mod sign_in;
mod sign_up;
mod standing;
mod update_account;
mod update_workspace;

pub use accept::{Accepted, CannotAccept, NewPerson, accept, accept_as_new, invitation};
pub use change_password::{CannotChangePassword, change_password};
pub use change_role::change_role;
pub use change_visibility::change_visibility;
pub use create_key::{CannotCreateKey, NewServiceKey, create_key, key_principal};
pub use disable::disable;
pub use enable::enable;
pub use hide_checklist::hide_checklist;
pub use invite::{CannotInvite, invite};
pub use open_workspace::{CannotOpenWorkspace, Opened, open_workspace};
pub use remove::remove;
pub use request_reset::{CannotRequestReset, RESET_LASTS, request_reset};
pub use resend::{CannotResend, resend};
pub use reset_password::{CannotResetPassword, reset_address, reset_password};
pub use revoke::{CannotRevoke, revoke};
pub use revoke_key::{CannotRevokeKey, revoke_key};
pub use set_presence::set_presence;
pub use sign_in::{CannotSignIn, sign_in};
pub use sign_up::{CannotSignUp, SignUp, sign_up};
pub use standing::CannotChangeMember;
pub use update_account::update_account;
pub use update_workspace::{CannotUpdateWorkspace, update_workspace};

use super::letters::Link;
#[cfg(test)]
pub(super) use request_reset::post as post_reset;
