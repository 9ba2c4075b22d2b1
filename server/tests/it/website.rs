//! A website on this machine, and what it saw.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use switchboard::tenancy::{Clock, SetClock};
use time::OffsetDateTime;

/// A website, and what it saw.
#[derive(Clone)]
pub struct Website {
    pub origin: String,
    pages: Arc<Mutex<BTreeMap<String, Stands>>>,
    seen: Arc<Mutex<Vec<(String, OffsetDateTime)>>>,
    clock: Arc<SetClock>,
}

/// What stands at a path.
#[derive(Clone)]
pub enum Stands {
    Html(String),
    Text(String),
    Moved(String),
    Broken,
}

impl Website {
    /// Opens a website that looks at the world's clock.
    pub async fn open(clock: &Arc<SetClock>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let site = Self { origin, pages: Arc::default(), seen: Arc::default(), clock: clock.clone() };
        let routes = Router::new().fallback(answer).with_state(site.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        site
    }

    pub fn stands(&self, path: &str, what: Stands) {
        self.pages.lock().unwrap().insert(path.to_owned(), what);
    }

    /// A page of a shop: a heading, a paragraph and links.
    pub fn page(&self, path: &str, title: &str, words: &str, links: &[&str]) {
        let links: String = links.iter().map(|it| format!("<li><a href=\"{it}\">{it}</a></li>")).collect();
        let html = format!(
            "<!doctype html><html lang=en><head><title>{title}</title></head><body><nav><a href=/>Home</a></nav>\
             <main><h1>{title}</h1><p>{words}</p><ul>{links}</ul></main></body></html>"
        );
        self.stands(path, Stands::Html(html));
    }

    pub fn gone(&self, path: &str) {
        self.pages.lock().unwrap().remove(path);
    }

    /// The paths that were asked for, in order.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().map(|(path, _)| path.clone()).collect()
    }

    pub fn times(&self) -> Vec<OffsetDateTime> {
        self.seen.lock().unwrap().iter().map(|(_, at)| *at).collect()
    }
}

async fn answer(State(site): State<Website>, uri: Uri) -> Response {
    let path = uri.path_and_query().map_or("/", |it| it.as_str()).to_owned();
    site.seen.lock().unwrap().push((path.clone(), site.clock.now()));
    let found = site.pages.lock().unwrap().get(&path).cloned();
    match found {
        Some(Stands::Html(html)) => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Some(Stands::Text(text)) => ([(header::CONTENT_TYPE, "text/plain")], text).into_response(),
        Some(Stands::Moved(to)) => (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response(),
        Some(Stands::Broken) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
