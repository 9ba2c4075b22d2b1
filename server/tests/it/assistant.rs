//! Setting the assistant by its page: whom it asks, how sure it must be, what it may spend.

use std::sync::{Arc, Mutex};

use reqwest::StatusCode;
use server::hands::Hands;
use server::{settings, worker};
use switchboard::access::AssistantRead;
use switchboard::assistant::{self, ProviderKind, Settings};
use switchboard::knowledge::Shelves;
use switchboard::world::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::harness::{Server, in_boutique};
use crate::team::submit;

const KEY: &str = "sk-write-only";

/// A language model on this machine, and what it was asked.
struct StandIn {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl StandIn {
    async fn new() -> Self {
        const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n\
            data: {\"choices\":[{\"delta\":{\"content\":\"NO_ANSWER\"}}]}\n\ndata: [DONE]\n\n";

        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = asked.clone();
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let mut buffer = vec![0; 64 * 1024];
                let read = socket.read(&mut buffer).await.unwrap_or(0);
                heard.lock().unwrap().push(String::from_utf8_lossy(&buffer[..read]).into_owned());
                drop(socket.write_all(ANSWER.as_bytes()).await);
            }
        });
        Self { url, asked }
    }
}

fn page() -> String {
    in_boutique("/settings/assistant")
}

async fn kept(server: &Server) -> Settings {
    assistant::settings(&mut server.world.tx::<AssistantRead>(claire()).await).await.unwrap()
}

fn model<'a>(base_url: &'a str, key: &'a str) -> [(&'a str, &'a str); 6] {
    let price = "150000";
    [
        ("provider", "openai"),
        ("base_url", base_url),
        ("model", "small"),
        ("key", key),
        ("price_in", price),
        ("price_out", price),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn once_a_model_is_set_the_next_answer_is_asked_there() {
    let (server, stand_in) = (Server::open().await, StandIn::new().await);
    let mut claire_browser = server.browser(claire()).await;
    let door = in_boutique("/api/assistant/set-provider");

    let (place, answer) = submit(&mut claire_browser, &page(), &door, &model(&stand_in.url, KEY)).await;
    assert_eq!((place, answer.status), (page(), StatusCode::OK));
    assert!(!answer.body.contains(KEY), "a key is never shown");

    let allowed = settings::understand(|name| (name == "EGRESS_ALLOW").then(|| "127.0.0.1".to_owned())).unwrap();
    let hands = Hands::new(&allowed, server.world.desk().clone(), Shelves::default()).unwrap();
    let channel = server.world.api_channel().await;
    server.world.hears(channel, "sophie", "What is Website?").await;
    worker::drain(server.world.desk(), &hands).await.unwrap();

    let asked = stand_in.asked.lock().unwrap().join("\n").to_lowercase();
    assert!(asked.starts_with("post /v1/chat/completions"), "{asked}");
    assert!(asked.contains(&format!("authorization: bearer {KEY}")), "{asked}");
    assert!(asked.contains("small"), "{asked}");
}

#[tokio::test(flavor = "multi_thread")]
async fn o_5_another_host_needs_its_key_and_what_was_typed_stays() {
    let server = Server::open().await;
    let mut browser = server.browser(claire()).await;
    let door = in_boutique("/api/assistant/set-provider");
    submit(&mut browser, &page(), &door, &model("https://model.example/v1", KEY)).await;
    let before = kept(&server).await;
    assert!(before.has_key);

    let (_, answer) = submit(&mut browser, &page(), &door, &model("https://elsewhere.example/v1", "")).await;
    assert!(answer.body.contains("aria-invalid=\"true\""), "the key's field says so");
    assert!(answer.body.contains("https://elsewhere.example/v1"), "what was typed stays");
    assert_eq!(kept(&server).await, before);

    let (_, answer) = submit(&mut browser, &page(), &door, &model("elsewhere", "sk-typed-now")).await;
    assert!(answer.body.contains("value=\"elsewhere\"") && !answer.body.contains("sk-typed-now"));

    submit(&mut browser, &page(), &door, &model("https://model.example/v2", "")).await;
    assert!(kept(&server).await.has_key, "the same host keeps it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_tunes_and_limits_but_sees_no_field_for_a_key() {
    let server = Server::open().await;
    let mut browser = server.browser(bruno()).await;
    let shown = browser.open(&page()).await;
    assert!(shown.body.contains("name=\"threshold\"") && !shown.body.contains("name=\"key\""));

    let door = in_boutique("/api/assistant/tune");
    let (_, refused) = submit(&mut browser, &page(), &door, &[("name", "Mira"), ("threshold", "101")]).await;
    assert!(refused.body.contains("value=\"101\"") && refused.body.contains("aria-invalid=\"true\""));
    submit(&mut browser, &page(), &door, &[("name", "Mira"), ("threshold", "90")]).await;

    let door = in_boutique("/api/assistant/limit");
    let limits = [("workspace", "500"), ("conversation", ""), ("visitor", "25")];
    submit(&mut browser, &page(), &door, &limits).await;

    let now = kept(&server).await;
    assert_eq!((now.name.as_str(), now.threshold, now.provider), ("Mira", 0.9, ProviderKind::Offline));
    let limits = now.limits;
    assert_eq!((limits.workspace_limit_micros, limits.conversation_limit_micros), (Some(5_000_000), None));
    assert_eq!(limits.visitor_limit_micros, Some(250_000));
}
