//! Those who come without a session: other systems with a service key, visitors of a widget.

use std::sync::Arc;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use server::http::guarded::{OTHERS, Proof};
use server::http::{self, Web};
use switchboard::access::{InboxRead, KeysManage, Scope};
use switchboard::channels;
use switchboard::ids::*;
use switchboard::team::{self, KeyName, NewPersonalToken, NewServiceKey, Proved};
use switchboard::world::*;
use uuid::Uuid;

use crate::answer::Answer;
use crate::harness::{Browser, Server};

/// Every route that asks for this proof.
fn routes(proof: Proof) -> impl Iterator<Item = &'static str> {
    OTHERS.iter().filter(move |(_, it)| *it == proof).map(|(path, _)| *path)
}

/// A body that each route of the API would take; `channel` and `contact` name what is ours.
fn body(path: &str) -> Value {
    match path {
        "/api/v1/messages" => json!({ "id": "m-1", "text": "Hello", "contact": { "external_id": "sophie" } }),
        "/api/v1/conversations" => json!({ "contact": { "external_id": "sophie" } }),
        path if path.ends_with("/messages") => json!({ "id": "m-1", "text": "Hello" }),
        path if path.ends_with("/terms") => json!({ "audience": "agents" }),
        path if path.ends_with("/merge") => json!({ "other": Uuid::nil() }),
        path if path.ends_with("/status") => json!({ "status": "qualified" }),
        path if path.ends_with("/state") => json!({ "state": "resolved" }),
        path if path.ends_with("/plans") => json!({
            "based_on": 1, "language": "en", "title": "Are you open?", "text": "No.", "publish_at": "2099-01-01T00:00:00Z",
        }),
        path if path.ends_with("/answer") => json!({ "language": "en", "question": "Are you open?", "answer": "No." }),
        path if path.ends_with("/receipt") => json!({ "state": "read" }),
        _ => json!({}),
    }
}

async fn service_key(server: &Server, maker: Person, channel: Option<ChannelId>) -> String {
    let name = KeyName::parse("Shop system").unwrap();
    let new = NewServiceKey { name, scopes: Scope::ALL.to_vec(), channel, expires_at: None };
    let (_, secret) = team::create_key(server.world.tx::<KeysManage>(maker).await, &new).await.unwrap();
    secret.reveal().to_owned()
}

/// Asks with every method that a route may have, and gives the answer of the one it has.
async fn ask(browser: &Browser, path: &str, body: &Value, secret: Option<&str>) -> Answer {
    let mut answer = None;
    for method in [Method::GET, Method::POST, Method::DELETE] {
        let mut request = browser.request(method.clone(), path).header("accept", "application/json");
        // Where a proxy is believed, each route is asked from an address of its own: wrong keys are counted by it.
        request = request.header("x-forwarded-for", format!("10.0.0.{}", path.len() % 250));
        if method == Method::POST {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        if let Some(secret) = secret {
            request = request.bearer_auth(secret);
        }
        let it = Answer::read(request.send().await.unwrap()).await;
        if it.status != StatusCode::METHOD_NOT_ALLOWED {
            assert!(!it.status.is_server_error(), "{method} {path}: {} {}", it.status, it.body);
            answer = Some(it);
        }
    }
    answer.unwrap_or_else(|| panic!("{path} takes neither GET nor POST nor DELETE"))
}

#[tokio::test(flavor = "multi_thread")]
async fn z_2_no_route_of_the_api_opens_without_a_key_that_works() {
    let proxies = Arc::new(vec!["127.0.0.1".parse().unwrap()]);
    let server = Server::open_with(|web| http::router(Web { trusted_proxies: proxies, ..web })).await;
    let (nobody, mut claire_browser) = (server.stranger(), server.browser(claire()).await);
    claire_browser.open("/w/ma-boutique").await;
    let before = server.world.snapshot(&[("sessions", "*")]).await;
    for route in routes(Proof::ServiceKey) {
        let path = filled(route, &server.ours.id("conversations").to_string());
        for secret in [None, Some("sb_live_wrong"), Some("")] {
            let answer = ask(&nobody, &path, &body(route), secret).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{route} with {secret:?}");
        }
        // The session of a person is no key: a foreign site could send it along.
        let answer = ask(&claire_browser, &path, &body(route), None).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{route} with a session");
    }
    let after = server.world.snapshot(&[("sessions", "*")]).await;
    assert!(before.differs_in(&after).is_empty(), "{:?}", before.differs_in(&after));
}

/// A route with this id in all its places.
fn filled(route: &str, id: &str) -> String {
    route.split('/').map(|it| if it.starts_with('{') { id } else { it }).collect::<Vec<_>>().join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn t_6_a_key_finds_nothing_of_another_workspace() {
    let server = Server::open().await;
    server.world.api_channel().await;
    let secret = service_key(&server, claire(), None).await;
    let theirs_channel = server.world.api_channel_of(omar()).await;
    let nobody = server.stranger();
    let before = server.world.snapshot_of(AUTRE_CLIENT).await;
    let random = Uuid::now_v7().to_string();
    let theirs = ["conversations", "messages", "inbox_events", "knowledge_items"]
        .map(|table| server.theirs.id(table).to_string());
    for route in routes(Proof::ServiceKey).filter(|it| it.contains('{')) {
        let absent = ask(&nobody, &filled(route, &random), &body(route), Some(&secret)).await;
        assert_eq!(absent.status, StatusCode::NOT_FOUND, "{route}: {}", absent.body);
        for id in &theirs {
            let foreign = ask(&nobody, &filled(route, id), &body(route), Some(&secret)).await;
            assert_eq!(foreign.plain(id), absent.plain(&random), "{route}");
        }
    }
    for route in ["/api/v1/messages", "/api/v1/conversations"] {
        let naming = |channel: String| {
            let mut body = body(route);
            body["channel"] = json!(channel);
            body
        };
        let post = |body: Value| nobody.request(Method::POST, route).bearer_auth(&secret).json(&body);
        let foreign = Answer::read(post(naming(theirs_channel.to_string())).send().await.unwrap()).await;
        let absent = Answer::read(post(naming(random.clone())).send().await.unwrap()).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{route}: {}", foreign.body);
        assert_eq!(foreign.plain(&theirs_channel.to_string()), absent.plain(&random), "{route}");
    }
    let after = server.world.snapshot_of(AUTRE_CLIENT).await;
    assert!(before.differs_in(&after).is_empty(), "{:?}", before.differs_in(&after));
}

#[tokio::test(flavor = "multi_thread")]
async fn t_6_a_members_token_finds_nothing_of_another_workspace() {
    let server = Server::open().await;
    let scopes = Scope::ALL.iter().copied().filter(|it| it.is_of_members()).collect();
    let name = KeyName::parse("Laptop").unwrap();
    let new = NewPersonalToken { name, scopes, lasts: time::Duration::days(1) };
    let now = server.world.desk().now();
    let proved = Proved::remembered(claire().user(), now, now).unwrap();
    let (_, secret) = team::create_token(server.world.tx(claire()).await, proved, &new).await.unwrap();
    let nobody = server.stranger();
    let before = server.world.snapshot_of(AUTRE_CLIENT).await;
    let random = Uuid::now_v7().to_string();
    let theirs = ["conversations", "contacts", "companies", "leads", "knowledge_items", "knowledge_gaps", "sites"]
        .map(|table| server.theirs.id(table).to_string());
    for route in routes(Proof::ServiceKey).filter(|it| it.contains('{')) {
        let absent = ask(&nobody, &filled(route, &random), &body(route), Some(secret.reveal())).await;
        // What writes as a customer is no member's, whatever it names.
        let expected = [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN];
        assert!(expected.contains(&absent.status), "{route}: {}", absent.body);
        for id in &theirs {
            let foreign = ask(&nobody, &filled(route, id), &body(route), Some(secret.reveal())).await;
            assert_eq!(foreign.plain(id), absent.plain(&random), "{route}");
        }
    }
    let after = server.world.snapshot_of(AUTRE_CLIENT).await;
    assert!(before.differs_in(&after).is_empty(), "{:?}", before.differs_in(&after));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_5_a_key_of_one_channel_reaches_no_other() {
    let server = Server::open().await;
    let (mine, other) = (server.world.api_channel().await, server.world.api_channel().await);
    let of_mine = service_key(&server, claire(), Some(mine)).await;
    let other_conversation = server.world.hears(other, "sophie", "Where is my parcel?").await;
    let nobody = server.stranger();
    let post = |path: &str, body: Value| nobody.request(Method::POST, path).bearer_auth(&of_mine).json(&body).send();

    let sent = json!({ "id": "m-1", "text": "Hello", "contact": { "external_id": "sophie" } });
    assert_eq!(post("/api/v1/messages", sent.clone()).await.unwrap().status(), StatusCode::ACCEPTED, "its own");

    let mut named = sent;
    named["channel"] = json!(other);
    assert_eq!(post("/api/v1/messages", named).await.unwrap().status(), StatusCode::NOT_FOUND);
    let start = json!({ "channel": other, "contact": { "external_id": "eve" } });
    assert_eq!(post("/api/v1/conversations", start).await.unwrap().status(), StatusCode::NOT_FOUND);
    for route in routes(Proof::ServiceKey).filter(|it| it.contains("{conversation}")) {
        let path = filled(route, &other_conversation.to_string());
        let answer = ask(&nobody, &path, &body(route), Some(&of_mine)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{route}: {}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_5_a_key_dies_with_its_revocation_and_with_its_makers_place() {
    let server = Server::open().await;
    server.world.api_channel().await;
    let nobody = server.stranger();
    let asked = |secret: String| {
        let request = nobody.request(Method::GET, "/api/v1/events/01900000-0000-7000-8000-000000000000");
        async move { request.bearer_auth(secret).send().await.unwrap().status() }
    };
    let (revoked, disabled) = (service_key(&server, claire(), None).await, service_key(&server, david(), None).await);
    assert_eq!(asked(revoked.clone()).await, StatusCode::NOT_FOUND, "a key that works finds nothing there");

    let mut owner = server.world.database().owner().await;
    sqlx::query("update service_keys set revoked_at = now() where created_by = $1")
        .bind(claire().member())
        .execute(&mut owner)
        .await
        .unwrap();
    team::disable(server.world.tx(claire()).await, david().member()).await.unwrap();

    assert_eq!(asked(revoked).await, StatusCode::UNAUTHORIZED);
    assert_eq!(asked(disabled).await, StatusCode::UNAUTHORIZED);
}

/// The public key of a widget.
async fn public_key(server: &Server, person: Person, widget: ChannelId) -> String {
    let mut tx = server.world.tx::<InboxRead>(person).await;
    channels::find(&mut tx, widget).await.unwrap().unwrap().public_key
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_a_visitors_secret_opens_their_own_widget_and_thread_only() {
    let server = Server::open().await;
    let widget = server.world.widget().await;
    let (ours, second) = (public_key(&server, claire(), widget).await, server.world.widget().await);
    let second = public_key(&server, claire(), second).await;
    let domain = channels::Domain::parse("autre-client.example").unwrap();
    let theirs = channels::connect_widget(server.world.tx(omar()).await, "Site", vec![domain]).await.unwrap();
    let theirs = public_key(&server, omar(), theirs).await;
    let (_, secret) = server.world.visitor(widget).await;
    let (_, elses) = server.world.visitor(widget).await;
    let nobody = server.stranger();
    let letter = json!({ "id": Uuid::now_v7(), "text": "the words of the first visitor" });
    let written = nobody.request(Method::POST, &format!("/widget/{ours}/messages")).bearer_auth(&secret).json(&letter);
    assert_eq!(written.send().await.unwrap().status(), StatusCode::ACCEPTED);

    let before = server.world.snapshot_of(AUTRE_CLIENT).await;
    for route in routes(Proof::Visitor) {
        let body = if route.ends_with("/messages") { letter.clone() } else { json!({ "seq": 1 }) };
        for (key, secret, why) in [
            (&ours, None, "without a secret"),
            (&ours, Some("wrong"), "with a wrong secret"),
            (&second, Some(secret.as_str()), "another widget of the same workspace"),
            (&theirs, Some(secret.as_str()), "another workspace's widget"),
        ] {
            let answer = ask(&nobody, &route.replace("{key}", key), &body, secret).await;
            assert!(answer.status.is_client_error(), "{route} {why}: {} {}", answer.status, answer.body);
            assert!(!answer.body.contains("first visitor"), "{route} {why}: {}", answer.body);
        }
    }
    let thread = nobody.request(Method::GET, &format!("/widget/{ours}/messages?after=0")).bearer_auth(&elses);
    let thread = Answer::read(thread.send().await.unwrap()).await;
    assert_eq!(thread.status, StatusCode::OK);
    assert!(!thread.body.contains("first visitor"), "{}", thread.body);
    let after = server.world.snapshot_of(AUTRE_CLIENT).await;
    assert!(before.differs_in(&after).is_empty(), "{:?}", before.differs_in(&after));
}
