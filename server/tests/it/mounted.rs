//! Z-1: what is mounted is what is entered, nothing else.

use std::path::Path;

use server::http::guarded::{self, OTHERS};

#[test]
fn z_1_every_page_and_every_door_says_what_it_asks() {
    assert_eq!(guarded::check(), Ok(()));
    assert!(!guarded::mounted_pages().is_empty());
}

/// The paths that routers of the machine room are given, read from its sources: a router
/// does not tell them itself.
fn mounted_by_hand(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(mounted_by_hand(&path));
        } else if path.file_name().is_some_and(|it| it != "metrics.rs") {
            // Metrics have an address of their own, which is not the internet's.
            let source = std::fs::read_to_string(&path).unwrap();
            found.extend(paths(source.split("#[cfg(test)]").next().unwrap_or_default()));
        }
    }
    found.sort();
    found
}

fn paths(source: &str) -> Vec<String> {
    assert!(!source.contains(".nest("), "write nested paths out, so that they can be found here");
    let mut found = Vec::new();
    for call in [".route(", ".route_service(", ".nest_service("] {
        for after in source.split(call).skip(1) {
            let path = after.trim_start().strip_prefix('"').and_then(|it| it.split_once('"'));
            let (path, _) = path.unwrap_or_else(|| panic!("a path that is not written out: {call}{after:.40}"));
            found.push(if call == ".nest_service(" { format!("{path}/") } else { path.to_owned() });
        }
    }
    found
}

#[test]
fn z_1_every_other_route_is_on_the_list() {
    let mounted = mounted_by_hand(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(mounted.iter().any(|it| it == "/livez"), "the sources were read: {mounted:?}");
    let mut listed: Vec<String> = OTHERS.iter().map(|(path, _)| (*path).to_owned()).collect();
    listed.sort();
    assert_eq!(mounted, listed);
}
