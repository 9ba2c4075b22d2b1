//! What every answer carries, and what happens to requests that are too much.

use std::sync::Arc;
use std::time::Duration;

use app::routes::{Entry, doors, pages};
use app::visits::House;
use axum::Router;
use axum::routing::get;
use reqwest::{Method, StatusCode};
use switchboard::world::*;
use tokio::sync::Notify;

use crate::answer::Answer;
use crate::harness::{Server, in_boutique};
use crate::samples::{self, Ids};

/// What a page's policy must say.
const POLICY: [&str; 5] =
    ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"];

fn nonce(answer: &Answer) -> Option<&str> {
    let (_, after) = answer.header("content-security-policy").split_once("'nonce-")?;
    after.split_once('\'').map(|(nonce, _)| nonce)
}

/// Every tag of the page that begins like this.
fn tags<'a>(body: &'a str, name: &str) -> Vec<&'a str> {
    body.match_indices(&format!("<{name}")).map(|(at, _)| &body[at..at + body[at..].find('>').unwrap_or(0)]).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn c_2_every_page_says_what_it_may_load() {
    let server = Server::open().await;
    for person in [None, Some(eva()), Some(claire())] {
        let mut browser = server.browser_for(person).await;
        for Entry { path, .. } in pages() {
            let path = samples::page(path, Ids::Of(&server.ours));
            for address in [path.clone(), in_boutique(&path)] {
                let answer = browser.open(&address).await;
                if !answer.header("content-type").starts_with("text/html") {
                    continue;
                }
                let policy = answer.header("content-security-policy");
                for rule in POLICY {
                    assert!(policy.contains(rule), "{address}: {rule} is not in `{policy}`");
                }
                assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{address}: {policy}");
                let nonce = nonce(&answer).unwrap_or_else(|| panic!("{address}: no nonce in `{policy}`"));
                for script in tags(&answer.body, "script") {
                    assert!(script.contains(nonce), "{address}: {script} would not run");
                }
                for tag in tags(&answer.body, "") {
                    assert!(
                        !tag.contains(" style=") && !tag.contains(" onclick="),
                        "{address}: {tag} would be ignored"
                    );
                }
                let is_secret = address.contains("/reset/") || address.contains("/invitation/");
                for (header, value) in [
                    ("x-content-type-options", "nosniff"),
                    ("referrer-policy", if is_secret { "no-referrer" } else { "same-origin" }),
                    ("cache-control", "no-store"),
                ] {
                    assert_eq!(answer.header(header), value, "{address}: {header}");
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn c_2_a_nonce_is_used_once() {
    let server = Server::open().await;
    let mut claire = server.browser(claire()).await;
    let (first, second) = (claire.open(&in_boutique("/")).await, claire.open(&in_boutique("/")).await);
    assert!(nonce(&first).is_some());
    assert_ne!(nonce(&first), nonce(&second));
}

#[tokio::test(flavor = "multi_thread")]
async fn d_1_a_body_that_is_too_long_is_refused() {
    let server = Server::open().await;
    let claire = server.browser(claire()).await;
    let long = "a".repeat(256 * 1024 + 1);
    for door in doors().into_iter().map(|it| it.path).chain(["/api/nothing"]) {
        for accept in ["application/json", "text/html"] {
            let call = claire
                .submit(&in_boutique(door), &[("body".to_owned(), long.clone())])
                .header("accept", accept)
                .header("sec-fetch-site", "same-origin");
            assert_eq!(call.send().await.unwrap().status(), StatusCode::PAYLOAD_TOO_LARGE, "{door} {accept}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_19_what_was_done_is_not_said_to_be_refused() {
    let server = Server::open().await;
    let mut claire = server.browser(claire()).await;
    for no_coding in ["*;q=0", "gzip;q=0, identity;q=0, *;q=0"] {
        let hide = claire.call(&in_boutique("/api/team/hide-checklist"), &[("hidden".to_owned(), "true".to_owned())]);
        let answer = claire.send(hide.header("accept-encoding", no_coding)).await;
        assert_eq!(answer.status, StatusCode::OK, "{no_coding}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn j_9_a_handler_that_panics_ends_alone() {
    let server = Server::open_with(|web| {
        let routes = Router::new().route("/livez", get(|| async { "alive" })).route(
            "/panics",
            get(|| async {
                assert!(std::env::args().count() == 0, "as planned");
            }),
        );
        server::http::surrounded(web, routes)
    })
    .await;
    let mut anybody = server.stranger();
    for _ in 0..20 {
        let answer = anybody.open("/panics").await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        let id = answer.header("x-request-id").to_owned();
        assert!(!id.is_empty() && answer.body.contains(&id), "{}", answer.body);
        assert!(!answer.body.contains("as planned"), "the reason is not for strangers: {}", answer.body);
    }
    assert_eq!(anybody.open("/livez").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn j_1_a_browser_that_goes_away_does_not_cut_the_work() {
    let (began, done) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begins, ends) = (began.clone(), done.clone());
    let work = move || async move {
        begins.notify_one();
        tokio::time::sleep(Duration::from_millis(200)).await;
        ends.notify_one();
    };
    let server = Server::open_with(|web| server::http::surrounded(web, Router::new().route("/works", get(work)))).await;
    let mut impatient = server.stranger();
    let request = tokio::spawn(async move { impatient.open("/works").await });

    began.notified().await;
    request.abort();

    tokio::time::timeout(Duration::from_secs(5), done.notified()).await.expect("the work is finished all the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_6_in_small_aborted_pages_leave_no_transaction_open() {
    let server = Server::open().await;
    let claire = server.browser(claire()).await;
    for i in 0..200_u64 {
        let mut browser = claire.clone();
        let request = tokio::spawn(async move { browser.open(&in_boutique("/")).await });
        tokio::time::sleep(Duration::from_micros(i * 97 % 9_000)).await;
        request.abort();
    }
    const OPEN: &str = "select count(*) from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'";
    let mut owner = server.world.database().owner().await;
    let mut open = 1;
    for _ in 0..100 {
        open = sqlx::query_scalar::<_, i64>(OPEN).fetch_one(&mut owner).await.unwrap();
        if open == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(open, 0);
    assert_eq!(claire.clone().open(&in_boutique("/")).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_page_says_so_in_a_page() {
    let server = Server::open().await;
    for person in [None, Some(claire())] {
        let mut browser = server.browser_for(person).await;
        for address in ["/nothing", "/w/ma-boutique/nothing", "/w/ma-boutique/inbox/x/y/z"] {
            let answer = browser.open(address).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
            assert!(answer.body.contains("<h1"), "{address}: {}", answer.body);
            assert!(nonce(&answer).is_some(), "{address}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn j_7_life_does_not_depend_on_the_database_and_readiness_does() {
    let server = Server::open().await;
    let mut anybody = server.stranger();
    for path in ["/livez", "/readyz"] {
        let answer = anybody.open(path).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, ""), "{path}");
        assert_eq!(answer.header("set-cookie"), "", "{path}");
    }
    server.world.desk().pools().pages.close().await;
    assert_eq!(anybody.open("/livez").await.status, StatusCode::OK);
    let answer = anybody.open("/readyz").await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::SERVICE_UNAVAILABLE, ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn b_2_nothing_lies_around() {
    let server = Server::open().await;
    let mut anybody = server.stranger();
    for path in ["/.git/config", "/.env", "/metrics", "/debug", "/pkg/../Cargo.toml", "/fonts/..%2f..%2fCargo.toml"] {
        let answer = anybody.open(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn b_2_what_is_for_development_is_not_there_in_production() {
    let server = Server::open_with(|mut web| {
        web.house = Arc::new(House { development: false, ..(*web.house).clone() });
        server::http::router(web)
    })
    .await;
    let mut claire = server.browser(claire()).await;
    for path in ["/specimens", "/outbox"] {
        assert_eq!(claire.open(&in_boutique(path)).await.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!server.stranger().open(path).await.status.is_success(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn b_2_nothing_is_echoed_and_no_other_origin_may_read() {
    let server = Server::open().await;
    let mut claire = server.browser(claire()).await;
    for path in ["/login", in_boutique("/inbox").as_str(), "/api/v1/openapi.json"] {
        let trace = claire.request(Method::TRACE, path).header("x-echo", "comes-back-7d1f");
        let answer = claire.send(trace).await;
        assert!(!answer.status.is_success() && !answer.body.contains("comes-back-7d1f"), "{path}: {}", answer.status);
        let foreign = claire.request(Method::GET, path).header("origin", "https://evil.example");
        assert_eq!(claire.send(foreign).await.header("access-control-allow-origin"), "", "{path}");
    }
}
