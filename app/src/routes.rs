//! Every page and every door, each with what it asks of the visitor.
//!
//! The server refuses to start when a mounted page or door is missing here (`Z-1`), and the
//! tests walk this table role by role (`Z-2`).

use leptos::server_fn::ServerFn;
use serde::de::DeserializeOwned;
use switchboard::access::Right;

pub use crate::fields::FieldNames;
use crate::fields::field_names;

/// What a page or a door asks of whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Anybody on the internet.
    Public,
    /// A signed-in person, in any workspace or in none.
    SignedIn,
    /// A member with this right.
    Needs(Right),
}

/// A page or a door.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Its path, with `:name` for what varies.
    pub path: &'static str,
    /// What it asks.
    pub guard: Guard,
    /// The fields that it reads; `None` for a page.
    pub fields: Option<FieldNames>,
}

/// A page that needs a right.
pub const fn needs(path: &'static str, right: Right) -> Entry {
    Entry { path, guard: Guard::Needs(right), fields: None }
}

/// A page for everybody.
pub const fn public(path: &'static str) -> Entry {
    Entry { path, guard: Guard::Public, fields: None }
}

/// A page for whoever is signed in.
pub const fn signed_in(path: &'static str) -> Entry {
    Entry { path, guard: Guard::SignedIn, fields: None }
}

/// A door that asks this of the visitor.
pub const fn door<Door: ServerFn + DeserializeOwned>(guard: Guard) -> Entry {
    Entry { path: Door::PATH, guard, fields: Some(field_names::<Door>) }
}

/// Every page.
pub fn pages() -> Vec<Entry> {
    [
        crate::today::PAGES,
        crate::inbox::PAGES,
        crate::escalations::PAGES,
        crate::contacts::PAGES,
        crate::companies::PAGES,
        crate::leads::PAGES,
        crate::analytics::PAGES,
        crate::knowledge::PAGES,
        crate::evaluation::PAGES,
        crate::sites::PAGES,
        crate::channels::PAGES,
        crate::assistant::PAGES,
        crate::labels::PAGES,
        crate::teams::PAGES,
        crate::saved_replies::PAGES,
        crate::guide::PAGES,
        crate::service_levels::PAGES,
        crate::notifications::PAGES,
        crate::team::PAGES,
        crate::billing::PAGES,
        crate::till::PAGES,
        crate::audit::PAGES,
        crate::mail::PAGES,
        &[public("/specimens")],
    ]
    .concat()
}

/// Every door.
pub fn doors() -> Vec<Entry> {
    [
        crate::inbox::DOORS,
        crate::escalations::DOORS,
        crate::contacts::DOORS,
        crate::companies::DOORS,
        crate::leads::DOORS,
        crate::analytics::DOORS,
        crate::knowledge::DOORS,
        crate::evaluation::DOORS,
        crate::sites::DOORS,
        crate::channels::DOORS,
        crate::assistant::DOORS,
        crate::labels::DOORS,
        crate::teams::DOORS,
        crate::service_levels::DOORS,
        crate::notifications::DOORS,
        crate::saved_replies::DOORS,
        crate::team::DOORS,
        crate::usage::DOORS,
        crate::billing::DOORS,
        crate::till::DOORS,
    ]
    .concat()
}
