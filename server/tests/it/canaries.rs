//! T-7 in the desk: whatever a member of Ma Boutique opens, searches or sends, no word of
//! Autre Client comes back. `outside/canaries.rs` does the same from the outside.

use app::routes::{Entry, doors};
use reqwest::StatusCode;
use switchboard::ids::TenantId;
use switchboard::world::*;

use crate::harness::{CANARY, Server, in_boutique};
use crate::samples::{self, Ids, pages};

/// Words that only Autre Client may see.
pub fn words() -> [String; 4] {
    [CANARY.to_owned(), "Autre Client".to_owned(), omar().email(), "Omar".to_owned()]
}

/// Puts the canary into every document of a tenant, beside what [`World::fill`] wrote there.
pub async fn mark_documents(world: &World, tenant: TenantId) -> usize {
    const DOCUMENTS: &str = "
        select c.relname::text, a.attname::text
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'jsonb'::regtype and a.attgenerated = ''
        join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'";

    let mut owner = world.database().owner().await;
    // No trigger looks: the log is not written twice, and may itself be marked.
    sqlx::query("set session_replication_role = replica").execute(&mut owner).await.unwrap();
    let documents: Vec<(String, String)> = sqlx::query_as(DOCUMENTS).fetch_all(&mut owner).await.unwrap();
    let mut marked = 0;
    for (table, column) in &documents {
        let mark = format!(
            "update {table} set {column} = coalesce({column}, '{{}}') || jsonb_build_object('canary', $2::text)
             where tenant_id = $1 and jsonb_typeof(coalesce({column}, '{{}}')) = 'object'"
        );
        let mark = sqlx::query(sqlx::AssertSqlSafe(mark)).bind(tenant).bind(CANARY);
        marked += usize::from(mark.execute(&mut owner).await.unwrap().rows_affected() > 0);
    }
    marked
}

/// Every row that a tenant has, as one text.
pub async fn everything_of(world: &World, tenant: TenantId) -> String {
    const TABLES: &str = "
        select c.relname::text from pg_class c
        join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'";

    let mut owner = world.database().owner().await;
    let tables: Vec<String> = sqlx::query_scalar(TABLES).fetch_all(&mut owner).await.unwrap();
    let mut all = String::new();
    for table in tables {
        let rows =
            format!("select coalesce(string_agg(to_jsonb(t)::text, e'\\n'), '') from {table} t where tenant_id = $1");
        let rows: String =
            sqlx::query_scalar(sqlx::AssertSqlSafe(rows)).bind(tenant).fetch_one(&mut owner).await.unwrap();
        all.push_str(&format!("{table}: {rows}\n"));
    }
    all
}

/// What is typed to find the canary without spelling it out: an answer repeats the question.
const ASKED: [&str; 5] =
    ["", "?q=canary", "?q=canary&view=all&filter=1", "?q=canary&in=en", "?actor=canary&action=insert"];

#[tokio::test(flavor = "multi_thread")]
async fn t_7_no_page_and_no_search_of_ma_boutique_shows_a_word_of_autre_client() {
    let server = Server::open().await;
    assert!(mark_documents(&server.world, AUTRE_CLIENT).await > 5, "documents have a canary");
    let mut found = Vec::new();
    for person in [eva(), amelie(), bruno(), david(), claire()] {
        let mut browser = server.browser(person).await;
        for Entry { path, .. } in pages() {
            for ids in [Ids::Of(&server.ours), Ids::Of(&server.theirs)] {
                for asked in ASKED {
                    let page = format!("{}{asked}", samples::page(path, ids));
                    let answer = browser.open(&in_boutique(&page)).await;
                    let seen = words().into_iter().filter(|it| answer.body.contains(it));
                    found.extend(seen.map(|it| format!("{path}{asked} shows `{it}` to {}", person.name)));
                }
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn t_7_no_door_of_ma_boutique_answers_or_keeps_a_word_of_autre_client() {
    let server = Server::open().await;
    mark_documents(&server.world, AUTRE_CLIENT).await;
    let mut found = Vec::new();
    for Entry { path, .. } in doors() {
        for ids in [Ids::Of(&server.theirs), Ids::Of(&server.ours)] {
            let mut claire = server.browser(claire()).await;
            let answer = claire.send(claire.call(&in_boutique(path), &samples::fields(path, ids))).await;
            let said = format!("{:?} {}", answer.headers, answer.body);
            found.extend(words().into_iter().filter(|it| said.contains(it)).map(|it| format!("{path} says `{it}`")));
        }
    }
    // Whatever the doors left behind: rows, jobs, events, letters, the log.
    let kept = everything_of(&server.world, MA_BOUTIQUE).await;
    let lines = kept.lines().filter(|line| words().iter().any(|it| line.contains(it)));
    found.extend(lines.map(|line| format!("kept: {line}")));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn t_7_the_canaries_are_there_for_their_own() {
    let server = Server::open().await;
    let filled = server.theirs.tables().filter(|it| server.theirs.row(it).to_string().contains(CANARY)).count();
    assert!(filled > 10, "only {filled} tables of Autre Client have a canary");
    let mut omar = server.browser(omar()).await;
    let found = omar.open("/w/autre-client/knowledge?q=canary").await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(found.body.contains(CANARY), "its owner finds it: {}", found.body);
}
