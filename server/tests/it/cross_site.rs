//! other sites can change nothing, reading changes nothing, and nobody but the
//! operator says what our address is.

use app::routes::{Entry, doors, pages};
use leptos::server_fn::axum::server_fn_paths;
use reqwest::{Method, StatusCode};
use switchboard::world::*;

use crate::harness::{Server, encoded, in_boutique};
use crate::samples::{self, Ids};

/// How a foreign site's request may look, by browser and trick.
const FOREIGN: [&[(&str, &str)]; 5] = [
    &[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "cross-site")],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("origin", "https://evil.desk.example.com"), ("sec-fetch-site", "same-site")],
];

#[tokio::test(flavor = "multi_thread")]
async fn a_6_no_door_opens_for_a_foreign_site() {
    let server = Server::open().await;
    let claire = server.browser(claire()).await;
    let before = server.world.snapshot(&[]).await;
    let doors = doors().into_iter().map(|Entry { path, .. }| (path, samples::fields(path, Ids::Of(&server.ours))));
    // The check stands in front of the routes: what is not even mounted is refused as well.
    for (door, fields) in doors.chain([("/api/nothing", Vec::new())]) {
        for headers in FOREIGN {
            let mut request = claire.submit(&in_boutique(door), &fields);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            assert_eq!(request.send().await.unwrap().status(), StatusCode::FORBIDDEN, "{door} {headers:?}");
        }
    }
    let after = server.world.snapshot(&[]).await;
    assert!(before.differs_in(&after).is_empty(), "{:?}", before.differs_in(&after));
}

/// What reading may leave behind: sessions, who was here last, how far somebody has read, and that they read what is
/// known of people.
const READING_MAY: &[(&str, &str)] =
    &[("sessions", "*"), ("members", "last_seen_at"), ("read_markers", "*"), ("viewers", "*"), ("audit_log", "*")];

/// What the log says beside that.
async fn logged(server: &Server) -> i64 {
    const LOGGED: &str = "select count(*) from audit_log where action <> 'read'";
    let mut owner = server.world.database().owner().await;
    sqlx::query_scalar(LOGGED).fetch_one(&mut owner).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_6_reading_everything_changes_nothing() {
    let server = Server::open().await;
    let before = (server.world.snapshot(READING_MAY).await, logged(&server).await);
    for person in [None, Some(omar()), Some(amelie()), Some(claire())] {
        let mut browser = server.browser_for(person).await;
        let may = |entry: &Entry| match (entry.guard, person) {
            // A refused access is written down, as it should be.
            (app::routes::Guard::Needs(right), Some(person)) => person.role.rights().has(right),
            _ => true,
        };
        for Entry { path, .. } in pages().into_iter().filter(may) {
            let path = samples::page(path, Ids::Of(&server.ours));
            for address in [path.clone(), in_boutique(&path), format!("{}?q=a&page=2&token=x", in_boutique(&path))] {
                browser.open(&address).await;
            }
        }
        for Entry { path, .. } in doors().into_iter().filter(may) {
            let fields = samples::fields(path, Ids::Of(&server.ours));
            browser.open(&in_boutique(&format!("{path}?{}", encoded(&fields)))).await;
        }
    }
    let after = server.world.snapshot(READING_MAY).await;
    assert!(before.0.differs_in(&after).is_empty(), "reading changed {:?}", before.0.differs_in(&after));
    assert_eq!(logged(&server).await, before.1, "reading did something that was worth writing down");
}

#[test]
fn a_6_every_door_is_posted_to() {
    let others: Vec<_> = server_fn_paths().filter(|(_, method)| *method != Method::POST).collect();
    assert!(others.is_empty(), "a door that is not posted to gets past SameSite=Lax: {others:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_8_the_host_header_says_nothing_about_our_address() {
    let server = Server::open().await;
    for person in [None, Some(claire())] {
        let mut browser = server.browser_for(person).await;
        for Entry { path, .. } in pages() {
            let path = samples::page(path, Ids::Of(&server.ours));
            for address in [path.clone(), in_boutique(&path)] {
                let request = browser
                    .request(Method::GET, &address)
                    .header("host", "evil.example")
                    .header("x-forwarded-host", "evil.example")
                    .header("forwarded", "host=evil.example");
                let answer = browser.send(request).await;
                assert!(!answer.plain("").contains("evil.example"), "{address}");
            }
        }
    }
}
