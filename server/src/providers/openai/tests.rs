//! `R-11`: a loopback model that streams, stalls, fails and lies.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use switchboard::assistant::{BaseUrl, Speaker, Turn};
use switchboard::ids::*;
use switchboard::knowledge::search::{Kind, Language, Passage};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Mutex;

use super::*;
use crate::egress::Rules;

/// What the model does with a connection, once the request was read.
#[derive(Clone)]
enum Acts {
    /// Sends these pieces one by one and closes.
    Says(Vec<&'static str>),
    /// Sends these and then nothing, without closing.
    Stalls(Vec<&'static str>),
    /// Sends a byte of this every few milliseconds, for ever.
    Drips(&'static str),
    /// Sends endless data.
    Floods,
}

struct FakeModel {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
}

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";

impl FakeModel {
    async fn that(acts: Acts) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://127.0.0.1:{}/v1", listener.local_addr().unwrap().port());
        let model = Self { url, requests: Arc::default(), connections: Arc::default() };
        let (requests, connections) = (model.requests.clone(), model.connections.clone());
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(socket, acts.clone(), requests.clone()));
            }
        });
        model
    }

    async fn asked(&self) -> Result<Reply, ProviderProblem> {
        let egress = Egress::new(Rules::usual(&["127.0.0.1".into()])).unwrap();
        let patience = Patience { first_byte: Duration::from_millis(200), whole: Duration::from_millis(600) };
        let key = Some("sk-boutique".to_owned());
        let endpoint = Endpoint { base_url: BaseUrl::parse(&self.url).unwrap(), model: "small".into(), key };
        OpenAi::new(egress, patience).draft_answer(&endpoint, &question()).await
    }
}

async fn serve(mut socket: TcpStream, acts: Acts, requests: Arc<Mutex<Vec<String>>>) {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = socket.read(&mut buffer).await.unwrap_or(0);
        request.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&request).into_owned();
        if read == 0 || text.split_once("\r\n\r\n").is_some_and(|(head, body)| body.len() >= length(head)) {
            requests.lock().await.push(text);
            break;
        }
    }
    let mut send = async |bytes: &[u8]| socket.write_all(bytes).await.is_ok() && socket.flush().await.is_ok();
    match acts {
        Acts::Says(pieces) => {
            for piece in pieces {
                send(piece.as_bytes()).await;
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        }
        Acts::Stalls(pieces) => {
            for piece in pieces {
                send(piece.as_bytes()).await;
            }
            tokio::time::sleep(Duration::from_secs(5)).await;
        }
        Acts::Drips(text) => {
            send(OK.as_bytes()).await;
            for byte in text.bytes().cycle() {
                if !send(&[byte]).await {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
        Acts::Floods => {
            send(OK.as_bytes()).await;
            while send(&[b':'; 8192]).await {}
        }
    }
}

fn length(head: &str) -> usize {
    let line = head.lines().find_map(|it| it.to_ascii_lowercase().strip_prefix("content-length:").map(str::to_owned));
    line.and_then(|it| it.trim().parse().ok()).unwrap_or(0)
}

fn question() -> Ask {
    let passage = Passage {
        id: PassageId::new(),
        source: ItemId::new(),
        kind: Kind::Faq,
        language: Language::English,
        title: "Returns".into(),
        variants: Vec::new(),
        text: "Returns are free.".into(),
    };
    Ask {
        question: "Are returns free?".into(),
        history: vec![Turn { from: Speaker::Customer, text: "Hello".into() }],
        language: Language::English,
        passages: vec![Arc::new(passage)],
    }
}

#[tokio::test]
async fn a_streamed_answer_is_put_together_and_counted() {
    let model = FakeModel::that(Acts::Says(vec![
        OK,
        ": keep-alive\n\n",
        "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"},\"finish_reason\":null}]}\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"Returns are \"},\"finish_reason\":null}]}\n\nda",
        "ta: {\"choices\":[{\"delta\":{\"content\":\"free [1].\"},\"finish_reason\":null}]}\r\n\r\n",
        "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":321,\"completion_tokens\":7}}\n\ndata: [DONE]\n\n",
    ]))
    .await;

    let reply = model.asked().await.unwrap();

    assert_eq!(reply, Reply { text: "Returns are free [1].".into(), tokens_in: 321, tokens_out: 7 });
    let request = model.requests.lock().await.remove(0);
    assert!(request.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("authorization: Bearer sk-boutique\r\n"), "{request}");
    let (_, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(!body.contains("sk-boutique"), "the key is in no prompt");
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!((&body["model"], &body["stream"]), (&json!("small"), &json!(true)));
    assert_eq!(body["messages"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_server_that_does_not_stream_or_count_is_understood_too() {
    let model = FakeModel::that(Acts::Says(vec![
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n",
        "{\"choices\":[{\"message\":{\"content\":\"Returns are free [1].\"},\"finish_reason\":\"stop\"}]}",
    ]))
    .await;
    let reply = model.asked().await.unwrap();
    assert_eq!(reply.text, "Returns are free [1].");
    assert!(reply.tokens_in > 100 && reply.tokens_out > 0);
}

#[tokio::test]
async fn a_chunk_may_end_inside_a_character() {
    let mut stream = Stream::default();
    for byte in "data: {\"choices\":[{\"delta\":{\"content\":\"Été 14,90 €\"},\"finish_reason\":\"stop\"}]}\n".bytes()
    {
        stream.push(&[byte]).unwrap();
    }
    assert_eq!(stream.finish().unwrap().text, "Été 14,90 €");
}

#[tokio::test]
async fn r_11_whatever_the_other_side_does_there_is_a_result_in_time() {
    const PIECE: &str = "data: {\"choices\":[{\"delta\":{\"content\":\"Returns\"},\"finish_reason\":null}]}\n\n";
    let cases: Vec<(&str, Acts, ProviderProblem)> = vec![
        ("stalls before the head", Acts::Stalls(vec![]), ProviderProblem::Timeout),
        ("stalls after the head", Acts::Stalls(vec![OK]), ProviderProblem::Timeout),
        ("stalls in the middle", Acts::Stalls(vec![OK, PIECE]), ProviderProblem::Timeout),
        ("drips comments", Acts::Drips(": wait\n"), ProviderProblem::Timeout),
        ("floods", Acts::Floods, ProviderProblem::Garbage),
        ("closes at once", Acts::Says(vec![]), ProviderProblem::Cut),
        ("is cut in the middle", Acts::Says(vec![OK, PIECE]), ProviderProblem::Cut),
        (
            "is cut inside a chunk",
            Acts::Says(vec!["HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n", PIECE]),
            ProviderProblem::Cut,
        ),
        ("fails", Acts::Says(vec!["HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n"]), ProviderProblem::Refused(500)),
        (
            "knows no such key",
            Acts::Says(vec!["HTTP/1.1 401 No\r\ncontent-length: 0\r\n\r\n"]),
            ProviderProblem::Refused(401),
        ),
        ("is busy", Acts::Says(vec!["HTTP/1.1 429 Slow\r\ncontent-length: 0\r\n\r\n"]), ProviderProblem::RateLimited),
        ("sends no JSON", Acts::Says(vec![OK, "data: {\"choices\": oops\n\n"]), ProviderProblem::Garbage),
        ("sends a page", Acts::Says(vec![OK, "<html>Welcome</html>\n"]), ProviderProblem::Garbage),
        ("sends bytes", Acts::Says(vec![OK, "data: \u{0}\u{1}\n\n"]), ProviderProblem::Garbage),
        (
            "reports an error in the stream",
            Acts::Says(vec![OK, PIECE, "data: {\"error\":{\"message\":\"overloaded\"}}\n\n"]),
            ProviderProblem::Garbage,
        ),
        ("is no HTTP at all", Acts::Says(vec!["220 mail.example ESMTP\r\n"]), ProviderProblem::Cut),
    ];
    for (what, acts, problem) in cases {
        let model = FakeModel::that(acts).await;
        let begun = std::time::Instant::now();
        assert_eq!(model.asked().await, Err(problem), "{what}");
        assert!(begun.elapsed() < Duration::from_secs(2), "{what} took {:?}", begun.elapsed());
    }
}

#[tokio::test]
async fn a_redirect_to_the_inside_is_not_followed() {
    let inside = FakeModel::that(Acts::Says(vec![OK])).await;
    let head = format!("HTTP/1.1 307 There\r\nlocation: {}/chat/completions\r\ncontent-length: 0\r\n\r\n", inside.url);
    let outside = FakeModel::that(Acts::Says(vec![Box::leak(head.into_boxed_str())])).await;

    assert_eq!(outside.asked().await, Err(ProviderProblem::Refused(307)));
    assert_eq!(inside.connections.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_model_on_this_machine_is_not_called_unless_the_operator_allows_it() {
    let model = FakeModel::that(Acts::Says(vec![OK])).await;
    let egress = Egress::new(Rules::usual(&[])).unwrap();
    for url in [model.url.clone(), model.url.replace("http://", "https://")] {
        let endpoint = Endpoint { base_url: BaseUrl::parse(&url).unwrap(), model: "small".into(), key: None };
        let provider = OpenAi::new(egress.clone(), Patience::default());
        assert_eq!(provider.draft_answer(&endpoint, &question()).await, Err(ProviderProblem::Away));
    }
    assert_eq!(model.connections.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn nobody_there_is_away() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://127.0.0.1:{}/v1", listener.local_addr().unwrap().port());
    drop(listener);
    let model = FakeModel { url, requests: Arc::default(), connections: Arc::default() };
    assert_eq!(model.asked().await, Err(ProviderProblem::Away));
}
