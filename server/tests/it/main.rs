//! What somebody on the other side of HTTP must not be able to do.
//!
//! Most of these tests are made from the table of pages and doors (`app::routes`): a new page
//! or door is tried by every role, by strangers and from foreign sites on the day it is
//! mounted, and turns `samples` red until somebody says what it is to be tried with.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by its panic")]

mod answer;
mod assistant;
mod at_rest;
mod audit;
mod billing;
mod canaries;
mod colleagues;
mod contacts;
mod crawler;
mod cross_site;
mod custom_roles;
mod documents;
mod factor;
mod fields;
mod files;
mod fuzz;
mod gaps;
mod harness;
mod importing;
mod inbox;
mod keys;
mod knowledge;
mod limits;
mod live;
mod machines;
mod matrix;
mod mounted;
mod multipart;
mod notices;
mod outside;
mod panics;
mod passkeys;
mod people;
mod proposing;
mod provided;
mod reading;
mod roles;
mod samples;
mod saved_replies;
mod senders;
mod sessions;
mod sites;
mod starting;
mod strangers;
mod stripe;
mod team;
mod topics;
mod traces;
mod website;
mod workbench;
