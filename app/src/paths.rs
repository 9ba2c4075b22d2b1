//! Addresses. They are built here and nowhere else.
//!
//! A page of a workspace carries the workspace in its address, `/w/{slug}/inbox`, so that
//! two tabs in two workspaces never mix.

use crate::visit;

/// An address inside the workspace of this visit, e.g. `here("/inbox")`. Outside of any
/// workspace it is the address itself, which the server completes.
pub fn here(path: &str) -> String {
    match &visit().here {
        Some(workspace) => inside(&workspace.slug, path),
        None => path.to_owned(),
    }
}

/// An address inside the workspace `slug`.
pub fn inside(slug: &str, path: &str) -> String {
    let path = if path == "/" { "" } else { path };
    format!("/w/{slug}{path}")
}

/// The channels.
pub fn channels() -> String {
    here("/channels")
}

/// Connect a channel.
pub fn connect_channel() -> String {
    here("/channels/connect")
}

/// One channel; `tab` is the section of its page, empty for the first.
pub fn channel(id: switchboard::ids::ChannelId, tab: &str) -> String {
    let tab = if tab.is_empty() { String::new() } else { format!("?tab={tab}") };
    here(&format!("/channels/{id}{tab}"))
}

/// The picture of a widget, as it would look with the values of `query`.
pub fn widget_preview(id: switchboard::ids::ChannelId, query: &str) -> String {
    here(&format!("/channels/{id}/preview?{query}"))
}

/// The service keys.
pub fn keys() -> String {
    here("/channels/keys")
}

/// Today, the first page of a workspace.
pub fn today() -> String {
    here("/")
}

/// Sign in.
pub fn login() -> String {
    "/login".to_owned()
}
