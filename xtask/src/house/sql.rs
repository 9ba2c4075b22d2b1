//! Every statement stands in a store, where a test prepares it against the migrated database.

use super::Finding;
use super::source::Source;
use super::tree::Tree;

/// What may hold SQL beside `store.rs` and `store/`: the few reviewed functions that work
/// across tenants, the command that makes the database and its roles, the module that opens
/// transactions, and the world that tests live in.
const FILES: [&str; 3] = ["store.rs", "system.rs", "migrate.rs"];
const FOLDERS: [&str; 3] = ["store", "tenancy", "world"];
/// Rooms without statements at all.
const ROOMS: [&str; 3] = ["src/", "app/", "server/"];

/// Finds SQL outside of stores.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in ROOMS.iter().flat_map(|room| tree.rust_in(room)) {
        if is_store(source) || source.is_test() {
            continue;
        }
        let end = source.tests_from();
        for (line, _) in source.strings.iter().filter(|(line, text)| *line < end && is_statement(text)) {
            findings.push(Finding::new(
                &source.path,
                *line,
                "SQL; move the statement into the feature's store.rs and ask it by name",
            ));
        }
    }
    findings
}

fn is_store(source: &Source) -> bool {
    let mut names = source.path.split('/').rev();
    names.next().is_some_and(|file| FILES.contains(&file)) || names.any(|folder| FOLDERS.contains(&folder))
}

/// Begins like a statement and has the word that must follow.
fn is_statement(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        ["select", _, ..] => words.contains(&"from") || text.contains('('),
        ["insert", "into", _, ..] | ["delete", "from", _, ..] => true,
        ["update", _, ..] => words.contains(&"set"),
        ["with", _, "as", ..] => text.contains('('),
        ["create" | "alter" | "drop" | "grant" | "revoke" | "truncate", what, ..] => {
            matches!(what, "table" | "role" | "index" | "database" | "policy" | "function" | "select" | "usage" | "all")
        }
        ["notify" | "listen", _] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_told_from_sentences() {
        for statement in [
            "select id from leads",
            "\n  INSERT INTO a values (1)",
            "update a set b = 1",
            "with x as (select 1) select 2",
            "select now()",
        ] {
            assert!(is_statement(statement), "{statement}");
        }
        for sentence in [
            "select a conversation",
            "update your profile",
            "with love",
            "create a role that fits",
            "delete from here on",
            "",
        ] {
            assert_eq!(is_statement(sentence), sentence == "delete from here on", "{sentence}");
        }
    }

    #[test]
    fn only_stores_speak_sql() {
        let statement = "const FIND: &str = \"select id from leads\";";
        let tree = Tree::of_rust(&[
            ("src/leads/store.rs", statement),
            ("src/leads/tests.rs", statement),
            ("src/leads/commands/capture.rs", statement),
            (
                "src/leads/model.rs",
                "/// select id from leads\n#[cfg(test)]\nmod tests { const A: &str = \"select id from leads\"; }",
            ),
        ]);
        let found = check(&tree);
        assert!(matches!(&found[..], [only] if only.file == "src/leads/commands/capture.rs"));
    }
}
