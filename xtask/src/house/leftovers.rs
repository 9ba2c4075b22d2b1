//! What is here is done: nothing is left for later, switched off or printed for a look.

use super::Finding;
use super::tree::Tree;

/// Marks of unfinished work, put together so that this file does not carry them.
const MARKS: [&str; 4] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("HA", "CK:")];
/// The same, as Rust code.
const MACROS: [&str; 3] = ["todo!(", "unimplemented!(", "dbg!("];
const ROOMS: [&str; 5] = ["src/", "app/", "server/", "xtask/", "widget/"];
const FOCUSED: [&str; 3] = ["test.only(", "test.skip(", "describe.only("];

/// Finds leftovers.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.all().filter(|(path, _)| ROOMS.iter().any(|room| path.starts_with(room))) {
        for (index, line) in text.lines().enumerate() {
            if let Some(mark) = MARKS.iter().find(|mark| line.contains(**mark)) {
                findings.push(Finding::new(path, index + 1, format!("`{mark}`: do it, or open an issue")));
            }
        }
    }
    for source in &tree.rust {
        for (index, line) in source.code.lines().enumerate() {
            if let Some(call) = MACROS.iter().find(|call| line.contains(**call)) {
                findings.push(Finding::new(&source.path, index + 1, format!("`{call}…)`: write what it stands for")));
            }
        }
    }
    for (path, text) in tree.all().filter(|(path, _)| path.starts_with("end2end/")) {
        for (index, line) in text.lines().enumerate() {
            if FOCUSED.iter().any(|call| line.trim_start().starts_with(call)) {
                findings.push(Finding::new(
                    path,
                    index + 1,
                    "a journey that is skipped, or that skips all others, tests nothing",
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_macros_are_found() {
        let text = format!("// {} later\nfn a() {{ todo!() }}\nlet b = \"todo!()\";", MARKS[0]);
        let lines: Vec<usize> =
            check(&Tree::of_rust(&[("src/a.rs", &text)])).iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [1, 2]);
    }

    #[test]
    fn a_focused_journey_is_found() {
        assert_eq!(check(&Tree::of_others(&[("end2end/a.spec.ts", "test.only('x', …)")])).len(), 1);
    }
}
