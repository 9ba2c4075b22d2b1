//! Lesson 7: who sees which conversation is asked in one way. A statement with a rule of its own would one day differ.

use crate::statements::sources;

/// How the rule looks where somebody writes it out instead of asking `in_sight`.
const WRITTEN_OUT: [&str; 2] = ["assignee_id is null or", "or c.assignee_id = $"];

fn writes_it_out(source: &str) -> bool {
    WRITTEN_OUT.iter().any(|it| source.contains(it))
}

#[test]
fn no_statement_says_by_itself_who_sees_a_conversation() {
    let found: Vec<_> =
        sources().into_iter().filter(|file| writes_it_out(&std::fs::read_to_string(file).unwrap())).collect();
    assert!(found.is_empty(), "ask in_sight: {found:#?}");
}

#[test]
fn a_statement_that_does_is_seen() {
    assert!(writes_it_out(
        "where c.tenant_id = $1 and ($2::uuid is null or c.assignee_id is null or c.assignee_id = $2)"
    ));
}
