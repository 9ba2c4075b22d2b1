//! the session cookie, and what ends it.

use reqwest::{Method, StatusCode};
use sqlx::{Connection, PgConnection};
use switchboard::access::{Role, TeamManage};
use switchboard::team::{self, sessions, sessions::SessionKey};
use switchboard::world::*;
use time::Duration;

use crate::harness::{Browser, SESSION, Server, in_boutique};

/// The key under which the browser's session is kept.
fn key(browser: &Browser) -> SessionKey {
    SessionKey::of_cookie(&browser.cookies[SESSION])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_the_cookie_is_kept_from_scripts_and_other_hosts() {
    let server = Server::open().await;
    let mut amelie = server.browser(amelie()).await;

    // Entering a workspace is remembered in the session, so the cookie is sent again.
    let answer = amelie.open(&in_boutique("/")).await;

    let cookie = answer.header("set-cookie");
    let attributes: Vec<&str> = cookie.split("; ").skip(1).collect();
    assert!(cookie.starts_with("__Host-sid="), "{cookie}");
    for attribute in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(attributes.contains(&attribute), "{attribute}: {cookie}");
    }
    assert!(!cookie.to_lowercase().contains("domain="), "{cookie}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_the_database_does_not_hold_the_cookie() {
    let server = Server::open().await;
    let amelie = server.browser(amelie()).await;
    let mut owner = server.world.database().owner().await;
    let rows: Vec<String> =
        sqlx::query_scalar("select to_jsonb(s)::text from sessions s").fetch_all(&mut owner).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert!(!rows[0].contains(&amelie.cookies[SESSION]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_nobody_chooses_their_own_session() {
    let server = Server::open().await;
    let mut fixed = server.stranger();
    fixed.cookies.insert(SESSION.to_owned(), "AAAAAAAAAAAAAAAAAAAAAA".to_owned());
    let answer = fixed.open(&in_boutique("/")).await;
    assert!(answer.asks_to_sign_in(), "{}", answer.status);
    assert!(!answer.header("set-cookie").contains("AAAAAAAAAAAAAAAAAAAAAA"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_an_ended_session_is_dead() {
    let server = Server::open().await;
    let mut amelie = server.browser(amelie()).await;
    assert_eq!(amelie.open(&in_boutique("/")).await.status, StatusCode::OK);

    sessions::delete(server.world.desk(), key(&amelie)).await.unwrap();

    assert!(amelie.clone().open(&in_boutique("/")).await.asks_to_sign_in());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_a_session_ends_when_nobody_uses_it_and_in_any_case() {
    let server = Server::open().await;
    let mut idle = server.browser(amelie()).await;
    server.world.clock.advance(sessions::IDLE + Duration::seconds(1));
    assert!(idle.open(&in_boutique("/")).await.asks_to_sign_in(), "nobody used it for 14 days");

    let mut busy = server.browser(amelie()).await;
    let mut days = 0;
    while busy.open(&in_boutique("/")).await.status == StatusCode::OK {
        server.world.clock.advance(Duration::days(5));
        days += 5;
        assert!(days <= 65, "a session that is used does not end");
    }
    assert!(days >= sessions::ABSOLUTE.whole_days(), "it ended after {days} days");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_a_request_that_ends_after_the_session_does_not_revive_it() {
    let server = Server::open().await;
    let desk = server.world.desk();
    let amelie = server.browser(amelie()).await;

    // The end of the session is decided, and not yet committed, while a second request comes in
    // and writes into it: the workspace that it enters is remembered.
    let mut ending = desk.pools().pages.begin().await.unwrap();
    sqlx::query("delete from sessions where user_id is not null").execute(&mut *ending).await.unwrap();
    let mut parallel = amelie.clone();
    let writing = tokio::spawn(async move { parallel.open(&in_boutique("/")).await });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert!(!writing.is_finished(), "the second request writes into the session");
    ending.commit().await.unwrap();
    writing.await.unwrap();

    assert!(sessions::load(desk, key(&amelie)).await.unwrap().is_none(), "the session lives again");
    assert!(amelie.clone().open(&in_boutique("/")).await.asks_to_sign_in());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_a_change_of_role_changes_the_session() {
    let server = Server::open().await;
    let mut bruno_browser = server.browser(bruno()).await;
    bruno_browser.open(&in_boutique("/")).await;
    let old = bruno_browser.clone();

    let tx = server.world.tx::<TeamManage>(claire()).await;
    team::change_role(tx, bruno().member(), Role::Agent).await.unwrap();
    let next = bruno_browser.open(&in_boutique("/")).await;

    assert_eq!(next.status, StatusCode::OK, "he stays signed in");
    assert_ne!(old.cookies[SESSION], bruno_browser.cookies[SESSION], "under another id");
    assert!(old.clone().open(&in_boutique("/")).await.asks_to_sign_in(), "the old one is dead");
    assert_eq!(bruno_browser.open(&in_boutique("/")).await.status, StatusCode::OK, "the new one lives");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_who_is_disabled_is_out_at_once() {
    let server = Server::open().await;
    let mut amelie_browser = server.browser(amelie()).await;
    assert_eq!(amelie_browser.open(&in_boutique("/")).await.status, StatusCode::OK);

    team::disable(server.world.tx::<TeamManage>(claire()).await, amelie().member()).await.unwrap();

    let answer = amelie_browser.open(&in_boutique("/")).await;
    assert!(answer.asks_to_sign_in() || answer.status == StatusCode::NOT_FOUND, "{}", answer.status);
}

/// Pages of the inbox wait until this connection is closed: their table is locked.
async fn hold_the_inbox(server: &Server) -> PgConnection {
    let mut held = server.world.database().owner().await;
    sqlx::raw_sql("begin; lock table conversations in access exclusive mode").execute(&mut held).await.unwrap();
    held
}

/// Returns when so many requests wait for a lock.
async fn waiting(server: &Server, requests: i64) {
    const WAITING: &str = "
        select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let mut owner = server.world.database().owner().await;
    let all = async {
        while sqlx::query_scalar::<_, i64>(WAITING).fetch_one(&mut owner).await.unwrap() < requests {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), all).await.expect("a request reaches the inbox");
}

/// When the sessions of a person began.
async fn begun(server: &Server, person: Person) -> Vec<time::OffsetDateTime> {
    let mut owner = server.world.database().owner().await;
    let sessions = "select created_at from sessions where user_id = $1";
    sqlx::query_scalar(sessions).bind(person.user()).fetch_all(&mut owner).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_a_session_that_gets_a_new_id_can_still_be_ended() {
    let server = Server::open().await;
    for ending in ["disabled", "new password", "signed out elsewhere"] {
        let browser = server.browser(bruno()).await;
        team::change_role(server.world.tx::<TeamManage>(claire()).await, bruno().member(), Role::Admin).await.unwrap();
        let held = hold_the_inbox(&server).await;
        let mut under_way = browser.clone();
        let request = tokio::spawn(async move {
            under_way.open(&in_boutique("/inbox")).await;
            under_way
        });
        waiting(&server, 1).await;

        let desk = server.world.desk();
        match ending {
            "disabled" => team::disable(server.world.tx(claire()).await, bruno().member()).await.unwrap(),
            "new password" => {
                let mut owner = server.world.database().owner().await;
                let set = "select system_set_password($1, 'none', now())";
                sqlx::query(set).bind(bruno().user()).execute(&mut owner).await.unwrap();
            }
            _ => sessions::end(desk, bruno().user(), key(&browser)).await.unwrap(),
        }
        held.close().await.unwrap();
        let after = request.await.unwrap();

        assert_eq!(begun(&server, bruno()).await.len(), 0, "{ending}: a session lives");
        if ending == "disabled" {
            team::enable(server.world.tx(claire()).await, bruno().member()).await.unwrap();
        }
        for mut cookies in [browser, after] {
            assert!(cookies.open(&in_boutique("/")).await.asks_to_sign_in(), "{ending}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_a_new_id_makes_a_session_neither_two_nor_younger() {
    let server = Server::open().await;
    let browser = server.browser(bruno()).await;
    let before = begun(&server, bruno()).await;
    server.world.clock.advance(Duration::days(3));
    team::change_role(server.world.tx::<TeamManage>(claire()).await, bruno().member(), Role::Admin).await.unwrap();

    let held = hold_the_inbox(&server).await;
    let open = |mut it: Browser| async move {
        let answer = it.open(&in_boutique("/inbox")).await;
        (answer, it)
    };
    let requests = [tokio::spawn(open(browser.clone())), tokio::spawn(open(browser.clone()))];
    waiting(&server, 2).await;
    held.close().await.unwrap();

    let mut renewed = Vec::new();
    for request in requests {
        let (answer, after) = request.await.unwrap();
        assert_eq!(answer.status, StatusCode::OK, "both are answered");
        renewed.extend((after.cookies[SESSION] != browser.cookies[SESSION]).then_some(after));
    }
    assert_eq!(begun(&server, bruno()).await, before);
    assert_eq!(renewed.len(), 1, "one of them has the new cookie, and the other takes none away");
    assert_eq!(renewed[0].open(&in_boutique("/")).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_signing_out_removes_the_cookie_from_the_browser() {
    let server = Server::open().await;
    let mut amelie = server.browser(amelie()).await;

    let answer = amelie.send(amelie.post("/api/team/sign-out", &[])).await;

    let cookies: Vec<&str> = answer.headers.get_all("set-cookie").iter().map(|it| it.to_str().unwrap()).collect();
    assert_eq!(cookies, ["__Host-sid=; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_live_page_that_looks_again_takes_no_secret_and_writes_nothing_into_the_session() {
    let server = Server::open().await;
    let channel = server.world.api_channel().await.to_string();
    let mut david = server.browser(david()).await;
    let page = in_boutique(&format!("/channels/{channel}"));
    let look =
        |it: &Browser| it.request(Method::GET, &page).header("accept", "text/html").header("sec-fetch-dest", "empty");
    david.open(&page).await;
    assert!(david.send(look(&david)).await.headers.get("set-cookie").is_none(), "nothing was there to be taken out");

    let fields =
        [("channel".to_owned(), channel.clone()), ("callback".to_owned(), "https://shop.example/a".to_owned())];
    let kept = david.post(&in_boutique("/api/channels/set-callback"), &fields);
    david.send(kept.header("referer", david.own_address(&page))).await;

    assert!(!david.send(look(&david)).await.body.contains("whsec_"));
    assert!(david.open(&page).await.body.contains("whsec_"), "the maker sees it");
    assert!(!david.open(&page).await.body.contains("whsec_"), "once");
}
