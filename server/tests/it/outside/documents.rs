//! Another system keeps the documents of Ma Boutique by the API.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use switchboard::world::*;

use super::{Outside, send};
use crate::answer::Answer;

async fn brings(outside: &Outside, key: &str, path: &str, bytes: &'static [u8]) -> Answer {
    send(outside.api(key, Method::POST, &format!("/knowledge{path}")).body(bytes)).await
}

async fn asks(outside: &Outside, key: &str, path: &str) -> Value {
    let answer = send(outside.api(key, Method::GET, &format!("/knowledge{path}"))).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.json()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_system_brings_a_document_sees_it_read_replaces_it_and_takes_it_out_of_use() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;

    let taken = brings(&outside, &key, "/documents?name=hours.txt", b"The shop in Lyon opens at nine.").await;
    assert_eq!(taken.status, StatusCode::ACCEPTED, "{}", taken.body);
    let item = taken.json()["item"].as_str().unwrap().to_owned();
    let again = brings(&outside, &key, "/documents?name=hours.txt", b"The shop in Lyon opens at nine.").await;
    assert_eq!(
        (again.status, &again.json()["item"]),
        (StatusCode::ACCEPTED, &json!(item)),
        "sent again, nothing changes"
    );
    assert_eq!(asks(&outside, &key, "/items?state=waiting").await["items"][0]["id"], json!(item));

    outside.work().await;
    let found = asks(&outside, &key, &format!("/items/{item}")).await;
    assert_eq!((&found["item"]["state"], &found["item"]["version"]), (&json!("ready"), &json!(1)));
    assert_eq!(found["pages"], json!([{ "number": 1, "text": "The shop in Lyon opens at nine." }]));
    assert_eq!((&found["files"][0]["name"], &found["last_page"]), (&json!("hours.txt"), &json!(1)));

    let path = format!("/items/{item}/file?name=hours.txt");
    let same = brings(&outside, &key, &path, b"The shop in Lyon opens at nine.").await;
    assert_eq!(same.status, StatusCode::CONFLICT, "{}", same.body);
    let replaced = brings(&outside, &key, &path, b"The shop in Lyon opens at ten.").await;
    assert_eq!(replaced.status, StatusCode::ACCEPTED, "{}", replaced.body);
    outside.work().await;
    let found = asks(&outside, &key, &format!("/items/{item}")).await;
    assert_eq!(found["pages"][0]["text"], json!("The shop in Lyon opens at ten."));
    assert_eq!(found["files"].as_array().unwrap().len(), 2);

    for (act, state) in [("disable", "disabled"), ("enable", "ready")] {
        assert_eq!(brings(&outside, &key, &format!("/items/{item}/{act}"), b"").await.status, StatusCode::NO_CONTENT);
        assert_eq!(asks(&outside, &key, &format!("/items/{item}")).await["item"]["state"], json!(state));
    }
    let retried = brings(&outside, &key, &format!("/items/{item}/retry"), b"").await;
    assert_eq!(retried.status, StatusCode::CONFLICT, "it did not fail: {}", retried.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_system_proposes_a_file_and_decides_on_it() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let taken = brings(&outside, &key, "/documents?name=hours.txt", b"The shop in Lyon opens at nine.").await;
    let item = format!("/items/{}", taken.json()["item"].as_str().unwrap());
    outside.work().await;
    assert_eq!(asks(&outside, &key, &item).await["proposed"], Value::Null);

    let file = format!("{item}/file?name=hours.txt&publish=false");
    let taken = brings(&outside, &key, &file, b"The shop in Lyon opens at ten.").await;
    assert_eq!(taken.status, StatusCode::ACCEPTED, "{}", taken.body);
    let publish = format!("{item}/proposed/publish");
    let early = brings(&outside, &key, &publish, b"").await;
    assert_eq!(early.status, StatusCode::CONFLICT, "{}", early.body);
    outside.work().await;
    let found = asks(&outside, &key, &item).await;
    assert_eq!(found["pages"][0]["text"], json!("The shop in Lyon opens at nine."), "nothing is published");
    let proposed = json!({ "name": "hours.txt", "state": "ready", "reason": null, "version": 2 });
    assert_eq!((&found["proposed"], &found["item"]["state"]), (&proposed, &json!("ready")));

    let withdrawn = send(outside.api(&key, Method::DELETE, &format!("/knowledge{item}/proposed"))).await;
    assert_eq!(withdrawn.status, StatusCode::NO_CONTENT, "{}", withdrawn.body);
    assert_eq!(brings(&outside, &key, &publish, b"").await.status, StatusCode::CONFLICT);
    assert_eq!(brings(&outside, &key, &file, b"The shop in Lyon opens at ten.").await.status, StatusCode::ACCEPTED);
    outside.work().await;
    let published = brings(&outside, &key, &publish, b"").await;
    assert_eq!((published.status, published.json()), (StatusCode::OK, json!({ "version": 3 })));
    let found = asks(&outside, &key, &item).await;
    assert_eq!((&found["item"]["version"], &found["proposed"]), (&json!(3), &Value::Null));
    assert_eq!(found["pages"][0]["text"], json!("The shop in Lyon opens at ten."));

    let failing = brings(&outside, &key, &format!("{item}/file?name=a.pdf&publish=false"), b"%PDF-1.7\nno").await;
    assert_eq!(failing.status, StatusCode::ACCEPTED, "{}", failing.body);
    outside.work().await;
    let found = asks(&outside, &key, &item).await;
    assert_eq!((&found["proposed"]["state"], &found["item"]["state"]), (&json!("failed"), &json!("ready")));
    assert!(found["proposed"]["reason"].is_string(), "{found}");
    let retry = format!("{item}/proposed/retry");
    assert_eq!(brings(&outside, &key, &retry, b"").await.status, StatusCode::ACCEPTED);
    assert_eq!(brings(&outside, &key, &retry, b"").await.status, StatusCode::CONFLICT, "it waits");
    let unclear = brings(&outside, &key, &format!("{item}/file?name=a.txt&publish=no"), b"We open.").await;
    assert_eq!(unclear.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_failed_says_why_and_is_tried_again() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let taken = brings(&outside, &key, "/documents?name=scan.pdf", b"%PDF-1.7\nnot one after all").await;
    let item = taken.json()["item"].as_str().unwrap().to_owned();
    outside.work().await;

    let listed = asks(&outside, &key, "/items?kind=document&state=failed").await;
    assert_eq!((&listed["items"][0]["id"], &listed["cursor"]), (&json!(item), &Value::Null));
    assert!(listed["items"][0]["reason"].is_string(), "{listed}");
    assert_eq!(brings(&outside, &key, &format!("/items/{item}/retry"), b"").await.status, StatusCode::ACCEPTED);
    assert_eq!(asks(&outside, &key, &format!("/items/{item}")).await["item"]["state"], json!("waiting"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_goes_on_where_it_ended() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    for number in 0..5 {
        outside.world().clock.advance(time::Duration::seconds(1));
        outside.world().knows(bruno(), faq(&format!("Question {number}?"), "Yes.")).await;
    }
    let mut titles = Vec::new();
    let mut path = "/items?kind=faq&limit=2".to_owned();
    loop {
        let page = asks(&outside, &key, &path).await;
        titles.extend(page["items"].as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap().to_owned()));
        let Some(cursor) = page["cursor"].as_str() else { break };
        path = format!("/items?kind=faq&limit=2&after={cursor}");
    }
    assert_eq!(titles, ["Question 4?", "Question 3?", "Question 2?", "Question 1?", "Question 0?"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_5_a_key_of_one_channel_does_not_reach_knowledge() {
    let outside = Outside::open().await;
    let item = outside.world().knows(bruno(), faq("Are you open?", "Yes.")).await;
    let (_, bound) = outside.service_key(claire(), Some(outside.api)).await;
    let before = outside.world().snapshot(&[("service_keys", "last_used_at")]).await;

    for path in ["/items".to_owned(), format!("/items/{item}")] {
        let answer = send(outside.api(&bound, Method::GET, &format!("/knowledge{path}"))).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}: {}", answer.body);
        assert!(answer.body.contains("bound to no channel"), "{}", answer.body);
    }
    let acts = ["file?name=a.txt", "retry", "disable", "enable", "proposed/publish", "proposed/retry"]
        .map(|act| format!("/items/{item}/{act}"));
    for path in acts.into_iter().chain(["/documents?name=a.txt".to_owned()]) {
        assert_eq!(brings(&outside, &bound, &path, b"We open at ten.").await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let after = outside.world().snapshot(&[("service_keys", "last_used_at")]).await;
    assert!(before.differs_in(&after).is_empty(), "{:?}", before.differs_in(&after));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_request_is_said() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let question = outside.world().knows(bruno(), faq("Are you open?", "Yes.")).await;
    for (path, bytes, status) in [
        ("/documents?name=a.exe".to_owned(), &b"MZ\x90\0"[..], StatusCode::UNPROCESSABLE_ENTITY),
        ("/documents?name=a.txt".to_owned(), b"", StatusCode::UNPROCESSABLE_ENTITY),
        ("/documents?title=a.txt".to_owned(), b"We open.", StatusCode::BAD_REQUEST),
        (format!("/items/{question}/file?name=a.txt"), b"We open.", StatusCode::NOT_FOUND),
        (format!("/items/{question}/retry"), b"", StatusCode::NOT_FOUND),
        (format!("/items/{question}/proposed/publish"), b"", StatusCode::NOT_FOUND),
        (format!("/items/{question}/proposed/retry"), b"", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(brings(&outside, &key, &path, bytes).await.status, status, "{path}");
    }
    for query in ["kind=film", "state=", "limit=0", "after=x", "tenant=1", "kind=faq&kind=text"] {
        let answer = send(outside.api(&key, Method::GET, &format!("/knowledge/items?{query}"))).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}: {}", answer.body);
    }
}
