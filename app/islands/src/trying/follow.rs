//! Asks for the page with the form's values, and exchanges what follows them.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomParser, Event, FormData, HtmlButtonElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement, Request,
    RequestInit, Response, SupportedType, UrlSearchParams,
};

use crate::browser::{after, all, call_off, document, find, on, window};

/// The pause after which the page follows.
const PAUSE_MS: i32 = 250;

/// Follows the form for as long as the page lives. `None` where the page has no such form.
pub fn start() -> Option<()> {
    let button: HtmlButtonElement = find("button[data-try]")?.dyn_into().ok()?;
    let form = button.form()?;
    let page = button.get_attribute("formaction")?;
    let timer = Rc::new(Cell::new(0));
    let tried = form.clone();
    let follow = move || {
        call_off(timer.get());
        let (form, page) = (tried.clone(), page.clone());
        timer.set(after(PAUSE_MS, move || {
            leptos::task::spawn_local(async move {
                // A lost look changes nothing; the next one shows it.
                let _ = look(&form, &page).await;
            });
        }));
    };
    // Somebody was quicker than the script, or came back to what they had begun.
    if is_changed(&form) {
        follow();
    }
    on(&form, "input", move |_: Event| follow());
    Some(())
}

/// Whether a field holds something else than the page gave it.
fn is_changed(form: &HtmlFormElement) -> bool {
    let fields = form.elements();
    (0..fields.length()).filter_map(|i| fields.item(i)).any(|field| {
        let text = field
            .dyn_ref::<HtmlTextAreaElement>()
            .is_some_and(|it| it.default_value().is_ok_and(|given| it.value() != given));
        let input = field
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|it| it.value() != it.default_value() || it.checked() != it.default_checked());
        text || input
    })
}

async fn look(form: &HtmlFormElement, page: &str) -> Option<()> {
    let data = FormData::new_with_form(form).ok()?;
    let values = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?.to_string();
    let options = RequestInit::new();
    options.set_method("GET");
    let address = format!("{page}?{}", String::from(values));
    let request = Request::new_with_str_and_init(&address, &options).ok()?;
    request.headers().set("Accept", "text/html").ok()?;
    let response: Response = JsFuture::from(window()?.fetch_with_request(&request)).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string().filter(|_| response.ok())?;
    let fresh = DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()?;
    for part in all(&document()?, "[data-tried]") {
        let name = part.get_attribute("data-tried").unwrap_or_default();
        let Ok(Some(other)) = fresh.query_selector(&format!("[data-tried=\"{name}\"]")) else { continue };
        // Only what differs: a frame that is put in again loads again.
        if part.inner_html() != other.inner_html() {
            part.set_inner_html(&other.inner_html());
        }
    }
    Some(())
}
