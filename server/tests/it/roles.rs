//! Who may what, written out by hand from the security chapter (§2.3): the truth that
//! `Role::rights()` and the table of routes are measured by. It asks neither of them.

use switchboard::access::{Right, Role};
use switchboard::world::Person;

use Right::*;
use Role::*;

const EVERYBODY: &[Role] = &[Owner, Admin, Manager, Agent, Viewer];
const ANSWERING: &[Role] = &[Owner, Admin, Manager, Agent];
const RUNNING: &[Role] = &[Owner, Admin, Manager];
const ADMINISTERING: &[Role] = &[Owner, Admin];
const NOBODY: &[Role] = &[];

/// A capability, who has it, and every page and door that is behind it.
pub const MATRIX: &[(Right, &[Role], &[&str])] = &[
    (
        Belong,
        EVERYBODY,
        &[
            "/account",
            "/account/tokens",
            "/more",
            "/help",
            "/search",
            "/api/team/update-account",
            "/api/team/change-password",
            "/api/team/create-token",
            "/api/team/revoke-token",
            "/api/team/set-presence",
            "/api/team/set-sidebar",
            "/account/notifications",
            "/api/notifications/choose",
            "/api/notifications/set-times",
            "/api/notifications/mail-now",
        ],
    ),
    (
        InboxRead,
        EVERYBODY,
        &[
            "/",
            "/inbox",
            "/inbox/:id",
            "/inbox/runs/:run",
            "/escalations",
            "/escalations/:id",
            "/events",
            "/analytics",
            "/analytics/sla",
            "/analytics/ai",
            "/analytics/days.csv",
            "/analytics/reasons.csv",
            "/analytics/labels.csv",
            "/analytics/topics",
            "/analytics/topics/:topic",
            "/analytics/topics.csv",
            "/analytics/parts.csv",
            "/analytics/hours.csv",
            "/analytics/conversations",
            "/notifications",
            "/api/notifications/open",
            "/api/notifications/mark-all-read",
            "/api/inbox/mark-unread",
            "/api/inbox/look",
            "/api/inbox/leave",
            "/api/views/save",
            "/api/views/remove",
            "/api/views/restore",
        ],
    ),
    (
        InboxReply,
        ANSWERING,
        &[
            "/inbox/new",
            "/api/inbox/write",
            "/api/inbox/write-first",
            "/api/inbox/keep-draft",
            "/api/inbox/discard-draft",
            "/files/{file}",
            "/api/saved-replies/insert",
            "/api/inbox/decide",
            "/api/inbox/judge",
            "/api/inbox/take-over",
            "/api/inbox/take-next",
            "/api/inbox/return-to-assistant",
            "/api/inbox/snooze",
            "/api/inbox/resolve",
            "/api/inbox/reopen",
            "/api/inbox/escalate",
            "/api/inbox/label",
            "/api/inbox/dismiss-label",
            "/api/analytics/ask-again",
            "/api/analytics/call-off",
            "/api/inbox/prioritise",
            "/api/inbox/say-intent",
            "/api/inbox/block",
            "/api/inbox/retry",
            "/api/inbox/merge",
            "/api/inbox/undo-merge",
            "/api/inbox/split",
            "/api/inbox/summarise",
            "/api/inbox/take-back",
        ],
    ),
    (
        InboxAssign,
        RUNNING,
        &[
            "/inbox/acts/:act",
            "/api/inbox/assign",
            "/api/inbox/assign-team",
            "/api/escalations/reassign",
            "/api/inbox/act-on-many",
            "/api/inbox/undo-many",
        ],
    ),
    // The chapter has no line for contacts and companies: the same as leads, and what they are taken out with.
    (ContactsRead, EVERYBODY, &["/contacts", "/contacts/:contact", "/companies", "/companies/:company"]),
    (
        ContactsWrite,
        ANSWERING,
        &[
            "/contacts/new",
            "/contacts/:contact/merge",
            "/companies/new",
            "/api/contacts/add",
            "/api/contacts/change",
            "/api/contacts/label",
            "/api/contacts/take-label",
            "/api/contacts/note",
            "/api/contacts/merge",
            "/api/contacts/unmerge",
            "/api/contacts/keep-apart",
            "/api/contacts/save-segment",
            "/api/contacts/remove-segment",
            "/api/companies/add",
            "/api/companies/change",
            "/api/companies/label",
            "/api/companies/take-label",
            "/api/companies/note",
        ],
    ),
    (
        ContactsManage,
        RUNNING,
        &[
            "/contacts/import",
            "/contacts/import/:table",
            "/contacts/export.csv",
            "/companies/export.csv",
            "/api/contacts/bring-table",
            "/api/contacts/take-table",
        ],
    ),
    // The chapter has no line for how a team arranges its work: the same as giving it out.
    (
        DeskArrange,
        RUNNING,
        &[
            "/settings/teams",
            "/api/teams/add",
            "/api/teams/rename",
            "/api/teams/remove",
            "/api/teams/restore",
            "/api/teams/join",
            "/api/teams/leave",
            "/api/teams/set-assignment",
            "/api/teams/set-capacity",
            "/settings/labels",
            "/api/topics/rename",
            "/api/topics/merge",
            "/api/topics/unmerge",
            "/api/topics/tell-apart",
            "/api/topics/split",
            "/api/topics/hide",
            "/api/topics/show",
            "/api/labels/add",
            "/api/labels/change",
            "/api/labels/merge",
            "/api/labels/remove",
            "/api/labels/restore",
            "/settings/leads",
            "/api/leads/set-settings",
            "/settings/escalation-reasons",
            "/api/escalations/add-reason",
            "/api/escalations/rename-reason",
            "/api/escalations/switch-reason",
        ],
    ),
    (
        EscalationsWork,
        ANSWERING,
        &[
            "/api/escalations/accept",
            "/api/escalations/resolve",
            "/api/escalations/reopen",
            "/api/escalations/edit-brief",
            "/api/escalations/want-brief",
        ],
    ),
    (
        LeadsRead,
        EVERYBODY,
        &["/leads", "/leads/:lead", "/api/leads/save-view", "/api/leads/remove-view", "/api/leads/restore-view"],
    ),
    (
        LeadsWork,
        ANSWERING,
        &[
            "/leads/new",
            "/api/leads/capture",
            "/api/leads/dismiss",
            "/api/leads/add",
            "/api/leads/move",
            "/api/leads/move-many",
            "/api/leads/undo-move",
            "/api/leads/own",
            "/api/leads/note",
            "/api/leads/describe",
            "/api/leads/set-value",
            "/api/leads/label",
            "/api/leads/rate",
            "/api/leads/leave-to-rules",
        ],
    ),
    (LeadsExport, RUNNING, &["/leads/all.csv"]),
    (
        KnowledgeRead,
        EVERYBODY,
        &[
            "/knowledge",
            "/knowledge/test",
            "/knowledge/evaluation",
            "/knowledge/:item",
            "/knowledge/:item/compare",
            "/knowledge/originals/{original}",
            "/knowledge/sites",
            "/knowledge/sites/:site",
        ],
    ),
    (
        KnowledgeWrite,
        RUNNING,
        &[
            "/knowledge/new",
            "/knowledge/:item/preview",
            "/api/evaluation/add",
            "/api/evaluation/retire",
            "/api/evaluation/restore",
            "/api/evaluation/run",
            "/api/knowledge/discard-draft",
            "/api/knowledge/write",
            "/api/knowledge/revise",
            "/api/knowledge/roll-back",
            "/api/knowledge/disable",
            "/api/knowledge/enable",
            "/api/knowledge/settle-gap",
            "/api/knowledge/want-model",
            "/knowledge/gaps",
            "/knowledge/gaps/:gap",
            "/knowledge/import",
            "/knowledge/import/:table",
            "/api/knowledge/fill-gap",
            "/api/knowledge/ask-again",
            "/api/knowledge/set-terms",
            "/api/knowledge/confirm",
            "/api/knowledge/set-age",
            "/api/knowledge/call-off",
            "/api/knowledge/bring-table",
            "/api/knowledge/take-table",
            "/api/knowledge/upload",
            "/api/knowledge/replace",
            "/api/knowledge/propose-file",
            "/api/knowledge/publish-file",
            "/api/knowledge/withdraw-file",
            "/api/knowledge/read-proposed-again",
            "/api/knowledge/read-again",
            "/api/knowledge/describe",
            "/knowledge/sites/new",
            "/knowledge/sites/:site/preview",
            "/api/sites/add",
            "/api/sites/change",
            "/api/sites/crawl",
            "/api/sites/try-page",
            "/api/sites/stop",
            "/api/sites/remove",
            "/settings/saved-replies",
            "/settings/saved-replies/:reply",
            "/api/saved-replies/write",
            "/api/saved-replies/revise",
            "/api/saved-replies/remove",
        ],
    ),
    (AssistantRead, EVERYBODY, &[]),
    (
        AssistantTune,
        RUNNING,
        &["/settings/assistant", "/api/assistant/tune", "/api/assistant/limit", "/api/usage/set-budget"],
    ),
    (AssistantPublish, ADMINISTERING, &["/api/channels/set-assistant-mode", "/api/topics/set-policy"]),
    (AssistantKeys, ADMINISTERING, &["/api/assistant/set-provider"]),
    (ChannelsRead, EVERYBODY, &["/channels", "/channels/:channel", "/channels/{channel}/preview"]),
    (ChannelsLook, RUNNING, &["/api/channels/rename", "/api/channels/change-look", "/api/channels/change-words"]),
    (
        ChannelsConnect,
        ADMINISTERING,
        &[
            "/channels/connect",
            "/api/channels/connect-widget",
            "/api/channels/connect-api",
            "/api/channels/pause",
            "/api/channels/resume",
            "/api/channels/set-domains",
            "/api/channels/set-callback",
        ],
    ),
    (KeysRead, RUNNING, &["/channels/keys"]),
    (KeysManage, ADMINISTERING, &["/api/channels/create-key", "/api/channels/rotate-key", "/api/channels/revoke-key"]),
    (TeamRead, EVERYBODY, &["/team"]),
    (
        TeamManage,
        ADMINISTERING,
        &[
            "/team/invite",
            "/team/members/:member",
            "/settings/roles",
            "/settings/roles/new",
            "/settings/roles/:role",
            "/api/team/add-role",
            "/api/team/rewrite-role",
            "/api/team/delete-role",
            "/api/team/grant-right",
            "/api/team/take-right",
            "/api/team/view-as",
            "/api/team/invite",
            "/api/team/resend",
            "/api/team/revoke",
            "/api/team/change-role",
            "/api/team/change-visibility",
            "/api/team/disable",
            "/api/team/enable",
            "/api/team/remove",
        ],
    ),
    (AuditRead, ADMINISTERING, &["/audit", "/audit/entries.csv"]),
    (BillingRead, ADMINISTERING, &["/billing", "/billing/usage", "/billing/usage.csv"]),
    (
        BillingManage,
        &[Owner],
        &[
            "/billing/change",
            "/billing/pay",
            "/billing/portal",
            "/billing/returned",
            "/api/billing/choose-plan",
            "/api/till/change-plan",
            "/api/till/end-plan",
            "/api/till/keep-plan",
        ],
    ),
    // The chapter has no line for the workspace's own name and settings: the same as its team.
    (
        WorkspaceManage,
        ADMINISTERING,
        &[
            "/settings/workspace",
            "/settings/security",
            "/settings/sign-in",
            "/settings/service-levels",
            "/outbox",
            "/api/team/update-workspace",
            "/api/team/hide-checklist",
            "/api/team/require-factor",
            "/api/team/keep-provider",
            "/api/team/remove-provider",
            "/api/service-levels/set-hours",
            "/api/service-levels/write-policy",
            "/api/service-levels/retire-policy",
            "/api/service-levels/set-fallback",
        ],
    ),
    // Machines only.
    (VisitorWrite, NOBODY, &[]),
    (ApiMessages, NOBODY, &[]),
    (ApiRead, NOBODY, &[]),
    (Work, NOBODY, &[]),
];

/// What needs a session and no workspace.
const SIGNED_IN: &[&str] = &[
    "/workspaces/new",
    "/second-factor",
    "/api/team/start-factor",
    "/api/team/confirm-factor",
    "/api/team/renew-codes",
    "/api/team/remove-factor",
    "/api/team/ask-own-passkey",
    "/api/team/prove",
    "/api/team/start-passkey",
    "/api/team/add-passkey",
    "/api/team/rename-passkey",
    "/api/team/remove-passkey",
    "/api/team/accept-invitation",
    "/api/team/open-workspace",
    "/api/team/end-session",
    "/api/team/end-other-sessions",
    "/api/team/stop-viewing",
];

/// What the whole internet may open.
const PUBLIC: &[&str] = &[
    "/login",
    "/login/code",
    "/login/with",
    "/login/go",
    "/login/back",
    "/login/link",
    "/signup",
    "/forgot",
    "/reset/:token",
    "/invitation/:token",
    "/specimens",
    "/api/team/sign-in",
    "/api/team/give-code",
    "/api/team/link-identity",
    "/api/team/ask-passkey",
    "/api/team/sign-in-by-passkey",
    "/api/team/ask-second-passkey",
    "/api/team/give-passkey",
    "/api/team/sign-out",
    "/api/team/sign-up",
    "/api/team/request-reset",
    "/api/team/reset-password",
    "/api/team/accept-as-new",
    "/api/team/speak",
    "/api/team/check-slug",
];

/// What machines open with their own proof: the API with a service key, the widget with the
/// secret of its visitor.
const BY_KEY: &[&str] = &[
    "/api/v1/analytics/report",
    "/api/v1/analytics/days",
    "/api/v1/analytics/service",
    "/api/v1/analytics/labels",
    "/api/v1/analytics/assistant",
    "/api/v1/analytics/topics",
    "/api/v1/messages",
    "/api/v1/files",
    "/api/v1/knowledge/documents",
    "/api/v1/knowledge/items",
    "/api/v1/knowledge/items/{item}",
    "/api/v1/knowledge/items/{item}/file",
    "/api/v1/knowledge/items/{item}/retry",
    "/api/v1/knowledge/items/{item}/proposed",
    "/api/v1/knowledge/items/{item}/proposed/publish",
    "/api/v1/knowledge/items/{item}/proposed/retry",
    "/api/v1/knowledge/items/{item}/disable",
    "/api/v1/knowledge/items/{item}/enable",
    "/api/v1/knowledge/items/{item}/terms",
    "/api/v1/knowledge/items/{item}/plans",
    "/api/v1/knowledge/items/{item}/plans/{version}",
    "/api/v1/knowledge/imports",
    "/api/v1/knowledge/imports/preview",
    "/api/v1/knowledge/gaps",
    "/api/v1/knowledge/gaps/{gap}",
    "/api/v1/knowledge/gaps/{gap}/state",
    "/api/v1/knowledge/gaps/{gap}/ask",
    "/api/v1/knowledge/gaps/{gap}/answer",
    "/api/v1/leads",
    "/api/v1/leads/{lead}",
    "/api/v1/leads/{lead}/status",
    "/api/v1/events/{event}",
    "/api/v1/conversations",
    "/api/v1/conversations/{conversation}",
    "/api/v1/conversations/{conversation}/person",
    "/api/v1/conversations/{conversation}/messages",
    "/api/v1/conversations/{conversation}/messages/{message}/receipt",
    "/api/v1/evaluation/questions",
    "/api/v1/evaluation/runs",
    "/api/v1/evaluation/runs/{run}",
    "/api/v1/contacts",
    "/api/v1/contacts/{contact}",
    "/api/v1/contacts/{contact}/merge",
    "/api/v1/contacts/merges/{merge}",
    "/api/v1/companies",
    "/api/v1/companies/{company}",
    "/api/v1/sites",
    "/api/v1/sites/{site}",
    "/api/v1/sites/{site}/crawl",
    "/api/v1/sites/{site}/stop",
];
const BY_VISITOR: &[&str] = &[
    "/widget/{key}/messages",
    "/widget/{key}/files",
    "/widget/{key}/events",
    "/widget/{key}/person",
    "/widget/{key}/read",
    "/widget/{key}/helped",
];

/// What the matrix asks of somebody who comes to a page or door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    Nothing,
    ASession,
    Membership(&'static [Role]),
}

/// What the matrix says of a path.
pub fn asks(path: &str) -> Asks {
    if PUBLIC.contains(&path) {
        return Asks::Nothing;
    }
    if SIGNED_IN.contains(&path) {
        return Asks::ASession;
    }
    let line = MATRIX.iter().find(|(_, _, paths)| paths.contains(&path));
    let (_, who, _) = line.unwrap_or_else(|| panic!("say in roles.rs who may enter {path}"));
    Asks::Membership(who)
}

/// The right that stands for a page or door in the matrix; none where it asks for no membership.
pub fn right_of(path: &str) -> Option<Right> {
    MATRIX.iter().find(|(_, _, paths)| paths.contains(&path)).map(|(right, _, _)| *right)
}

/// Whether the matrix lets somebody from anywhere into a page or door of `tenant`.
pub fn may(asks: Asks, person: Option<Person>, tenant: switchboard::ids::TenantId) -> bool {
    match asks {
        Asks::Nothing => true,
        Asks::ASession => person.is_some(),
        Asks::Membership(who) => person.is_some_and(|it| it.tenant == tenant && who.contains(&it.role)),
    }
}

#[cfg(test)]
mod tests {
    use app::routes::{Guard, doors, needs, pages};
    use server::http::guarded::{OTHERS, Proof};

    use super::*;

    #[test]
    fn z_2_every_role_has_the_rights_of_the_matrix() {
        let mut wrong = Vec::new();
        for right in Right::ALL {
            let lines: Vec<_> = MATRIX.iter().filter(|(it, ..)| it == right).collect();
            let [(_, who, _)] = lines[..] else { panic!("{}: {} lines", right.name(), lines.len()) };
            for role in Role::ALL {
                if role.rights().has(*right) != who.contains(role) {
                    wrong.push(format!("{role} {}", right.name()));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn z_2_every_page_and_every_door_asks_for_what_the_matrix_says() {
        let others = OTHERS.iter().filter_map(|(path, proof)| match proof {
            Proof::Member(right) => Some(needs(path, *right)),
            Proof::None | Proof::ServiceKey | Proof::Visitor | Proof::Signature => None,
        });
        let entries: Vec<_> = pages().into_iter().chain(doors()).chain(others).collect();
        for entry in &entries {
            let right = match entry.guard {
                Guard::Public => Asks::Nothing == asks(entry.path),
                Guard::SignedIn => Asks::ASession == asks(entry.path),
                Guard::Needs(right) => MATRIX.iter().any(|(it, _, paths)| *it == right && paths.contains(&entry.path)),
            };
            assert!(right, "{} asks for {:?}", entry.path, entry.guard);
        }
        let lines = MATRIX.iter().flat_map(|(_, _, paths)| *paths).chain(SIGNED_IN).chain(PUBLIC);
        let gone: Vec<_> = lines.filter(|path| !entries.iter().any(|it| it.path == **path)).collect();
        assert!(gone.is_empty(), "{gone:?} is nowhere any more");
    }

    #[test]
    fn z_2_machines_open_what_is_theirs_and_nothing_else() {
        let of = |proof: Proof| {
            let paths: Vec<&str> = OTHERS.iter().filter(|(_, it)| *it == proof).map(|(path, _)| *path).collect();
            paths
        };
        assert_eq!(of(Proof::ServiceKey), BY_KEY);
        assert_eq!(of(Proof::Visitor), BY_VISITOR);
    }
}
