//! Post, do, return: what makes every form work without scripts.
//!
//! A browser that posts a form wants a page back. The door is called as an island would
//! call it; then the browser is sent back to the page it came from, with what the door said
//! and, where it refused, with everything that was typed.

use std::sync::Arc;

use app::paths::secret_in;
use app::visits::{Flash, Visit};
use app::{PAGE, Problem};
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::visit::{FLASH, mark};

/// A form is never longer than this, in bytes; the layer in front refuses longer bodies.
pub const FORM_BYTES: usize = 256 * 1024;

/// Why a form is refused before it has reached its door.
#[derive(Debug, Clone)]
pub struct Refused(pub Problem);

/// Calls the door and sends the browser back. Anything but a browser's form passes through.
pub async fn post_and_return(request: Request, next: Next) -> Response {
    let is_form =
        *request.method() == Method::POST && request.uri().path().starts_with("/api/") && accepts_page(&request);
    let visit = request.extensions().get::<Arc<Visit>>().cloned();
    let (true, Some(visit)) = (is_form, visit) else {
        return next.run(request).await;
    };
    let door = request.uri().path().to_owned();
    let before = page_before(&request);

    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, FORM_BYTES).await else {
        return plain_problem(StatusCode::PAYLOAD_TOO_LARGE, "This form is too long.");
    };
    let back = before.or_else(|| page_in(&bytes)).unwrap_or_else(|| home(&visit));
    let typed = typed(&bytes);
    parts.headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let response = match parts.extensions.remove::<Refused>() {
        Some(Refused(problem)) => (problem.status(), Json(problem)).into_response(),
        None => next.run(Request::from_parts(parts, Body::from(bytes))).await,
    };

    let flash = Flash { notices: visit.take_notices(), ..Flash::default() };
    if response.status().is_success() || response.status().is_redirection() {
        let target = location(&response).unwrap_or(back);
        let cookies = response.headers().get_all(header::SET_COOKIE).iter().cloned().collect();
        return go(&visit, &target, flash, cookies).await;
    }
    match problem(response).await {
        Problem::SignIn => {
            let flash = Flash { door: Some(door), typed, ..flash };
            leave(&visit, &back, flash).await;
            Redirect::to(&format!("{}?next={}", app::paths::login(), app::encode(&back))).into_response()
        }
        problem @ (Problem::Forbidden(_) | Problem::NotFound(_)) => {
            plain_problem(problem.status(), &problem.to_string())
        }
        problem => {
            let flash = Flash { door: Some(door), typed, problem: Some(problem), ..flash };
            leave(&visit, &back, flash).await;
            Redirect::to(&back).into_response()
        }
    }
}

/// A page for when no page can be made: a sentence and a way back.
pub fn plain_problem(status: StatusCode, sentence: &str) -> Response {
    let sentence = sentence.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Switchboard</title></head><body><main><h1>{status}</h1><p>{sentence}</p><p><a href=\"/\">Switchboard</a></p></main></body></html>"
    );
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// Whether somebody looks at the answer, and not a script.
pub fn accepts_page(request: &Request) -> bool {
    request.headers().get(header::ACCEPT).and_then(|it| it.to_str().ok()).is_some_and(|it| it.contains("text/html"))
}

/// The page that the form stands on: the Referer's path, if it is one of ours.
fn page_before(request: &Request) -> Option<String> {
    let referer: Uri = request.headers().get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let host = request.headers().get(header::HOST)?.to_str().ok()?;
    let page = referer.path_and_query().map_or("/", |it| it.as_str());
    (referer.authority()?.as_str() == host && is_ours(page)).then(|| page.to_owned())
}

/// The page that the form names itself, where its browser tells nobody.
fn page_in(body: &[u8]) -> Option<String> {
    form_urlencoded::parse(body).find(|(name, page)| name == PAGE && is_ours(page)).map(|(_, page)| page.into_owned())
}

/// Whether the browser, sent there, stays with us: `//host` and `/\\host` are other places.
fn is_ours(target: &str) -> bool {
    target.starts_with('/') && !target.starts_with("//") && !target.contains('\\')
}

fn home(visit: &Visit) -> String {
    visit.here.as_ref().map_or("/".to_owned(), |here| app::paths::inside(&here.slug, "/"))
}

/// What was typed, without secrets and without the links that hold one.
fn typed(body: &[u8]) -> Vec<(String, String)> {
    let secret = |name: &str| ["password", "secret", "token", "key"].iter().any(|it| name.contains(it));
    form_urlencoded::parse(body)
        .filter(|(name, value)| !secret(name) && (name != PAGE && name != "next" || secret_in(value).is_none()))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// Where the door sends us, if it is a place of ours.
fn location(response: &Response) -> Option<String> {
    let target = response.headers().get(header::LOCATION)?.to_str().ok()?;
    is_ours(target).then(|| target.to_owned())
}

async fn problem(response: Response) -> Problem {
    let status = response.status();
    let bytes = to_bytes(response.into_body(), FORM_BYTES).await.unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_else(|_| Problem::Lost(format!("the door answered {status}")))
}

async fn leave(visit: &Visit, page: &str, flash: Flash) {
    let flash = Flash { page: mark(page), ..flash };
    if let Err(error) = visit.session.insert(FLASH, flash).await {
        tracing::error!(%error, "what a form left could not be kept");
    }
}

/// Sends the browser on, with the cookies that the door set.
async fn go(visit: &Visit, target: &str, flash: Flash, cookies: Vec<HeaderValue>) -> Response {
    if !flash.notices.is_empty() {
        leave(visit, target, flash).await;
    }
    let mut response = Redirect::to(target).into_response();
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(referer: &str) -> Option<String> {
        let request = Request::builder().header(header::HOST, "desk.example.com").header(header::REFERER, referer);
        page_before(&request.body(Body::empty()).unwrap())
    }

    #[test]
    fn a_form_returns_to_a_page_of_ours_and_nowhere_else() {
        assert_eq!(from("https://desk.example.com/w/a/inbox?q=x").as_deref(), Some("/w/a/inbox?q=x"));
        assert_eq!(from("https://evil.example/w/a/inbox"), None);
        assert_eq!(from("https://desk.example.com//evil.example/"), None);
        assert_eq!(from("https://desk.example.com@evil.example/"), None);
    }

    #[test]
    fn secrets_are_not_kept_with_what_was_typed() {
        let kept = typed(
            b"email=a%40b.c&password=x&new_password=y&token=z&api_key=k&next=%2Finvitation%2Fz&page=%2Freset%2Fz",
        );
        assert_eq!(kept, [("email".to_owned(), "a@b.c".to_owned())]);
        assert_eq!(typed(b"next=%2Finbox"), [("next".to_owned(), "/inbox".to_owned())]);
    }

    #[test]
    fn a_form_may_name_its_own_page_if_it_is_one_of_ours() {
        assert_eq!(page_in(b"token=z&page=%2Freset%2Fz").as_deref(), Some("/reset/z"));
        assert_eq!(page_in(b"page=https%3A%2F%2Fevil.example%2F"), None);
        assert_eq!(page_in(b"page=%2F%2Fevil.example"), None);
    }
}
