//! The website widget's side of the desk: its files, its frame, and what visitors write.
//!
//! `docs/widget.md` has the protocol, `widget/` the parts that run in the browser. Requests
//! come from the frame, without cookies; a visitor's secret comes with each of them.
//!
//! Promises
//! - Only the allowed sites may frame the chat; the desk's own origin may, for the preview.
//! - A visitor's secret opens one widget and one thread: what is not theirs does not exist
//!   (`A-9`). The live stream says nothing that was not read through the desk for them.
//! - `202` means that the message is committed (`J-3`). While the database is away a message
//!   waits here for up to ten seconds before its sender is told to come back.
//! - A flood from one address shuts out nobody else (`D-3`).
//!
//! Start reading at [`router`]; then `visitors.rs`, which every request passes.

mod events;
mod files;
mod frame;
mod helped;
mod messages;
mod refusal;
mod session;
mod thread;
mod visitors;
mod words;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use switchboard::ids::VisitorSessionId;
use tokio::sync::broadcast;
use tower_http::compression::CompressionLayer;

use crate::http::{Room, Web, bounded};
use crate::limits::{Limit, Limits};
use crate::patience;
use crate::streams::Streams;
pub use visitors::bearer;

/// What visitors send is never longer, in bytes.
const BODY_BYTES: usize = 64 * 1024;
/// So many requests are worked on at once, apart from pages; more wait, then come back.
const AT_ONCE: usize = 64;
/// A request that takes longer has failed. The opening of a stream is a request, the stream is not.
const TIME: Duration = Duration::from_secs(20);

/// So many files are taken in at once.
const UPLOADS_AT_ONCE: usize = 32;
/// A file that takes longer has failed.
const UPLOAD_TIME: Duration = Duration::from_secs(180);

/// Every request of an address: enough for an office with many open chats.
const ASKING: Limit = Limit { purpose: "widget: requests", per_minute: 300 };
/// New sessions of an address (`D-3`).
const STARTING: Limit = Limit { purpose: "widget: sessions", per_minute: 10 };
/// Messages from an address (`D-3`).
const WRITING: Limit = Limit { purpose: "widget: messages", per_minute: 20 };
/// New sessions of one widget, from everywhere.
const STARTING_HERE: Limit = Limit { purpose: "widget: its sessions", per_minute: 600 };
/// New sessions of all widgets of one workspace.
const STARTING_IN_TENANT: Limit = Limit { purpose: "widget: sessions of a workspace", per_minute: 1_200 };
/// Messages to one widget, from everywhere.
const WRITING_HERE: Limit = Limit { purpose: "widget: its messages", per_minute: 600 };
/// Messages to all widgets of one workspace.
const WRITING_TO_TENANT: Limit = Limit { purpose: "widget: messages of a workspace", per_minute: 1_200 };

/// Live streams of one address: an office, not an attack.
const STREAMS: usize = 100;

/// A stream that is so many writers behind learns of its own by the news.
const WRITERS: usize = 1_024;

/// What the handlers reach.
#[derive(Clone)]
struct Widgets {
    web: Web,
    limits: Arc<Limits>,
    streams: Streams,
    /// Says who wrote, to the streams of this process.
    wrote: broadcast::Sender<VisitorSessionId>,
}

/// Where visitors' files come in: slow lines need longer, and take no place from messages.
fn uploads(widgets: Widgets) -> Router {
    Router::new()
        .route("/widget/{key}/files", post(messages::upload))
        .with_state(widgets)
        .layer(from_fn_with_state(Room::new(UPLOADS_AT_ONCE, UPLOAD_TIME, patience::LENGTH), bounded))
}

/// The widget's routes.
pub fn router(web: Web) -> Router {
    let widgets =
        Widgets { web, limits: Arc::default(), streams: Streams::each(STREAMS), wrote: broadcast::channel(WRITERS).0 };
    Router::new()
        .route("/widget/{name}", get(files::file))
        .route("/widget/{key}/frame", get(frame::frame))
        .route("/widget/{key}/session", post(session::session))
        .route("/widget/{key}/messages", get(messages::since).post(messages::write))
        .route("/widget/{key}/events", get(events::stream))
        .route("/widget/{key}/person", post(messages::ask_for_person))
        .route("/widget/{key}/read", post(messages::read))
        .route("/widget/{key}/helped", post(helped::helped))
        .with_state(widgets.clone())
        .layer(from_fn_with_state(Room::new(AT_ONCE, TIME, patience::LENGTH), bounded))
        .merge(uploads(widgets))
        .layer(CompressionLayer::new())
}
