//! What of an entry is sealed, byte by byte.
//!
//! One text for each entry, and no two entries with the same text: every part is preceded by its length, what may be
//! missing by whether it is there, numbers are as wide as their type. A name with a line break in it is one part of its
//! length; it cannot look like the end of an entry and the beginning of another.
//!
//! ```text
//! "switchboard audit 1" · tenant · place · id · seq · at · actor_kind · actor_id? · actor_name · action · object_kind
//!   · object_id? · changes · from_ip? · request_id? · reason? · personal
//! ```
//!
//! A part is its length in eight bytes, the highest first, and its bytes: text as UTF-8, ids as their sixteen bytes,
//! numbers highest byte first, `at` as microseconds since 1970, `changes` as PostgreSQL writes `jsonb`. A part with a
//! question mark follows a byte: 1 where it is there, 0 where it is not, and then nothing. Never changed; what is sealed
//! otherwise begins with another first part.

use uuid::Uuid;

use crate::prelude::*;

/// The first part.
const EDITION: &str = "switchboard audit 1";

/// An entry as it is sealed: everything that the log keeps of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Content {
    /// The entry.
    pub id: AuditId,
    /// Its place in the log.
    pub seq: i64,
    /// When it happened.
    pub at: OffsetDateTime,
    /// What kind of actor.
    pub actor_kind: String,
    /// Which one.
    pub actor_id: Option<Uuid>,
    /// Their name.
    pub actor_name: String,
    /// What was done.
    pub action: String,
    /// To what kind of thing.
    pub object_kind: String,
    /// To which one.
    pub object_id: Option<Uuid>,
    /// What changed, as PostgreSQL writes it.
    pub changes: String,
    /// Where the request came from.
    pub from_ip: Option<String>,
    /// The reference of the request.
    pub request_id: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Whether it was about what is known of people.
    pub personal: bool,
}

/// The bytes of an entry at its place.
pub fn bytes(tenant: TenantId, place: i64, entry: &Content) -> Vec<u8> {
    let mut text = Text(Vec::with_capacity(512));
    text.part(EDITION.as_bytes());
    text.part(tenant.0.as_bytes());
    text.part(&place.to_be_bytes());
    text.part(entry.id.0.as_bytes());
    text.part(&entry.seq.to_be_bytes());
    text.part(&(entry.at.unix_timestamp_nanos() / 1_000).to_be_bytes());
    text.part(entry.actor_kind.as_bytes());
    text.maybe(entry.actor_id.as_ref().map(|it| it.as_bytes().as_slice()));
    text.part(entry.actor_name.as_bytes());
    text.part(entry.action.as_bytes());
    text.part(entry.object_kind.as_bytes());
    text.maybe(entry.object_id.as_ref().map(|it| it.as_bytes().as_slice()));
    text.part(entry.changes.as_bytes());
    text.maybe(entry.from_ip.as_deref().map(str::as_bytes));
    text.maybe(entry.request_id.as_deref().map(str::as_bytes));
    text.maybe(entry.reason.as_deref().map(str::as_bytes));
    text.part(&[u8::from(entry.personal)]);
    text.0
}

struct Text(Vec<u8>);

impl Text {
    fn part(&mut self, bytes: &[u8]) {
        self.0.extend((bytes.len() as u64).to_be_bytes());
        self.0.extend(bytes);
    }

    fn maybe(&mut self, bytes: Option<&[u8]>) {
        self.0.push(u8::from(bytes.is_some()));
        if let Some(bytes) = bytes {
            self.part(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use time::macros::datetime;

    use super::*;

    fn entry() -> Content {
        Content {
            id: AuditId(Uuid::from_u128(1)),
            seq: 7,
            at: datetime!(2026-11-20 09:00:00.000_001 UTC),
            actor_kind: "member".to_owned(),
            actor_id: Some(Uuid::from_u128(2)),
            actor_name: "Amélie".to_owned(),
            action: "update".to_owned(),
            object_kind: "member".to_owned(),
            object_id: None,
            changes: "{}".to_owned(),
            from_ip: None,
            request_id: None,
            reason: None,
            personal: false,
        }
    }

    #[test]
    fn p_3_no_two_entries_are_the_same_bytes() {
        let text = |it: &str| Some(it.to_owned());
        let others = [
            Content { id: AuditId(Uuid::from_u128(2)), ..entry() },
            Content { seq: 8, ..entry() },
            Content { at: datetime!(2026-11-20 09:00:00.000_002 UTC), ..entry() },
            Content { actor_kind: "key".to_owned(), ..entry() },
            Content { actor_id: None, object_id: Some(Uuid::from_u128(2)), ..entry() },
            // The same letters, cut elsewhere.
            Content { actor_name: "Améli".to_owned(), action: "eupdate".to_owned(), ..entry() },
            Content { actor_name: "Amélie\nupdate".to_owned(), action: String::new(), ..entry() },
            Content { action: "update\nmember".to_owned(), object_kind: String::new(), ..entry() },
            Content { changes: "{\"a\": 1}".to_owned(), ..entry() },
            // Nothing, and an empty text; one for another.
            Content { from_ip: text(""), ..entry() },
            Content { from_ip: text("x"), ..entry() },
            Content { request_id: text("x"), ..entry() },
            Content { reason: text("x"), ..entry() },
            Content { personal: true, ..entry() },
            entry(),
        ];
        let here = TenantId(Uuid::from_u128(9));
        let mut seen: HashSet<Vec<u8>> = others.iter().map(|it| bytes(here, 1, it)).collect();
        assert_eq!(seen.len(), others.len());
        assert!(seen.insert(bytes(here, 2, &entry())), "at another place");
        assert!(seen.insert(bytes(TenantId(Uuid::from_u128(8)), 1, &entry())), "of another workspace");
    }

    #[test]
    fn p_3_the_bytes_of_an_entry_stay_what_they_are() {
        let bytes = bytes(TenantId(Uuid::from_u128(9)), 1, &entry());
        let beginning = [19_u64.to_be_bytes().as_slice(), EDITION.as_bytes(), &16_u64.to_be_bytes()].concat();
        assert!(bytes.starts_with(&beginning));
        // Fixed parts, and those whose length is that of their text; each but the five that may be missing has eight bytes
        // of length, and those one byte.
        let texts = EDITION.len() + "member".len() + "Amélie".len() + "update".len() + "member".len() + "{}".len();
        let fixed = 16 + 8 + 16 + 8 + 16 + 1;
        assert_eq!(bytes.len(), texts + fixed + 12 * 8 + 5 + (8 + 16));
    }
}
