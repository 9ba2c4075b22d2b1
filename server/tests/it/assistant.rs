//! Setting the assistant by its page: whom it asks, how sure it must be, what it may spend.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::StatusCode;
use server::hands::Hands;
use server::{settings, worker};
use switchboard::access::AssistantRead;
use switchboard::assistant::{self, ProviderKind, Settings};
use switchboard::knowledge::Shelves;
use switchboard::world::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::Semaphore;

use crate::harness::{Server, in_boutique};
use crate::live::{hear, listen};
use crate::team::submit;

const KEY: &str = "sk-write-only";

/// A language model on this machine, and what it was asked. It answers when it is let.
pub struct StandIn {
    pub url: String,
    pub asked: Arc<Mutex<Vec<String>>>,
    may_answer: Arc<Semaphore>,
}

impl StandIn {
    pub async fn new() -> Self {
        let it = Self::that_waits().await;
        it.may_answer.add_permits(100);
        it
    }

    async fn that_waits() -> Self {
        const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n\
            data: {\"choices\":[{\"delta\":{\"content\":\"NO_ANSWER\"}}]}\n\ndata: [DONE]\n\n";

        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (heard, may_answer) = (asked.clone(), Arc::new(Semaphore::new(0)));
        let lets = may_answer.clone();
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let mut buffer = vec![0; 64 * 1024];
                let read = socket.read(&mut buffer).await.unwrap_or(0);
                heard.lock().unwrap().push(String::from_utf8_lossy(&buffer[..read]).into_owned());
                lets.acquire().await.unwrap().forget();
                drop(socket.write_all(ANSWER.as_bytes()).await);
            }
        });
        Self { url, asked, may_answer }
    }
}

pub fn page() -> String {
    in_boutique("/settings/assistant")
}

async fn kept(server: &Server) -> Settings {
    assistant::settings(&mut server.world.tx::<AssistantRead>(claire()).await).await.unwrap()
}

pub fn model<'a>(base_url: &'a str, key: &'a str) -> [(&'a str, &'a str); 6] {
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

/// Hands that may call this machine.
pub fn hands(server: &Server) -> Hands {
    let allowed = settings::understand(|name| (name == "EGRESS_ALLOW").then(|| "127.0.0.1".to_owned())).unwrap();
    Hands::new(&allowed, server.world.desk().clone(), Shelves::default()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn once_a_model_is_set_the_next_answer_is_asked_there() {
    let (server, stand_in) = (Server::open().await, StandIn::new().await);
    let mut claire_browser = server.browser(claire()).await;
    let door = in_boutique("/api/assistant/set-provider");

    let (place, answer) = submit(&mut claire_browser, &page(), &door, &model(&stand_in.url, KEY)).await;
    assert_eq!((place, answer.status), (page(), StatusCode::OK));
    assert!(!answer.body.contains(KEY), "a key is never shown");

    let hands = hands(&server);
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

#[tokio::test(flavor = "multi_thread")]
async fn while_the_assistant_answers_the_team_sees_that_it_does() {
    const SAYS: [&str; 2] = ["Assistant is answering…", "L’assistant répond…"];
    let (server, stand_in) = (Server::open().await, StandIn::that_waits().await);
    let mut readers = [server.browser(claire()).await, server.browser(bruno()).await];
    submit(&mut readers[0], &page(), &in_boutique("/api/assistant/set-provider"), &model(&stand_in.url, KEY)).await;
    let account = [("name", "Bruno"), ("language", "fr"), ("theme", "system"), ("keyboard", "all")];
    submit(&mut readers[1], &in_boutique("/account"), &in_boutique("/api/team/update-account"), &account).await;
    let channel = server.world.api_channel().await;
    let conversation = server.world.hears(channel, "sophie", "What is Website?").await;
    let thread = in_boutique(&format!("/inbox/{conversation}?view=all&q=Website"));
    let mut stream = listen(&readers[0]).await;

    let (desk, hands) = (server.world.desk().clone(), hands(&server));
    let working = tokio::spawn(async move { worker::drain(&desk, &hands).await.unwrap() });
    let told = hear(&mut stream, Duration::from_secs(5)).await.unwrap();
    assert!(told.contains("presence_changed") && told.contains(&conversation.to_string()), "{told}");
    for (reader, says) in readers.iter_mut().zip(SAYS) {
        let shown = reader.open(&thread).await.body;
        assert_eq!(shown.matches(says).count(), 2, "{says} in the list and over the thread");
    }

    stand_in.may_answer.add_permits(1);
    working.await.unwrap();
    let mut told = String::new();
    while !told.contains("presence_changed") {
        told.push_str(&hear(&mut stream, Duration::from_secs(5)).await.expect("the end is told"));
    }
    for (reader, says) in readers.iter_mut().zip(SAYS) {
        assert!(!reader.open(&thread).await.body.contains(says));
    }
}
