//! D-5: no statement that reads many rows reads them all, unless there is a reason.

use crate::statements::{sources, statements};

/// Statements without a limit of their own, and what keeps them short.
const SHORT: &[(&str, &str, &str)] = &[
    ("jobs/system.rs", "CLAIM", "its function takes the number"),
    ("jobs/system.rs", "DEAD", "an operator asks for every one, to replay them"),
    ("inbox/system.rs", "PARKED", "an operator asks for every one, to replay them"),
    ("inbox/search/store.rs", "LIKE", "its function takes the number"),
    ("inbox/search/store.rs", "LOOK", "its function takes the number"),
    ("inbox/search/store.rs", "STOP_AFTER", "one word"),
    ("tenancy/guard.rs", "DURABLE", "three settings"),
    ("team/system.rs", "VISIT", "the workspaces of one person"),
    ("team/store/members.rs", "HOLD", "the owners of a workspace, or one member"),
    ("commands/migrate.rs", "THERE", "whether a table is there"),
    ("commands/migrate.rs", "APPLIED", "one a migration"),
    ("audit/store.rs", "KINDS", "one a table"),
    ("analytics/system.rs", "UNCOUNTED", "its function takes the number"),
    ("usage/system.rs", "DUE", "its function takes the number"),
    ("billing/till/system.rs", "CUSTOMERS", "its function takes the number"),
    ("audit/system.rs", "DUE", "its function takes the number"),
    ("assistant/store/traces.rs", "PASSAGES", "what one run looked at"),
    ("assistant/store/runs.rs", "ABANDON", "the unfinished runs of one message"),
    ("assistant/store/briefs.rs", "ABANDON_BRIEFS", "the unfinished briefs of one conversation"),
    ("knowledge/store.rs", "PASSAGES", "one text, which is at most 50,000 characters long"),
    ("knowledge/store/searched.rs", "SEARCHABLE", "what the assistant searches: no page shows it"),
    ("knowledge/store/searched.rs", "SEARCHABLE_OF", "what the assistant searches: no page shows it"),
    ("knowledge/store/searched.rs", "STANDING", "what the assistant searches: no page shows it"),
    ("knowledge/meaning/store.rs", "VECTORS", "what the assistant searches: no page shows it"),
    ("knowledge/meaning/store.rs", "VECTORS_OF", "what the assistant searches: no page shows it"),
    ("knowledge/meaning/store.rs", "VECTORS_AMONG", "as many as are asked about"),
    ("knowledge/meaning/store.rs", "LOOKED_AT", "as many as are asked about"),
    ("knowledge/meaning/system.rs", "UNLOOKED", "each is asked for once, and then it is no more among them"),
    ("knowledge/meaning/system.rs", "UNKEPT", "each is asked for once, and then it is no more among them"),
    ("knowledge/store/supposed.rs", "OF_VERSION", "one version: no page shows it"),
    ("knowledge/store/terms.rs", "OF_AGENTS", "as many as are asked about"),
    ("knowledge/store/terms.rs", "DUE", "its function takes the number"),
    ("topics/store/days.rs", "DUE", "its function takes the number"),
    ("secrets/system.rs", "WORKSPACES", "its function takes the number"),
    ("inbox/store/opinions.rs", "MADE_OF", "of the runs of one page of the thread"),
    ("inbox/store/thread.rs", "SOURCES", "of the runs of one page of the thread"),
    ("files/store.rs", "KNOWN", "as many as are asked about"),
    ("inbox/store/list.rs", "WHOSE", "as many as are asked about"),
    ("inbox/store/mentions.rs", "IN_NOTES", "of the notes of one page of the thread"),
    ("inbox/store/board.rs", "LINES", "so many places of each channel, of which there are 200"),
    ("companies/store.rs", "COMPANY", "one company"),
    ("inbox/store/customer.rs", "HELD", "one number"),
    ("inbox/store/imports.rs", "KNOWN", "as many as are asked about"),
    ("inbox/store/api.rs", "HELD", "one number"),
    ("sites/store/pages.rs", "FORGET", "the pages of one site, fifty a crawl"),
    ("labels/store/worn.rs", "OF_CONTACTS", "as many as are asked about, twenty each"),
    ("labels/store/worn.rs", "OF_COMPANIES", "as many as are asked about, twenty each"),
    ("contacts/store/contacts.rs", "SEARCH", "its function takes the number"),
    ("companies/store.rs", "SEARCH", "its function takes the number"),
    ("contacts/store/imports.rs", "OF_CONTACTS", "as many as are asked about"),
    ("contacts/store/imports.rs", "OF_COMPANIES", "as many as are asked about"),
    ("notifications/store.rs", "ADD", "the members of one workspace"),
    ("notifications/store/choices.rs", "CHOICES", "one a kind"),
];

/// The statements without a limit in functions that fetch all rows.
fn unbounded(source: &str) -> Vec<String> {
    let functions = source.split("\n}").filter(|it| it.contains(".fetch_all("));
    let many = functions.flat_map(statements).filter(|it| !it.sql.split_whitespace().any(|word| word == "limit"));
    many.map(|it| it.name).collect()
}

#[test]
fn d_5_every_list_has_a_hard_maximum() {
    let mut found = Vec::new();
    let mut used = Vec::new();
    for file in sources() {
        let source = std::fs::read_to_string(&file).unwrap();
        for name in unbounded(source.split("#[cfg(test)]").next().unwrap_or_default()) {
            match SHORT.iter().position(|(place, it, _)| file.ends_with(place) && *it == name) {
                Some(at) => used.push(at),
                None => found.push(format!("{} {name}", file.display())),
            }
        }
    }
    assert!(found.is_empty(), "give these a limit, or say what keeps them short: {found:#?}");
    let unused: Vec<_> = SHORT.iter().enumerate().filter(|(at, _)| !used.contains(at)).map(|(_, it)| it).collect();
    assert!(unused.is_empty(), "these need no reason any more: {unused:#?}");
}

#[test]
fn d_5_a_list_without_an_end_is_seen() {
    let source = "
        async fn list() {
            const LIST: &str = \"select id from contacts where tenant_id = $1\";
            sqlx::query(LIST).fetch_all(db).await
        \n}
        async fn page() {
            const PAGE: &str = \"select id from contacts where tenant_id = $1 limit 50\";
            sqlx::query(PAGE).fetch_all(db).await
        \n}
        async fn one() {
            const ONE: &str = \"select id from contacts where id = $1\";
            sqlx::query(ONE).fetch_one(db).await
        \n}";
    assert_eq!(unbounded(source), ["LIST"]);
}
