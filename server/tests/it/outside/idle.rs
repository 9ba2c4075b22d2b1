//! A visitor who has the chat open and waits costs the database nothing.

use std::time::Duration;

use futures::future::join_all;
use reqwest::Method;
use serde_json::json;
use switchboard::access::InboxReply;
use switchboard::inbox;
use switchboard::world::*;
use uuid::Uuid;

use super::{Outside, Stream, Visitor, send};

/// Longer than anything waits that looks by itself.
const QUIET: Duration = Duration::from_secs(5);
const VISITORS: u8 = 24;

/// What each connection to the database did last, and when.
async fn last_statements(outside: &Outside) -> Vec<(i32, String, String)> {
    const LAST: &str = "
        select pid, query_start::text, query from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
        order by pid";
    let mut owner = outside.world().database().owner().await;
    sqlx::query_as(LAST).fetch_all(&mut owner).await.unwrap()
}

/// A visitor from an address of their own.
async fn visitor_from(outside: &Outside, last: u8) -> (Visitor, String) {
    let address = format!("203.0.113.{last}");
    let begun = outside.request(Method::POST, &outside.widget("session")).header("x-forwarded-for", &address);
    let told = send(begun.json(&json!({ "language": "en" }))).await.json();
    (Visitor { token: told["token"].as_str().unwrap().to_owned(), told }, address)
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_on_which_nothing_happens_send_no_statement() {
    let outside = Outside::open().await;
    let mut streams = Vec::new();
    for last in 1..=VISITORS {
        let (visitor, address) = visitor_from(&outside, last).await;
        // Every other one waits for an agent; the others have only opened the chat.
        if last % 2 == 0 {
            outside.writes(&visitor, Uuid::now_v7(), "Where is my parcel?").await;
            outside.work().await;
            let theirs = outside.newest(outside.widget).await;
            inbox::take_over(outside.world().tx::<InboxReply>(bruno()).await, theirs).await.unwrap();
        }
        let request = outside.by(&visitor, Method::GET, "events?after=0").header("x-forwarded-for", address);
        let mut stream = Stream::open(request).await;
        if last % 2 == 0 {
            stream.event("conversation").await;
        }
        streams.push(stream);
    }
    outside.work().await;
    // Those who only opened the chat look once after what was told the others: it may have been theirs.
    join_all(streams.iter_mut().map(|it| async { while it.block(QUIET).await.is_some_and(|it| it != ":") {} })).await;

    let before = last_statements(&outside).await;
    assert!(!before.is_empty());
    let heard = join_all(streams.iter_mut().map(|it| it.block(QUIET))).await;
    // A comment that keeps the connection open is no news.
    assert!(heard.iter().flatten().all(|it| it == ":"), "{heard:?}");
    assert_eq!(last_statements(&outside).await, before);

    // They are no sleepers: an answer wakes the one whom it is for.
    let theirs = outside.newest(outside.widget).await;
    inbox::reply(outside.world().tx(bruno()).await, theirs, saying("It arrives tomorrow.")).await.unwrap();
    outside.work_later(6).await;
    let told = streams.last_mut().unwrap().event("message").await;
    assert_eq!(told["text"], "It arrives tomorrow.");
    assert_ne!(last_statements(&outside).await, before);
}
