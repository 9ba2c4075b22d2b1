//! An answer, and when two are the same.

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderName};

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Reads an answer to its end.
    pub async fn read(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await.map(|it| String::from_utf8_lossy(&it).into_owned()).unwrap_or_default();
        Self { status, headers, body }
    }

    /// A header's text, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
    }

    /// Where it sends the browser.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// Whether it sends the browser, or tells a script, to sign in.
    pub fn asks_to_sign_in(&self) -> bool {
        self.status == StatusCode::UNAUTHORIZED
            || (self.status.is_redirection() && self.location().starts_with("/login"))
    }

    /// Whether somebody was let in, whatever came of it.
    pub fn lets_in(&self) -> bool {
        let refused = matches!(self.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
        !refused && !self.asks_to_sign_in() && !self.status.is_server_error()
    }

    /// The answer with everything that may differ between two requests taken out: its id, its
    /// nonce, its date, and what was asked for.
    pub fn plain(&self, asked: &str) -> String {
        const OWN: [HeaderName; 2] = [reqwest::header::DATE, HeaderName::from_static("x-request-id")];

        let id = self.header("x-request-id");
        let nonce =
            self.header("content-security-policy").split_once("'nonce-").and_then(|(_, it)| it.split_once('\''));
        let plain = |text: &str| {
            let text = if id.is_empty() { text.to_owned() } else { text.replace(id, "ID") };
            let text = nonce.map_or(text.clone(), |(nonce, _)| text.replace(nonce, "NONCE"));
            if asked.is_empty() { text } else { text.replace(asked, "ASKED") }
        };
        let mut headers: Vec<String> = self
            .headers
            .iter()
            .filter(|(name, _)| !OWN.contains(name))
            .map(|(name, value)| plain(&format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))))
            .collect();
        headers.sort();
        format!("{}\n{}\n\n{}", self.status, headers.join("\n"), plain(&self.body))
    }
}
