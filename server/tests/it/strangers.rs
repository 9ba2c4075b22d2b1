//! T-6: another tenant's things do not exist.

use app::routes::{Entry, Guard, doors};
use reqwest::StatusCode;
use switchboard::world::*;
use uuid::Uuid;

use crate::harness::{Server, in_boutique, inside};
use crate::samples::{self, Ids, pages};

#[tokio::test(flavor = "multi_thread")]
async fn t_6_another_workspace_answers_like_one_that_does_not_exist() {
    let server = Server::open().await;
    let mut claire = server.settled(claire()).await;
    // As long as the real one, so that lengths are equal, too.
    let (real, random) = ("autre-client", "andre-claude");
    for Entry { path, guard, .. } in pages() {
        if !matches!(guard, Guard::Needs(_)) {
            continue;
        }
        let path = samples::page(path, Ids::Of(&server.theirs));
        let theirs = claire.open(&inside(real, &path)).await;
        let nobodys = claire.open(&inside(random, &path)).await;
        assert_eq!(theirs.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(theirs.plain(real), nobodys.plain(random), "{path}");
        assert!(!theirs.body.contains("Autre Client"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t_6_a_page_of_anothers_thing_answers_like_one_of_nothing() {
    let server = Server::open().await;
    let before = server.world.snapshot_of(AUTRE_CLIENT).await;
    let mut claire = server.settled(claire()).await;
    for Entry { path, .. } in pages().into_iter().filter(|it| samples::names_something(it.path)) {
        let nobodys = Uuid::now_v7();
        let theirs = samples::page(path, Ids::Of(&server.theirs));
        let random = samples::page(path, Ids::Nobodys(nobodys));
        let (theirs_last, random_last) = (last(&theirs, path), last(&random, path));
        let (theirs, random) = (claire.open(&in_boutique(&theirs)).await, claire.open(&in_boutique(&random)).await);
        assert_eq!(theirs.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(theirs.plain(&theirs_last), random.plain(&random_last), "{path}");
    }
    let after = server.world.snapshot_of(AUTRE_CLIENT).await;
    assert!(before.differs_in(&after).is_empty(), "{:?}", before.differs_in(&after));
}

/// What was filled in for `:name`.
fn last(path: &str, pattern: &str) -> String {
    let place = pattern.split('/').position(|it| it.starts_with([':', '{'])).unwrap_or_default();
    path.split('/').nth(place).unwrap_or_default().to_owned()
}

/// Doors that say nothing of what they find: presence and reading are nobody's news, and a
/// browser that reports them has nobody to tell that they were lost.
pub const QUIET: [&str; 3] = ["/api/inbox/mark-unread", "/api/inbox/look", "/api/inbox/leave"];

#[tokio::test(flavor = "multi_thread")]
async fn t_6_a_door_to_anothers_thing_answers_like_one_to_nothing() {
    let server = Server::open().await;
    let before = server.world.snapshot_of(AUTRE_CLIENT).await;
    let mut found = Vec::new();
    for Entry { path, .. } in doors().into_iter().filter(|it| samples::names_something(it.path)) {
        let mut claire = server.settled(claire()).await;
        let fields = samples::fields(path, Ids::Of(&server.theirs));
        let (theirs, named) = (claire.send(claire.call(&in_boutique(path), &fields)).await, samples::named(&fields));
        let unknown = samples::fields(path, Ids::Nobodys(Uuid::now_v7()));
        let random = claire.send(claire.call(&in_boutique(path), &unknown)).await;
        // What the browser itself named may come back, as the place to return to.
        let (theirs_said, random_said) = (theirs.plain(named), random.plain(samples::named(&unknown)));

        let expected = match theirs.status {
            // A field of a form that names nothing that is here.
            StatusCode::NOT_FOUND | StatusCode::UNPROCESSABLE_ENTITY => true,
            StatusCode::OK => QUIET.contains(&path),
            _ => false,
        };
        if !expected {
            found.push(format!("{path}: {} for another tenant's id", theirs.status));
        }
        if theirs_said != random_said {
            found.push(format!("{path}: {theirs_said}\n  differs from {random_said}"));
        }
        for table in before.differs_in(&server.world.snapshot_of(AUTRE_CLIENT).await) {
            found.push(format!("{path}: the owner of Ma Boutique changed {table} of Autre Client"));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn t_6_one_foreign_id_among_ones_own_is_enough_to_be_refused() {
    let server = Server::open().await;
    let theirs_before = server.world.snapshot_of(AUTRE_CLIENT).await;
    let (mut found, mut tried) = (Vec::new(), 0);
    for Entry { path, .. } in doors() {
        for field in samples::ids_of(path).filter(|_| samples::ids_of(path).count() > 1) {
            tried += 1;
            let mut claire = server.settled(claire()).await;
            let before = server.world.snapshot(&[("sessions", "*"), ("members", "last_seen_at")]).await;
            let mut answers = Vec::new();
            for ids in [Ids::Of(&server.theirs), Ids::Nobodys(Uuid::now_v7())] {
                let fields = samples::fields_but(path, Ids::Of(&server.ours), field, ids);
                answers.push(claire.send(claire.call(&in_boutique(path), &fields)).await);
            }
            // A member of another team is, like nobody at all, not somebody who can answer.
            let refused = [StatusCode::NOT_FOUND, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::CONFLICT];
            if !refused.contains(&answers[0].status) {
                found.push(format!("{path}: {} for another tenant's {field}", answers[0].status));
            }
            if answers[0].plain("") != answers[1].plain("") {
                found.push(format!(
                    "{path}, {field}: {}\n  differs from {}",
                    answers[0].plain(""),
                    answers[1].plain("")
                ));
            }
            let after = server.world.snapshot(&[("sessions", "*"), ("members", "last_seen_at")]).await;
            found.extend(before.differs_in(&after).iter().map(|it| format!("{path}, {field}: changed {it}")));
        }
    }
    found.extend(
        theirs_before.differs_in(&server.world.snapshot_of(AUTRE_CLIENT).await).iter().map(|it| (*it).to_owned()),
    );
    assert!(tried > 1, "there are doors with several ids");
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Addresses that name something beside what the page is about.
const BESIDE: [(&str, &str); 9] = [
    ("/inbox?view=all&channel=", "channels"),
    ("/inbox?view=all&assignee=", "members"),
    ("/inbox/OWN?view=all&channel=", "channels"),
    ("/inbox/OWN?draft=", "drafts"),
    ("/channels/keys?revoke=", "service_keys"),
    ("/channels/keys?rotate=", "service_keys"),
    ("/channels/keys?made=", "service_keys"),
    ("/account/tokens?revoke=", "personal_tokens"),
    ("/account/tokens?made=", "personal_tokens"),
];

#[tokio::test(flavor = "multi_thread")]
async fn t_6_anothers_id_beside_ones_own_shows_what_nobodys_does() {
    let server = Server::open().await;
    let own = server.ours.id("conversations").to_string();
    let mut claire = server.settled(claire()).await;
    for (address, table) in BESIDE {
        let address = in_boutique(&address.replace("OWN", &own));
        let (theirs, nobodys) = (server.theirs.id(table).to_string(), Uuid::now_v7().to_string());
        let real = claire.open(&format!("{address}{theirs}")).await;
        let random = claire.open(&format!("{address}{nobodys}")).await;
        assert_eq!(real.status, StatusCode::OK, "{address}");
        assert_eq!(same(&real, &theirs), same(&random, &nobodys), "{address}");
    }
}

/// An answer without what differs between any two requests: the press of a form too.
fn same(answer: &crate::answer::Answer, asked: &str) -> String {
    let plain = answer.plain(asked);
    let mut parts = plain.split("name=\"press\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once('"').map_or("", |(_, rest)| rest))
}
