//! Reading JSON that strangers send: small, shallow, and of exactly the expected shape.

use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use serde_json::error::Category;

/// Objects and lists may stand inside of each other so deep (`W-6`).
const DEEPEST: usize = 64;

/// Why a body was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadJson {
    /// The request does not say `Content-Type: application/json`.
    #[error("the body must be application/json")]
    NotJson,
    /// It is longer than the route takes.
    #[error("the body is longer than {0} bytes")]
    TooLarge(usize),
    /// It is no JSON, or nested too deep.
    #[error("the body is not JSON: {0}")]
    Malformed(String),
    /// It is JSON, with an unknown, a missing or a wrong field.
    #[error("{0}")]
    Unfit(String),
}

/// Reads a body of at most `most` bytes.
///
/// # Errors
/// [`BadJson`].
pub async fn read<T: DeserializeOwned>(request: Request, most: usize) -> Result<T, BadJson> {
    if !says_json(request.headers()) {
        return Err(BadJson::NotJson);
    }
    let bytes = to_bytes(request.into_body(), most).await.map_err(|_| BadJson::TooLarge(most))?;
    parse(&bytes)
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, BadJson> {
    if depth(bytes) > DEEPEST {
        return Err(BadJson::Malformed(format!("nested deeper than {DEEPEST}")));
    }
    serde_json::from_slice(bytes).map_err(|wrong| match wrong.classify() {
        Category::Data => BadJson::Unfit(wrong.to_string()),
        Category::Io | Category::Syntax | Category::Eof => BadJson::Malformed(wrong.to_string()),
    })
}

fn says_json(headers: &HeaderMap) -> bool {
    let said = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    said.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// How deep brackets stand inside of brackets, without those in texts.
fn depth(bytes: &[u8]) -> usize {
    let (mut deepest, mut now, mut in_text, mut escaped) = (0, 0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                now += 1;
                deepest = deepest.max(now);
            }
            b'}' | b']' if !in_text => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard::world::{Mutator, rounds};

    #[derive(Debug, serde::Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Letter {
        text: String,
    }

    #[test]
    fn what_is_expected_is_read_and_nothing_else() {
        assert_eq!(parse(br#"{"text":"[[{{\"[["}"#), Ok(Letter { text: "[[{{\"[[".into() }));
        assert!(matches!(parse::<Letter>(br#"{"text":"a","role":"owner"}"#), Err(BadJson::Unfit(_))));
        assert!(matches!(parse::<Letter>(br#"{"text":7}"#), Err(BadJson::Unfit(_))));
        assert!(matches!(parse::<Letter>(b"{\"text\":\"\xff\"}"), Err(BadJson::Malformed(_))));
        assert!(matches!(parse::<Letter>(br#"{"text":"a""#), Err(BadJson::Malformed(_))));
    }

    #[test]
    fn w_6_depth_has_an_end() {
        let nested = |levels: usize| [b"[".repeat(levels), b"]".repeat(levels)].concat();
        assert!(parse::<serde_json::Value>(&nested(64)).is_ok());
        assert!(matches!(parse::<serde_json::Value>(&nested(65)), Err(BadJson::Malformed(_))));
        assert!(matches!(parse::<serde_json::Value>(&nested(100_000)), Err(BadJson::Malformed(_))));
    }

    #[test]
    fn r_19_whatever_is_read_is_exactly_what_was_expected() {
        let mut by = Mutator::of("letters");
        let good = serde_json::json!({ "text": "Où est mon colis ?" });
        for _ in 0..rounds(2_000) {
            let bytes = by.json(&good);
            if parse::<Letter>(&bytes).is_ok() {
                let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
                let names: Vec<&String> = value.as_object().unwrap().keys().collect();
                assert_eq!(names, ["text"], "{}", bytes.escape_ascii());
            }
        }
    }
}
