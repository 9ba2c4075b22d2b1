//! Signing in by an identity provider over HTTP: what such a session opens, and what nobody is told.

use reqwest::StatusCode;
use serde_json::json;
use switchboard::access::{Role, WorkspaceManage};
use switchboard::ids::*;
use switchboard::team::sessions::{self, Body, Session, SessionKey};
use switchboard::team::{self, ClientId, Issuer, Proved, ProviderChange, ProviderName, Through};
use switchboard::world::*;

use crate::harness::{Browser, SESSION, Server, in_boutique, inside};

async fn name(server: &Server, required: bool, issuer: &str) -> IdentityProviderId {
    let desk = server.world.desk();
    let proved = Proved::remembered(claire().user(), desk.now(), desk.now()).unwrap();
    let change = ProviderChange {
        name: ProviderName::parse("Staff").unwrap(),
        issuer: Issuer::parse(issuer).unwrap(),
        client_id: ClientId::parse("switchboard").unwrap(),
        secret: Some("a secret".to_owned()),
        enabled: true,
        required,
        join_domains: Vec::new(),
        join_role: Role::Agent,
    };
    team::keep_provider(desk, server.world.tx::<WorkspaceManage>(claire()).await, proved, &change).await.unwrap();
    let mut tx = server.world.tx::<WorkspaceManage>(claire()).await;
    team::identity_provider(&mut tx).await.unwrap().unwrap().id
}

/// A browser in which somebody has come by a provider.
async fn through(server: &Server, person: Person, through: Through) -> Browser {
    let browser = server.browser(person).await;
    let body = [("user".to_owned(), json!(person.user())), (team::THROUGH.to_owned(), json!(through))];
    let session = Session { user: Some(person.user()), body: Body::from_iter(body), from_ip: None, user_agent: None };
    let key = SessionKey::of_cookie(&browser.cookies[SESSION]);
    assert!(sessions::save(server.world.desk(), key, &session).await.unwrap());
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_by_a_provider_enters_its_own_workspace_alone_and_proves_nothing() {
    let server = Server::open().await;
    let provider = name(&server, false, "https://id.boutique.example").await;
    let mut ours = through(&server, amelie(), Through { tenant: MA_BOUTIQUE, provider }).await;
    assert_eq!(ours.open(&in_boutique("/inbox")).await.status, StatusCode::OK);
    assert!(ours.open("/second-factor").await.body.contains("proof_password"));

    // The same person, by another workspace's provider.
    let mut theirs = through(&server, amelie(), Through { tenant: AUTRE_CLIENT, provider }).await;
    assert_eq!(theirs.open(&in_boutique("/inbox")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(theirs.open(&inside("autre-client", "/inbox")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_provider_is_required_a_password_opens_nothing_and_owners_still_enter() {
    let server = Server::open().await;
    let provider = name(&server, true, "https://id.boutique.example").await;
    let mut by_password = server.browser(amelie()).await;
    for path in ["/inbox", "/team", "/account"] {
        let answer = by_password.open(&in_boutique(path)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.location().starts_with("/login/with?workspace=ma-boutique"), "{path}: {}", answer.location());
    }
    let stream = by_password.request(reqwest::Method::GET, &in_boutique("/events")).send().await.unwrap();
    assert_eq!(stream.status(), StatusCode::NOT_FOUND);
    let mut owner = server.browser(claire()).await;
    assert_eq!(owner.open(&in_boutique("/inbox")).await.status, StatusCode::OK);
    let mut by_provider = through(&server, amelie(), Through { tenant: MA_BOUTIQUE, provider }).await;
    assert_eq!(by_provider.open(&in_boutique("/inbox")).await.status, StatusCode::OK);

    // Another provider now: whoever came by the one before is signed out.
    name(&server, true, "https://id.other.example").await;
    assert!(by_provider.open(&in_boutique("/inbox")).await.asks_to_sign_in());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_2_the_sign_in_page_tells_of_a_provider_and_of_nothing_else() {
    let server = Server::open().await;
    name(&server, false, "https://id.boutique.example").await;
    let mut stranger = server.stranger();
    assert!(stranger.open("/login?next=/w/ma-boutique/inbox").await.body.contains("Sign in with Staff"));
    let one = stranger.open("/login/with?workspace=autre-client").await;
    let other = stranger.open("/login/with?workspace=no-such-place").await;
    assert_eq!(one.status, other.status);
    assert!(one.body.contains("is known by this name") && other.body.contains("is known by this name"));
}

#[tokio::test(flavor = "multi_thread")]
async fn o_1_a_provider_at_a_private_address_is_not_called_and_nobody_is_led_there_from_elsewhere() {
    let server = Server::open().await;
    name(&server, false, "https://10.0.0.1").await;
    let mut stranger = server.stranger();
    let answer = stranger.open("/login/go?workspace=ma-boutique").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("could not be verified"), "{}", answer.body);

    let from = stranger.request(reqwest::Method::GET, "/login/go?workspace=ma-boutique");
    let answer = stranger.send(from.header("accept", "text/html").header("sec-fetch-site", "cross-site")).await;
    assert_eq!(answer.location(), "/login/with?workspace=ma-boutique");
}
