//! The files that the rules look at: what git knows or would take, and nothing generated.

use std::fs;

use super::source::Source;
use crate::failure::{Failure, Outcome};
use crate::{places, shell};

/// Every file of the clone that is text.
pub struct Tree {
    /// The Rust files, cut up.
    pub rust: Vec<Source>,
    /// Every other text file: its path and its text.
    pub others: Vec<(String, String)>,
}

impl Tree {
    /// Reads the clone.
    pub fn read() -> Outcome<Self> {
        let listed =
            shell::capture(shell::command("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))
                .map_err(|failure| failure.advice("the house rules look at what git knows: work in a git clone"))?;

        let mut tree = Self { rust: Vec::new(), others: Vec::new() };
        for path in listed.lines() {
            // Deleted but not yet committed, or not text: nothing to read.
            let Ok(text) = fs::read_to_string(places::root().join(path)) else { continue };
            if path.ends_with(".rs") {
                tree.rust.push(Source::new(path, text));
            } else {
                tree.others.push((path.to_owned(), text));
            }
        }
        if tree.rust.is_empty() {
            return Err(Failure::new("git lists no Rust file in this clone"));
        }
        Ok(tree)
    }

    /// The Rust files below a folder.
    pub fn rust_in<'tree>(&'tree self, folder: &'tree str) -> impl Iterator<Item = &'tree Source> {
        self.rust.iter().filter(move |source| source.path.starts_with(folder))
    }

    /// Every file: its path and its text.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let rust = self.rust.iter().map(|source| (source.path.as_str(), source.text.as_str()));
        rust.chain(self.others.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }
}

#[cfg(test)]
impl Tree {
    /// A clone with these Rust files and no others.
    pub fn of_rust(files: &[(&str, &str)]) -> Self {
        let rust = files.iter().map(|(path, text)| Source::new(*path, *text)).collect();
        Self { rust, others: Vec::new() }
    }

    /// A clone with these files, none of them Rust.
    pub fn of_others(files: &[(&str, &str)]) -> Self {
        let others = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self { rust: Vec::new(), others }
    }
}
