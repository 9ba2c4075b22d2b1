//! `docs/security.md` names the tests that prove its lines: each is there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every Rust file of ours.
fn sources() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> =
        ["src", "app", "server/src", "server/tests", "tests"].iter().map(|it| root.join(it)).collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match () {
                () if path.is_dir() => folders.push(path),
                () if path.extension().is_some_and(|it| it == "rs") => files.push(path),
                () => {}
            }
        }
    }
    files
}

/// What stands between backticks and looks like the name of a test: words with underscores between them.
fn named(sheet: &str) -> BTreeSet<&str> {
    let is_name = |it: &&str| {
        it.matches('_').count() > 2 && it.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
    };
    sheet.split('`').skip(1).step_by(2).filter(is_name).collect()
}

#[test]
fn every_test_that_the_sheet_names_is_there() {
    let sheet = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/security.md")).unwrap();
    let named = named(&sheet);
    assert!(named.len() > 80, "the names were found: {}", named.len());
    let mut there = BTreeSet::new();
    for file in sources() {
        let source = std::fs::read_to_string(&file).unwrap();
        let functions = source.split("fn ").skip(1).filter_map(|it| it.split('(').next());
        there.extend(functions.map(str::to_owned));
    }
    let missing: Vec<&&str> = named.iter().filter(|it| !there.contains(**it)).collect();
    assert!(missing.is_empty(), "no tests of these names: {missing:#?}");
}
