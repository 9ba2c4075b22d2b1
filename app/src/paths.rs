//! Addresses. They are built here and nowhere else.
//!
//! A page of a workspace carries the workspace in its address, `/w/{slug}/inbox`, so that
//! two tabs in two workspaces never mix.

mod knowledge;

use switchboard::ids::MemberId;

pub use self::knowledge::*;
use crate::visit;

/// An address inside the workspace of this visit, e.g. `here("/inbox")`. Outside of any
/// workspace it is the address itself, which the server completes.
pub fn here(path: &str) -> String {
    match &visit().here {
        Some(workspace) => inside(&workspace.slug, path),
        None => path.to_owned(),
    }
}

/// An address inside the workspace `slug`.
pub fn inside(slug: &str, path: &str) -> String {
    let path = if path == "/" { "" } else { path };
    format!("/w/{slug}{path}")
}

/// The channels.
pub fn channels() -> String {
    here("/channels")
}

/// Connect a channel.
pub fn connect_channel() -> String {
    here("/channels/connect")
}

/// One channel; `tab` is the section of its page, empty for the first.
pub fn channel(id: switchboard::ids::ChannelId, tab: &str) -> String {
    let tab = if tab.is_empty() { String::new() } else { format!("?tab={tab}") };
    here(&format!("/channels/{id}{tab}"))
}

/// The picture of a widget, as it would look with the values of `query`.
pub fn widget_preview(id: switchboard::ids::ChannelId, query: &str) -> String {
    here(&format!("/channels/{id}/preview?{query}"))
}

/// The service keys.
pub fn keys() -> String {
    here("/channels/keys")
}

/// How far an act on many conversations has come.
pub fn bulk(id: switchboard::ids::BulkId) -> String {
    here(&format!("/inbox/acts/{id}"))
}

/// One team, to be changed.
pub fn team_settings(id: switchboard::ids::TeamId) -> String {
    here(&format!("{TEAMS}?edit={id}"))
}

/// Today, the first page of a workspace.
pub fn today() -> String {
    here("/")
}

/// Sign in.
pub fn login() -> String {
    "/login".to_owned()
}

/// Give a code, after the password; `next` is where one wanted to go.
pub fn login_code(next: Option<&str>) -> String {
    next.map_or("/login/code".to_owned(), |next| format!("/login/code?next={}", crate::encode(next)))
}

/// Sign in by the identity provider of a workspace; `next` is where one wanted to go.
pub fn login_with(slug: &str, next: Option<&str>) -> String {
    let next = next.map(|next| format!("&next={}", crate::encode(next))).unwrap_or_default();
    format!("{LOGIN_WITH}?workspace={}{next}", crate::encode(slug))
}

/// Be sent to that provider.
pub fn login_go(slug: &str, next: Option<&str>) -> String {
    let next = next.map(|next| format!("&next={}", crate::encode(next))).unwrap_or_default();
    format!("/login/go?workspace={}{next}", crate::encode(slug))
}

/// Name the workspace by whose identity provider one signs in.
pub const LOGIN_WITH: &str = "/login/with";

/// Where a provider sends the browser back to.
pub const LOGIN_BACK: &str = "/login/back";

/// Join one's account to who one is at a provider, by its password.
pub const LOGIN_LINK: &str = "/login/link";

/// One's own second factor.
pub fn second_factor() -> String {
    "/second-factor".to_owned()
}

/// Sign up.
pub fn signup() -> String {
    "/signup".to_owned()
}

/// Ask for a link to choose a new password.
pub fn forgot() -> String {
    "/forgot".to_owned()
}

/// Choose a new password by a link.
pub fn reset(secret: &str) -> String {
    format!("/reset/{secret}")
}

/// Accept an invitation.
pub fn invitation(secret: &str) -> String {
    format!("/invitation/{secret}")
}

/// Where the secret of an address begins. Links of letters and of files open a door to whoever
/// reads them: they stand in no log, no table and no Referer (`A-4`).
pub fn secret_in(address: &str) -> Option<usize> {
    ["/reset/", "/invitation/", "/file/"].iter().filter_map(|it| Some(address.find(it)? + it.len())).min()
}

/// Open another workspace.
pub fn new_workspace() -> String {
    "/workspaces/new".to_owned()
}

/// The team.
pub fn team() -> String {
    here("/team")
}

/// Invite somebody.
pub fn invite() -> String {
    here("/team/invite")
}

/// One member.
pub fn member(id: MemberId) -> String {
    here(&format!("/team/members/{id}"))
}

/// One's own account.
pub fn account() -> String {
    here("/account")
}

/// The roles.
pub fn roles() -> String {
    here(ROLES)
}

/// Make a role.
pub fn new_role() -> String {
    here("/settings/roles/new")
}

/// One role of the workspace's own.
pub fn role(id: switchboard::ids::RoleId) -> String {
    here(&format!("{ROLES}/{id}"))
}

/// One's own tokens for the API.
pub fn tokens() -> String {
    here("/account/tokens")
}

/// The settings of the workspace, inside it.
pub const SETTINGS: &str = "/settings/workspace";
/// What the workspace asks of whoever signs in, inside it.
pub const SECURITY: &str = "/settings/security";
/// The roles of the workspace, inside it.
pub const ROLES: &str = "/settings/roles";
/// By which identity provider people sign in, inside of a workspace.
pub const SIGN_IN: &str = "/settings/sign-in";
/// Business hours and what is promised, inside of a workspace.
pub const SERVICE_LEVELS: &str = "/settings/service-levels";
/// How the assistant is set, inside of a workspace.
pub const ASSISTANT: &str = "/settings/assistant";
/// The teams of the workspace.
pub const TEAMS: &str = "/settings/teams";
/// The labels of the workspace.
pub const LABELS: &str = "/settings/labels";

/// For what people are called, inside of a workspace.
pub const REASONS: &str = "/settings/escalation-reasons";

/// One escalation.
pub fn escalation(id: switchboard::ids::EscalationId) -> String {
    here(&format!("/escalations/{id}"))
}

/// The leads.
pub fn leads() -> String {
    here("/leads")
}

/// One lead.
pub fn lead(id: switchboard::ids::LeadId) -> String {
    here(&format!("/leads/{id}"))
}

/// Writes down a lead of somebody who has not written.
pub fn new_lead() -> String {
    here("/leads/new")
}

/// From when a lead is hot, inside of a workspace.
pub const LEAD_SETTINGS: &str = "/settings/leads";

/// What one should know of.
pub fn notifications() -> String {
    here("/notifications")
}

/// Of what one is told, by which ways and when, inside of a workspace.
pub const NOTIFICATION_CHOICES: &str = "/account/notifications";

/// The plan and the bills, inside of a workspace.
pub const BILLING: &str = "/billing";

/// What another plan will cost, inside of a workspace.
pub const CHANGE_PLAN: &str = "/billing/change";

/// What the workspace uses, inside of it.
pub const USAGE: &str = "/billing/usage";

/// A file of a conversation.
pub fn file(id: switchboard::ids::FileId) -> String {
    here(&format!("/files/{id}"))
}

/// The saved replies, inside of a workspace.
pub const SAVED_REPLIES: &str = "/settings/saved-replies";

/// One saved reply.
pub fn saved_reply(id: switchboard::ids::SavedReplyId) -> String {
    here(&format!("{SAVED_REPLIES}/{id}"))
}

/// The audit log.
pub fn audit() -> String {
    here("/audit")
}

/// How the assistant came to an answer.
pub fn run(id: switchboard::ids::RunId) -> String {
    here(&format!("/inbox/runs/{id}"))
}

/// One topic of what customers write.
pub fn topic(id: switchboard::ids::TopicId) -> String {
    here(&format!("/analytics/topics/{id}"))
}

/// The contacts.
pub fn contacts() -> String {
    here("/contacts")
}

/// Adds a contact.
pub fn new_contact() -> String {
    here("/contacts/new")
}

/// One contact.
pub fn contact(id: switchboard::ids::ContactId) -> String {
    here(&format!("/contacts/{id}"))
}

/// Two contacts beside each other, to become one.
pub fn merge_contacts(one: switchboard::ids::ContactId, other: switchboard::ids::ContactId) -> String {
    here(&format!("/contacts/{one}/merge?with={other}"))
}

/// Brings a table of people or of companies.
pub fn contacts_import(of: switchboard::contacts::SegmentOf) -> String {
    here(&format!("/contacts/import?of={of}"))
}

/// A table that was brought; `columns` is what somebody said that they are.
pub fn contacts_table(id: switchboard::ids::ContactImportId) -> String {
    here(&format!("/contacts/import/{id}"))
}

/// The companies.
pub fn companies() -> String {
    here("/companies")
}

/// Adds a company.
pub fn new_company() -> String {
    here("/companies/new")
}

/// One company.
pub fn company(id: switchboard::ids::CompanyId) -> String {
    here(&format!("/companies/{id}"))
}
