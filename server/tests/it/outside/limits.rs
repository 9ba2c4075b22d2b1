//! `D-2`: every rate limit there is, the test that sees it fire, and those that no other file has.

use std::path::{Path, PathBuf};

use reqwest::{Method, StatusCode};
use switchboard::world::claire;
use uuid::Uuid;

use super::{Outside, send};

const TOO_MANY: StatusCode = StatusCode::TOO_MANY_REQUESTS;

/// What is counted, and the test that sees the limit fire and nobody else shut out.
const LIMITS: &[(&str, &str)] = &[
    ("api: a key", "d_2_a_key_asks_six_hundred_times_a_minute"),
    ("api: wrong keys", "d_2_an_address_tries_sixty_wrong_keys_a_minute_and_nothing_it_says_splits_them"),
    ("widget: requests", "d_2_an_address_asks_widgets_three_hundred_times_a_minute_however_it_asks"),
    ("widget: sessions", "d_3_an_address_begins_ten_sessions_a_minute_and_shuts_out_nobody"),
    ("widget: messages", "d_3_an_address_writes_twenty_messages_a_minute_and_shuts_out_nobody"),
    ("widget: its sessions", "d_3_a_workspace_begins_no_more_sessions_than_its_ceiling_however_many_widgets_it_has"),
    (
        "widget: sessions of a workspace",
        "d_3_a_workspace_begins_no_more_sessions_than_its_ceiling_however_many_widgets_it_has",
    ),
    ("widget: its messages", "d_3_a_widget_and_a_workspace_have_ceilings_of_their_own"),
    ("widget: messages of a workspace", "d_3_a_widget_and_a_workspace_have_ceilings_of_their_own"),
];

fn rust_in(folder: &str) -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension() {
                _ if path.is_dir() => folders.push(path),
                Some(ending) if ending == "rs" => files.push(path),
                _ => {}
            }
        }
    }
    files
}

#[test]
fn d_2_every_limit_is_listed_with_a_test_that_sees_it_fire() {
    let mut there = Vec::new();
    for file in rust_in("src").iter().filter(|it| !it.ends_with("limits.rs")) {
        let source = std::fs::read_to_string(file).unwrap();
        let purposes = source.split("Limit { purpose: \"").skip(1).filter_map(|it| it.split('"').next());
        there.extend(purposes.map(str::to_owned));
    }
    let mut listed: Vec<_> = LIMITS.iter().map(|(purpose, _)| (*purpose).to_owned()).collect();
    there.sort();
    listed.sort();
    assert_eq!(there, listed);

    let tests: String = rust_in("tests").iter().map(|it| std::fs::read_to_string(it).unwrap()).collect();
    let documented = include_str!("../../../../docs/operations.md");
    for (purpose, test) in LIMITS {
        assert!(tests.contains(&format!("async fn {test}(")), "{purpose}: there is no test {test}");
        assert!(documented.contains(&format!("| {purpose} |")), "docs/operations.md does not name `{purpose}`");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn d_2_an_address_tries_sixty_wrong_keys_a_minute_and_nothing_it_says_splits_them() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let path = format!("/conversations/{}", Uuid::new_v4());
    let ask = async |from: &str, authorization: &str, extra: (&'static str, &str), query: &str| {
        let request = outside.request(Method::GET, &format!("/api/v1{path}{query}")).header("x-forwarded-for", from);
        send(request.header("authorization", authorization).header(extra.0, extra.1)).await
    };
    let (flood, plain) = ("203.0.113.20", ("x-nothing", "1"));
    let mut tried = 0;
    // A slow machine gets one back a second.
    while ask(flood, &format!("Bearer sb_live_{}", Uuid::new_v4()), plain, "").await.status != TOO_MANY {
        tried += 1;
        assert!(tried < 600, "the limit never fired");
    }
    assert!(tried >= 60, "{tried}");

    // Several at once, so that what comes back meanwhile lets none of them through.
    for (authorization, extra, query) in [
        ("Bearer sb_live_another", plain, ""),
        ("bearer SB_LIVE_ANOTHER", plain, ""),
        ("Basic sb_live_another", plain, ""),
        ("Bearer sb_live_another", ("x-real-ip", "198.51.100.1"), ""),
        ("Bearer sb_live_another", ("user-agent", "another"), ""),
        ("Bearer sb_live_another", plain, "?page=2"),
    ] {
        let mut refused = false;
        for _ in 0..20 {
            refused |= ask(flood, authorization, extra, query).await.status == TOO_MANY;
        }
        assert!(refused, "{authorization} {extra:?} {query}");
    }
    // Who has a key that works is not kept from working, and nobody pays for somebody else.
    assert_eq!(ask(flood, &format!("Bearer {key}"), plain, "").await.status, StatusCode::NOT_FOUND);
    let other = ask("203.0.113.21", "Bearer sb_live_another", plain, "").await;
    assert_eq!(other.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn d_2_an_address_asks_widgets_three_hundred_times_a_minute_however_it_asks() {
    let outside = Outside::open().await;
    let visitor = outside.visitor().await;
    let own = outside.widget("messages?after=0");
    let ask = async |from: &str, path: &str, token: &str| {
        let request = outside.request(Method::GET, path).header("x-forwarded-for", from).bearer_auth(token);
        send(request).await.status
    };
    let flood = "203.0.113.30";
    let mut asked = 0;
    'asking: loop {
        let asks = (0..50).map(|_| ask(flood, &own, &visitor.token));
        for status in futures::future::join_all(asks).await {
            if status == TOO_MANY {
                break 'asking;
            }
            assert_eq!(status, StatusCode::OK);
            asked += 1;
        }
        assert!(asked < 3_000, "the limit never fired");
    }
    assert!(asked >= 300, "{asked}");

    let with_query = outside.widget("messages?after=7");
    let elsewhere = format!("/widget/{}/messages", Uuid::new_v4());
    let in_capitals = format!("/widget/{}/messages", outside.key.to_uppercase());
    for path in [own.as_str(), with_query.as_str(), elsewhere.as_str(), in_capitals.as_str()] {
        // Several at once, so that what comes back meanwhile lets none of them through.
        let statuses = futures::future::join_all((0..50).map(|_| ask(flood, path, "another"))).await;
        assert!(statuses.contains(&TOO_MANY), "{path}: {statuses:?}");
    }
    assert_eq!(ask("203.0.113.31", &own, &visitor.token).await, StatusCode::OK);
}
