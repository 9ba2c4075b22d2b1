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

/// Today, the first page of a workspace.
pub fn today() -> String {
    here("/")
}

/// Sign in.
pub fn login() -> String {
    "/login".to_owned()
}
