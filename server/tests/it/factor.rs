//! the second factor over HTTP: what opens before a code was given, and what asks for a proof.

use std::time::Duration;

use app::routes::{Entry, Guard, doors};
use reqwest::StatusCode;
use switchboard::access::{Role, WorkspaceManage};
use switchboard::team::sessions::{self, SessionKey};
use switchboard::team::{self, AppSecret, Proved};
use switchboard::tenancy::RequestInfo;
use switchboard::world::*;

use crate::answer::Answer;
use crate::harness::{Browser, SESSION, Server, in_boutique};
use crate::live;
use crate::samples::{self, Ids, pages};

const PASSWORD: &str = "six brass keys on a ring";

async fn post(browser: &mut Browser, door: &str, given: &[(&str, &str)]) -> Answer {
    let fields: Vec<_> = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    browser.send(browser.post(door, &fields)).await
}

fn proved(server: &Server, person: Person) -> Proved {
    let now = server.world.desk().now();
    Proved::remembered(person.user(), now, now).unwrap()
}

/// Gives somebody an app, as they would set it up, and lets its first code grow old.
async fn set_up(server: &Server, person: Person) -> (AppSecret, Vec<String>) {
    let desk = server.world.desk();
    let sealed = team::start_factor(desk, proved(server, person)).unwrap();
    let app = AppSecret::open(desk, person.user(), &sealed).unwrap();
    let code = app.code_at(desk.now());
    let codes = team::confirm_factor(desk, person.user(), &sealed, &code, RequestInfo::default()).await.unwrap();
    server.world.clock.advance(time::Duration::seconds(60));
    (app, codes)
}

async fn gives_password(browser: &mut Browser, person: Person, next: &str) -> Answer {
    post(browser, "/api/team/sign-in", &[("email", &person.email()), ("password", PASSWORD), ("next", next)]).await
}

/// A browser in which somebody gave password and code.
async fn signed_in(server: &Server, person: Person, app: &AppSecret) -> Browser {
    let mut browser = server.stranger();
    gives_password(&mut browser, person, "/").await;
    let code = app.code_at(server.world.desk().now());
    post(&mut browser, "/api/team/give-code", &[("secret_code", &code)]).await;
    browser
}

async fn require(server: &Server, roles: &[Role]) {
    let tx = server.world.tx::<WorkspaceManage>(david()).await;
    team::require_factor(tx, proved(server, david()), roles).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_the_session_changes_with_the_password_and_with_the_code() {
    let server = Server::open().await;
    server.world.give_password(amelie(), PASSWORD).await;
    let (app, _) = set_up(&server, amelie()).await;
    let mut browser = server.stranger();

    let answer = gives_password(&mut browser, amelie(), "/w/ma-boutique/team").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/login/code?next=/w/ma-boutique/team"));
    let next = ("next", "/w/ma-boutique/team");
    let half = browser.clone();
    let answer = post(&mut browser, "/api/team/give-code", &[("secret_code", "no such code")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(browser.open(&in_boutique("/")).await.asks_to_sign_in());

    let code = app.code_at(server.world.desk().now());
    let answer = post(&mut browser, "/api/team/give-code", &[("secret_code", &code), next]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/w/ma-boutique/team"));
    assert_ne!(half.cookies[SESSION], browser.cookies[SESSION], "the session has another id");
    assert_eq!(browser.open(&in_boutique("/team")).await.status, StatusCode::OK);
    assert!(half.clone().open(&in_boutique("/")).await.asks_to_sign_in(), "the old one is dead");
    let again = post(&mut half.clone(), "/api/team/give-code", &[("secret_code", &code), next]).await;
    assert_ne!(again.location(), "/w/ma-boutique/team", "and takes no code");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_who_is_half_signed_in_reaches_nothing_else() {
    let server = Server::open().await;
    server.world.give_password(claire(), PASSWORD).await;
    set_up(&server, claire()).await;
    let mut half = server.stranger();
    gives_password(&mut half, claire(), "/").await;
    assert!(half.open("/login/code").await.body.contains("secret_code"));

    let is_out = |answer: &Answer| answer.asks_to_sign_in() || answer.status == StatusCode::NOT_FOUND;
    let mut found = Vec::new();
    for Entry { path, guard, .. } in pages() {
        let answer = half.clone().open(&in_boutique(&samples::page(path, Ids::Of(&server.ours)))).await;
        if guard != Guard::Public && !is_out(&answer) {
            found.push(format!("{path}: {}", answer.status));
        }
    }
    for Entry { path, guard, .. } in doors() {
        if guard == Guard::Public {
            continue;
        }
        let fields = samples::fields(path, Ids::Of(&server.ours));
        let mut browser = half.clone();
        let answer = browser.send(browser.call(&in_boutique(path), &fields)).await;
        if !is_out(&answer) {
            found.push(format!("{path}: {} {}", answer.status, answer.body));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    let stream = half.request(reqwest::Method::GET, &in_boutique("/events")).send().await.unwrap();
    assert_eq!(stream.status(), StatusCode::NOT_FOUND);

    server.world.clock.advance(time::Duration::minutes(10));
    assert!(!half.open("/login/code").await.body.contains("secret_code"), "the password is asked for again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_7_who_must_have_a_second_factor_is_led_to_set_one_up_and_nowhere_else() {
    let server = Server::open().await;
    server.world.give_password(claire(), PASSWORD).await;
    let mut claire_browser = server.settled(claire()).await;
    let stream = live::listen(&claire_browser).await;

    require(&server, &[Role::Owner, Role::Admin]).await;

    let closed = live::ends(stream).await;
    assert!(closed <= Duration::from_secs(5), "the stream closes after {closed:?}");
    for path in ["/", "/inbox", "/settings/security", "/audit", "/contacts/export.csv"] {
        let answer = claire_browser.open(&in_boutique(path)).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/second-factor"), "{path}");
    }
    let stream = claire_browser.request(reqwest::Method::GET, &in_boutique("/events")).send().await.unwrap();
    assert_eq!(stream.status(), StatusCode::NOT_FOUND);
    let fields = samples::fields("/api/team/invite", Ids::Of(&server.ours));
    let answer = claire_browser.send(claire_browser.call(&in_boutique("/api/team/invite"), &fields)).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let mut amelie_browser = server.browser(amelie()).await;
    assert_eq!(amelie_browser.open(&in_boutique("/inbox")).await.status, StatusCode::OK, "her role needs none");

    // The session is of long ago, for all that it knows: the password is asked for.
    assert!(claire_browser.open("/second-factor").await.body.contains("proof_password"));
    post(&mut claire_browser, "/api/team/start-factor", &[("proof_password", PASSWORD)]).await;
    let page = claire_browser.open("/second-factor").await.body;
    assert!(page.contains("<svg") && page.contains("otpauth://totp/Switchboard:claire%40example.com"), "{page}");
    let desk = server.world.desk();
    let key = SessionKey::of_cookie(&claire_browser.cookies[SESSION]);
    let body = sessions::load(desk, key).await.unwrap().unwrap().body;
    let sealed: Vec<u8> = serde_json::from_value(body["app"].clone()).unwrap();
    let app = AppSecret::open(desk, claire().user(), &sealed).unwrap();
    assert!(page.contains(&app.groups()), "the text alternative");

    post(&mut claire_browser, "/api/team/confirm-factor", &[("secret_code", &app.code_at(desk.now()))]).await;
    assert_ne!(key, SessionKey::of_cookie(&claire_browser.cookies[SESSION]), "the session has another id");
    let codes = claire_browser.open("/second-factor").await.body.matches("<li><code>").count();
    assert_eq!(codes, team::RECOVERY_CODES);
    assert!(!claire_browser.open("/second-factor").await.body.contains("<li><code>"), "they are shown once");
    assert_eq!(claire_browser.open(&in_boutique("/inbox")).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_7_after_five_minutes_the_password_or_a_code_is_asked_for_again() {
    let server = Server::open().await;
    server.world.give_password(amelie(), PASSWORD).await;
    let (app, _) = set_up(&server, amelie()).await;
    let desk = server.world.desk();
    let mut browser = signed_in(&server, amelie(), &app).await;
    assert!(!browser.open("/second-factor").await.body.contains("proof_password"), "she has just signed in");

    server.world.clock.advance(time::Duration::minutes(5) + time::Duration::seconds(1));
    assert!(browser.open("/second-factor").await.body.contains("proof_password"));
    let nothing: &[(&str, &str)] = &[];
    let another: &[(&str, &str)] = &[("proof_password", "another")];
    for (given, what) in [(nothing, "nothing"), (another, "another password")] {
        post(&mut browser, "/api/team/remove-factor", given).await;
        assert!(team::second_factor(desk, amelie().user()).await.unwrap().is_some(), "{what}");
    }

    let code = app.code_at(desk.now());
    post(&mut browser, "/api/team/renew-codes", &[("proof_password", &code)]).await;
    assert!(browser.open("/second-factor").await.body.contains("<li><code>"), "a code is a proof");
    post(&mut browser, "/api/team/remove-factor", &[]).await;
    assert!(team::second_factor(desk, amelie().user()).await.unwrap().is_none(), "and lasts five minutes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_7_to_make_an_owner_or_to_require_a_factor_asks_for_a_proof() {
    let server = Server::open().await;
    server.world.give_password(claire(), PASSWORD).await;
    let mut browser = server.browser(claire()).await;
    let david_id = david().member().to_string();
    let owner = [("member", david_id.as_str()), ("role", "owner")];
    let role = async || {
        let mut tx = server.world.tx::<WorkspaceManage>(claire()).await;
        let members = team::members(&mut tx).await.unwrap();
        members.into_iter().find(|it| it.id == david().member()).unwrap().position.role
    };
    let required = async || {
        let mut tx = server.world.tx::<WorkspaceManage>(claire()).await;
        team::factor_roles(&mut tx).await.unwrap()
    };

    post(&mut browser, &in_boutique("/api/team/change-role"), &owner).await;
    assert_eq!(role().await, Role::Admin);
    post(&mut browser, &in_boutique("/api/team/require-factor"), &[("roles[]", "viewer")]).await;
    assert_eq!(required().await, []);

    let proof = ("proof_password", PASSWORD);
    post(&mut browser, &in_boutique("/api/team/change-role"), &[owner[0], owner[1], proof]).await;
    assert_eq!(role().await, Role::Owner);
    post(&mut browser, &in_boutique("/api/team/require-factor"), &[("roles[]", "viewer")]).await;
    assert_eq!(required().await, [Role::Viewer], "the proof of a moment ago");
}
