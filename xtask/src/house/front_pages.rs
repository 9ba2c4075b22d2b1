//! A folder tells its story from the front page, and every file says what it is.

use super::Finding;
use super::tree::Tree;

/// Shorter, and a page cannot say what the feature is, promises and leaves to others.
const FRONT_PAGE_LINES: usize = 8;
/// House rule: some 300 lines. A little room, so that nobody deletes a good comment for it.
const LONGEST_FILE: usize = 330;
const ROOMS: [&str; 4] = ["src/", "app/", "server/", "xtask/"];

/// Finds features of the desk whose `mod.rs` does not introduce them.
pub fn check_features(tree: &Tree) -> Vec<Finding> {
    tree.rust_in("src/")
        .filter(|source| matches!(source.path.split('/').collect::<Vec<_>>()[..], ["src", _, "mod.rs"]))
        .filter_map(|source| {
            let lines = front_page(&source.text);
            let missing = format!(
                "the front page has {lines} lines, a feature deserves at least {FRONT_PAGE_LINES}: what it is, its states, \
                 its promises, where to start reading, what is not here"
            );
            (lines < FRONT_PAGE_LINES).then(|| Finding::new(&source.path, 1, missing))
        })
        .collect()
}

/// Finds files that do not say what they are, and files in which a second noun hides.
pub fn check_modules(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    // A file of tests has said what it is with its name, and is as long as its promises are many.
    for source in ROOMS.iter().flat_map(|room| tree.rust_in(room)).filter(|source| !source.is_test()) {
        if front_page(&source.text) == 0 {
            findings.push(Finding::new(&source.path, 1, "begin with `//!` and one sentence: what is this?"));
        }
        let lines = source.text.lines().count();
        if lines > LONGEST_FILE {
            findings.push(Finding::new(
                &source.path,
                lines,
                format!("{lines} lines: find the second noun in it and give it a file"),
            ));
        }
    }
    findings
}

/// The number of `//!` lines that a file opens with. An attribute may stand above them.
fn front_page(text: &str) -> usize {
    let body = text.lines().skip_while(|line| line.is_empty() || line.starts_with("#!["));
    body.take_while(|line| line.starts_with("//!")).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_front_page_stands_before_the_code() {
        assert_eq!(front_page("//! Inbox: every conversation.\n//!\n//! Promises\nmod a;\n//! not this"), 3);
        assert_eq!(front_page("#![forbid(unsafe_code)]\n\n//! Inbox."), 1);
        assert_eq!(front_page("mod a;"), 0);
    }

    #[test]
    fn only_a_features_own_page_must_be_long() {
        let tree = Tree::of_rust(&[("src/inbox/mod.rs", "//! Inbox."), ("src/inbox/commands/mod.rs", "//! Commands.")]);
        let found = check_features(&tree);
        assert!(matches!(&found[..], [only] if only.file == "src/inbox/mod.rs"));
    }

    #[test]
    fn a_file_says_what_it_is() {
        let tree =
            Tree::of_rust(&[("app/src/a.rs", "use b;"), ("app/src/c.rs", "//! C."), ("build.rs", "fn main() {}")]);
        assert_eq!(check_modules(&tree).len(), 1);
    }
}
