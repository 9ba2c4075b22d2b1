//! What is brought into the composer by hand: files that are pasted or dropped, saved replies that
//! are called by their shortcode or chosen after a slash.

use std::rc::Rc;

use leptos::prelude::RwSignal;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Event, FileList, HtmlElement, HtmlFormElement, HtmlInputElement,
};

use super::KeeperWords;
use super::upload::{Uploads, Way};
use crate::browser::{find, on};

/// Listens for as long as the page lives.
pub fn start(form: &HtmlFormElement, words: &Rc<KeeperWords>, said: RwSignal<String>) {
    if let Some(door) = form.get_attribute("data-keep") {
        let way = Way { door, tells: "conversation", renews: "files-waiting".to_owned() };
        files(form, Uploads::of(form, way, words.waits.clone(), said));
    }
    if let Some(text) = inside::<HtmlTextAreaElement>(form, "textarea") {
        let form = form.clone();
        on(&text.clone(), "input", move |_: Event| {
            call(&form, &text);
            offer(&form, &text);
        });
    }
}

/// Listens to the form that brings documents.
pub fn documents(waits: &str, said: RwSignal<String>) -> Option<()> {
    let zone = find("form [data-brings]")?;
    let form: HtmlFormElement = zone.closest("form").ok()??.dyn_into().ok()?;
    let (door, renews) = (zone.get_attribute("data-brings")?, zone.get_attribute("data-renews")?);
    files(&form, Uploads::of(&form, Way { door, tells: "item", renews }, waits.to_owned(), said));
    Some(())
}

/// Sends up what is chosen in a form, pasted or dropped there.
fn files(form: &HtmlFormElement, uploads: Rc<Uploads>) {
    let Some(input) = inside::<HtmlInputElement>(form, "input[type=file]") else { return };
    let it = uploads.clone();
    on(form, "paste", move |event: ClipboardEvent| choose(&it, event.clipboard_data(), &event));
    let it = uploads.clone();
    on(form, "drop", move |event: DragEvent| choose(&it, event.data_transfer(), &event));
    let picked = input.clone();
    on(&input, "change", move |_: Event| {
        take(&uploads, picked.files());
        // They are on their way; the form would send them once more.
        picked.set_value("");
    });
    // A browser lets go of a file only where somebody has said that it may be dropped.
    on(form, "dragover", move |event: DragEvent| {
        if event.data_transfer().is_some_and(|it| it.types().includes(&"Files".into(), 0)) {
            event.prevent_default();
        }
    });
}

fn inside<T: JsCast>(form: &HtmlFormElement, selector: &str) -> Option<T> {
    form.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Sends files up that were pasted or dropped; words are left to the browser.
fn choose(uploads: &Rc<Uploads>, brought: Option<DataTransfer>, event: &Event) {
    if let Some(files) = brought.and_then(|it| it.files()).filter(|it| it.length() > 0) {
        event.prevent_default();
        take(uploads, Some(files));
    }
}

fn take(uploads: &Rc<Uploads>, files: Option<FileList>) {
    let Some(files) = files else { return };
    for file in (0..files.length()).filter_map(|it| files.get(it)) {
        let _ = uploads.send(&file);
    }
}

/// Presses the saved reply whose shortcode has just been ended by a space.
fn call(form: &HtmlFormElement, text: &HtmlTextAreaElement) {
    let value = text.value();
    let Some(words) = value.strip_suffix([' ', '\n']) else { return };
    let Some(code) = words.rsplit(char::is_whitespace).next().and_then(|it| it.strip_prefix('/')) else { return };
    // What would end the selector is no code; the saved replies know the others.
    let is_code = !code.is_empty() && !code.contains(['"', '\\']);
    if is_code && let Some(button) = inside::<HtmlElement>(form, &format!("[data-shortcode=\"{code}\"]")) {
        button.click();
    }
}

/// Opens the saved replies for as long as the last line is a slash and the beginning of a shortcode.
fn offer(form: &HtmlFormElement, text: &HtmlTextAreaElement) {
    let value = text.value();
    let word = value.rsplit(char::is_whitespace).next().unwrap_or_default();
    let begins_line = value.len() == word.len() || value[..value.len() - word.len()].ends_with('\n');
    let wanted = begins_line && word.starts_with('/');
    let is_open = find("#saved-menu:popover-open").is_some();
    if wanted != is_open
        && let Some(button) = inside::<HtmlElement>(form, "[popovertarget=saved-menu]")
    {
        button.click();
    }
}
