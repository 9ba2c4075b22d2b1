//! The machine room: connects the desk to the world.
//!
//! - [`http`] serves the pages and their doors, the widget, the API and the live stream;
//! - [`consequences`] says what follows from each event, in one `match`;
//! - [`worker`] does it: ingests, lets the assistant answer, delivers, sends mail;
//! - [`counting`] adds up what happened, for the reports, and [`usage`] what is used;
//! - [`chaining`] seals the audit logs, and looks through them every night;
//! - [`stripe`] is the wire to where workspaces pay, and [`catching_up`] hears what was not told by it;
//! - [`commands`] are what an operator types: `serve`, `migrate`, `demo`, `doctor`, `owner`.
//!
//! Start reading at [`commands::serve`].
#![recursion_limit = "256"]

pub mod api;
pub mod catching_up;
pub mod chaining;
pub mod channels;
pub mod commands;
pub mod consequences;
pub mod counting;
pub mod demo;
pub mod egress;
pub mod files;
pub mod hands;
pub mod http;
pub mod identity_providers;
pub mod limits;
pub mod logs;
pub mod mailer;
pub mod meaning;
pub mod metrics;
pub mod network;
pub mod patience;
pub mod providers;
pub mod reading;
pub mod settings;
pub mod sites;
pub mod streams;
pub mod stripe;
mod turns;
pub mod usage;
pub mod widget;
pub mod worker;
