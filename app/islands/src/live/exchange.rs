//! Exchanges the live parts of the page for what they look like now.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Element, Event, HtmlElement, Request, RequestInit, Response, SupportedType};

use crate::browser::{all, announce, document, find, focus, on, window};

/// Asks for the page again and exchanges its live parts.
pub async fn look_again(new_rows: &str) {
    let Some(fresh) = fetch().await else { return };
    let Some(page) = document() else { return };
    page.set_title(&fresh.title());
    for part in all(&page, "[data-live]") {
        let name = part.get_attribute("data-live").unwrap_or_default();
        let Ok(Some(other)) = fresh.query_selector(&format!("[data-live=\"{name}\"]")) else { continue };
        if part.inner_html() == other.inner_html() {
            continue;
        }
        if part.has_attribute("data-live-list") && is_held(&part) {
            merge_rows(&part, &other, new_rows);
        } else {
            exchange(&part, &other);
        }
        tell(&part, &other);
    }
}

async fn fetch() -> Option<Document> {
    let window = window()?;
    let options = RequestInit::new();
    options.set_method("GET");
    let request = Request::new_with_str_and_init(&window.location().href().ok()?, &options).ok()?;
    request.headers().set("Accept", "text/html").ok()?;
    let response: Response = JsFuture::from(window.fetch_with_request(&request)).await.ok()?.dyn_into().ok()?;
    if response.redirected() || !response.ok() {
        // Signed out, or the thing is gone: the whole page says so better than we can.
        let _ = window.location().reload();
        return None;
    }
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()
}

/// Whether the person's pointer or focus is on it.
fn is_held(part: &Element) -> bool {
    let focused = document().and_then(|it| it.active_element()).is_some_and(|it| part.contains(Some(&it)));
    focused || part.matches(":hover").unwrap_or(false)
}

/// Exchanges a part as a whole and gives the focus back to where it was.
fn exchange(part: &Element, other: &Element) {
    let focused = document().and_then(|it| it.active_element()).filter(|it| part.contains(Some(it))).map(|it| it.id());
    let open: Vec<String> = opened(part);
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

/// The ids of the folds that the person opened.
fn opened(part: &Element) -> Vec<String> {
    let Ok(list) = part.query_selector_all("details[open][id]") else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into::<Element>().ok()).map(|it| it.id()).collect()
}

/// Brings the rows that are there up to date in their places; new rows wait for a press.
fn merge_rows(part: &Element, other: &Element, new_rows: &str) {
    let fresh = other.children();
    let mut waiting = 0_usize;
    for i in 0..fresh.length() {
        let Some(row) = fresh.item(i) else { continue };
        match row.id().as_str() {
            "" => {}
            id => match find(&format!("[data-live-list] > #{id}")) {
                Some(old) if old.inner_html() != row.inner_html() && !is_held(&old) => {
                    old.set_inner_html(&row.inner_html())
                }
                Some(_) => {}
                None => waiting += 1,
            },
        }
    }
    if waiting > 0 {
        offer(part, other.clone(), &new_rows.replace("{}", &waiting.to_string()));
    }
}

/// Shows "3 new" above the list; pressing it lets the rows in.
fn offer(part: &Element, fresh: Element, words: &str) {
    let Some(button) = find("[data-live-new]") else { return };
    button.set_text_content(Some(words));
    let _ = button.remove_attribute("hidden");
    announce(words);
    let part = part.clone();
    if let Some(button) = button.dyn_ref::<HtmlElement>() {
        let shown = button.clone();
        on(button, "click", move |_: Event| {
            part.set_inner_html(&fresh.inner_html());
            let _ = shown.set_attribute("hidden", "");
        });
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
