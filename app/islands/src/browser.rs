//! The browser, in the few words that the islands use. WebAssembly only.

use js_sys::{JsString, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, NodeList, Window};

/// The window. Islands run nowhere else.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The page.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The first element that fits a selector.
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// Every element below `root` that fits a selector.
pub fn all(root: &Document, selector: &str) -> Vec<Element> {
    elements(root.query_selector_all(selector))
}

/// What was found, as elements; nothing where the selector makes no sense.
pub fn elements(found: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(list) = found else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

/// Listens for as long as the page lives.
pub fn on<E: JsCast + 'static>(target: &EventTarget, event: &str, mut heard: impl FnMut(E) + 'static) {
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if let Ok(event) = event.dyn_into() {
            heard(event);
        }
    });
    // The page owns the listener from now on.
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Does something once, after `milliseconds`; answers the timer's number.
pub fn after(milliseconds: i32, what: impl FnOnce() + 'static) -> i32 {
    let once = Closure::once_into_js(what);
    window()
        .and_then(|it| {
            it.set_timeout_with_callback_and_timeout_and_arguments_0(once.unchecked_ref(), milliseconds).ok()
        })
        .unwrap_or(0)
}

/// Waits so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let over = Promise::new(&mut |resolve, _| {
        after(milliseconds, move || drop(resolve.call0(&JsValue::NULL)));
    });
    let _ = JsFuture::from(over).await;
}

/// Calls a timer off.
pub fn call_off(timer: i32) {
    if let Some(window) = window() {
        window.clear_timeout_with_handle(timer);
    }
}

/// A text in small letters, by the browser's own tables of them: Rust's would weigh on every first visit.
pub fn small(text: &str) -> String {
    String::from(JsString::from(text).to_lower_case())
}

/// The same in capitals.
pub fn capital(text: &str) -> String {
    String::from(JsString::from(text).to_upper_case())
}

/// Says a sentence to whoever listens instead of looking.
pub fn announce(sentence: &str) {
    if let Some(region) = find("#announcer") {
        region.set_text_content(Some(sentence));
    }
}

/// Moves the keyboard's focus, without scrolling the page under the reader.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Whether the person is writing there.
pub fn is_writing(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
        || element.has_attribute("contenteditable")
        || (element.tag_name() == "INPUT"
            && !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "submit" | "button")))
}
