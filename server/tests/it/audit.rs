//! The audit log as people meet it: what was read, what was taken out, and whether it is what was written.

use reqwest::StatusCode;
use server::chaining;
use switchboard::world::*;

use crate::harness::{PUBLIC_URL, Server, in_boutique};

/// So often an actor did something to what is of a kind.
async fn logged(server: &Server, actor: &str, action: &str, kind: &str) -> i64 {
    const LOGGED: &str = "
        select count(*) from audit_log
        where tenant_id = $1 and actor_name = $2 and action = $3 and object_kind = $4 and from_ip is not null";
    let mut owner = server.world.database().owner().await;
    let count = sqlx::query_scalar(LOGGED).bind(MA_BOUTIQUE).bind(actor).bind(action).bind(kind);
    count.fetch_one(&mut owner).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn p_3_whoever_opens_a_contact_a_company_or_a_lead_is_in_the_log_once_an_hour() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    for (kind, table, path) in
        [("contact", "contacts", "/contacts"), ("company", "companies", "/companies"), ("lead", "leads", "/leads")]
    {
        let address = in_boutique(&format!("{path}/{}", server.ours.id(table)));
        for _ in 0..2 {
            assert_eq!(bruno.open(&address).await.status, StatusCode::OK, "{address}");
        }
        assert_eq!(logged(&server, "Bruno", "read", kind).await, 1, "{kind}");
        let mut eva = server.browser(eva()).await;
        assert_eq!(eva.open(&address).await.status, StatusCode::OK, "{address}");
        assert_eq!(logged(&server, "Eva", "read", kind).await, 0, "a viewer sees no personal data: {kind}");
    }
    let file = in_boutique(&format!("/files/{}", server.ours.id("files")));
    for _ in 0..2 {
        assert_eq!(bruno.open(&file).await.status, StatusCode::OK);
    }
    assert_eq!(logged(&server, "Bruno", "read", "file").await, 1, "what is no picture is downloaded");
    for path in ["/inbox", "/contacts", "/leads", "/search?q=boutique"] {
        bruno.open(&in_boutique(path)).await;
    }
    let conversation = in_boutique(&format!("/inbox/{}", server.ours.id("conversations")));
    assert_eq!(bruno.open(&conversation).await.status, StatusCode::OK);
    for kind in ["contact", "company", "lead"] {
        assert_eq!(logged(&server, "Bruno", "read", kind).await, 1, "no list and no thread writes: {kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn p_3_every_table_that_leaves_the_house_is_in_the_log() {
    let server = Server::open().await;
    let mut claire = server.browser(claire()).await;
    let mut reports = 0;
    for (path, proof) in server::http::guarded::OTHERS.iter().filter(|it| it.0.ends_with(".csv")) {
        let answer = claire.open(&in_boutique(path)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path} {proof:?}");
        let kind = match *path {
            "/contacts/export.csv" => "contact",
            "/companies/export.csv" => "company",
            "/leads/all.csv" => "lead",
            "/audit/entries.csv" => "audit entry",
            _ => "report",
        };
        reports += i64::from(kind == "report");
        let expected = if kind == "report" { reports } else { 1 };
        assert_eq!(logged(&server, "Claire", "export", kind).await, expected, "{path}");
    }
    let page = claire.open(&in_boutique("/audit?action=export&personal=true")).await.body;
    assert!(page.contains("Taken out as a table") && page.contains("Audit log"), "{page}");
    assert_eq!(page.matches("Taken out as a table").count(), 3, "numbers carry nothing of people: {page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn p_3_the_page_says_that_the_log_was_verified_or_which_entry_was_altered() {
    const FORGET: &str = "delete from audit_seals; delete from audit_chains; delete from audit_checks";
    const ALTER: &str = "
        update audit_log set actor_name = 'Nobody'
        where id = (select entry_id from audit_seals where tenant_id = $1 and place = 2)";
    let server = Server::open().await;
    let mut owner = server.world.database().owner().await;
    // What fills the tables of a test was sealed by nobody.
    sqlx::raw_sql(FORGET).execute(&mut owner).await.unwrap();
    let read = async || server.browser(david()).await.open(&in_boutique("/audit")).await.body;

    chaining::look(server.world.desk(), PUBLIC_URL).await.unwrap();
    let page = read().await;
    assert!(page.contains("Verified 10:00"), "by the clock of the workspace: {page}");

    sqlx::query(ALTER).bind(MA_BOUTIQUE).execute(&mut owner).await.unwrap();
    server.world.clock.advance(time::Duration::DAY);
    chaining::look(server.world.desk(), PUBLIC_URL).await.unwrap();
    let page = read().await;
    assert!(page.contains("this log was altered") && page.contains("Entry 2 of the chain"), "{page}");

    let mut bruno = server.browser(bruno()).await;
    assert_eq!(bruno.open(&in_boutique("/audit/entries.csv")).await.status, StatusCode::FORBIDDEN);
}
