//! The house rules that a program can check.
//!
//! Each rule is one module: it looks at the [`Tree`] and returns its [`Finding`]s, and it is
//! named in [`RULES`]. A finding says where, and what to do instead. The reasons are with the
//! rules; `docs/architecture.md` has the whole.

mod catalogues;
mod contrast;
mod front_pages;
mod leftovers;
mod machine;
mod rooms;
mod source;
mod sql;
mod tree;
mod views;

use std::fmt;

use crate::failure::Outcome;
use crate::tally::Tally;
use tree::Tree;

type Rule = (&'static str, fn(&Tree) -> Vec<Finding>);

const RULES: [Rule; 10] = [
    ("a room uses only the rooms below it", rooms::check),
    ("SQL stands in a store", sql::check),
    ("a feature opens with its front page", front_pages::check_features),
    ("every module says what it is", front_pages::check_modules),
    ("sentences for people stand in the catalogues", catalogues::check_sentences),
    ("the catalogues say the same in every language", catalogues::check_languages),
    ("colours can be read on what they stand on", contrast::check),
    ("nothing names this machine", machine::check),
    ("nothing is left for later", leftovers::check),
    ("a view borrows nothing", views::check),
];

/// Something that breaks a rule.
pub struct Finding {
    file: String,
    line: usize,
    what: String,
}

impl Finding {
    fn new(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Checks every rule over the whole clone.
pub fn check() -> Outcome<Tally> {
    let tree = Tree::read()?;
    let mut tally = Tally::default();
    for (name, rule) in RULES {
        let findings = rule(&tree);
        if findings.is_empty() {
            tally += Tally::one_passed();
            continue;
        }
        tally += Tally::one_failed(name);
        println!("House rule broken: {name}");
        findings.iter().for_each(|finding| println!("  {finding}"));
    }
    Ok(tally)
}
