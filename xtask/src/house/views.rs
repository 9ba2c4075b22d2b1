//! A view outlives what it was made of.
//!
//! In development every view is boxed and borrows nothing. A release keeps its type, which in Rust 2024 borrows every
//! reference that its function was given: it does not compile where the view is handed on, and only a release tells.

use super::Finding;
use super::tree::Tree;

/// Finds functions that make a view of references and do not say that it keeps none of them.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in tree.rust_in("app/").filter(|source| !source.is_test()) {
        let mut signature = String::new();
        let mut begins = 0;
        for (line, code) in source.code_lines() {
            if signature.is_empty() {
                let Some(from) = code.find("fn ") else { continue };
                begins = line;
                signature.push_str(&code[from..]);
            } else {
                signature.push_str(code);
            }
            if signature.contains(['{', ';']) {
                if borrows(&signature) {
                    let what =
                        "a view of what is only lent: say `-> impl IntoView + use<>`, or a release does not compile";
                    findings.push(Finding::new(&source.path, begins, what));
                }
                signature.clear();
            }
        }
    }
    findings
}

fn borrows(signature: &str) -> bool {
    let head = signature.split(['{', ';']).next().unwrap_or_default();
    head.rsplit_once("->").is_some_and(|(given, made)| {
        made.contains("impl IntoView") && !made.contains("use<") && given.replace("&'static ", "").contains('&')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_of_what_is_lent_has_to_say_that_it_keeps_nothing() {
        let lines = |code: &str| -> Vec<usize> {
            check(&Tree::of_rust(&[("app/src/a.rs", code)])).iter().map(|finding| finding.line).collect()
        };
        assert_eq!(lines("fn a(\n    b: &str,\n) -> impl IntoView {\n}"), [1]);
        assert_eq!(lines("\npub(super) fn a(b: Vec<u8>, c: &[u8]) -> impl IntoView {"), [2]);
        assert_eq!(lines("fn a(b: &str) -> impl IntoView + use<> {"), [0; 0]);
        assert_eq!(lines("fn a(b: String, c: &'static str) -> impl IntoView {"), [0; 0]);
        assert_eq!(lines("fn a(b: &str) -> String {"), [0; 0]);
    }
}
