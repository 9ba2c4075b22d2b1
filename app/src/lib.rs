//! The screens: what people see. Leptos server components, rendered as plain HTML.
//!
//! A feature's folder holds its routes (`mod.rs`), its pages, their parts, its doors (server
//! functions) and the sentences for its refusals (`problems.rs`).
//!
//! How a page is made:
//! - it is an async function that opens a transaction by [`access::require`], asks the desk,
//!   and returns a [`Sheet`]: title, actions, body. [`page()`] puts it into the shell, or
//!   shows the problem it met;
//! - everything that changes something is a [`Form`] that posts to a door and comes back to
//!   the same page. When the door refuses, the page shows the sentence beside the field and
//!   keeps what was typed; scripts are not needed for any of it;
//! - addresses come from [`paths`], sentences from the catalogues through `say!`, shared
//!   parts from [`ui`]. What may move when others act stands in an element with `data-live`.
//!
//! [`routes`] lists every page and every door with the right it needs.
//!
//! Not here: what a command does (the desk), sessions and HTTP (`server`), what runs in the
//! browser (`islands`).
#![recursion_limit = "256"]

pub mod analytics;
mod assistant;
pub mod audit;
mod billing;
pub mod channels;
mod companies;
pub mod contacts;
mod document;
mod escalations;
mod evaluation;
mod fields;
mod form;
mod guide;
mod inbox;
mod knowledge;
mod labels;
pub mod leads;
mod mail;
pub mod notifications;
mod once;
mod page;
pub mod paths;
pub mod routes;
mod saved_replies;
mod service_levels;
mod settings;
mod shell;
mod sites;
pub mod team;
mod teams;
pub mod till;
mod today;
pub mod ui;
mod usage;

pub use document::{App, document};
pub use form::{Filled, Form, PAGE, filled, go_on};
pub use islands::access;
pub use islands::visit::{locale, notice, visit};
pub use islands::{Problem, visit as visits};
pub use page::{Sheet, bare, encode, page};
