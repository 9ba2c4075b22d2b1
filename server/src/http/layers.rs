//! What surrounds every request.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::paths::secret_in;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use switchboard::tenancy::RequestInfo;
use tokio::sync::Semaphore;
use tracing::Instrument;
use uuid::Uuid;

use super::Web;
use crate::network::Network;
use crate::patience::Patience;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request its id, runs it where no disconnect cancels it, survives its panic,
/// and adds the headers that every answer carries.
pub async fn around(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let id = Uuid::now_v7().simple().to_string();
    let info = RequestInfo { id: id.clone(), ip: client_ip(&request, &web.trusted_proxies).map(|ip| ip.to_string()) };
    request.extensions_mut().insert(info);
    let (method, path) = (request.method().clone(), loggable(request.uri().path()));
    let referrer = referrer_policy(request.uri().path());
    if refuses_plain(request.headers()) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    let span =
        tracing::info_span!("request", id, %method, path, tenant = tracing::field::Empty, user = tracing::field::Empty);

    let started = Instant::now();
    let answer = tokio::spawn(next.run(request).instrument(span.clone())).await;
    let mut response = answer.unwrap_or_else(|panic| {
        tracing::error!(parent: &span, %panic, "a handler panicked");
        (StatusCode::INTERNAL_SERVER_ERROR, format!("Something went wrong on our side. Reference: {id}"))
            .into_response()
    });
    let status = response.status().as_u16();
    let seconds = started.elapsed().as_secs_f64();
    // One line a request: the span carries its id, its workspace and its person.
    tracing::info!(parent: &span, status, milliseconds = (seconds * 1_000.0).round(), "answered");
    metrics::counter!("http_requests_total", "status" => status.to_string()).increment(1);
    metrics::histogram!("http_request_seconds").record(seconds);

    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, referrer),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    let is_page = headers.get(header::CONTENT_TYPE).is_some_and(|it| it.as_bytes().starts_with(b"text/html"));
    if is_page {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        // Pages of the desk bring their own policy; any other page may load nothing.
        headers
            .entry(header::CONTENT_SECURITY_POLICY)
            .or_insert(HeaderValue::from_static("default-src 'none'; style-src 'self'; frame-ancestors 'none'"));
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, value);
    }
    response
}

/// A path as the logs may keep it: links that open a door carry their secret in it (`P-2`).
fn loggable(path: &str) -> String {
    match secret_in(path) {
        Some(secret) => format!("{}…", &path[..secret]),
        None => path.to_owned(),
    }
}

/// Whom a browser tells on which page it was: ourselves, or of a secret link nobody (`A-4`).
fn referrer_policy(path: &str) -> &'static str {
    if secret_in(path).is_some() { "no-referrer" } else { "same-origin" }
}

/// Whether an answer as it is may not be sent. Compression would say `406` to that, when the work
/// was done already: somebody would take a message for refused that was stored (`R-19`).
fn refuses_plain(headers: &HeaderMap) -> bool {
    headers.get_all(header::ACCEPT_ENCODING).iter().flat_map(|line| line.as_bytes().split(|it| *it == b',')).any(|it| {
        let coding = it.trim_ascii().to_ascii_lowercase();
        (coding.starts_with(b"*") || coding.starts_with(b"identity")) && coding.windows(3).any(|it| it == b"q=0")
    })
}

/// The address a request came from. `X-Forwarded-For` is believed from its end backwards:
/// each proxy appends whom it spoke with, and what stands before the first stranger, or
/// before something that is no address, may be anybody's invention (`A-8`).
fn client_ip(request: &Request, trusted: &[Network]) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>()?.0.ip();
    let lines = request.headers().get_all("x-forwarded-for").iter().rev();
    let mut backwards = lines.flat_map(|line| line.as_bytes().rsplit(|it| *it == b',')).map_while(address);

    let mut ip = peer.to_canonical();
    while trusted.iter().any(|it| it.has(ip)) {
        let Some(earlier) = backwards.next() else { break };
        ip = earlier;
    }
    Some(ip)
}

fn address(text: &[u8]) -> Option<IpAddr> {
    let ip: IpAddr = std::str::from_utf8(text).ok()?.trim().parse().ok()?;
    Some(ip.to_canonical())
}

/// How much of one kind of work goes on at once, and for how long.
#[derive(Clone)]
pub struct Room {
    places: Arc<Semaphore>,
    time: Duration,
    wait: Duration,
}

impl Room {
    /// Room for `places` requests at once, of `time` each. Whoever finds it full waits for a
    /// place as long as `wait`, and is then told to come back.
    pub fn new(places: usize, time: Duration, wait: Duration) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), time, wait }
    }
}

/// Keeps a route within its room: 503 where there is none, 504 where it took too long.
pub async fn bounded(State(room): State<Room>, mut request: Request, next: Next) -> Response {
    // Begins here: to wait for a place and then for the database must not take twice as long (`R-5`).
    request.extensions_mut().insert(Patience::fresh());
    let Ok(Ok(_place)) = tokio::time::timeout(room.wait, room.places.acquire()).await else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "2")], "Too busy. Try again in a moment.")
            .into_response();
    };
    match tokio::time::timeout(room.time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => (StatusCode::GATEWAY_TIMEOUT, "This took too long.").into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tower::ServiceExt;

    /// A database that is away, and nothing else.
    struct Away;

    impl crate::patience::MayBeAway for Away {
        const AWAY: Self = Self;

        fn is_away(&self) -> bool {
            true
        }
    }

    fn request(peer: &str, forwarded: &str) -> Request {
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
        request
    }

    #[tokio::test]
    async fn d_1_what_takes_too_long_is_told_so_and_makes_room() {
        let room = Room::new(1, Duration::from_millis(20), Duration::from_secs(1));
        let slow = || async { tokio::time::sleep(Duration::from_secs(60)).await };
        let routes = Router::new().route("/", get(slow)).layer(from_fn_with_state(room.clone(), bounded));
        for _ in 0..2 {
            let answer = routes.clone().oneshot(Request::new(Body::empty())).await.unwrap();
            assert_eq!(answer.status(), StatusCode::GATEWAY_TIMEOUT);
        }
        assert_eq!(room.places.available_permits(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn r_5_the_wait_for_a_place_is_part_of_a_requests_patience() {
        let began = tokio::time::Instant::now();
        let room = Room::new(1, Duration::from_secs(20), crate::patience::LENGTH);
        let away = |request: Request| async move {
            let silent = || std::future::pending::<Result<(), Away>>();
            match Patience::of(request.extensions()).with(silent).await {
                Ok(()) => StatusCode::OK,
                Err(Away) => StatusCode::SERVICE_UNAVAILABLE,
            }
        };
        let routes = Router::new().route("/", get(away)).layer(from_fn_with_state(room, bounded));
        let ask = || routes.clone().oneshot(Request::new(Body::empty()));
        let (first, second) = tokio::join!(ask(), ask());
        for answer in [first.unwrap(), second.unwrap()] {
            assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        }
        assert_eq!(began.elapsed().as_secs(), crate::patience::LENGTH.as_secs(), "and not twice as long");
    }

    #[test]
    fn p_2_a_secret_link_is_not_logged() {
        assert_eq!(loggable("/reset/cGFzc3dvcmQ"), "/reset/…");
        assert_eq!(loggable("/invitation/cGFzc3dvcmQ"), "/invitation/…");
        assert_eq!(loggable("/w/ma-boutique/reset/cGFzc3dvcmQ"), "/w/ma-boutique/reset/…");
        assert_eq!(loggable("/w/a/invitation/cGFzc3dvcmQ/reset/x"), "/w/a/invitation/…");
        assert_eq!(loggable("//reset/cGFzc3dvcmQ"), "//reset/…");
        assert_eq!(loggable("/w/ma-boutique/inbox"), "/w/ma-boutique/inbox");
    }

    #[test]
    fn a_8_only_a_trusted_proxy_says_who_came() {
        let proxies = ["10.0.0.1".parse().unwrap(), "172.30.71.0/24".parse().unwrap()];
        let from = |peer, forwarded| client_ip(&request(peer, forwarded), &proxies).unwrap().to_string();

        assert_eq!(from("203.0.113.9", "198.51.100.7"), "203.0.113.9", "a stranger's claim is ignored");
        assert_eq!(from("10.0.0.1", "198.51.100.7"), "198.51.100.7");
        assert_eq!(from("10.0.0.1", "6.6.6.6, 198.51.100.7"), "198.51.100.7", "the client's own prefix is ignored");
        assert_eq!(from("10.0.0.1", "198.51.100.7, 10.0.0.1"), "198.51.100.7");
        assert_eq!(from("10.0.0.1", "198.51.100.7, 172.30.71.9"), "198.51.100.7", "a proxy of a trusted network");
        assert_eq!(from("::ffff:10.0.0.1", "198.51.100.7"), "198.51.100.7");
    }

    #[test]
    fn a_8_what_is_no_address_hides_nothing_that_a_proxy_wrote() {
        let proxies = ["10.0.0.1".parse().unwrap()];
        let from = |forwarded| client_ip(&request("10.0.0.1", forwarded), &proxies).unwrap().to_string();

        assert_eq!(from("6.6.6.6, x, 198.51.100.7"), "198.51.100.7");
        assert_eq!(from("x, 198.51.100.7"), "198.51.100.7");
        assert_eq!(from("6.6.6.6, x, 10.0.0.1"), "10.0.0.1", "the last that is known");
        assert_eq!(from("nonsense"), "10.0.0.1");

        let mut lines = request("10.0.0.1", "6.6.6.6, x");
        lines.headers_mut().append("x-forwarded-for", HeaderValue::from_bytes(b"\xff").unwrap());
        lines.headers_mut().append("x-forwarded-for", "7.7.7.7, 198.51.100.7".parse().unwrap());
        lines.headers_mut().append("x-forwarded-for", "10.0.0.1".parse().unwrap());
        assert_eq!(client_ip(&lines, &proxies).unwrap().to_string(), "198.51.100.7", "the last line is read first");
    }
}
