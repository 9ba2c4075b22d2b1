//! Sending again: what failed is told with its reason and sent anew by a person; what a callback carries along is the
//! same at every try.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use switchboard::access::{InboxRead, InboxReply};
use switchboard::ids::*;
use switchboard::inbox::{self, Delivery, Filter, View};
use switchboard::world::*;

use super::callbacks::{Call, Receiver, with_callback};
use super::files::{GIF, link, sends_picture};
use super::{Outside, send};

/// With what the links of a worker begin that was told no other address.
const WORKERS_URL: &str = "http://127.0.0.1:3000";

/// The message of a call.
fn message(call: &Call) -> Value {
    serde_json::from_slice::<Value>(&call.body).unwrap()["data"]["message"].clone()
}

/// The conversations with a failed message, as the list shows them, and how many the board counts.
async fn failed(outside: &Outside) -> (Vec<ConversationId>, i64) {
    let mut tx = outside.world().tx::<InboxRead>(amelie()).await;
    let filter = Filter { view: Some(View::Failed), ..Filter::default() };
    let lines = inbox::list(&mut tx, &filter, None).await.unwrap().lines;
    (lines.iter().map(|it| it.id).collect(), inbox::board(&mut tx).await.unwrap().failed_sends)
}

#[tokio::test(flavor = "multi_thread")]
async fn j3_7_a_failure_is_told_with_its_reason_and_counted_and_a_retry_is_a_call_of_its_own() {
    let outside = Outside::open().await;
    let (receiver, url) = Receiver::listen(&[]).await;
    let (conversation, _) = with_callback(&outside, &url).await;
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let sent = inbox::reply(outside.world().tx(amelie()).await, conversation, saying("Here it is.")).await.unwrap();
    outside.work_later(6).await;
    let receipt = |body: Value| {
        let path = format!("/conversations/{conversation}/messages/{}/receipt", sent.id);
        send(outside.api(&key, Method::POST, &path).json(&body))
    };

    for wrong in [json!(""), json!("two\nlines"), json!("x".repeat(201)), json!(131_026)] {
        let answer = receipt(json!({ "state": "failed", "reason": wrong })).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    assert_eq!(failed(&outside).await, (vec![], 0));
    let noted = receipt(json!({ "state": "failed", "reason": "the number cannot receive" })).await;
    assert_eq!(noted.status, StatusCode::NO_CONTENT);
    let entry = outside.world().thread(conversation).await.into_iter().find(|it| it.id == sent.id).unwrap();
    assert_eq!(
        (entry.delivery, entry.delivery_error.as_deref()),
        (Some(Delivery::Failed), Some("the number cannot receive"))
    );
    assert_eq!(failed(&outside).await, (vec![conversation], 1));

    inbox::retry(outside.world().tx::<InboxReply>(amelie()).await, sent.id).await.unwrap();
    outside.work_later(1).await;
    let [first, second] = &receiver.calls()[..] else { panic!("{} calls", receiver.calls().len()) };
    assert_eq!(first.header("webhook-id"), format!("msg_{}", sent.id));
    assert_eq!(second.header("webhook-id"), format!("msg_{}_2", sent.id));
    assert_eq!(message(first)["id"], message(second)["id"], "the same message");
    assert_eq!(receipt(json!({ "state": "delivered", "reason": "fine" })).await.status, StatusCode::NO_CONTENT);
    let entry = outside.world().thread(conversation).await.into_iter().find(|it| it.id == sent.id).unwrap();
    assert_eq!((entry.delivery, entry.delivery_error), (Some(Delivery::Delivered), None));
    assert_eq!(failed(&outside).await, (vec![], 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_tells_of_a_file_and_every_try_of_the_same() {
    let outside = Outside::open().await;
    let (receiver, url) = Receiver::listen(&[(503, 0), (400, 0)]).await;
    let (conversation, _) = with_callback(&outside, &url).await;
    sends_picture(&outside, conversation).await;
    outside.work_later(3_600).await;
    let failed = outside.world().thread(conversation).await.into_iter().find(|it| !it.files.is_empty()).unwrap();
    inbox::retry(outside.world().tx::<InboxReply>(amelie()).await, failed.id).await.unwrap();
    outside.work_later(1).await;

    let calls = receiver.calls();
    let ids: Vec<&str> = calls.iter().map(|it| it.header("webhook-id")).collect();
    let first = format!("msg_{}", failed.id);
    assert_eq!(ids, [&first, &first, &format!("{first}_2")], "tried again, refused, sent again by a person");
    for call in &calls {
        let told = message(call);
        assert_eq!(told["text"], json!("Print this label."));
        // As long as it holds, each try's own link leads to the same bytes.
        assert_eq!(outside.get(&link(&told, WORKERS_URL)).await.body.as_bytes(), GIF);
    }
}
