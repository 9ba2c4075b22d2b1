//! Files from and for customers: posted one by one, told as links that end.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use switchboard::access::InboxReply;
use switchboard::files::{self, Upload};
use switchboard::ids::*;
use switchboard::inbox;
use switchboard::world::*;

use super::{Outside, send};

pub const GIF: &[u8] = b"GIF89a\x40\x01\x40\0";

/// The first entry with which something was sent.
async fn with_files(outside: &Outside, conversation: ConversationId) -> inbox::Entry {
    outside.world().thread(conversation).await.into_iter().find(|it| !it.files.is_empty()).unwrap()
}

/// Lets Amélie send a picture.
pub async fn sends_picture(outside: &Outside, conversation: ConversationId) {
    let world = outside.world();
    inbox::take_over(world.tx::<InboxReply>(amelie()).await, conversation).await.unwrap();
    let mut upload = Upload::begin(&*outside.web.files, "label.gif").await.unwrap();
    upload.write(GIF).await.unwrap();
    let kept = upload.finish(MA_BOUTIQUE).await.unwrap();
    files::take_for_agent(world.tx(amelie()).await, conversation, &kept).await.unwrap();
    inbox::reply(world.tx(amelie()).await, conversation, saying("Print this label.")).await.unwrap();
    outside.work_later(6).await;
}

/// The path of the only file of a message that is told to the outside.
pub fn link(message: &Value, base: &str) -> String {
    let [file] = &message["files"].as_array().unwrap()[..] else { panic!("one file: {message}") };
    assert_eq!((&file["name"], &file["media_type"]), (&json!("label.gif"), &json!("image/gif")));
    assert_eq!((&file["width"], &file["height"], &file["bytes"]), (&json!(320), &json!(64), &json!(GIF.len())));
    file["url"].as_str().unwrap().strip_prefix(base).unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_system_brings_files_and_fetches_the_answers_files_by_their_links() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let upload = |body: &'static [u8]| outside.api(&key, Method::POST, "/files?name=../parcel.gif").body(body);
    let letter = |id: &str, file: &Value| {
        let body = json!({ "contact": { "external_id": "sophie" }, "id": id, "text": "Broken.", "files": [file] });
        outside.api(&key, Method::POST, "/messages").json(&body)
    };

    let taken = send(upload(GIF)).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.body);
    let id = taken.json()["id"].clone();
    assert_eq!(send(letter("m-1", &id)).await.status, StatusCode::ACCEPTED);
    outside.work().await;
    let conversation = outside.newest(outside.api).await;
    let entry = with_files(&outside, conversation).await;
    assert_eq!((entry.files.len(), entry.files[0].name.as_str()), (1, "parcel.gif"));

    assert_eq!(send(letter("m-1", &id)).await.status, StatusCode::ACCEPTED, "sent again, nothing changes");
    for wrong in [&id, &json!(uuid::Uuid::now_v7())] {
        assert_eq!(send(letter("m-2", wrong)).await.status, StatusCode::CONFLICT);
    }
    // Even of a message that is there already.
    let body =
        json!({ "contact": { "external_id": "sophie" }, "id": "m-1", "text": "Broken.", "files": vec![&id; 11] });
    let crowded = send(outside.api(&key, Method::POST, "/messages").json(&body)).await;
    assert_eq!(crowded.status, StatusCode::UNPROCESSABLE_ENTITY, "more files than a message takes along");
    assert_eq!(send(upload(b"")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let large: &'static [u8] = vec![0; usize::try_from(files::LARGEST).unwrap() + 1].leak();
    assert_eq!(send(upload(large)).await.status, StatusCode::PAYLOAD_TOO_LARGE);

    sends_picture(&outside, conversation).await;
    let path = format!("/conversations/{conversation}/messages");
    let told = send(outside.api(&key, Method::GET, &path)).await.json();
    let answer = told["messages"].as_array().unwrap().iter().rfind(|it| it["author"] == "staff").unwrap().clone();
    let path = link(&answer, crate::harness::PUBLIC_URL);
    assert_eq!(outside.get(&path).await.body.as_bytes(), GIF);
    outside.world().clock.advance(time::Duration::days(9));
    assert_eq!(outside.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_sends_a_file_of_their_own_and_sees_what_is_sent_to_them() {
    let outside = Outside::open().await;
    let (sophie, marc) = (outside.visitor().await, outside.visitor().await);
    let taken = send(outside.by(&sophie, Method::POST, "files?name=parcel.gif").body(GIF)).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.body);
    let letter = json!({ "id": uuid::Uuid::now_v7(), "text": "Broken.", "files": [taken.json()["id"]] });

    let stolen = send(outside.by(&marc, Method::POST, "messages").json(&letter)).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY, "another visitor's file");
    let sent = send(outside.by(&sophie, Method::POST, "messages").json(&letter)).await;
    assert_eq!(sent.status, StatusCode::ACCEPTED, "{}", sent.body);
    outside.work().await;
    let conversation = outside.newest(outside.widget).await;
    let first = with_files(&outside, conversation).await;
    assert_eq!((first.body.as_str(), first.files[0].picture()), ("Broken.", Some((320, 64))));

    sends_picture(&outside, conversation).await;
    let told = outside.thread(&sophie, 0).await;
    let answer = told["messages"].as_array().unwrap().iter().rfind(|it| it["author"] == "staff").unwrap().clone();
    assert_eq!(outside.get(&link(&answer, "")).await.body.as_bytes(), GIF);
}
