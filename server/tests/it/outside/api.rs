//! The API: bring in, fetch, confirm.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use switchboard::inbox;
use switchboard::knowledge::{self, Kind, NewItem};
use switchboard::world::*;

use super::{Outside, send};

/// What was said in a conversation, as the API tells it.
async fn said(outside: &Outside, key: &str, conversation: &str) -> Vec<String> {
    let path = format!("/conversations/{conversation}/messages");
    let thread = send(outside.api(key, Method::GET, &path)).await.json();
    let all = thread["messages"].as_array().unwrap().clone();
    all.iter().filter(|it| it["event"].is_null()).map(|it| it["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_system_brings_a_message_in_and_fetches_the_answer() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let who = json!({ "external_id": "sophie", "name": "Sophie Martin", "email": "sophie@example.com" });
    let started = send(outside.api(&key, Method::POST, "/conversations").json(&json!({ "contact": who }))).await;
    assert_eq!(started.status, StatusCode::CREATED, "{}", started.body);
    let conversation = started.json();
    assert_eq!((&conversation["contact"], &conversation["status"]), (&who, &json!("waiting")));
    let again = send(outside.api(&key, Method::POST, "/conversations").json(&json!({ "contact": who }))).await;
    assert_eq!((again.status, &again.json()["id"]), (StatusCode::OK, &conversation["id"]));

    let id = conversation["id"].as_str().unwrap();
    let messages = format!("/conversations/{id}/messages");
    let letter =
        json!({ "id": "m-1", "text": "Where is my parcel?", "language": "en", "sent_at": "2026-11-20T08:59:00Z" });
    let taken = send(outside.api(&key, Method::POST, &messages).json(&letter)).await;
    assert_eq!(taken.status, StatusCode::ACCEPTED, "{}", taken.body);
    outside.work().await;
    let thread = send(outside.api(&key, Method::GET, &messages)).await.json();
    let first = &thread["messages"][0];
    assert_eq!(
        (&first["client_id"], &first["author"], &first["at"]),
        (&json!("m-1"), &json!("contact"), &letter["sent_at"])
    );

    let conversation: switchboard::ids::ConversationId = id.parse().unwrap();
    inbox::take_over(outside.world().tx(amelie()).await, conversation).await.unwrap();
    inbox::reply(outside.world().tx(amelie()).await, conversation, saying("It arrives tomorrow.")).await.unwrap();
    outside.work_later(6).await;
    assert_eq!(said(&outside, &key, id).await.last().unwrap(), "It arrives tomorrow.");
    let answer = async || {
        let thread = send(outside.api(&key, Method::GET, &messages)).await.json();
        thread["messages"].as_array().unwrap().last().unwrap().clone()
    };
    let told = answer().await;
    assert_eq!((&told["author"], &told["name"]), (&json!("staff"), &json!("Amélie")));
    assert_eq!(told["delivery"], "delivered", "it was fetched");

    let receipt = format!("{messages}/{}/receipt", told["id"].as_str().unwrap());
    for (state, after) in [("read", "read"), ("delivered", "read"), ("failed", "read")] {
        let noted = send(outside.api(&key, Method::POST, &receipt).json(&json!({ "state": state }))).await;
        assert_eq!((noted.status, noted.body.as_str()), (StatusCode::NO_CONTENT, ""));
        assert_eq!(answer().await["delivery"], after, "a receipt that comes late changes nothing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_pages_through_everything_once() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    for number in 0..7 {
        let body =
            json!({ "contact": { "external_id": "sophie" }, "id": format!("m-{number}"), "text": format!("{number}") });
        assert_eq!(send(outside.api(&key, Method::POST, "/messages").json(&body)).await.status, StatusCode::ACCEPTED);
        outside.work().await;
    }
    let id = outside.newest(outside.api).await;
    let (mut seen, mut cursor) = (Vec::new(), 0);
    loop {
        let path = format!("/conversations/{id}/messages?limit=3&after={cursor}");
        let page = send(outside.api(&key, Method::GET, &path)).await.json();
        let entries = page["messages"].as_array().unwrap().clone();
        if entries.is_empty() {
            break;
        }
        assert!(entries.len() <= 3);
        seen.extend(
            entries.iter().filter(|it| it["author"] == "contact").map(|it| it["text"].as_str().unwrap().to_owned()),
        );
        cursor = page["cursor"].as_i64().unwrap();
    }
    assert_eq!(seen, ["0", "1", "2", "3", "4", "5", "6"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn r_16_r_17_duplicates_and_disorder_change_nothing() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let bring = |number: u32| {
        let body = json!({
            "contact": { "external_id": "sophie" }, "id": format!("m-{number}"), "text": format!("Message {number}"),
            "sent_at": format!("2026-11-20T08:0{number}:00Z"),
        });
        send(outside.api(&key, Method::POST, "/messages").json(&body))
    };
    let answers = futures::future::join_all([3, 1, 2, 1, 3, 1, 2, 3, 1, 2, 3, 2].map(bring)).await;
    let mut events: Vec<Value> = answers.iter().map(|it| it.json()["event"].clone()).collect();
    assert!(answers.iter().all(|it| it.status == StatusCode::ACCEPTED));
    events.sort_by_key(ToString::to_string);
    events.dedup();
    assert_eq!(events.len(), 3, "a repetition is answered like the first");
    outside.work().await;
    let conversation = outside.newest(outside.api).await;
    let said: Vec<String> =
        outside.world().said(conversation).await.into_iter().filter(|it| it.starts_with("Message")).collect();
    assert_eq!(said, ["Message 1", "Message 2", "Message 3"], "in the order in which they were written");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_16_a_question_that_comes_four_times_is_answered_and_paid_once() {
    let outside = Outside::open().await;
    let item = NewItem::parse(Kind::Faq, "en", "Do you wrap gifts?", &[], "We wrap every gift for 3 euros.").unwrap();
    knowledge::write(outside.world().tx(claire()).await, item).await.unwrap();
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let question = json!({ "id": "m-1", "text": "Do you wrap gifts?", "contact": { "external_id": "sophie" } });
    let bring = || async {
        send(outside.api(&key, Method::POST, "/messages").json(&question)).await;
    };
    futures::future::join_all([(); 4].map(|()| bring())).await;
    outside.work().await;
    bring().await;
    outside.work().await;

    let said = outside.world().said(outside.newest(outside.api).await).await;
    assert_eq!(said, ["Do you wrap gifts?", "We wrap every gift for 3 euros."]);
    let mut owner = outside.world().database().owner().await;
    let count = async |owner: &mut sqlx::PgConnection, what: &'static str| -> i64 {
        sqlx::query_scalar(what).bind(MA_BOUTIQUE).fetch_one(owner).await.unwrap()
    };
    assert_eq!(count(&mut owner, "select count(*) from runs where tenant_id = $1").await, 1, "one run");
    let asked = "select count(*) from jobs where tenant_id = $1 and kind = 'reply'";
    assert_eq!(count(&mut owner, asked).await, 1, "one answer was asked for");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workspaces_may_use_the_same_id() {
    let outside = Outside::open().await;
    let theirs = outside.world().api_channel_of(omar()).await;
    let (_, ours) = outside.service_key(claire(), Some(outside.api)).await;
    let (_, omars) = outside.service_key(omar(), Some(theirs)).await;
    let body = json!({ "contact": { "external_id": "sophie" }, "id": "m-1", "text": "Hello" });
    let mut events = Vec::new();
    for key in [&ours, &omars] {
        let answer = send(outside.api(key, Method::POST, "/messages").json(&body)).await;
        events.push(answer.json()["event"].clone());
        outside.work().await;
        let became =
            send(outside.api(key, Method::GET, &format!("/events/{}", events.last().unwrap().as_str().unwrap())));
        assert_eq!(became.await.json()["state"], "done");
    }
    assert_ne!(events[0], events[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_understood_is_refused_with_its_problem() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let good = json!({ "contact": { "external_id": "sophie" }, "id": "m-1", "text": "Hello" });
    let with = |path: &str, value: Value| {
        let mut body = good.clone();
        *body.pointer_mut(path.rsplit_once('/').unwrap().0).unwrap() = {
            let mut parent = body.pointer(path.rsplit_once('/').unwrap().0).unwrap().clone();
            parent[path.rsplit_once('/').unwrap().1] = value;
            parent
        };
        body
    };
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    for body in [
        with("/role", json!("owner")),
        with("/tenant_id", json!(uuid::Uuid::nil())),
        with("/contact/plan", json!("free")),
        with("/text", json!("")),
        with("/text", json!("a\u{0}")),
        with("/text", json!("é".repeat(10_001))),
        with("/id", json!("")),
        with("/id", json!("a\nb")),
        with("/id", json!("x".repeat(201))),
        with("/contact/external_id", json!(" ")),
        with("/contact/email", json!("x".repeat(300))),
        with("/language", json!("FR")),
        with("/language", json!("français")),
        with("/sent_at", json!("yesterday")),
        with("/channel", json!("nonsense")),
        json!([]),
    ] {
        let answer = send(outside.api(&key, Method::POST, "/messages").json(&body)).await;
        assert_eq!(answer.status, unfit, "{body} {}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.json()["status"], 422);
    }
    let raw = |kind: &str, body: String| {
        send(outside.api(&key, Method::POST, "/messages").header("content-type", kind.to_owned()).body(body))
    };
    assert_eq!(raw("application/json", "{".into()).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(raw("application/json", "[".repeat(10_000)).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(raw("text/plain", good.to_string()).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(raw("application/json", " ".repeat(300_000)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    for (method, path, status) in [
        (Method::GET, "/messages", StatusCode::METHOD_NOT_ALLOWED),
        (Method::DELETE, "/conversations", StatusCode::METHOD_NOT_ALLOWED),
        (Method::GET, "/nothing", StatusCode::NOT_FOUND),
        (Method::GET, "/conversations/nonsense", StatusCode::NOT_FOUND),
        (Method::GET, "/conversations/00000000-0000-0000-0000-000000000000/messages?limit=0", StatusCode::BAD_REQUEST),
    ] {
        let answer = send(outside.api(&key, method.clone(), path)).await;
        assert_eq!(answer.status, status, "{method} {path}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{method} {path}");
        assert_eq!(answer.header("allow").is_empty(), status != StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
    }
    let mut owner = outside.world().database().owner().await;
    let kept: i64 = sqlx::query_scalar("select count(*) from inbox_events where channel_id = $1")
        .bind(outside.api)
        .fetch_one(&mut owner)
        .await
        .unwrap();
    assert_eq!(kept, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_names_every_route_and_asks_nobody_in() {
    let outside = Outside::open().await;
    let document = outside.get("/api/v1/openapi.json").await;
    assert_eq!(document.status, StatusCode::OK);
    let document = document.json();
    let paths = document["paths"].as_object().unwrap();
    let listed = server::http::guarded::OTHERS.iter().map(|(path, _)| *path).filter(|it| it.starts_with("/api/v1/"));
    for path in listed.filter(|it| !it.contains('*')) {
        assert!(paths.contains_key(path), "{path}");
    }
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(outside.get("/api/v1/health").await.json(), json!({ "status": "ok" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_is_away_a_message_waits_and_then_is_told_to_come_back() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    outside.world().desk().pools().hooks.close().await;
    let began = std::time::Instant::now();
    let letter = json!({ "id": "m-1", "text": "Bonjour", "contact": { "external_id": "sophie" } });
    let answer = send(outside.api(&key, Method::POST, "/messages").json(&letter)).await;
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
    let waited = began.elapsed().as_secs();
    assert!((8..12).contains(&waited), "{waited} s");
}

#[tokio::test(flavor = "multi_thread")]
async fn j_3_the_answer_waits_for_the_commit() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let letter = json!({ "id": "m-1", "text": "Bonjour", "contact": { "external_id": "sophie" } });
    let request = outside.api(&key, Method::POST, "/messages").json(&letter);
    assert_eq!(outside.is_answered_after_the_commit(request).await, StatusCode::ACCEPTED);
}
