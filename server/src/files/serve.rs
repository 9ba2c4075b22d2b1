//! Handing files out.

use std::sync::Arc;

use app::visits::Visit;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures::stream;
use switchboard::access::{InboxRead, KnowledgeRead, Permission, Right, Work};
use switchboard::audit::{self, Way};
use switchboard::files::{self, File, Key, Objects};
use switchboard::ids::FileId;
use switchboard::knowledge::documents::{self, Original};
use switchboard::tenancy::{CannotBegin, Denied, Principal, Tx};

use crate::http::Web;
use crate::worker::worker;

/// So many bytes are read at once.
const PIECE: usize = 256 * 1024;
/// Whatever a file is, its bytes load nothing and run nothing.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'none'; sandbox";

/// `GET /files/{file}` inside of a workspace: for members who answer in its conversation. A viewer
/// does not: what a file shows cannot be masked.
pub async fn for_member(
    State(web): State<Web>,
    Extension(visit): Extension<Arc<Visit>>,
    Path(file): Path<String>,
) -> Result<Response, StatusCode> {
    let id: FileId = file.parse().map_err(|_| StatusCode::NOT_FOUND)?;
    if let Some(who) = visit.principal().filter(|it| !it.rights.has(Right::InboxReply)) {
        return Err(refused(&web, who, Right::InboxReply).await);
    }
    // To see a file is to read: where answering is not paid, files are seen all the same.
    let mut tx: Tx<InboxRead> = of_member(&web, &visit).await?;
    let key = Key { tenant: tx.tenant(), file: id };
    let found = files::find(&mut tx, id).await.map_err(|fault| failed(&fault))?;
    // A picture is shown in its thread, and no look at a thread writes.
    if found.as_ref().is_some_and(|it| it.picture().is_none()) {
        let read = audit::steps::read(&mut tx, "file", Some(id.0), Way::File).await;
        read.map_err(|fault| failed(&fault))?;
        tx.commit().await.map_err(|fault| failed(&fault))?;
    } else {
        drop(tx);
    }
    hand_out(web.files.clone(), key, found).await
}

/// `GET /knowledge/originals/{original}` inside of a workspace: the file that a document was read from.
pub async fn original(
    State(web): State<Web>,
    Extension(visit): Extension<Arc<Visit>>,
    Path(original): Path<String>,
) -> Result<Response, StatusCode> {
    let id: FileId = original.parse().map_err(|_| StatusCode::NOT_FOUND)?;
    let mut tx: Tx<KnowledgeRead> = of_member(&web, &visit).await?;
    let key = Key { tenant: tx.tenant(), file: id };
    let found = documents::original(&mut tx, id).await.map_err(|fault| failed(&fault))?;
    drop(tx);
    hand_out(web.files.clone(), key, found.map(Original::into_file)).await
}

/// A transaction of whoever asks, where they may.
///
/// # Errors
/// The status that says why not.
pub async fn of_member<P: Permission>(web: &Web, visit: &Visit) -> Result<Tx<P>, StatusCode> {
    let who = visit.principal().ok_or(StatusCode::NOT_FOUND)?;
    match web.desk.begin(who.clone()).await {
        Ok(tx) => Ok(tx),
        Err(CannotBegin::Denied(Denied(right))) => Err(refused(web, who, right).await),
        Err(CannotBegin::Stopped(_)) => Err(StatusCode::FORBIDDEN),
        Err(CannotBegin::Fault(fault)) => Err(failed(&fault)),
    }
}

/// Writes down that somebody was refused.
async fn refused(web: &Web, who: Principal, right: Right) -> StatusCode {
    match audit::refused(&web.desk, who, right).await {
        Ok(_) => StatusCode::FORBIDDEN,
        Err(fault) => failed(&fault),
    }
}

/// `GET /file/{link}`: for whoever was given the link.
pub async fn by_link(State(web): State<Web>, Path(link): Path<String>) -> Result<Response, StatusCode> {
    let key = files::follow(web.desk.seal(), &link, web.desk.now()).map_err(|_| StatusCode::NOT_FOUND)?;
    let mut tx: Tx<Work> = worker(&web.desk, key.tenant).await.map_err(|fault| failed(&fault))?;
    let found = files::linked(&mut tx, key.file).await.map_err(|fault| failed(&fault))?;
    drop(tx);
    hand_out(web.files.clone(), key, found).await
}

fn failed(error: &dyn std::error::Error) -> StatusCode {
    tracing::error!(%error, "a file was not handed out");
    StatusCode::SERVICE_UNAVAILABLE
}

async fn hand_out(objects: Arc<dyn Objects>, key: Key, found: Option<File>) -> Result<Response, StatusCode> {
    let file = found.ok_or(StatusCode::NOT_FOUND)?;
    // The first piece is read before anything is said: what is gone is not announced.
    let first = objects.read(key, 0, PIECE).await.map_err(|cannot| failed(&cannot))?;
    if first.is_empty() {
        tracing::error!(file = %key.file, "the bytes of a file are gone");
        return Err(StatusCode::NOT_FOUND);
    }
    let rest = stream::try_unfold((objects, first.len() as u64), move |(objects, at)| async move {
        let piece = objects.read(key, at, PIECE).await.map_err(std::io::Error::other)?;
        let next = at + piece.len() as u64;
        Ok::<_, std::io::Error>((!piece.is_empty()).then(|| (Bytes::from(piece), (objects, next))))
    });
    let bytes = stream::iter([Ok(Bytes::from(first))]);
    let body = Body::from_stream(futures::StreamExt::chain(bytes, rest));
    Ok((headers(&file), body).into_response())
}

fn headers(file: &File) -> [(header::HeaderName, HeaderValue); 5] {
    let text = |it: &str| HeaderValue::from_str(it).unwrap_or(HeaderValue::from_static("attachment"));
    let how = if file.picture().is_some() { "inline" } else { "attachment" };
    [
        (header::CONTENT_TYPE, text(&file.media_type)),
        (header::CONTENT_LENGTH, HeaderValue::from(file.bytes)),
        (header::CONTENT_DISPOSITION, text(&format!("{how}; filename*=UTF-8''{}", encoded(&file.name)))),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400, immutable")),
    ]
}

/// A name as RFC 8187 writes it: nothing in it can end the header or begin another.
fn encoded(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    name.bytes().map(|it| if plain(it) { char::from(it).to_string() } else { format!("%{it:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f_3_no_name_leaves_its_header() {
        assert_eq!(encoded("a\"; filename=x.exe\r\né.png"), "a%22%3B%20filename%3Dx.exe%0D%0A%C3%A9.png");
    }
}
