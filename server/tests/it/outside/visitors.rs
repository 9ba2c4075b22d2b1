//! What visitors write and what they are told, and nobody else.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use switchboard::access::{ChannelsConnect, InboxReply};
use switchboard::world::*;
use switchboard::{channels, inbox};
use uuid::Uuid;

use super::{Outside, Stream, Visitor, happenings, public_key, send, texts};

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_writes_and_an_agent_answers_on_the_stream() {
    let outside = Outside::open().await;
    let visitor = outside.visitor().await;
    assert_eq!(visitor.told["messages"], json!([]));
    assert_eq!(visitor.told["conversation"], Value::Null);
    let mut stream = Stream::open(outside.by(&visitor, Method::GET, "events?after=0")).await;
    assert_eq!(stream.block(Duration::from_secs(5)).await.as_deref(), Some(": here"), "a first byte at once");

    let id = Uuid::new_v4();
    let answer = outside.writes(&visitor, id, "Où est mon colis ?").await;
    assert_eq!((answer.status, answer.json()), (StatusCode::ACCEPTED, json!({ "id": id })));
    outside.work().await;
    let own = stream.event("message").await;
    assert_eq!((&own["author"], &own["client_id"]), (&json!("contact"), &json!(id)));

    let conversation = outside.newest(outside.widget).await;
    inbox::take_over(outside.world().tx::<InboxReply>(amelie()).await, conversation).await.unwrap();
    while stream.event("conversation").await["agent"] != "Amélie" {}
    inbox::reply(outside.world().tx(amelie()).await, conversation, saying("Il arrive demain.")).await.unwrap();
    let held = outside.thread(&visitor, 0).await;
    assert!(!texts(&held).contains(&"Il arrive demain."), "it can still be taken back");
    outside.work_later(6).await;
    let mut told = stream.event("message").await;
    while told["author"] != "staff" {
        told = stream.event("message").await;
    }
    assert_eq!((&told["text"], &told["name"]), (&json!("Il arrive demain."), &json!("Amélie")));

    let thread = outside.thread(&visitor, 0).await;
    assert!(happenings(&thread).contains(&"agent_joined"), "{thread}");
    let last = thread["messages"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["delivery"], "delivered", "the browser has it: {last}");
    let read = outside.by(&visitor, Method::POST, "read").json(&json!({ "cursor": thread["cursor"] }));
    assert_eq!(send(read).await.status, StatusCode::NO_CONTENT);
    let thread = outside.thread(&visitor, 0).await;
    assert_eq!(thread["messages"].as_array().unwrap().last().unwrap()["delivery"], "read");
    let nothing = outside.thread(&visitor, thread["cursor"].as_i64().unwrap()).await;
    assert_eq!((&nothing["messages"], &nothing["cursor"]), (&json!([]), &thread["cursor"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn r_16_four_times_at_once_is_one_message() {
    let outside = Outside::open().await;
    let visitor = outside.visitor().await;
    let ids: Vec<Uuid> = (0..10).map(|_| Uuid::new_v4()).collect();
    let tries = ids.iter().flat_map(|id| std::iter::repeat_n(*id, 4)).map(|id| {
        let letter = json!({ "id": id, "text": format!("Message {id}") });
        // From several addresses, so that it is not the flood that is refused.
        let from = format!("198.51.100.{}", id.as_bytes()[0]);
        let request = outside.by(&visitor, Method::POST, "messages").header("x-forwarded-for", from).json(&letter);
        async move { send(request).await.status }
    });
    let statuses = futures::future::join_all(tries).await;
    assert!(statuses.iter().all(|it| *it == StatusCode::ACCEPTED), "{statuses:?}");
    outside.work().await;

    let thread = outside.thread(&visitor, 0).await;
    let mut said = texts(&thread);
    let mut wanted: Vec<String> = ids.iter().map(|id| format!("Message {id}")).collect();
    said.retain(|it| it.starts_with("Message "));
    said.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(said, wanted);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_a_secret_opens_one_thread_of_one_widget() {
    let outside = Outside::open().await;
    let (sophie, marc) = (outside.visitor().await, outside.visitor().await);
    let other = channels::connect_widget(outside.world().tx::<ChannelsConnect>(claire()).await, "Blog", Vec::new());
    let other = public_key(outside.world(), claire(), other.await.unwrap()).await;
    let foreign = channels::connect_widget(outside.world().tx::<ChannelsConnect>(omar()).await, "Site", Vec::new());
    let foreign = public_key(outside.world(), omar(), foreign.await.unwrap()).await;
    let mut overheard = Stream::open(outside.by(&marc, Method::GET, "events?after=0")).await;

    outside.writes(&sophie, Uuid::new_v4(), "Le code de ma porte est 4711.").await;
    outside.work().await;
    let secret = "Le code de ma porte est 4711.";
    assert!(texts(&outside.thread(&sophie, 0).await).contains(&secret));
    let marcs = outside.thread(&marc, 0).await;
    assert_eq!((&marcs["messages"], &marcs["conversation"]), (&json!([]), &Value::Null));
    while let Some(block) = overheard.block(Duration::from_millis(800)).await {
        assert!(!block.contains("4711") && !block.contains("conversation"), "{block}");
    }

    // The same visitor comes back; a stranger's secret begins another session.
    let again = outside.session(json!({ "token": sophie.token, "language": "fr" })).await.json();
    assert_eq!(again["token"].as_str(), Some(sophie.token.as_str()));
    assert!(texts(&again).contains(&secret));
    let guessed = outside.session(json!({ "token": "guessed", "language": "fr" })).await.json();
    assert_ne!(guessed["token"], "guessed");
    assert_eq!(guessed["messages"], json!([]));

    let cut = &sophie.token[..sophie.token.len() - 1];
    let changed = sophie.token.to_ascii_uppercase();
    for (key, token) in [
        (&outside.key, cut),
        (&outside.key, &changed),
        (&outside.key, ""),
        (&other, &sophie.token),
        (&foreign, &sophie.token),
    ] {
        for (method, what, body) in [
            (Method::GET, "messages?after=0", None),
            (Method::GET, "events?after=0", None),
            (Method::POST, "messages", Some(json!({ "id": Uuid::new_v4(), "text": "Bonjour" }))),
            (Method::POST, "person", Some(json!({}))),
            (Method::POST, "read", Some(json!({ "cursor": 1 }))),
            (Method::POST, "helped", Some(json!({ "message": Uuid::nil(), "helped": true }))),
        ] {
            let mut request = outside.request(method, &format!("/widget/{key}/{what}")).bearer_auth(token);
            if let Some(body) = body {
                request = request.json(&body);
            }
            let answer = send(request).await;
            assert_eq!((answer.status, answer.code()), (StatusCode::UNAUTHORIZED, "session_ended".into()), "{what}");
        }
    }
    outside.work().await;
    let thread = outside.thread(&sophie, 0).await;
    assert!(!texts(&thread).contains(&"Bonjour"), "nothing was written by anybody else");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_who_asks_for_a_person_is_in_the_queue() {
    let outside = Outside::open().await;
    let visitor = outside.visitor().await;
    let asked = send(outside.by(&visitor, Method::POST, "person").json(&json!({}))).await;
    assert_eq!(asked.status, StatusCode::ACCEPTED, "{}", asked.body);
    let thread = outside.thread(&visitor, 0).await;
    assert_eq!(thread["conversation"]["handler"], "nobody");
    assert_eq!(happenings(&thread), ["handed_over"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_is_refused_in_the_visitors_language() {
    let outside = Outside::open().await;
    let visitor = outside.visitor().await;
    let id = Uuid::new_v4();
    let json = |body: &Value| body.to_string();
    let (unfit, unreadable) = (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::BAD_REQUEST);
    for (body, status, code) in [
        (json(&json!({ "id": id, "text": "  " })), unfit, "empty"),
        (json(&json!({ "id": id, "text": "é".repeat(10_001) })), unfit, "too_long"),
        (json(&json!({ "id": "1", "text": "a" })), unfit, "unfit"),
        (json(&json!({ "id": id, "text": "a\u{0}b" })), unfit, "unfit"),
        (json(&json!({ "id": id, "text": "a", "role": "owner" })), unfit, "unfit"),
        (json(&json!({ "id": id, "text": "a", "tenant_id": id })), unfit, "unfit"),
        (format!("{{\"id\":\"{id}\",\"text\":\"a\""), unreadable, "unreadable"),
        ("[".repeat(65), unreadable, "unreadable"),
        (json(&json!({ "id": id, "text": "a".repeat(70_000) })), StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
    ] {
        let request = outside.by(&visitor, Method::POST, "messages").header("accept-language", "fr-FR,fr;q=0.9");
        let answer = send(request.header("content-type", "application/json").body(body.clone())).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{body:.60}");
        let sentence = answer.json()["error"]["message"].as_str().unwrap().to_owned();
        assert!(sentence.chars().any(|it| "éèà’".contains(it)), "{sentence}");
    }
    let form = outside.by(&visitor, Method::POST, "messages").header("content-type", "text/plain").body("{}");
    assert_eq!(send(form).await.code(), "not_json");
    for query in ["after=-1", "after=x", "before=1", "after=1.5"] {
        let answer = send(outside.by(&visitor, Method::GET, &format!("messages?{query}"))).await;
        assert_eq!((answer.status, answer.code().as_str()), (unreadable, "unreadable"), "{query}");
    }
    outside.work().await;
    assert_eq!(outside.thread(&visitor, 0).await["messages"], json!([]), "nothing of it was kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn j_3_the_answer_waits_for_the_commit() {
    let outside = Outside::open().await;
    let visitor = outside.visitor().await;
    let letter = json!({ "id": Uuid::new_v4(), "text": "Bonjour" });
    let request = outside.by(&visitor, Method::POST, "messages").json(&letter);
    let status = outside.is_answered_after_the_commit(request).await;
    assert_eq!(status, StatusCode::ACCEPTED);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_is_away_a_message_waits_and_then_is_told_to_come_back() {
    let outside = Outside::open().await;
    let visitor = Visitor { ..outside.visitor().await };
    outside.world().desk().pools().hooks.close().await;
    let began = std::time::Instant::now();
    let answer = outside.writes(&visitor, Uuid::new_v4(), "Bonjour").await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::SERVICE_UNAVAILABLE, "away"));
    assert!(!answer.header("retry-after").is_empty());
    let waited = began.elapsed();
    assert!(waited > Duration::from_secs(8) && waited < Duration::from_secs(12), "{waited:?}");
}
