//! Cutting a version into passages.

use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::content::{Content, PAGE_MARK};
use super::model::Kind;
use super::search::split;
use crate::ids::*;

/// A passage, as it is cut from a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Cut {
    pub item: ItemId,
    pub version: i32,
    pub ordinal: i32,
    pub id: PassageId,
    pub heading: String,
    pub body: String,
    /// Where it begins, in what has pages.
    pub page: Option<i32>,
}

/// Cuts a version. An answer stays whole, for it is sent whole; a text is cut along its
/// headings and sentences.
pub(super) fn cut(item: ItemId, version: i32, content: &Content) -> Vec<Cut> {
    let body = content.body();
    let pieces = match content.kind() {
        Kind::Faq => vec![(name(item, body), String::new(), 0..body.len())],
        Kind::Text | Kind::Document | Kind::Page => {
            split(item, body).into_iter().map(|piece| (piece.id, piece.heading, piece.range)).collect()
        }
    };
    let has_pages = content.kind() == Kind::Document;
    let (mut page, mut at) = (1, 0);
    let numbered = pieces.into_iter().zip(0..);
    numbered
        .map(|((id, heading, range), ordinal)| {
            // A piece may begin with what the one before it ended with, never with what stands on an earlier page.
            let passed = body.get(at..range.start).unwrap_or_default().matches(PAGE_MARK).count();
            page += i32::try_from(passed).unwrap_or(0);
            at = at.max(range.start);
            let page = has_pages.then_some(page);
            Cut { item, version, ordinal, id, heading, body: body[range].to_owned(), page }
        })
        .collect()
}

/// Names an answer by item and words, as [`split`] names the pieces of a text.
fn name(item: ItemId, body: &str) -> PassageId {
    let digest = Sha256::new().chain_update(item.0).chain_update(body).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    PassageId(Uuid::from_bytes(bytes))
}
