//! A loopback store that speaks as much of S3 as is used, keeps objects in memory, and can fail.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use uuid::Uuid;

use super::*;
use crate::settings::Hidden;

#[derive(Clone, Default)]
struct Stage {
    objects: Arc<Mutex<BTreeMap<String, Bytes>>>,
    /// So many requests are refused before one is served.
    stumbles: Arc<AtomicUsize>,
}

impl Stage {
    async fn open() -> (Self, Bucket) {
        drop(rustls::crypto::ring::default_provider().install_default());
        let stage = Self::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let routes = Router::new().fallback(serve).with_state(stage.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        let settings = Settings {
            name: "desk".into(),
            prefix: "files".into(),
            region: "eu-west-3".into(),
            endpoint: Some(endpoint),
            key_id: "key".into(),
            secret: Hidden("secret".into()),
        };
        let spool = std::env::temp_dir().join(format!("switchboard-spool-{}", Uuid::now_v7()));
        (stage, Bucket::at(&settings, Folder::at(spool)).unwrap())
    }

    fn names(&self) -> Vec<String> {
        self.objects.lock().unwrap().keys().cloned().collect()
    }
}

async fn serve(State(stage): State<Stage>, request: Request) -> Response {
    let signed = request
        .headers()
        .get(header::AUTHORIZATION)
        .is_some_and(|it| it.to_str().unwrap().starts_with("AWS4-HMAC-SHA256 Credential=key/"));
    if !signed {
        return StatusCode::FORBIDDEN.into_response();
    }
    if stage.stumbles.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let (parts, body) = request.into_parts();
    let name = parts.uri.path().trim_start_matches("/desk").trim_start_matches('/').to_owned();
    let range = parts.headers.get(header::RANGE).map(|it| it.to_str().unwrap().to_owned());
    match parts.method {
        Method::PUT => {
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            stage.objects.lock().unwrap().insert(name, bytes);
            ([(header::ETAG, "\"1\"")], "").into_response()
        }
        Method::DELETE => {
            stage.objects.lock().unwrap().remove(&name);
            StatusCode::NO_CONTENT.into_response()
        }
        _ if name.is_empty() => list(&stage, parts.uri.query().unwrap_or_default()),
        _ => match stage.objects.lock().unwrap().get(&name) {
            Some(bytes) => part(bytes, range.as_deref()),
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

/// The bytes of `bytes=FROM-TO`, or all.
fn part(bytes: &Bytes, range: Option<&str>) -> Response {
    let told = [(header::ETAG, "\"1\""), (header::LAST_MODIFIED, "Sun, 01 Nov 2026 10:00:00 GMT")];
    let Some((from, to)) = range.and_then(|it| it.strip_prefix("bytes=")?.split_once('-')) else {
        return (told, bytes.clone()).into_response();
    };
    let from: usize = from.parse().unwrap();
    if from >= bytes.len() {
        return StatusCode::RANGE_NOT_SATISFIABLE.into_response();
    }
    let to = to.parse::<usize>().unwrap().min(bytes.len() - 1);
    let content_range = format!("bytes {from}-{to}/{}", bytes.len());
    (StatusCode::PARTIAL_CONTENT, told, [(header::CONTENT_RANGE, content_range)], bytes.slice(from..=to))
        .into_response()
}

/// `ListObjectsV2`.
fn list(stage: &Stage, query: &str) -> Response {
    let asked: BTreeMap<String, String> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let prefix = asked.get("prefix").cloned().unwrap_or_default();
    let (mut found, mut folders) = (String::new(), Vec::new());
    for (name, bytes) in stage.objects.lock().unwrap().iter().filter(|(name, _)| name.starts_with(&prefix)) {
        match name[prefix.len()..].split_once('/').filter(|_| asked.contains_key("delimiter")) {
            Some((folder, _)) => folders.push(format!("{prefix}{folder}/")),
            None => found.push_str(&format!(
                "<Contents><Key>{name}</Key><LastModified>2026-11-01T10:00:00.000Z</LastModified><ETag>1</ETag>\
                 <Size>{}</Size></Contents>",
                bytes.len()
            )),
        }
    }
    folders.dedup();
    let folders: String =
        folders.iter().map(|it| format!("<CommonPrefixes><Prefix>{it}</Prefix></CommonPrefixes>")).collect();
    format!("<ListBucketResult><IsTruncated>false</IsTruncated>{found}{folders}</ListBucketResult>").into_response()
}

fn key(number: u128) -> Key {
    Key { tenant: TenantId(Uuid::from_u128(1)), file: FileId(Uuid::from_u128(number)) }
}

async fn keep(bucket: &Bucket, key: Key, bytes: &[u8]) -> Result<(), CannotKeep> {
    let mut begun = bucket.begin().await.unwrap();
    begun.write(bytes).await.unwrap();
    begun.keep(key).await
}

#[tokio::test]
async fn what_is_kept_is_read_and_what_is_dropped_leaves_nothing() {
    let (stage, bucket) = Stage::open().await;
    keep(&bucket, key(1), b"Hello, Sophie").await.unwrap();
    let mut dropped = bucket.begin().await.unwrap();
    dropped.write(b"half").await.unwrap();
    drop(dropped);

    assert_eq!(bucket.read(key(1), 7, 3).await.unwrap(), b"Sop");
    assert_eq!(bucket.read(key(1), 7, 100).await.unwrap(), b"Sophie");
    assert_eq!(bucket.read(key(1), 13, 100).await.unwrap(), b"", "at the end");
    assert_eq!(bucket.read(key(2), 0, 100).await.unwrap(), b"", "what is not there");
    assert_eq!(stage.names(), [format!("files/{}/{}", key(1).tenant, key(1).file)]);
    assert_eq!(bucket.tenants().await.unwrap(), [key(1).tenant]);
    assert_eq!(bucket.kept_before(key(1).tenant, SystemTime::now()).await.unwrap(), [key(1).file]);
    assert_eq!(bucket.kept_before(key(1).tenant, SystemTime::UNIX_EPOCH).await.unwrap(), []);
    assert_eq!(bucket.spool.tenants().await.unwrap().len(), 1, "a folder, and nothing in it");
    assert_eq!(bucket.spool.read(key(1), 0, 100).await.unwrap(), b"");
    bucket.remove(key(1)).await.unwrap();
    bucket.remove(key(1)).await.unwrap();
    assert_eq!(stage.names(), Vec::<String>::new());
}

#[tokio::test]
async fn a_store_that_stumbles_is_asked_again_and_one_that_lies_down_is_a_refusal() {
    let (stage, bucket) = Stage::open().await;
    stage.stumbles.store(2, Ordering::SeqCst);
    keep(&bucket, key(1), b"kept").await.unwrap();

    stage.stumbles.store(usize::MAX, Ordering::SeqCst);
    assert!(keep(&bucket, key(2), b"lost").await.is_err(), "its sender is told");
    stage.stumbles.store(0, Ordering::SeqCst);

    assert_eq!(bucket.read(key(1), 0, 100).await.unwrap(), b"kept");
    assert_eq!(stage.names().len(), 1);
    assert_eq!(bucket.spool.read(key(2), 0, 100).await.unwrap(), b"", "nothing of it is left here");
}
