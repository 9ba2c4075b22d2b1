//! T-6 and T-7: another tenant's things do not exist, and none of its words are ever seen.

use app::routes::{Entry, Guard, doors};
use reqwest::StatusCode;
use switchboard::world::*;
use uuid::Uuid;

use crate::harness::{CANARY, Server, in_boutique, inside};
use crate::samples::{self, Ids, pages};

#[tokio::test(flavor = "multi_thread")]
async fn t_6_another_workspace_answers_like_one_that_does_not_exist() {
    let server = Server::open().await;
    let mut claire = server.browser(claire()).await;
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
    let mut claire = server.browser(claire()).await;
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
const QUIET: [&str; 3] = ["/api/inbox/mark-unread", "/api/inbox/look", "/api/inbox/leave"];

#[tokio::test(flavor = "multi_thread")]
async fn t_6_a_door_to_anothers_thing_answers_like_one_to_nothing() {
    let server = Server::open().await;
    let before = server.world.snapshot_of(AUTRE_CLIENT).await;
    let mut found = Vec::new();
    for Entry { path, .. } in doors().into_iter().filter(|it| samples::names_something(it.path)) {
        let mut claire = server.browser(claire()).await;
        let fields = samples::fields(path, Ids::Of(&server.theirs));
        let theirs = claire.send(claire.call(&in_boutique(path), &fields)).await;
        let fields = samples::fields(path, Ids::Nobodys(Uuid::now_v7()));
        let random = claire.send(claire.call(&in_boutique(path), &fields)).await;

        let expected = match theirs.status {
            // A field of a form that names nothing that is here.
            StatusCode::NOT_FOUND | StatusCode::UNPROCESSABLE_ENTITY => true,
            StatusCode::OK => QUIET.contains(&path),
            _ => false,
        };
        if !expected {
            found.push(format!("{path}: {} for another tenant's id", theirs.status));
        }
        if theirs.plain("") != random.plain("") {
            found.push(format!("{path}: {}\n  differs from {}", theirs.plain(""), random.plain("")));
        }
        for table in before.differs_in(&server.world.snapshot_of(AUTRE_CLIENT).await) {
            found.push(format!("{path}: the owner of Ma Boutique changed {table} of Autre Client"));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn z_3_nothing_that_a_form_did_not_ask_for_has_an_effect() {
    const RANK: &str = "
        select string_agg(m.id || ' ' || m.tenant_id || ' ' || m.user_id || ' ' || m.role || ' ' || m.created_at, e'\n' order by m.id)
        from members m join users u on u.id = m.user_id where u.name <> 'Zoé' and m.tenant_id in ($1, $2)";

    let server = Server::open().await;
    let mut owner = server.world.database().owner().await;
    let theirs = server.world.snapshot_of(AUTRE_CLIENT).await;
    let ranks: String =
        sqlx::query_scalar(RANK).bind(MA_BOUTIQUE).bind(AUTRE_CLIENT).fetch_one(&mut owner).await.unwrap();
    let mut found = Vec::new();
    for Entry { path, .. } in doors() {
        let mut fields = samples::fields(path, Ids::Of(&server.ours));
        for (name, value) in [
            ("tenant_id", AUTRE_CLIENT.to_string()),
            ("tenant", AUTRE_CLIENT.to_string()),
            ("member_id", omar().member().to_string()),
            ("user_id", omar().user().to_string()),
            ("user", omar().user().to_string()),
            ("role", "owner".to_owned()),
            ("rights", "18446744073709551615".to_owned()),
            ("plan", "unlimited".to_owned()),
            ("created_at", "1970-01-01T00:00:00Z".to_owned()),
        ] {
            if !fields.iter().any(|(it, _)| it == name) {
                fields.push((name.to_owned(), value));
            }
        }
        for person in [amelie(), claire()] {
            let mut browser = server.browser(person).await;
            browser.send(browser.call(&in_boutique(path), &fields)).await;
        }
        for table in theirs.differs_in(&server.world.snapshot_of(AUTRE_CLIENT).await) {
            found.push(format!("{path}: changed {table} of Autre Client"));
        }
        let now: String =
            sqlx::query_scalar(RANK).bind(MA_BOUTIQUE).bind(AUTRE_CLIENT).fetch_one(&mut owner).await.unwrap();
        if now != ranks {
            found.push(format!("{path}: changed somebody's place or role"));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn t_7_no_page_of_ma_boutique_shows_a_word_of_autre_client() {
    let server = Server::open().await;
    let words = [CANARY.to_owned(), "Autre Client".to_owned(), omar().email(), "Omar".to_owned()];
    for person in [eva(), amelie(), bruno(), david(), claire()] {
        let mut browser = server.browser(person).await;
        for Entry { path, .. } in pages() {
            for ids in [Ids::Of(&server.ours), Ids::Of(&server.theirs)] {
                let answer = browser.open(&in_boutique(&samples::page(path, ids))).await;
                for word in &words {
                    assert!(!answer.body.contains(word), "{path} shows `{word}` to {}", person.name);
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t_7_the_canaries_are_there_for_their_own() {
    let server = Server::open().await;
    let filled = server.theirs.tables().filter(|it| server.theirs.row(it).to_string().contains(CANARY)).count();
    assert!(filled > 10, "only {filled} tables of Autre Client have a canary");
    let mut omar = server.browser(omar()).await;
    let today = omar.open("/w/autre-client").await;
    assert_eq!(today.status, StatusCode::OK);
    assert!(today.body.contains("Autre Client"), "its owner sees its name: {}", today.body);
}
