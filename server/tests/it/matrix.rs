//! Z-2: every page and every door, tried by every role and by nobody.

use app::routes::{Entry, doors};
use reqwest::StatusCode;
use switchboard::world::*;

use crate::answer::Answer;
use crate::harness::{Server, in_boutique};
use crate::roles::{self, Asks};
use crate::samples::{self, Ids, pages};

/// Who tries: from the least to the most trusted, so that what is refused is tried first.
fn everybody() -> [(&'static str, Option<Person>); 7] {
    [
        ("nobody", None),
        ("a stranger", Some(omar())),
        ("a viewer", Some(eva())),
        ("an agent", Some(amelie())),
        ("a manager", Some(bruno())),
        ("an admin", Some(david())),
        ("the owner", Some(claire())),
    ]
}

/// What is wrong with the answer, by the matrix.
fn wrong(asks: Asks, person: Option<Person>, answer: &Answer) -> Option<&'static str> {
    let member = person.is_some_and(|it| it.tenant == MA_BOUTIQUE);
    let (right, expected) = if may(asks, person) {
        (answer.lets_in(), "to be let in")
    } else if person.is_none() {
        (answer.asks_to_sign_in(), "to be asked to sign in")
    } else if !member {
        (answer.status == StatusCode::NOT_FOUND, "to find nothing")
    } else {
        (answer.status == StatusCode::FORBIDDEN, "to be refused")
    };
    (!right).then_some(expected)
}

/// Whether the matrix lets somebody into Ma Boutique.
fn may(asks: Asks, person: Option<Person>) -> bool {
    roles::may(asks, person, MA_BOUTIQUE)
}

#[tokio::test(flavor = "multi_thread")]
async fn z_2_every_page_lets_in_whom_the_table_lets_in() {
    let server = Server::open().await;
    let mut found = Vec::new();
    for Entry { path, .. } in pages() {
        let asks = roles::asks(path);
        let address = in_boutique(&samples::page(path, Ids::Of(&server.ours)));
        for (who, person) in everybody() {
            let answer = server.browser_for(person).await.open(&address).await;
            // What is part of a page need not send anybody to sign in.
            let absent = person.is_none() && path.contains('{') && answer.status == StatusCode::NOT_FOUND;
            // A way out to a provider that there is none of leads back to where one is chosen.
            let absent = absent || (path == "/login/go" && answer.location().starts_with("/login/with"));
            if let Some(expected) = wrong(asks, person, &answer).filter(|_| !absent) {
                found.push(format!("{path}: {who} expects {expected}, is answered {}", answer.status));
            }
            if may(asks, person) && !(answer.status.is_success() || answer.status.is_redirection()) {
                found.push(format!("{path}: {who} expects the page, is answered {}", answer.status));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// A refused access is written down, and everybody may have a session.
const MAY_CHANGE: &[(&str, &str)] =
    &[("audit_log", "*"), ("sessions", "*"), ("attempts", "*"), ("members", "last_seen_at")];

#[tokio::test(flavor = "multi_thread")]
async fn z_2_every_door_lets_in_whom_the_table_lets_in() {
    let server = Server::open().await;
    let theirs = server.world.snapshot_of(AUTRE_CLIENT).await;
    let mut found = Vec::new();
    for Entry { path, .. } in doors() {
        let asks = roles::asks(path);
        let (door, fields) = (in_boutique(path), samples::fields(path, Ids::Of(&server.ours)));
        let before = server.world.snapshot(MAY_CHANGE).await;
        // First all who are refused, then the others: what these do must not hide what those did.
        for refused in [true, false] {
            for (who, person) in everybody().into_iter().filter(|(_, it)| may(asks, *it) != refused) {
                let mut browser = server.browser_for(person).await;
                let answer = browser.send(browser.call(&door, &fields)).await;
                if let Some(expected) = wrong(asks, person, &answer) {
                    found.push(format!(
                        "{path}: {who} expects {expected}, is answered {} {}",
                        answer.status, answer.body
                    ));
                }
                if refused {
                    // A form is refused as a call is, whatever page it is sent to.
                    browser.send(browser.post(&door, &fields)).await;
                }
            }
            if refused {
                for table in before.differs_in(&server.world.snapshot(MAY_CHANGE).await) {
                    found.push(format!("{path}: somebody who was refused changed {table}"));
                }
            }
        }
    }
    for table in theirs.differs_in(&server.world.snapshot_of(AUTRE_CLIENT).await) {
        found.push(format!("somebody changed {table} of another tenant"));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn p_3_every_refused_access_is_written_down() {
    const DENIED: &str = "select count(*) from audit_log where action = 'denied' and actor_name = $1";

    let server = Server::open().await;
    let mut owner = server.world.database().owner().await;
    for entry in pages().into_iter().chain(doors()) {
        if may(roles::asks(entry.path), Some(eva())) {
            continue;
        }
        let mut browser = server.browser(eva()).await;
        let before: i64 = sqlx::query_scalar(DENIED).bind(eva().name).fetch_one(&mut owner).await.unwrap();
        if entry.path.starts_with("/api/") {
            let fields = samples::fields(entry.path, Ids::Of(&server.ours));
            browser.send(browser.call(&in_boutique(entry.path), &fields)).await;
        } else {
            browser.open(&in_boutique(&samples::page(entry.path, Ids::Of(&server.ours)))).await;
        }
        let after: i64 = sqlx::query_scalar(DENIED).bind(eva().name).fetch_one(&mut owner).await.unwrap();
        assert_eq!(after, before + 1, "{}: the refusal is in the log, once", entry.path);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn z_4_the_live_stream_lets_in_members_only() {
    let server = Server::open().await;
    let address = in_boutique("/events");
    let mut nobody = server.stranger();
    let mut stranger = server.browser(omar()).await;
    assert_eq!(nobody.open(&address).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.open(&address).await.status, StatusCode::NOT_FOUND);

    for person in [eva(), amelie(), claire()] {
        let browser = server.browser(person).await;
        let listening = browser.request(reqwest::Method::GET, &address);
        assert_eq!(listening.send().await.unwrap().status(), StatusCode::OK, "{}", person.name);

        let elsewhere = browser.request(reqwest::Method::GET, &address).header("sec-fetch-site", "cross-site");
        assert_eq!(elsewhere.send().await.unwrap().status(), StatusCode::FORBIDDEN, "{}", person.name);
    }
}

#[test]
fn a_wrong_answer_is_seen() {
    let answer = |status: StatusCode| Answer { status, headers: Default::default(), body: String::new() };
    let manage = roles::asks("/team/invite");
    for (asks, person, status) in [
        (manage, None, StatusCode::OK),
        (manage, None, StatusCode::NOT_FOUND),
        (manage, Some(omar()), StatusCode::OK),
        (manage, Some(omar()), StatusCode::FORBIDDEN),
        (manage, Some(bruno()), StatusCode::OK),
        (manage, Some(bruno()), StatusCode::UNPROCESSABLE_ENTITY),
        (manage, Some(claire()), StatusCode::FORBIDDEN),
        (manage, Some(claire()), StatusCode::INTERNAL_SERVER_ERROR),
        (Asks::ASession, None, StatusCode::OK),
        (Asks::Nothing, None, StatusCode::UNAUTHORIZED),
    ] {
        assert!(wrong(asks, person, &answer(status)).is_some(), "{asks:?} {person:?} {status}");
    }
    assert_eq!(wrong(manage, Some(claire()), &answer(StatusCode::UNPROCESSABLE_ENTITY)), None);
}
