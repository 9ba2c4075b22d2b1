//! `F-4`: what sites answer, and how much of it is borne. The site is a real one, on this machine.

use std::convert::Infallible;
use std::io::Write;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures::stream;
use server::egress::{Egress, Rules};
use server::reading::Reader;
use server::sites::{Bounds, Crawler};
use switchboard::ids::{CrawlId, CrawlPageId};
use switchboard::knowledge::Reason;
use switchboard::sites::visited::{ReadPage, Visited};
use switchboard::sites::work::{Errand, What};
use switchboard::sites::{Address, Fetch};

const BOUNDS: Bounds = Bounds { bytes: 64 << 10, patience: Duration::from_millis(700) };

/// Reads pages as the product does: by its program, confined.
pub fn reader() -> Reader {
    Reader::starting(env!("CARGO_BIN_EXE_switchboard"))
}

/// A site of this machine, and who asks it.
struct Site {
    origin: String,
    crawler: Crawler,
}

impl Site {
    async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, routes()).await });
        let egress = Egress::new(Rules::usual(&["127.0.0.1".to_owned()])).unwrap();
        Self { origin, crawler: Crawler::new(egress, reader(), BOUNDS) }
    }

    async fn ask(&self, path: &str, what: What) -> Visited {
        let address = Address::parse(&format!("{}{path}", self.origin)).unwrap();
        self.crawler.ask(&Errand { crawl: CrawlId::new(), what, address }).await.unwrap()
    }

    /// Asks for a page.
    async fn page(&self, path: &str) -> Visited {
        self.ask(path, page(None, None)).await
    }

    /// Asks for a list of pages.
    async fn list(&self, path: &str) -> Visited {
        let What::Entry { id, depth, hops, etag, last_modified, .. } = page(None, None) else { unreachable!() };
        self.ask(path, What::Entry { id, kind: Fetch::Sitemap, depth, hops, etag, last_modified }).await
    }

    async fn robots(&self, path: &str) -> Visited {
        self.ask(path, What::Robots { host: "127.0.0.1".to_owned(), hops: 0 }).await
    }
}

fn page(etag: Option<&str>, last_modified: Option<&str>) -> What {
    What::Entry {
        id: CrawlPageId::new(),
        kind: Fetch::Page,
        depth: 0,
        hops: 0,
        etag: etag.map(str::to_owned),
        last_modified: last_modified.map(str::to_owned),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

const HTML: &str = "<!doctype html><html lang=fr><title>Livraison</title><main><h1>Livraison</h1>\
                    <p>Deux jours ouvrés.</p><a href=/retours>Retours</a></main></html>";

fn html(body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body.into()).into_response()
}

fn as_page(packed: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "text/html"), (header::CONTENT_ENCODING, "gzip")], packed).into_response()
}

/// Elements of formatting that never end, each another one: a parser begins them all anew in each paragraph.
fn square() -> String {
    let begun: String = (0..1_700).map(|it| format!("<font a{it}></x>")).collect();
    format!("<div>{begun}</div>{}", "<p>x".repeat(8_000))
}

/// The same bytes without an end.
fn endless(every: Duration, at_once: usize) -> Body {
    Body::from_stream(stream::unfold((), move |()| async move {
        tokio::time::sleep(every).await;
        Some((Ok::<_, Infallible>("<p>and so on</p>".repeat(at_once)), ()))
    }))
}

fn status(status: u16) -> Response {
    StatusCode::from_u16(status).unwrap().into_response()
}

fn routes() -> Router {
    let bomb = gzip(&vec![b'a'; 2 << 20]);
    let (page_bomb, list_bomb) = (bomb.clone(), bomb);
    let typed = |kind: &'static str| get(move || async move { ([(header::CONTENT_TYPE, kind)], "Deux jours.") });
    Router::new()
        .route("/page", get(|| async { html(HTML) }))
        .route("/packed", get(|| async { as_page(gzip(HTML.as_bytes())) }))
        .route("/bomb", get(|| async move { as_page(page_bomb) }))
        .route("/brotli", get(|| async { ([(header::CONTENT_ENCODING, "br")], HTML) }))
        .route("/large", get(|| async { html(vec![b'a'; (64 << 10) + 1]) }))
        .route("/whole", get(|| async { html(vec![b'a'; 64 << 10]) }))
        // Formatting that never ends and is begun anew in each paragraph: each byte asks for a thousand.
        .route("/square", get(|| async { html(square()) }))
        .route("/endless", get(|| async { html(endless(Duration::ZERO, 1_000)) }))
        .route("/drip", get(|| async { html(endless(Duration::from_millis(50), 1)) }))
        .route("/silent", get(std::future::pending::<Response>))
        .route("/moved", get(|| async { (StatusCode::FOUND, [(header::LOCATION, "/page")]) }))
        .route("/lost", get(|| async { status(302) }))
        .route("/status/{status}", get(|path: axum::extract::Path<u16>| async move { status(path.0) }))
        .route("/plain", typed("text/plain"))
        .route("/pdf", typed("application/pdf"))
        .route("/hidden", get(|| async { ([("x-robots-tag", "nofollow, noindex")], html(HTML)) }))
        .route("/robots.txt", get(|| async { "User-agent: *\nDisallow: /a\n" }))
        .route("/list.xml.gz", get(|| async { gzip(b"<urlset></urlset>") }))
        .route("/list-bomb.gz", get(|| async move { list_bomb }))
        .route("/echo", get(echo))
}

/// Says what it was asked with; and that it is the same for whoever knows its tag.
async fn echo(request: Request) -> Response {
    let headers: &HeaderMap = request.headers();
    let told = |name: &str| headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
    if told("if-none-match") == "\"1\"" || told("if-modified-since") == "yesterday" {
        return status(304);
    }
    let names = ["accept-encoding", "user-agent", "cookie", "referer", "authorization"];
    let text = names.iter().map(|it| format!("{it}={}", told(it))).collect::<Vec<_>>().join("\n");
    let head = [("content-type", "text/plain"), ("etag", "\"1\""), ("last-modified", "yesterday")];
    (head, text).into_response()
}

fn read(visited: Visited) -> ReadPage {
    match visited {
        Visited::Page(page) => *page,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_page_is_read_packed_or_not() {
    let site = Site::open().await;
    let plain = read(site.page("/page").await);
    assert_eq!((plain.title.as_deref(), plain.language.as_deref()), (Some("Livraison"), Some("fr")));
    assert!(plain.text.contains("Deux jours ouvrés."), "{}", plain.text);
    assert_eq!(plain.links, ["/retours"]);
    assert_eq!(read(site.page("/packed").await), plain);
    assert_eq!(read(site.page("/plain").await).text, "Deux jours.");
    assert!(read(site.page("/hidden").await).is_hidden && !plain.is_hidden);
}

#[tokio::test]
async fn a_site_is_told_who_asks_and_nothing_else() {
    let site = Site::open().await;
    let asked = read(site.page("/echo").await);
    assert_eq!(asked.text, "accept-encoding=gzip\nuser-agent=Switchboard\ncookie=\nreferer=\nauthorization=");
    assert_eq!((asked.etag.as_deref(), asked.last_modified.as_deref()), (Some("\"1\""), Some("yesterday")));
    assert_eq!(site.ask("/echo", page(Some("\"1\""), None)).await, Visited::Same);
    assert_eq!(site.ask("/echo", page(None, Some("yesterday"))).await, Visited::Same);
}

#[tokio::test]
async fn every_refusal_has_its_reason() {
    let site = Site::open().await;
    for (path, reason) in [
        ("/status/404", Reason::NotFound),
        ("/status/410", Reason::NotFound),
        ("/status/401", Reason::Refused),
        ("/status/403", Reason::Refused),
        ("/status/429", Reason::Unreachable),
        ("/status/500", Reason::Unreachable),
        ("/status/503", Reason::Unreachable),
        ("/status/204", Reason::Unreachable),
        ("/lost", Reason::Unreachable),
        ("/pdf", Reason::UnknownType),
        ("/brotli", Reason::UnknownType),
    ] {
        assert_eq!(site.page(path).await, Visited::Failed(reason), "{path}");
    }
    assert_eq!(site.page("/moved").await, Visited::Moved("/page".to_owned()), "and was not followed");
}

#[tokio::test]
async fn a_robots_file_that_is_kept_back_is_none_and_one_out_of_breath_may_be() {
    let site = Site::open().await;
    assert_eq!(site.robots("/robots.txt").await, Visited::File(b"User-agent: *\nDisallow: /a\n".to_vec()));
    for (status, reason) in [
        (404, Reason::NotFound),
        (401, Reason::NotFound),
        (403, Reason::NotFound),
        (429, Reason::Unreachable),
        (500, Reason::Unreachable),
        (503, Reason::Unreachable),
    ] {
        assert_eq!(site.robots(&format!("/status/{status}")).await, Visited::Failed(reason), "{status}");
    }
}

#[tokio::test]
async fn f_4_no_answer_is_longer_than_is_borne() {
    let site = Site::open().await;
    assert_eq!(read(site.page("/whole").await).title, None, "the last byte that is borne is borne");
    for path in ["/large", "/bomb", "/endless"] {
        assert_eq!(site.page(path).await, Visited::Failed(Reason::TooLarge), "{path}");
    }
    // Of a list of pages, what was read counts.
    assert_eq!(site.list("/list.xml.gz").await, Visited::File(b"<urlset></urlset>".to_vec()));
    assert_eq!(site.list("/list-bomb.gz").await, Visited::File(vec![b'a'; 64 << 10]));
}

#[tokio::test]
async fn f_4_no_answer_takes_longer_than_is_borne() {
    let site = Site::open().await;
    for path in ["/drip", "/silent"] {
        let began = Instant::now();
        assert_eq!(site.page(path).await, Visited::Failed(Reason::TookTooLong), "{path}");
        assert!(began.elapsed() < BOUNDS.patience * 3, "{path}: {:?}", began.elapsed());
    }
}

#[tokio::test]
async fn f_4_a_page_that_asks_for_all_memory_is_not_read_and_hurts_nobody() {
    let site = Site::open().await;
    let began = Instant::now();
    let visited = site.page("/square").await;
    assert!(matches!(visited, Visited::Failed(Reason::UnpacksTooFar | Reason::TookTooLong)), "{visited:?}");
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
    assert!(matches!(site.page("/page").await, Visited::Page(_)), "and the next is read");
}

#[tokio::test]
async fn o_1_a_private_address_is_not_called() {
    let trap = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = trap.local_addr().unwrap().port();
    let egress = Egress::new(Rules { hosts: Vec::new(), ports: vec![443, port] }).unwrap();
    let crawler = Crawler::new(egress, reader(), BOUNDS);
    for (host, reason) in [("127.0.0.1", Reason::Forbidden), ("localhost", Reason::Unreachable)] {
        let address = Address::parse(&format!("https://{host}:{port}/")).unwrap();
        let visited = crawler.ask(&Errand { crawl: CrawlId::new(), what: page(None, None), address }).await.unwrap();
        assert_eq!(visited, Visited::Failed(reason), "{host}");
    }
    let reached = tokio::time::timeout(Duration::from_millis(100), trap.accept()).await;
    assert!(reached.is_err(), "the trap was reached");
}
