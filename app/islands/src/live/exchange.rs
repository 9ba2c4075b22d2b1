//! Exchanges the live parts of the page for what they look like now.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Element, Request, RequestCache, RequestInit, Response, SupportedType};

use super::rows;
use crate::browser::{after, all, announce, document, elements, find, focus, pause, window};
use crate::writing;

/// What happens to a list that the person's pointer or focus is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Its rows stay where they are; what is new waits behind a button.
    Waits,
    /// The person has asked for what is new.
    LetsIn,
}

/// Asks for the page again and exchanges its live parts.
pub async fn look_again(new_rows: &str, held: Held) {
    let Some(here) = window().and_then(|it| it.location().href().ok()) else { return };
    let Some(fresh) = fetch(&here).await else { return };
    let Some(page) = document() else { return };
    released().await;
    page.set_title(&fresh.title());
    let mut waiting = 0;
    for part in all(&page, "[data-live]") {
        let name = part.get_attribute("data-live").unwrap_or_default();
        let Ok(Some(other)) = fresh.query_selector(&format!("[data-live=\"{name}\"]")) else { continue };
        if part.inner_html() != other.inner_html() {
            if part.has_attribute("data-live-list") && held == Held::Waits && is_held(&part) {
                waiting += rows::merge(&part, &other);
            } else {
                exchange(&part, &other);
            }
        }
        tell(&part, &other);
    }
    offer(waiting, new_rows);
    writing::catch_up();
}

/// Exchanges one live part alone.
pub async fn renew(name: &str) {
    let Some(here) = window().and_then(|it| it.location().href().ok()) else { return };
    let Some(fresh) = fetch(&here).await else { return };
    released().await;
    let part = format!("[data-live=\"{name}\"]");
    if let (Some(part), Ok(Some(other))) = (find(&part), fresh.query_selector(&part)) {
        exchange(&part, &other);
    }
}

/// Waits while somebody presses on a live part: what is exchanged between press and release hears no click.
async fn released() {
    const A_PRESS_LASTS_MS: i32 = 50;

    while find("[data-live]:active").is_some() {
        pause(A_PRESS_LASTS_MS).await;
    }
}

thread_local! {
    /// Whether the browser has begun to go to another page.
    static LEAVING: Cell<bool> = const { Cell::new(false) };
}

/// Says that the browser goes to another page. Where it stays after all, as for a file that it saves, that is
/// forgotten after a while.
pub fn leave() {
    const LEAVING_LASTS_MS: i32 = 20_000;

    LEAVING.set(true);
    after(LEAVING_LASTS_MS, || LEAVING.set(false));
}

/// A page of ours, read.
pub async fn fetch(address: &str) -> Option<Document> {
    let window = window()?;
    let options = RequestInit::new();
    options.set_method("GET");
    // Past the browser's cache: there, requests of one address wait for each other, and whoever sends a form from this
    // page comes back to it. On a busy desk that navigation waited behind our looks until Chromium gave up, 20 seconds.
    options.set_cache(RequestCache::NoStore);
    let request = Request::new_with_str_and_init(address, &options).ok()?;
    request.headers().set("Accept", "text/html").ok()?;
    let response: Response = JsFuture::from(window.fetch_with_request(&request)).await.ok()?.dyn_into().ok()?;
    let is_sorry = find("[data-sorry]").is_some();
    if response.redirected() || response.ok() == is_sorry {
        // Signed out, or the thing is gone, or back: the whole page says so better than we can. Unless another page is on
        // its way: whoever removes a thing is about to be told so, and a reload would put "not found" in its place.
        if !LEAVING.get() {
            let _ = window.location().reload();
        }
        return None;
    }
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()
}

/// Whether the person's pointer or focus is on it.
pub fn is_held(part: &Element) -> bool {
    has_focus(part) || part.matches(":hover").unwrap_or(false)
}

/// Whether the focus is on it.
pub fn has_focus(part: &Element) -> bool {
    document().and_then(|it| it.active_element()).is_some_and(|it| part.contains(Some(&it)))
}

/// Exchanges a part as a whole: what the person opened stays open, and the focus goes back to
/// where it was.
fn exchange(part: &Element, other: &Element) {
    let focused = document().and_then(|it| it.active_element()).filter(|it| part.contains(Some(it))).map(|it| it.id());
    let open: Vec<String> = elements(part.query_selector_all("details[open][id]")).iter().map(Element::id).collect();
    part.set_inner_html(&other.inner_html());
    for id in open {
        if let Some(details) = find(&format!("#{id}")) {
            let _ = details.set_attribute("open", "");
        }
    }
    if let Some(again) = focused.filter(|id| !id.is_empty()).and_then(|id| document()?.get_element_by_id(&id)) {
        focus(&again);
    }
}

/// Shows "3 new" above the list that waits, or nothing where none does.
fn offer(waiting: usize, new_rows: &str) {
    let Some(button) = find("[data-live-new]") else { return };
    if waiting == 0 {
        let _ = button.set_attribute("hidden", "");
        return;
    }
    let words = new_rows.replace("{}", &waiting.to_string());
    if button.has_attribute("hidden") || button.text_content().as_deref() != Some(words.as_str()) {
        button.set_text_content(Some(&words));
        let _ = button.remove_attribute("hidden");
        announce(&words);
    }
}

/// Says what is new in a part that has something to say.
fn tell(part: &Element, other: &Element) {
    let said = part.get_attribute("data-say").unwrap_or_default();
    if let Some(now) = other.get_attribute("data-say").filter(|now| *now != said && !now.is_empty()) {
        let _ = part.set_attribute("data-say", &now);
        announce(&now);
    }
}
