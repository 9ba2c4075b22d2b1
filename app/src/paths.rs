//! Addresses. They are built here and nowhere else.
//!
//! A page of a workspace carries the workspace in its address, `/w/{slug}/inbox`, so that
//! two tabs in two workspaces never mix.

use switchboard::ids::ItemId;
use switchboard::knowledge::Kind;

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

/// Today, the first page of a workspace.
pub fn today() -> String {
    here("/")
}

/// Sign in.
pub fn login() -> String {
    "/login".to_owned()
}

/// What the assistant may answer from.
pub fn knowledge() -> String {
    here("/knowledge")
}

/// Adds a question or a text.
pub fn knowledge_new(kind: Kind) -> String {
    here(&format!("/knowledge/new?kind={kind}"))
}

/// Tries a question.
pub fn knowledge_test() -> String {
    here("/knowledge/test")
}

/// One item of knowledge.
pub fn knowledge_item(id: ItemId) -> String {
    here(&format!("/knowledge/{id}"))
}
