//! Team: coming in, the people of a workspace, one's own account, the workspace's settings.
//!
//! Pages outside of any workspace: [`sign_in_page`], [`sign_up_page`], [`forgot_page`],
//! [`reset_page`], [`invitation_page`], [`new_workspace_page`], [`code_page`],
//! [`second_factor_page`]. Inside: [`members_page`] and the pages that hang from it,
//! [`account_page`], [`tokens_page`], [`workspace_page`], [`security_page`], [`provider_page`], [`roles_page`] with one page for
//! each role. [`viewing_banner`] stands above all of them while one looks as a role. [`first_steps`] is the
//! checklist that Today shows.
//!
//! Links that open doors (`/reset/…`, `/invitation/…`) carry their secret in the path; the
//! machine room keeps it out of its logs.

mod account;
mod code;
mod custom_roles;
pub mod doors;
mod first_steps;
mod forgot;
mod grants;
mod invitation;
mod invite;
mod member;
mod members;
mod menus;
mod new_workspace;
mod passkeys;
mod problems;
mod proof;
mod provided;
mod provider;
mod reset;
mod role_form;
mod roles;
mod second_factor;
mod security;
mod session;
mod sign_in;
mod sign_up;
mod signed_in_places;
mod speak;
mod tokens;
mod viewing;
mod workspace;

pub use account::account_page;
pub use code::code_page;
pub use custom_roles::roles_page;
pub use first_steps::first_steps;
pub use forgot::forgot_page;
pub use invitation::invitation_page;
pub use invite::invite_page;
pub use member::member_page;
pub use members::members_page;
pub use menus::{person_menu, sidebar_toggle, workspace_menu};
pub use new_workspace::new_workspace_page;
pub use provided::{login_back_page, login_go_page, login_link_page, login_with_page};
pub use provider::provider_page;
pub use reset::reset_page;
pub use role_form::{new_role_page, role_page};
pub use second_factor::second_factor_page;
pub use security::security_page;
pub use sign_in::sign_in_page;
pub use sign_up::sign_up_page;
pub use tokens::tokens_page;
pub use viewing::viewing_banner;
pub use workspace::workspace_page;

use switchboard::access::Right;

use crate::routes::Guard::{Needs, Public, SignedIn};
use crate::routes::{Entry, door, needs, public, signed_in};
use doors::*;

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[
    public("/login"),
    public("/login/code"),
    public("/login/with"),
    public("/login/go"),
    public("/login/back"),
    public("/login/link"),
    public("/signup"),
    public("/forgot"),
    public("/reset/:token"),
    public("/invitation/:token"),
    signed_in("/workspaces/new"),
    signed_in("/second-factor"),
    needs("/team", Right::TeamRead),
    needs("/team/invite", Right::TeamManage),
    needs("/team/members/:member", Right::TeamManage),
    needs("/account", Right::Belong),
    needs("/account/tokens", Right::Belong),
    needs("/settings/workspace", Right::WorkspaceManage),
    needs("/settings/security", Right::WorkspaceManage),
    needs("/settings/roles", Right::TeamManage),
    needs("/settings/roles/new", Right::TeamManage),
    needs("/settings/roles/:role", Right::TeamManage),
    needs("/settings/sign-in", Right::WorkspaceManage),
];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<SignIn>(Public),
    door::<GiveCode>(Public),
    door::<LinkIdentity>(Public),
    door::<AskPasskey>(Public),
    door::<SignInByPasskey>(Public),
    door::<AskSecondPasskey>(Public),
    door::<GivePasskey>(Public),
    door::<SignOut>(Public),
    door::<SignUp>(Public),
    door::<RequestReset>(Public),
    door::<ResetPassword>(Public),
    door::<AcceptAsNew>(Public),
    door::<Speak>(Public),
    door::<CheckSlug>(Public),
    door::<AcceptInvitation>(SignedIn),
    door::<OpenWorkspace>(SignedIn),
    door::<EndSession>(SignedIn),
    door::<EndOtherSessions>(SignedIn),
    door::<StartFactor>(SignedIn),
    door::<ConfirmFactor>(SignedIn),
    door::<RenewCodes>(SignedIn),
    door::<RemoveFactor>(SignedIn),
    door::<StopViewing>(SignedIn),
    door::<AskOwnPasskey>(SignedIn),
    door::<Prove>(SignedIn),
    door::<StartPasskey>(SignedIn),
    door::<AddPasskey>(SignedIn),
    door::<RenamePasskey>(SignedIn),
    door::<RemovePasskey>(SignedIn),
    door::<UpdateAccount>(Needs(Right::Belong)),
    door::<ChangePassword>(Needs(Right::Belong)),
    door::<CreateToken>(Needs(Right::Belong)),
    door::<RevokeToken>(Needs(Right::Belong)),
    door::<SetPresence>(Needs(Right::Belong)),
    door::<SetSidebar>(Needs(Right::Belong)),
    door::<Invite>(Needs(Right::TeamManage)),
    door::<Resend>(Needs(Right::TeamManage)),
    door::<Revoke>(Needs(Right::TeamManage)),
    door::<ChangeRole>(Needs(Right::TeamManage)),
    door::<ChangeVisibility>(Needs(Right::TeamManage)),
    door::<Disable>(Needs(Right::TeamManage)),
    door::<Enable>(Needs(Right::TeamManage)),
    door::<Remove>(Needs(Right::TeamManage)),
    door::<AddRole>(Needs(Right::TeamManage)),
    door::<RewriteRole>(Needs(Right::TeamManage)),
    door::<DeleteRole>(Needs(Right::TeamManage)),
    door::<GrantRight>(Needs(Right::TeamManage)),
    door::<TakeRight>(Needs(Right::TeamManage)),
    door::<ViewAs>(Needs(Right::TeamManage)),
    door::<UpdateWorkspace>(Needs(Right::WorkspaceManage)),
    door::<HideChecklist>(Needs(Right::WorkspaceManage)),
    door::<RequireFactor>(Needs(Right::WorkspaceManage)),
    door::<KeepProvider>(Needs(Right::WorkspaceManage)),
    door::<RemoveProvider>(Needs(Right::WorkspaceManage)),
];
