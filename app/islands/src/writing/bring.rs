//! What is brought into the composer by hand: files that are pasted or dropped, saved replies that
//! are called by their shortcode.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, HtmlElement, HtmlFormElement, HtmlInputElement};

use crate::browser::on;

/// Listens for as long as the page lives.
pub fn start(form: &HtmlFormElement) {
    if let Some(input) = inside::<HtmlInputElement>(form, "input[type=file]") {
        let picked = input.clone();
        on(form, "paste", move |event: ClipboardEvent| choose(&picked, event.clipboard_data(), &event));
        on(form, "drop", move |event: DragEvent| choose(&input, event.data_transfer(), &event));
        // A browser lets go of a file only where somebody has said that it may be dropped.
        on(form, "dragover", move |event: DragEvent| {
            if event.data_transfer().is_some_and(|it| it.types().includes(&"Files".into(), 0)) {
                event.prevent_default();
            }
        });
    }
    if let Some(text) = inside::<HtmlTextAreaElement>(form, "textarea") {
        let form = form.clone();
        on(&text.clone(), "input", move |_: Event| call(&form, &text));
    }
}

fn inside<T: JsCast>(form: &HtmlFormElement, selector: &str) -> Option<T> {
    form.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Puts files where the picker would have put them; words are left to the browser.
fn choose(input: &HtmlInputElement, brought: Option<DataTransfer>, event: &Event) {
    if let Some(files) = brought.and_then(|it| it.files()).filter(|it| it.length() > 0) {
        event.prevent_default();
        input.set_files(Some(&files));
    }
}

/// Presses the saved reply whose shortcode has just been ended by a space.
fn call(form: &HtmlFormElement, text: &HtmlTextAreaElement) {
    let value = text.value();
    let Some(words) = value.strip_suffix([' ', '\n']) else { return };
    let Some(code) = words.rsplit(char::is_whitespace).next().and_then(|it| it.strip_prefix('/')) else { return };
    let is_code = !code.is_empty() && code.chars().all(|it| it.is_alphanumeric() || it == '-');
    if is_code && let Some(button) = inside::<HtmlElement>(form, &format!("[data-shortcode=\"{code}\"]")) {
        button.click();
    }
}
