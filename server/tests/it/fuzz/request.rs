//! A request as it should be, and what becomes of it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri, header};
use futures::StreamExt;
use serde_json::Value;
use switchboard::world::Mutator;
use tower::ServiceExt;

/// What a request brings.
#[derive(Debug, Clone)]
pub enum Payload {
    Nothing,
    Json(Value),
    Form(Vec<(String, String)>),
}

/// A request that is as it should be.
#[derive(Debug, Clone)]
pub struct Template {
    /// The route, as it is mounted.
    pub route: &'static str,
    pub method: Method,
    pub path: String,
    pub query: Vec<(String, String)>,
    pub headers: Vec<(HeaderName, String)>,
    pub payload: Payload,
    /// Whose tries are counted for a quarter of an hour: time passes between them.
    pub slowly: bool,
}

impl Template {
    pub fn new(route: &'static str, method: Method, path: impl Into<String>) -> Self {
        let (path, payload) = (path.into(), Payload::Nothing);
        Self { route, method, path, query: Vec::new(), headers: Vec::new(), payload, slowly: false }
    }

    pub fn get(route: &'static str, path: impl Into<String>) -> Self {
        Self::new(route, Method::GET, path)
    }

    pub fn header(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn query(mut self, fields: &[(&str, &str)]) -> Self {
        self.query.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self
    }

    pub fn json(mut self, body: Value) -> Self {
        self.payload = Payload::Json(body);
        self.header(header::CONTENT_TYPE, "application/json")
    }

    pub fn form(mut self, fields: Vec<(String, String)>) -> Self {
        self.payload = Payload::Form(fields);
        self.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
    }

    /// The request as it should be.
    pub fn sound(&self, number: usize) -> Sent {
        self.with(&Parts::of(self), number)
    }

    /// The request with one part of it spoilt.
    pub fn spoilt(&self, by: &mut Mutator, number: usize) -> Sent {
        let mut parts = Parts::of(self);
        match (by.below(20), &self.payload) {
            (0..=11, Payload::Json(body)) => parts.body = by.json(body),
            (0..=11, Payload::Form(fields)) => parts.body = by.fields(fields),
            (12..=14, _) if !self.headers.is_empty() => {
                let at = by.below(parts.headers.len());
                match by.below(4) {
                    0 => drop(parts.headers.remove(at)),
                    1 => parts.headers.push((parts.headers[at].0.clone(), by.strange().into_bytes())),
                    _ => parts.headers[at].1 = by.bytes(&parts.headers[at].1),
                }
            }
            (15..=16, _) => parts.path = by.bytes(&parts.path),
            (17, _) => parts.headers.extend(unasked(by)),
            (18, _) => parts.method = by.one(&METHODS).clone(),
            _ => parts.query = by.fields(&self.query),
        }
        self.with(&parts, number)
    }

    fn with(&self, parts: &Parts, number: usize) -> Sent {
        let mut headers = HeaderMap::new();
        for (name, value) in &parts.headers {
            // What HTTP cannot say does not reach us.
            if let Ok(value) = HeaderValue::from_bytes(value) {
                headers.append(name.clone(), value);
            }
        }
        // Each comes from an address of its own: a limit is not what is tried here.
        let number = u32::try_from(number).unwrap_or_default();
        let from = Ipv4Addr::from(u32::from(Ipv4Addr::new(11, 0, 0, 0)) + number);
        if let Ok(from) = HeaderValue::from_str(&from.to_string()) {
            headers.append("x-forwarded-for", from);
        }
        if matches!(self.payload, Payload::Form(_)) && number % 8 == 7 {
            // As a browser without scripts posts it.
            headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
        }
        let query = if parts.query.is_empty() { Vec::new() } else { [b"?", &parts.query[..]].concat() };
        let address = [&parts.path[..], &query[..]].concat();
        Sent { method: parts.method.clone(), uri: uri(&address), headers, body: Bytes::from(parts.body.clone()) }
    }
}

const METHODS: [Method; 7] =
    [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS, Method::HEAD];

/// Headers that nobody asked for, with values that they should not have.
fn unasked(by: &mut Mutator) -> Option<(HeaderName, Vec<u8>)> {
    const NAMES: [HeaderName; 12] = [
        header::ACCEPT,
        header::ACCEPT_LANGUAGE,
        header::ACCEPT_ENCODING,
        header::IF_NONE_MATCH,
        header::RANGE,
        header::CONTENT_ENCODING,
        header::TRANSFER_ENCODING,
        header::REFERER,
        header::ORIGIN,
        header::COOKIE,
        header::FORWARDED,
        HeaderName::from_static("last-event-id"),
    ];
    let name = by.one(&NAMES).clone();
    let good = *by.one(&["fr-FR,fr;q=0.9,*;q=0.1", "text/html, */*", "bytes=0-1", "https://[x]/", "17"]);
    Some((name, by.bytes(good.as_bytes())))
}

struct Parts {
    method: Method,
    path: Vec<u8>,
    query: Vec<u8>,
    headers: Vec<(HeaderName, Vec<u8>)>,
    body: Vec<u8>,
}

impl Parts {
    fn of(template: &Template) -> Self {
        let encode = |fields: &[(String, String)]| crate::harness::encoded(fields).into_bytes();
        Self {
            method: template.method.clone(),
            path: template.path.clone().into_bytes(),
            query: encode(&template.query),
            headers: template.headers.iter().map(|(name, value)| (name.clone(), value.clone().into_bytes())).collect(),
            body: match &template.payload {
                Payload::Nothing => Vec::new(),
                Payload::Json(body) => body.to_string().into_bytes(),
                Payload::Form(fields) => encode(fields),
            },
        }
    }
}

/// The address as it stands, or with what no address may hold escaped.
fn uri(address: &[u8]) -> Uri {
    let address: &[u8] = if address.starts_with(b"/") { address } else { &[b"/", address].concat() };
    // hyper refuses longer ones before anybody sees them.
    let address = &address[..address.len().min(60_000 / 3)];
    Uri::try_from(address).unwrap_or_else(|_| {
        let escape = |it: &u8| match it {
            b'/' | b'?' | b'%' | b'&' | b'=' => char::from(*it).to_string(),
            it if it.is_ascii_alphanumeric() => char::from(*it).to_string(),
            it => format!("%{it:02X}"),
        };
        address.iter().map(escape).collect::<String>().parse().unwrap()
    })
}

/// A request that can be sent again.
#[derive(Debug, Clone)]
pub struct Sent {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

impl Sent {
    /// Sends it to a server, as if from the network, and reads the answer to its end.
    pub async fn to(&self, server: axum::Router) -> StatusCode {
        let mut request = Request::new(Body::from(self.body.clone()));
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.headers.clone();
        // What a client of HTTP/1.1 cannot leave out.
        request.headers_mut().entry(header::HOST).or_insert(HeaderValue::from_static("127.0.0.1"));
        let peer = SocketAddr::new(IpAddr::from([127, 0, 0, 1]), 1);
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = server.oneshot(request).await.unwrap_or_else(|never| match never {});
        let status = response.status();
        let ends = response.headers().get(header::CONTENT_TYPE).is_none_or(|it| it != "text/event-stream");
        if ends {
            let mut body = response.into_body().into_data_stream();
            while let Some(piece) = body.next().await {
                assert!(piece.is_ok(), "the answer broke off: {self}");
            }
        }
        status
    }
}

impl std::fmt::Display for Sent {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = |bytes: &[u8]| bytes[..bytes.len().min(1_500)].escape_ascii().to_string();
        write!(out, "{} {}", self.method, shown(self.uri.to_string().as_bytes()))?;
        for (name, value) in &self.headers {
            write!(out, "\n  {name}: {}", shown(value.as_bytes()))?;
        }
        write!(out, "\n  {}", shown(&self.body))
    }
}
