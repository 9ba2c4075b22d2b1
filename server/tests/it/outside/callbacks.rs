//! Callbacks: answers that are posted to another system.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::Method;
use serde_json::{Value, json};
use switchboard::access::{AssistantPublish, ChannelsConnect, InboxReply};
use switchboard::channels::{self, AssistantMode, CallbackUrl};
use switchboard::ids::*;
use switchboard::inbox;
use switchboard::world::*;

use super::{Outside, send};

/// One call that came in.
#[derive(Debug, Clone)]
pub struct Call {
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Call {
    pub fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }
}

/// Another system that is called: it keeps what came and answers as it is told.
#[derive(Clone, Default)]
pub struct Receiver {
    calls: Arc<Mutex<Vec<Call>>>,
    answers: Arc<Mutex<Vec<(u16, Duration)>>>,
}

impl Receiver {
    /// Listens; the answers are used up from the first, then it says 204.
    pub async fn listen(answers: &[(u16, u64)]) -> (Self, String) {
        let it = Self::default();
        let answers = answers.iter().map(|(status, wait)| (*status, Duration::from_secs(*wait)));
        *it.answers.lock().unwrap() = answers.collect();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/answers", listener.local_addr().unwrap());
        let receiver = it.clone();
        let called = move |headers: HeaderMap, body: Bytes| async move {
            receiver.calls.lock().unwrap().push(Call { headers, body });
            let mut answers = receiver.answers.lock().unwrap().clone().into_iter();
            let (status, wait) = answers.next().unwrap_or((204, Duration::ZERO));
            *receiver.answers.lock().unwrap() = answers.collect();
            tokio::time::sleep(wait).await;
            let location = [("location", "http://127.0.0.1:9/inside")];
            (StatusCode::from_u16(status).unwrap(), location)
        };
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/answers", post(called))).await });
        (it, url)
    }

    pub fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }
}

/// A conversation on an API channel whose answers are posted to `url`.
pub async fn with_callback(outside: &Outside, url: &str) -> (ConversationId, String) {
    let tx = outside.world().tx::<ChannelsConnect>(claire()).await;
    let url = CallbackUrl::parse(url).unwrap();
    let seal = outside.world().desk().seal().clone();
    let secret = channels::set_callback(tx, &seal, outside.api, Some(url)).await.unwrap().unwrap();
    // The assistant would answer too, and be posted.
    let tx = outside.world().tx::<AssistantPublish>(claire()).await;
    channels::set_assistant_mode(tx, outside.api, AssistantMode::Off).await.unwrap();
    let conversation = outside.world().hears(outside.api, "sophie", "Where is my parcel?").await;
    outside.work().await;
    inbox::take_over(outside.world().tx::<InboxReply>(amelie()).await, conversation).await.unwrap();
    (conversation, secret)
}

async fn answers(outside: &Outside, conversation: ConversationId) {
    inbox::reply(outside.world().tx(amelie()).await, conversation, saying("It arrives tomorrow.")).await.unwrap();
}

async fn state(outside: &Outside, conversation: ConversationId) -> String {
    let entries = outside.world().thread(conversation).await;
    let last = entries.into_iter().rfind(|it| it.author == inbox::Author::Staff).unwrap();
    last.delivery.unwrap().to_string()
}

fn signature(secret: &str, call: &Call) -> String {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap();
    mac.update(format!("{}.{}.", call.header("webhook-id"), call.header("webhook-timestamp")).as_bytes());
    mac.update(&call.body);
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_posted_once_and_signed() {
    let outside = Outside::open().await;
    let (receiver, url) = Receiver::listen(&[]).await;
    let (conversation, secret) = with_callback(&outside, &url).await;
    answers(&outside, conversation).await;
    outside.work().await;
    assert!(receiver.calls().is_empty(), "it can still be taken back");
    outside.work_later(6).await;
    outside.work_later(60).await;

    let calls = receiver.calls();
    assert_eq!(calls.len(), 1, "one message, one call");
    let call = calls.last().unwrap();
    assert_eq!(call.header("webhook-signature"), signature(&secret, call));
    assert_eq!(call.header("content-type"), "application/json");
    let said: Value = serde_json::from_slice(&call.body).unwrap();
    assert_eq!(said["type"], "message.created");
    assert_eq!(said["data"]["conversation"], json!(conversation));
    assert_eq!(said["data"]["contact"], json!({ "external_id": "sophie" }));
    let message = &said["data"]["message"];
    assert_eq!((&message["text"], &message["author"]), (&json!("It arrives tomorrow."), &json!("staff")));
    assert_eq!(call.header("webhook-id"), format!("msg_{}", message["id"].as_str().unwrap()));
    assert_eq!(state(&outside, conversation).await, "sent");

    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let receipt = format!("/conversations/{conversation}/messages/{}/receipt", message["id"].as_str().unwrap());
    let noted = send(outside.api(&key, Method::POST, &receipt).json(&json!({ "state": "read" }))).await;
    assert_eq!(noted.status, StatusCode::NO_CONTENT);
    assert_eq!(state(&outside, conversation).await, "read");
}

#[tokio::test(flavor = "multi_thread")]
async fn j_6_a_callback_that_fails_is_called_again_under_the_same_id() {
    let outside = Outside::open().await;
    let (receiver, url) = Receiver::listen(&[(500, 0), (429, 0), (503, 0)]).await;
    let (conversation, _) = with_callback(&outside, &url).await;
    answers(&outside, conversation).await;
    for _ in 0..6 {
        outside.work_later(3_600).await;
    }
    let ids: Vec<String> = receiver.calls().iter().map(|it| it.header("webhook-id").to_owned()).collect();
    assert_eq!(ids.len(), 4);
    assert!(ids.iter().all(|it| *it == ids[0]), "{ids:?}");
    let times: Vec<String> = receiver.calls().iter().map(|it| it.header("webhook-timestamp").to_owned()).collect();
    assert!(times.windows(2).all(|it| it[0] < it[1]), "each try has its own moment: {times:?}");
    assert_eq!(state(&outside, conversation).await, "sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_and_a_redirect_are_final() {
    for status in [400, 410, 302, 307] {
        let outside = Outside::open().await;
        let (receiver, url) = Receiver::listen(&[(status, 0)]).await;
        let (conversation, _) = with_callback(&outside, &url).await;
        answers(&outside, conversation).await;
        for _ in 0..3 {
            outside.work_later(3_600).await;
        }
        assert_eq!(receiver.calls().len(), 1, "{status}");
        assert_eq!(state(&outside, conversation).await, "failed", "{status}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_that_is_never_reached_fails_in_the_end() {
    let outside = Outside::open().await;
    let (conversation, _) = with_callback(&outside, "http://127.0.0.1:9/answers").await;
    answers(&outside, conversation).await;
    for _ in 0..10 {
        outside.work_later(3_600).await;
    }
    assert_eq!(state(&outside, conversation).await, "failed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_that_takes_the_message_and_falls_silent_is_asked_again() {
    let outside = Outside::open().await;
    let (receiver, url) = Receiver::listen(&[(204, 20)]).await;
    let (conversation, _) = with_callback(&outside, &url).await;
    answers(&outside, conversation).await;
    outside.work_later(6).await;
    assert_eq!(state(&outside, conversation).await, "sending", "nobody knows yet");
    outside.work_later(3_600).await;
    let calls = receiver.calls();
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].header("webhook-id"), calls[1].header("webhook-id"), "the receiver can tell");
    assert_eq!(state(&outside, conversation).await, "sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn o_1_a_callback_inside_is_refused_and_never_reached() {
    for inside in ["https://localhost:PORT/", "https://[::1]:PORT/", "https://169.254.169.254/", "http://10.0.0.1/"] {
        let outside = Outside::open().await;
        let trap = tokio::net::TcpListener::bind("[::1]:0").await.unwrap();
        let url = inside.replace("PORT", &trap.local_addr().unwrap().port().to_string());
        let (conversation, _) = with_callback(&outside, &url).await;
        answers(&outside, conversation).await;
        outside.work_later(6).await;
        assert_eq!(state(&outside, conversation).await, "failed", "{inside}");
        assert!(tokio::time::timeout(Duration::from_millis(50), trap.accept()).await.is_err(), "{inside}");
    }
}
