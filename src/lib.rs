//! The desk: what Switchboard knows and does.
//!
//! A tenant's customers write; the assistant answers from the tenant's own knowledge or
//! hands over; agents answer, note, escalate and resolve. Each folder is one feature and
//! opens with its front page. The desk knows no page and no HTTP: `app` shows it, `server`
//! connects it to the world.
//!
//! The nouns of every feature (`model.rs`) are also compiled for the browser; everything
//! else is compiled for the server alone.
//!
//! Start reading at [`tenancy`], which says who may see what, then at [`inbox`].
#![recursion_limit = "256"]

pub mod ids;
pub mod title;
pub mod words;

pub mod access;
pub mod assistant;
pub mod channels;
pub mod escalations;
pub mod files;
pub mod inbox;
pub mod knowledge;
pub mod labels;
pub mod saved_replies;
pub mod service_levels;
pub mod team;
#[cfg(not(target_arch = "wasm32"))]
pub mod teams;
#[cfg(not(target_arch = "wasm32"))]
pub mod views;

#[cfg(not(target_arch = "wasm32"))]
mod server_side {
    pub mod prelude {
        //! What every command and store needs.
        pub use crate::access::{self, Permission};
        pub use crate::events::Event;
        pub use crate::fault::{Fault, OnConstraint};
        pub use crate::ids::*;
        pub use crate::tenancy::{Desk, Tx};
        pub use sqlx::Row as _;
        pub use time::OffsetDateTime;
    }
}
#[cfg(not(target_arch = "wasm32"))]
pub use server_side::prelude;

#[cfg(not(target_arch = "wasm32"))]
pub mod analytics;
#[cfg(not(target_arch = "wasm32"))]
pub mod audit;
#[cfg(not(target_arch = "wasm32"))]
pub mod billing;
#[cfg(not(target_arch = "wasm32"))]
pub mod companies;
#[cfg(not(target_arch = "wasm32"))]
pub mod contacts;
#[cfg(not(target_arch = "wasm32"))]
pub mod evaluation;
#[cfg(not(target_arch = "wasm32"))]
pub mod events;
#[cfg(not(target_arch = "wasm32"))]
pub mod fault;
#[cfg(not(target_arch = "wasm32"))]
pub mod jobs;
#[cfg(not(target_arch = "wasm32"))]
pub mod leads;
#[cfg(not(target_arch = "wasm32"))]
pub mod mail;
#[cfg(not(target_arch = "wasm32"))]
pub mod notifications;
#[cfg(feature = "planted-faults")]
mod planted;
#[cfg(not(target_arch = "wasm32"))]
pub mod sealing;
#[cfg(not(target_arch = "wasm32"))]
pub mod secrets;
#[cfg(not(target_arch = "wasm32"))]
pub mod sites;
#[cfg(not(target_arch = "wasm32"))]
pub mod tenancy;
#[cfg(not(target_arch = "wasm32"))]
pub mod text;
#[cfg(not(target_arch = "wasm32"))]
pub mod topics;
#[cfg(not(target_arch = "wasm32"))]
pub mod usage;
#[cfg(all(not(target_arch = "wasm32"), any(test, feature = "world")))]
pub mod world;
