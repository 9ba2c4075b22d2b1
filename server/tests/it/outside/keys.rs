//! Which keys open the API, and how far.

use reqwest::{Method, StatusCode};
use serde_json::json;
use switchboard::access::{ChannelsConnect, KeysManage, KeysRead, Scope, TeamManage};
use switchboard::world::*;
use switchboard::{channels, team};
use uuid::Uuid;

use super::{Outside, send};
use crate::answer::Answer;

fn message(id: &str) -> serde_json::Value {
    json!({ "contact": { "external_id": "sophie" }, "id": id, "text": "Where is my parcel?" })
}

async fn arrived(outside: &Outside) -> i64 {
    let mut owner = outside.world().database().owner().await;
    sqlx::query_scalar("select count(*) from inbox_events where provider_event_id like 'm-%'")
        .fetch_one(&mut owner)
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_key_that_works_is_let_in() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let (revoked, revoked_key) = outside.service_key(claire(), None).await;
    team::revoke_key(outside.world().tx::<KeysManage>(claire()).await, revoked).await.unwrap();

    let refused = |answer: &Answer| {
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.body);
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    };
    let post = |authorization: &str| {
        let request = outside.request(Method::POST, "/api/v1/messages").json(&message("m-1"));
        send(request.header("authorization", authorization))
    };
    let cut = &key[..key.len() - 1];
    for wrong in [
        format!("Bearer {cut}"),
        format!("Bearer {key}x"),
        format!("Bearer {}", key.to_ascii_uppercase()),
        format!("Bearer {revoked_key}"),
        format!("Basic {key}"),
        "Bearer".to_owned(),
        "Bearer sb_live_".to_owned(),
    ] {
        refused(&post(&wrong).await);
    }
    refused(&send(outside.request(Method::POST, "/api/v1/messages").json(&message("m-1"))).await);
    let query = format!("/api/v1/messages?key={key}");
    refused(&send(outside.request(Method::POST, &query).json(&message("m-1"))).await);
    assert_eq!(arrived(&outside).await, 0);

    assert_eq!(post(&format!("Bearer {key}")).await.status, StatusCode::ACCEPTED);
    assert_eq!(arrived(&outside).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_5_a_key_ends_with_its_time_and_with_its_makers_rights() {
    let outside = Outside::open().await;
    let ends = outside.world().desk().now() + time::Duration::hours(1);
    let new = team::NewServiceKey {
        name: team::KeyName::parse("Import").unwrap(),
        scopes: Scope::ALL.to_vec(),
        channel: Some(outside.api),
        expires_at: Some(ends),
    };
    let (_, short) = team::create_key(outside.world().tx::<KeysManage>(claire()).await, &new).await.unwrap();
    let (_, davids) = outside.service_key(david(), Some(outside.api)).await;
    let status =
        async |key: &str, id: &str| send(outside.api(key, Method::POST, "/messages").json(&message(id))).await.status;
    assert_eq!(status(short.reveal(), "m-1").await, StatusCode::ACCEPTED);
    outside.world().clock.advance(time::Duration::hours(1));
    assert_eq!(status(short.reveal(), "m-2").await, StatusCode::UNAUTHORIZED);

    assert_eq!(status(&davids, "m-3").await, StatusCode::ACCEPTED);
    let tx = outside.world().tx::<TeamManage>(claire()).await;
    team::change_role(tx, david().member(), switchboard::access::Role::Viewer).await.unwrap();
    assert_eq!(status(&davids, "m-4").await, StatusCode::FORBIDDEN);
    let tx = outside.world().tx::<TeamManage>(claire()).await;
    team::disable(tx, david().member()).await.unwrap();
    assert_eq!(status(&davids, "m-5").await, StatusCode::UNAUTHORIZED);
    assert_eq!(arrived(&outside).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn t_6_what_is_not_the_keys_does_not_exist() {
    let outside = Outside::open().await;
    let second = channels::connect_api(outside.world().tx::<ChannelsConnect>(claire()).await, "Second").await.unwrap();
    let theirs = outside.world().api_channel_of(omar()).await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let (_, of_second) = outside.service_key(claire(), Some(second)).await;
    let (_, omars) = outside.service_key(omar(), Some(theirs)).await;

    let started = send(
        outside.api(&key, Method::POST, "/conversations").json(&json!({ "contact": { "external_id": "sophie" } })),
    )
    .await;
    assert_eq!(started.status, StatusCode::CREATED, "{}", started.body);
    let id = started.json()["id"].as_str().unwrap().to_owned();
    let event = send(
        outside
            .api(&key, Method::POST, &format!("/conversations/{id}/messages"))
            .json(&json!({ "id": "m-1", "text": "Hi" })),
    )
    .await
    .json()["event"]
        .as_str()
        .unwrap()
        .to_owned();
    outside.work().await;

    for stranger in [&of_second, &omars] {
        for (method, path, body) in [
            (Method::GET, "/conversations/ID", None),
            (Method::GET, "/conversations/ID/messages", None),
            (Method::POST, "/conversations/ID/messages", Some(json!({ "id": "m-2", "text": "Hi" }))),
            (Method::POST, "/conversations/ID/person", None),
            (Method::POST, "/conversations/ID/messages/ID/receipt", Some(json!({ "state": "read" }))),
        ] {
            let ask = async |id: &str| {
                let mut request = outside.api(stranger, method.clone(), &path.replace("ID", id));
                if let Some(body) = &body {
                    request = request.json(body);
                }
                send(request).await
            };
            let (real, random) = (ask(&id).await, ask(&Uuid::now_v7().to_string()).await);
            assert_eq!(real.status, StatusCode::NOT_FOUND, "{method} {path}");
            assert_eq!(real.plain("-"), random.plain("-"), "{method} {path}");
        }
        for named in [outside.api.to_string(), Uuid::now_v7().to_string(), outside.widget.to_string()] {
            let body = json!({ "channel": named, "contact": { "external_id": "x" }, "id": "m-3", "text": "Hi" });
            let answer = send(outside.api(stranger, Method::POST, "/messages").json(&body)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.body);
        }
        let answer = send(outside.api(stranger, Method::GET, &format!("/events/{event}"))).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(arrived(&outside).await, 1);
    let own = send(outside.api(&key, Method::GET, &format!("/events/{event}"))).await.json();
    assert_eq!((own["state"].as_str(), own["conversation"].as_str()), (Some("done"), Some(id.as_str())));
}

#[tokio::test(flavor = "multi_thread")]
async fn t_6_a_receipt_for_anothers_message_in_ones_own_conversation_finds_none() {
    let outside = Outside::open().await;
    let theirs = outside.world().api_channel_of(omar()).await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let (_, omars) = outside.service_key(omar(), Some(theirs)).await;
    let mut said = Vec::new();
    for (key, id) in [(&key, "m-1"), (&omars, "m-2")] {
        let started =
            outside.api(key, Method::POST, "/conversations").json(&json!({ "contact": { "external_id": "sophie" } }));
        let conversation = send(started).await.json()["id"].as_str().unwrap().to_owned();
        let messages = format!("/conversations/{conversation}/messages");
        let hello = outside.api(key, Method::POST, &messages).json(&json!({ "id": id, "text": "Hello" }));
        assert_eq!(send(hello).await.status, StatusCode::ACCEPTED);
        outside.work().await;
        let thread = send(outside.api(key, Method::GET, &messages)).await.json();
        said.push((conversation, thread["messages"][0]["id"].as_str().unwrap().to_owned()));
    }
    let [(own, _), (foreign, message)] = &said[..] else { panic!("two conversations") };
    let random = Uuid::now_v7().to_string();
    let ask = async |conversation: &str, message: &str| {
        let path = format!("/conversations/{conversation}/messages/{message}/receipt");
        send(outside.api(&key, Method::POST, &path).json(&json!({ "state": "read" }))).await
    };
    let nothing = ask(own, &random).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    for (conversation, message) in [(own, message), (foreign, message), (foreign, &random)] {
        assert_eq!(ask(conversation, message).await.plain("-"), nothing.plain("-"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn j_9_a_key_that_may_only_read_is_refused_whatever_it_writes_and_its_use_is_seen() {
    let outside = Outside::open().await;
    let (_, full) = outside.service_key(claire(), Some(outside.api)).await;
    let (id, reader) = outside.key_for(claire(), None, &[Scope::ConversationsRead]).await;
    let started =
        outside.api(&full, Method::POST, "/conversations").json(&json!({ "contact": { "external_id": "sophie" } }));
    let conversation = send(started).await.json()["id"].as_str().unwrap().to_owned();
    let messages = format!("/conversations/{conversation}/messages");

    for path in
        ["/messages", "/conversations", messages.as_str(), "/files", "/contacts", "/leads", "/knowledge/imports"]
    {
        // Even what is no request at all: it learns nothing of what would be right.
        let answer = send(outside.api(&reader, Method::POST, path).body("{")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert!(answer.json()["detail"].as_str().unwrap().contains("scope"), "{path}: {}", answer.body);
    }
    for path in [format!("/conversations/{conversation}").as_str(), messages.as_str(), "/analytics/days"] {
        assert_eq!(send(outside.api(&reader, Method::GET, path)).await.status, StatusCode::OK, "{path}");
    }
    for path in ["/contacts", "/leads", "/knowledge/items"] {
        assert_eq!(send(outside.api(&reader, Method::GET, path)).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let keys = team::keys(&mut outside.world().tx::<KeysRead>(claire()).await).await.unwrap();
    let used = keys.iter().find(|it| it.id == id).unwrap().last_used_at;
    assert_eq!(used, Some(outside.world().desk().now()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_5_a_scope_opens_its_area_and_no_other() {
    let outside = Outside::open().await;
    let areas = [
        ("/contacts", Scope::ContactsRead),
        ("/companies", Scope::ContactsRead),
        ("/leads", Scope::LeadsRead),
        ("/knowledge/items", Scope::KnowledgeRead),
        ("/sites", Scope::KnowledgeRead),
        ("/analytics/days", Scope::ConversationsRead),
    ];
    for scope in [Scope::ContactsRead, Scope::LeadsRead, Scope::KnowledgeRead, Scope::ConversationsRead] {
        let (_, key) = outside.key_for(claire(), None, &[scope]).await;
        for (path, asked) in areas {
            let expected = if asked == scope { StatusCode::OK } else { StatusCode::FORBIDDEN };
            let answer = send(outside.api(&key, Method::GET, path)).await;
            assert_eq!(answer.status, expected, "{scope} {path}: {}", answer.body);
        }
    }
    let (_, writer) = outside.key_for(claire(), Some(outside.api), &[Scope::ConversationsWrite]).await;
    let sent = send(outside.api(&writer, Method::POST, "/messages").json(&message("m-1"))).await;
    assert_eq!(sent.status, StatusCode::ACCEPTED, "{}", sent.body);
    let event = format!("/events/{}", sent.json()["event"].as_str().unwrap());
    assert_eq!(send(outside.api(&writer, Method::GET, &event)).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_may_only_read_takes_no_answer_away() {
    let outside = Outside::open().await;
    let (_, full) = outside.service_key(claire(), Some(outside.api)).await;
    let (_, reader) = outside.key_for(claire(), Some(outside.api), &[Scope::ConversationsRead]).await;
    let started =
        outside.api(&full, Method::POST, "/conversations").json(&json!({ "contact": { "external_id": "sophie" } }));
    let conversation = send(started).await.json()["id"].as_str().unwrap().to_owned();
    let messages = format!("/conversations/{conversation}/messages");
    send(outside.api(&full, Method::POST, &messages).json(&json!({ "id": "m-1", "text": "Hello" }))).await;
    outside.work().await;

    let delivered = async || {
        let mut owner = outside.world().database().owner().await;
        sqlx::query_scalar::<_, i64>("select count(*) from messages where delivery = 'delivered'")
            .fetch_one(&mut owner)
            .await
            .unwrap()
    };
    let before = delivered().await;
    assert_eq!(send(outside.api(&reader, Method::GET, &messages)).await.status, StatusCode::OK);
    assert_eq!(delivered().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_5_no_answer_waits_for_a_revoked_key_and_a_new_secret_lets_the_old_one_go_on() {
    let outside = Outside::open().await;
    let (id, first) = outside.service_key(claire(), Some(outside.api)).await;
    let status =
        async |key: &str, id: &str| send(outside.api(key, Method::POST, "/messages").json(&message(id))).await.status;
    let tx = outside.world().tx::<KeysManage>(claire()).await;
    let second = team::rotate_key(tx, id, time::Duration::hours(1)).await.unwrap();
    assert_eq!(status(&first, "m-1").await, StatusCode::ACCEPTED);
    assert_eq!(status(second.reveal(), "m-2").await, StatusCode::ACCEPTED);

    outside.world().clock.advance(time::Duration::hours(1));
    assert_eq!(status(&first, "m-3").await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(second.reveal(), "m-4").await, StatusCode::ACCEPTED);

    // Asked anew at each request, so from the next on.
    team::revoke_key(outside.world().tx::<KeysManage>(claire()).await, id).await.unwrap();
    assert_eq!(status(second.reveal(), "m-5").await, StatusCode::UNAUTHORIZED);
}
