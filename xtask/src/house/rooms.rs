//! `server` may use `app`, `app` may use the desk, never the other way.
//!
//! The desk knows no page and no HTTP; a screen knows no SQL; `ui` knows no feature.

use super::Finding;
use super::source::Source;
use super::tree::Tree;

/// A room, what it must not name, and why.
const CLOSED_DOORS: [(&str, &[&str], &str); 4] = [
    ("src/", &["leptos", "leptos_axum", "leptos_router", "leptos_meta"], "the desk knows no page: show it in `app`"),
    (
        "src/",
        &["axum", "tower", "tower_http", "tower_sessions", "http", "hyper"],
        "the desk knows no HTTP: connect it in `server`",
    ),
    ("app/", &["sqlx"], "a screen knows no SQL: ask the feature"),
    ("app/", &["axum", "server"], "a screen is shown by `server` and knows nothing of it"),
];

const UI: &str = "app/src/ui/";

/// Finds rooms that reach for what is above them.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (room, closed, reason) in CLOSED_DOORS {
        for source in tree.rust_in(room) {
            findings.extend(uses(source, closed, reason));
        }
    }
    let features = features_of_app(tree);
    for source in tree.rust_in(UI) {
        for (line, code) in source.code_lines() {
            if let Some(feature) = features.iter().find(|feature| code.contains(&format!("crate::{feature}::"))) {
                findings.push(Finding::new(
                    &source.path,
                    line,
                    format!("`ui` knows no feature: pass what it needs of `{feature}` as a prop"),
                ));
            }
        }
    }
    findings
}

fn uses(source: &Source, closed: &[&str], reason: &str) -> Vec<Finding> {
    let named = |code: &str| closed.iter().find(|name| names_crate(code, name)).copied();
    source
        .code_lines()
        .filter_map(|(line, code)| {
            named(code).map(|name| Finding::new(&source.path, line, format!("names `{name}`; {reason}")))
        })
        .collect()
}

/// `use axum;`, `axum::Router`, but not `my_axum::…` or `crate::http::…`.
fn names_crate(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    let as_path = code.match_indices(&path).any(|(at, _)| {
        !code[..at].chars().next_back().is_some_and(|before| before.is_alphanumeric() || matches!(before, '_' | ':'))
    });
    as_path || code.trim() == format!("use {name};")
}

fn features_of_app(tree: &Tree) -> Vec<&str> {
    let folders = tree.rust_in("app/src/").filter_map(|source| source.path["app/src/".len()..].split_once('/'));
    let mut features: Vec<&str> = folders.map(|(folder, _)| folder).filter(|folder| *folder != "ui").collect();
    features.sort_unstable();
    features.dedup();
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desk_names_no_page() {
        let tree = Tree::of_rust(&[("src/inbox/mod.rs", "// leptos::view\nuse leptos::prelude::*;")]);
        let findings: Vec<String> = check(&tree).iter().map(Finding::to_string).collect();
        assert_eq!(findings, ["src/inbox/mod.rs:2: names `leptos`; the desk knows no page: show it in `app`"]);
    }

    #[test]
    fn a_module_of_the_same_name_is_not_the_crate() {
        let tree = Tree::of_rust(&[("src/a.rs", "use crate::http::Verb; use my_axum::x; let a = self::tower::b;")]);
        assert!(check(&tree).is_empty());
    }

    #[test]
    fn shared_parts_know_no_feature() {
        let tree = Tree::of_rust(&[
            ("app/src/inbox/mod.rs", "//! Inbox"),
            ("app/src/ui/button.rs", "use crate::inbox::Draft;"),
            ("app/src/ui/field.rs", "use crate::ui::button::Button;"),
        ]);
        let found: Vec<Finding> = check(&tree);
        assert!(matches!(&found[..], [only] if only.file == "app/src/ui/button.rs"));
    }
}
