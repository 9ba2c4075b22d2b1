//! Whoever is called by HTTP: takes the call, writes it down, answers.

use std::sync::Arc;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{Call, Peers};

const MODEL: &str = "/model";

pub async fn listen(listener: TcpListener, peers: Arc<Peers>) {
    while let Ok((socket, _)) = listener.accept().await {
        let peers = peers.clone();
        tokio::spawn(async move {
            // Whoever hangs up is not answered.
            let _ = answer(socket, &peers).await;
        });
    }
}

async fn answer(mut socket: TcpStream, peers: &Peers) -> std::io::Result<()> {
    let Some((head, body)) = request(&mut socket).await? else { return Ok(()) };
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let is_model = path.starts_with(MODEL);
    let text = if is_model { asked(&body) } else { body["data"]["message"]["text"].as_str().unwrap_or_default() };
    let id = header(&head, "webhook-id").unwrap_or_default().trim_start_matches("msg_").to_owned();
    peers.note_call(Call { path, id, text: text.to_owned() });
    peers.while_stalled().await;
    let answer =
        if is_model { completion() } else { "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_owned() };
    socket.write_all(answer.as_bytes()).await
}

/// Head and body of a request; `None` where nobody asks.
async fn request(socket: &mut TcpStream) -> std::io::Result<Option<(String, Vec<u8>)>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 8_192];
    loop {
        let read = socket.read(&mut buffer).await?;
        if read == 0 {
            return Ok(None);
        }
        bytes.extend_from_slice(&buffer[..read]);
        let Some(end) = bytes.windows(4).position(|it| it == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let length: usize = header(&head, "content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
        if bytes.len() >= end + 4 + length {
            return Ok(Some((head, bytes[end + 4..].to_vec())));
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut fields = head.lines().filter_map(|it| it.split_once(':'));
    fields.find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// The question that a model is asked: the last words.
fn asked(body: &Value) -> &str {
    let last = body["messages"].as_array().and_then(|it| it.last());
    last.and_then(|it| it["content"].as_str()).unwrap_or_default()
}

fn completion() -> String {
    let said = r#"{"choices":[{"delta":{"content":"I do not know."},"finish_reason":"stop"}]}"#;
    let used = r#"{"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":10}}"#;
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\ndata: {said}\n\ndata: {used}\n\ndata: [DONE]\n\n"
    )
}
