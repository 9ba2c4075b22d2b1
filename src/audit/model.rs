//! Entries of the log, and how they are chosen.

use std::collections::BTreeMap;

use serde_json::Value;
use sqlx::types::Json;
use time::OffsetDateTime;

use crate::ids::*;

/// How many entries one page has (`D-5`).
pub const PAGE: i64 = 50;

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Entry {
    /// The entry.
    pub id: AuditId,
    /// Its place in the log: later entries have higher numbers.
    pub seq: i64,
    /// When it happened, in UTC.
    pub at: OffsetDateTime,
    /// `member`, `key`, `visitor`, `assistant`, `worker` or `system`.
    pub actor_kind: String,
    /// The actor's name at that time.
    pub actor_name: String,
    /// `insert`, `update`, `delete`, `denied`, `signed_in` …
    pub action: String,
    /// What kind of thing it happened to, e.g. `member`.
    pub object_kind: String,
    /// Which one.
    pub object_id: Option<uuid::Uuid>,
    /// Column -> before and after; `null` where the content is withheld.
    pub changes: Json<BTreeMap<String, Value>>,
    /// Where the request came from.
    pub from_ip: Option<String>,
    /// The reference of the request.
    pub request_id: Option<String>,
    /// Why, where that is known: a word of [`Way`], or what somebody said.
    pub reason: Option<String>,
    /// Whether somebody read or took out what is known of people.
    pub personal: bool,
}

crate::words! {
    /// By which way somebody came to what is known of people.
    pub enum Way {
        /// They opened its page.
        Page = "page",
        /// They asked by the API.
        Api = "api",
        /// They downloaded a file that was sent.
        File = "file",
        /// They took it out as a table.
        Table = "table",
    }
}

/// Every action that the log tells of: those of the trigger, then those that features note.
pub const ACTIONS: &[&str] = &[
    "insert",
    "update",
    "delete",
    "denied",
    "export",
    "read",
    "adopted",
    "signed_in",
    "signed_in_by_provider",
    "provider_refused",
    "sign_in_failed",
    "reset_requested",
    "password_reset",
    "password_changed",
    "viewing_began",
    "viewing_ended",
];

/// Which entries to list. An empty filter lists all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of the actor's name, in any case.
    pub actor: Option<String>,
    /// The action.
    pub action: Option<String>,
    /// The kind of thing.
    pub object_kind: Option<String>,
    /// Not before.
    pub from: Option<OffsetDateTime>,
    /// Before.
    pub until: Option<OffsetDateTime>,
    /// Only reads and exports of what is known of people.
    pub personal: bool,
    /// Only entries before this place in the log: where the last page ended.
    pub before: Option<i64>,
}

/// One page of entries, newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// At most [`PAGE`] entries.
    pub entries: Vec<Entry>,
    /// Where the next page begins, if there is one.
    pub next: Option<i64>,
}
