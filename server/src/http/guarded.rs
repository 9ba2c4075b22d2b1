//! Every page and every door that is mounted stands in [`app::routes`] with what it asks of
//! the visitor, and nothing stands there that is not mounted (`Z-1`).
//!
//! A page without an entry would still be guarded by its own `require`; the entry is what the
//! matrix of the tests is made of, so a missing one is a page that nobody has tried to enter.
//! The server refuses to start.

use std::collections::BTreeSet;

use app::routes::{Entry, doors, pages};
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::generate_route_list;
use switchboard::access::Right;

/// How a route that is neither page nor door knows who comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// It does not: what it says is for everybody.
    None,
    /// By the session, like a page.
    Member(Right),
    /// By a service key with each request.
    ServiceKey,
    /// By the secret of a widget's visitor with each request.
    Visitor,
    /// By a signature of the body.
    Signature,
}

/// Everything that is mounted beside pages and doors. A prefix ends with `/`.
pub const OTHERS: &[(&str, Proof)] = &[
    // Whether the process lives and can work; no detail.
    ("/livez", Proof::None),
    ("/readyz", Proof::None),
    // The built site: the same for everybody.
    ("/pkg/", Proof::None),
    ("/fonts/", Proof::None),
    ("/icons.svg", Proof::None),
    ("/favicon.svg", Proof::None),
    ("/licences.txt", Proof::None),
    ("/notices.js", Proof::None),
    ("/events", Proof::Member(Right::InboxRead)),
    ("/files/{file}", Proof::Member(Right::InboxReply)),
    ("/knowledge/originals/{original}", Proof::Member(Right::KnowledgeRead)),
    // The link names one file, is sealed, and ends.
    ("/file/{link}", Proof::None),
    ("/channels/{channel}/preview", Proof::Member(Right::ChannelsRead)),
    ("/contacts/export.csv", Proof::Member(Right::ContactsManage)),
    ("/companies/export.csv", Proof::Member(Right::ContactsManage)),
    ("/analytics/days.csv", Proof::Member(Right::InboxRead)),
    ("/analytics/parts.csv", Proof::Member(Right::InboxRead)),
    ("/analytics/hours.csv", Proof::Member(Right::InboxRead)),
    ("/billing/usage.csv", Proof::Member(Right::BillingRead)),
    ("/billing/pay", Proof::Member(Right::BillingManage)),
    ("/billing/portal", Proof::Member(Right::BillingManage)),
    ("/billing/returned", Proof::Member(Right::BillingManage)),
    ("/analytics/labels.csv", Proof::Member(Right::InboxRead)),
    ("/analytics/reasons.csv", Proof::Member(Right::InboxRead)),
    ("/leads/all.csv", Proof::Member(Right::LeadsExport)),
    ("/audit/entries.csv", Proof::Member(Right::AuditRead)),
    ("/analytics/topics.csv", Proof::Member(Right::InboxRead)),
    // The widget: its files and frame are for every visitor of the site that shows it, and
    // the session is where a visitor gets their secret.
    ("/widget/{name}", Proof::None),
    ("/widget/{key}/frame", Proof::None),
    ("/widget/{key}/session", Proof::None),
    ("/widget/{key}/messages", Proof::Visitor),
    ("/widget/{key}/files", Proof::Visitor),
    ("/widget/{key}/events", Proof::Visitor),
    ("/widget/{key}/person", Proof::Visitor),
    ("/widget/{key}/read", Proof::Visitor),
    ("/widget/{key}/helped", Proof::Visitor),
    ("/hooks/stripe", Proof::Signature),
    // The API: its description is public, everything else needs a key.
    ("/api/v1/health", Proof::None),
    ("/api/v1/openapi.json", Proof::None),
    ("/api/v1/{*rest}", Proof::None),
    ("/api/v1/analytics/report", Proof::ServiceKey),
    ("/api/v1/analytics/days", Proof::ServiceKey),
    ("/api/v1/analytics/service", Proof::ServiceKey),
    ("/api/v1/analytics/labels", Proof::ServiceKey),
    ("/api/v1/analytics/assistant", Proof::ServiceKey),
    ("/api/v1/analytics/topics", Proof::ServiceKey),
    ("/api/v1/messages", Proof::ServiceKey),
    ("/api/v1/files", Proof::ServiceKey),
    ("/api/v1/knowledge/documents", Proof::ServiceKey),
    ("/api/v1/knowledge/items", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}/file", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}/retry", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}/proposed", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}/proposed/publish", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}/proposed/retry", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}/disable", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}/enable", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}/terms", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}/plans", Proof::ServiceKey),
    ("/api/v1/knowledge/items/{item}/plans/{version}", Proof::ServiceKey),
    ("/api/v1/knowledge/imports", Proof::ServiceKey),
    ("/api/v1/knowledge/imports/preview", Proof::ServiceKey),
    ("/api/v1/knowledge/gaps", Proof::ServiceKey),
    ("/api/v1/knowledge/gaps/{gap}", Proof::ServiceKey),
    ("/api/v1/knowledge/gaps/{gap}/state", Proof::ServiceKey),
    ("/api/v1/knowledge/gaps/{gap}/ask", Proof::ServiceKey),
    ("/api/v1/knowledge/gaps/{gap}/answer", Proof::ServiceKey),
    ("/api/v1/leads", Proof::ServiceKey),
    ("/api/v1/leads/{lead}", Proof::ServiceKey),
    ("/api/v1/leads/{lead}/status", Proof::ServiceKey),
    ("/api/v1/events/{event}", Proof::ServiceKey),
    ("/api/v1/conversations", Proof::ServiceKey),
    ("/api/v1/conversations/{conversation}", Proof::ServiceKey),
    ("/api/v1/conversations/{conversation}/person", Proof::ServiceKey),
    ("/api/v1/conversations/{conversation}/messages", Proof::ServiceKey),
    ("/api/v1/conversations/{conversation}/messages/{message}/receipt", Proof::ServiceKey),
    ("/api/v1/evaluation/questions", Proof::ServiceKey),
    ("/api/v1/evaluation/runs", Proof::ServiceKey),
    ("/api/v1/evaluation/runs/{run}", Proof::ServiceKey),
    ("/api/v1/contacts", Proof::ServiceKey),
    ("/api/v1/contacts/{contact}", Proof::ServiceKey),
    ("/api/v1/contacts/{contact}/merge", Proof::ServiceKey),
    ("/api/v1/contacts/merges/{merge}", Proof::ServiceKey),
    ("/api/v1/companies", Proof::ServiceKey),
    ("/api/v1/companies/{company}", Proof::ServiceKey),
    ("/api/v1/sites", Proof::ServiceKey),
    ("/api/v1/sites/{site}", Proof::ServiceKey),
    ("/api/v1/sites/{site}/crawl", Proof::ServiceKey),
    ("/api/v1/sites/{site}/stop", Proof::ServiceKey),
];

/// What is mounted without an entry, or entered without being mounted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("these routes are not what app/src/routes.rs says: {}", .0.join("; "))]
pub struct Unguarded(pub Vec<String>);

/// Compares what is mounted with what is entered.
///
/// # Errors
/// [`Unguarded`], with every difference.
pub fn check() -> Result<(), Unguarded> {
    let mut differences = differences("page", &mounted_pages(), &pages());
    differences.extend(self::differences("door", &mounted_doors(), &doors()));
    if differences.is_empty() { Ok(()) } else { Err(Unguarded(differences)) }
}

/// The paths of every mounted page, with `:name` for what varies.
pub fn mounted_pages() -> Vec<String> {
    generate_route_list(app::App).iter().map(|it| it.path().replace('{', ":").replace('}', "")).collect()
}

/// The paths of every mounted server function.
pub fn mounted_doors() -> Vec<String> {
    server_fn_paths().map(|(path, _)| path.to_owned()).collect()
}

/// What one list has and the other has not, and what is entered twice.
pub fn differences(kind: &str, mounted: &[String], entered: &[Entry]) -> Vec<String> {
    let there: BTreeSet<&str> = mounted.iter().map(String::as_str).collect();
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for entry in entered {
        if !known.insert(entry.path) {
            found.push(format!("{kind} {} is entered twice", entry.path));
        }
    }
    found.extend(there.difference(&known).map(|path| format!("{kind} {path} is mounted and says not what it asks")));
    found.extend(known.difference(&there).map(|path| format!("{kind} {path} is entered and not mounted")));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::routes::signed_in;

    #[test]
    fn z_1_a_route_that_does_not_say_what_it_asks_is_found() {
        let mounted = ["/inbox".to_owned(), "/secrets".to_owned()];
        let entered = [signed_in("/inbox"), signed_in("/inbox"), signed_in("/leads")];
        assert_eq!(
            differences("page", &mounted, &entered),
            [
                "page /inbox is entered twice",
                "page /secrets is mounted and says not what it asks",
                "page /leads is entered and not mounted",
            ]
        );
    }
}
