//! The colours can be read: `tools/contrast.mjs` holds the contrast that the design promises.

use super::Finding;
use super::tree::Tree;
use crate::shell;

const STYLE: &str = "style/main.css";

/// Asks the tool, which knows the tokens and every pair that meets.
pub fn check(_: &Tree) -> Vec<Finding> {
    match shell::capture(shell::command("node").arg("tools/contrast.mjs")) {
        Ok(_) => Vec::new(),
        Err(failure) => vec![Finding::new(STYLE, 1, failure.to_string())],
    }
}
