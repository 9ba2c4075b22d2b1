//! Team: the people of a workspace, how they come in, and what they may do there.
//!
//! A *person* has one account, with one address and one password, and a place in any number
//! of workspaces. A place is *active* or *disabled*; who is removed keeps their name in what
//! they wrote and can be invited again. An *invitation* is open until it is accepted,
//! revoked, or seven days old. A *session* is one browser in which a person is signed in. A
//! *service key* lets another system in, for the API alone and no further than its scopes say; a new secret can work
//! beside its old one for a while. A *personal token* lets a member speak to the API as themselves: what its scopes say,
//! as far as their own rights reach at that moment.
//!
//! Promises
//! - Passwords are kept as argon2id; the common ones are refused; an unknown address takes
//!   as long as a wrong password, and ten wrong tries are followed by a wait (`A-1`, `A-2`).
//! - A session ends by sign-out, disable, new password, two idle weeks or sixty days, and
//!   nothing brings it back (`A-3`).
//! - Links and keys hold 256 bits of chance, of which only the hash is kept. An invitation
//!   works once, for one address, for exactly seven days; a reset link once, for half an
//!   hour (`A-4`, `A-5`).
//! - Who has a second factor is not signed in before they gave a code of their app, a passkey or a
//!   recovery code; each code, and each answer of a passkey, works once. A passkey whose authenticator
//!   has verified its person is both factors: with it one signs in without a password. Who has a role that needs one and has none enters no page
//!   of that workspace. What changes how an account is kept asks for a proof that is at most
//!   five minutes old (`A-7`).
//! - Nobody gives what they do not have at that moment: a role, a role of the workspace's own, a right beside it; nor do
//!   they decide about somebody who has more. What was given stays when the giver loses it. What counts is asked with
//!   each request, and a right that was given until a moment ends with it (`Z-4`).
//! - Whoever looks as a role sees what it sees, changes nothing, and is back after half an hour.
//! - A personal token ends with its time, when its member revokes it, and for good when they are disabled or removed; a
//!   right that they lose, it loses with the same request (`A-5`).
//! - A workspace may let people in by its own identity provider (`provider`): such a session enters it alone.
//! - A workspace always has an owner who may enter (`Z-5`).
//! - A workspace that somebody has no place in does not exist for them.
//!
//! Start reading at [`visitor`] and [`enter`], then [`sign_in`] and [`invite`]. Not here: what a role may do
//! (`access`), cookies (`server`), sending the letters (`mail`).

mod model;
pub use model::*;

#[cfg(not(target_arch = "wasm32"))]
mod server_side {
    pub use super::account::{
        Account, Invited, Place, Visitor, account_of, enter, slug_is_free, visitor, workspace_at,
    };
    pub use super::attempts::{WINDOW as ATTEMPTS_WINDOW, sweep as sweep_attempts};
    pub use super::commands::*;
    pub use super::factor::{AppSecret, PROOF_LASTS, Proved, RECOVERY_CODES, SecondFactor, second_factor};
    pub use super::oidc::{NoAnswer, NotBelieved, Outside};
    pub use super::passkey::{MOST_PASSKEYS, Passkey, PasskeyUse, passkeys, sweep as sweep_passkey_questions};
    pub use super::password::{LONGEST as LONGEST_PASSWORD, Password, SHORTEST as SHORTEST_PASSWORD, WeakPassword};
    pub use super::provider::{
        CannotArrive, ClientId, IdentityProvider, Issuer, Linking, MOST_DOMAINS, NotAcceptable, ProviderChange,
        SIGN_IN_LASTS, THROUGH, Through, join_domains,
    };
    pub use super::secret::{Secret, SecretHash};
    pub use super::store::MOST_LISTED;
    pub use super::store::invitations::list as invitations;
    pub use super::store::keys::list as keys;
    pub use super::store::members::{holders, list as members};
    pub use super::store::providers::find as identity_provider;
    pub use super::store::roles::{find as role, grants, list as roles};
    pub use super::store::sessions;
    pub use super::store::tokens::list as tokens;
    pub use super::store::workspaces::{checklist, workspace};
    pub use super::webauthn::{RelyingParty, is_passkey_answer};
    pub use super::workspace::{Checklist, LONGEST_REOPEN, TimeZone, Workspace, WorkspaceChange};
}
#[cfg(not(target_arch = "wasm32"))]
pub use server_side::*;

#[cfg(not(target_arch = "wasm32"))]
mod account;
#[cfg(not(target_arch = "wasm32"))]
mod attempts;
#[cfg(not(target_arch = "wasm32"))]
mod commands;
#[cfg(not(target_arch = "wasm32"))]
mod factor;
#[cfg(not(target_arch = "wasm32"))]
mod letters;
#[cfg(not(target_arch = "wasm32"))]
mod oidc;
#[cfg(not(target_arch = "wasm32"))]
mod passkey;
#[cfg(not(target_arch = "wasm32"))]
mod password;
#[cfg(not(target_arch = "wasm32"))]
mod provider;
#[cfg(not(target_arch = "wasm32"))]
mod secret;
#[cfg(not(target_arch = "wasm32"))]
mod store;
#[cfg(not(target_arch = "wasm32"))]
mod system;
#[cfg(not(target_arch = "wasm32"))]
mod totp;
#[cfg(not(target_arch = "wasm32"))]
mod webauthn;
#[cfg(not(target_arch = "wasm32"))]
mod workspace;

#[cfg(any(test, all(feature = "world", not(target_arch = "wasm32"))))]
pub(crate) use password::hash as hash_password;

#[cfg(test)]
mod tests;
