//! Cutting a version into passages.

use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::content::Content;
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
}

/// Cuts a version. An answer stays whole, for it is sent whole; a text is cut along its
/// headings and sentences.
pub(super) fn cut(item: ItemId, version: i32, content: &Content) -> Vec<Cut> {
    let body = content.body();
    let pieces = match content.kind() {
        Kind::Faq => vec![(name(item, body), String::new(), body)],
        Kind::Text | Kind::Document | Kind::Page => {
            split(item, body).into_iter().map(|piece| (piece.id, piece.heading, &body[piece.range])).collect()
        }
    };
    let numbered = pieces.into_iter().zip(0..);
    numbered
        .map(|((id, heading, body), ordinal)| Cut { item, version, ordinal, id, heading, body: body.to_owned() })
        .collect()
}

/// Names an answer by item and words, as [`split`] names the pieces of a text.
fn name(item: ItemId, body: &str) -> PassageId {
    let digest = Sha256::new().chain_update(item.0).chain_update(body).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    PassageId(Uuid::from_bytes(bytes))
}
