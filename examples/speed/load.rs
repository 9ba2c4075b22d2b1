//! Clients that ask as fast as they are answered.

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use http_body_util::{BodyExt as _, Empty};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::http;
use hyper::http::uri::{PathAndQuery, Uri};
use hyper_util::rt::TokioIo;
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, COOKIE, HOST, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};
use tokio::net::TcpStream;
use tokio::sync::Mutex;

use super::Result;
use super::figures::Times;
use super::owner::PASSWORD;

/// What browsers read.
const ENCODINGS: &str = "gzip, deflate, br, zstd";

/// Somebody who has signed in.
#[derive(Debug, Clone)]
pub struct Visitor {
    http: Client,
    cookie: String,
}

impl Visitor {
    /// Signs in.
    ///
    /// # Errors
    /// When the product refuses.
    pub async fn sign_in(origin: &str, email: &str) -> Result<Self> {
        let http = Client::builder().redirect(Policy::none()).build()?;
        let fields = [("email", email), ("password", PASSWORD)];
        let answer = http
            .post(format!("{origin}/api/team/sign-in"))
            .header(ACCEPT, "application/json")
            .form(&fields)
            .send()
            .await?;
        let status = answer.status();
        let cookies = answer.headers().get_all(SET_COOKIE).iter().filter_map(|it| it.to_str().ok()?.split(';').next());
        let cookie = cookies.collect::<Vec<_>>().join("; ");
        if status.is_client_error() || status.is_server_error() || cookie.is_empty() {
            return Err(format!("{email} cannot sign in: {status}").into());
        }
        Ok(Self { http, cookie })
    }

    /// The same person in another browser: a connection of its own.
    pub fn elsewhere(&self) -> Result<Self> {
        Ok(Self { http: Client::builder().redirect(Policy::none()).build()?, cookie: self.cookie.clone() })
    }

    /// A page, as a browser asks for it.
    pub fn get(&self, address: &str) -> RequestBuilder {
        self.http
            .get(address)
            .header(COOKIE, &self.cookie)
            .header(ACCEPT, "text/html")
            .header(ACCEPT_ENCODING, ENCODINGS)
    }

    /// Opens a page and reads it whole; how long that took.
    ///
    /// # Errors
    /// When it is not answered with 200.
    pub async fn open(&self, address: &str) -> Result<Duration> {
        let began = Instant::now();
        let answer = self.get(address).send().await?;
        if answer.status() != reqwest::StatusCode::OK {
            return Err(format!("{address} answered {}", answer.status()).into());
        }
        drop(answer.bytes().await?);
        Ok(began.elapsed())
    }
}

/// What a number of clients met in a time.
pub struct Round {
    /// Answers a second.
    pub rate: f64,
    /// How long each took.
    pub times: Times,
}

/// Lets `clients` work side by side for a time, each as fast as it is answered.
///
/// # Errors
/// The first request that failed.
pub async fn round<F>(clients: Vec<impl Fn() -> F + Send + 'static>, time: Duration) -> Result<Round>
where
    F: Future<Output = Result<Duration>> + Send,
{
    let began = Instant::now();
    let mut all = tokio::task::JoinSet::new();
    for client in clients {
        all.spawn(async move {
            let mut times = Vec::new();
            while began.elapsed() < time {
                times.push(client().await?);
            }
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(times)
        });
    }
    let mut times = Times::default();
    while let Some(ended) = all.join_next().await {
        times.extend(ended??);
    }
    Ok(Round { rate: times.count() as f64 / began.elapsed().as_secs_f64(), times })
}

/// Clients which open one page again and again, each on a connection of its own that stays.
///
/// # Errors
/// When the product is not there.
pub async fn readers(
    visitor: &Visitor,
    address: &str,
    clients: usize,
) -> Result<Vec<impl Fn() -> Opening + Send + 'static>> {
    let address: Uri = address.parse()?;
    let host = address.authority().ok_or("an address without a host")?.as_str();
    let path = address.path_and_query().map_or("/", PathAndQuery::as_str);
    let request = http::Request::get(path)
        .header(HOST, host)
        .header(COOKIE, &visitor.cookie)
        .header(ACCEPT, "text/html")
        .header(ACCEPT_ENCODING, ENCODINGS)
        .body(Empty::<Bytes>::new())?;
    let mut readers = Vec::new();
    for _ in 0..clients {
        let stream = TokioIo::new(TcpStream::connect(host).await?);
        let (sender, connection) = http1::handshake(stream).await?;
        tokio::spawn(connection);
        let (sender, request) = (Arc::new(Mutex::new(sender)), request.clone());
        readers.push(move || Box::pin(read(sender.clone(), request.clone())) as Opening);
    }
    Ok(readers)
}

/// Opens a page and reads it whole; how long that took.
async fn read(sender: Arc<Mutex<SendRequest<Empty<Bytes>>>>, request: http::Request<Empty<Bytes>>) -> Result<Duration> {
    let mut sender = sender.lock().await;
    let began = Instant::now();
    sender.ready().await?;
    let mut answer = sender.send_request(request).await?;
    if answer.status() != http::StatusCode::OK {
        return Err(format!("a page answered {}", answer.status()).into());
    }
    while let Some(frame) = answer.frame().await {
        frame?;
    }
    Ok(began.elapsed())
}

/// A page on its way.
pub type Opening = std::pin::Pin<Box<dyn Future<Output = Result<Duration>> + Send>>;
