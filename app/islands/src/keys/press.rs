//! What a key press does.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, KeyboardEvent};

use crate::browser::{after, all, document, find, focus, is_writing, on};

/// How long the first key of a sequence waits for the second.
const SEQUENCE_MS: i32 = 1_200;

/// Listens for as long as the page lives.
pub fn start() {
    let Some(page) = document() else { return };
    let begun: Rc<RefCell<Option<String>>> = Rc::default();
    on(&page, "keydown", move |event: KeyboardEvent| press(&event, &begun));
}

fn press(event: &KeyboardEvent, begun: &Rc<RefCell<Option<String>>>) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let writing = target.as_ref().is_some_and(is_writing);
    let command = (event.ctrl_key() || event.meta_key()) && !event.get_modifier_state("AltGraph");
    if command {
        return with_command(event, target.as_ref(), writing);
    }
    if event.key() == "Escape" && writing {
        // Leaves the field; what was written stays.
        if let Some(field) = target.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let _ = field.blur();
        }
        return;
    }
    if writing || event.alt_key() || find("dialog[open]").is_some() {
        return;
    }
    let key = name(event);
    if let Some(first) = begun.take() {
        if let Some(element) = offering(&format!("{first} {key}")) {
            return activate(event, &element);
        }
    }
    match key.as_str() {
        "J" | "ArrowDown" if in_list(&key) => step(event, 1),
        "K" | "ArrowUp" if in_list(&key) => step(event, -1),
        "G" => {
            begun.replace(Some(key));
            let begun = begun.clone();
            after(SEQUENCE_MS, move || drop(begun.take()));
        }
        "F" => follow(event, "/"),
        _ => follow(event, &key),
    }
}

/// Ctrl or ⌘: sends the form one writes in, or opens the palette.
fn with_command(event: &KeyboardEvent, target: Option<&Element>, writing: bool) {
    match event.key().as_str() {
        "Enter" if writing => {
            let form =
                target.and_then(|it| it.closest("form").ok()?).and_then(|it| it.dyn_into::<HtmlFormElement>().ok());
            if let Some(form) = form {
                event.prevent_default();
                let _ = form.request_submit();
            }
        }
        "k" | "K" => {
            if let Some(opener) = find("[data-palette]") {
                activate(event, &opener);
            }
        }
        _ => {}
    }
}

/// `R`, `Shift+R`, `?`, `ArrowDown`: letters in upper case, with Shift where it was held;
/// marks as they were typed.
fn name(event: &KeyboardEvent) -> String {
    let key = event.key();
    let letter = key.chars().count() == 1 && key.chars().all(char::is_alphabetic);
    match (letter, event.shift_key()) {
        (true, true) => format!("Shift+{}", key.to_uppercase()),
        (true, false) => key.to_uppercase(),
        (false, _) => key,
    }
}

/// The element that offers a key.
fn offering(key: &str) -> Option<Element> {
    let page = document()?;
    all(&page, "[aria-keyshortcuts]").into_iter().find(|it| {
        let shown = it.dyn_ref::<HtmlElement>().is_some_and(|it| it.offset_parent().is_some());
        shown && it.get_attribute("aria-keyshortcuts").as_deref() == Some(key)
    })
}

fn follow(event: &KeyboardEvent, key: &str) {
    if let Some(element) = offering(key) {
        activate(event, &element);
    }
}

/// Does what a press on the element does; a field takes the focus.
fn activate(event: &KeyboardEvent, element: &Element) {
    event.prevent_default();
    if is_writing(element) {
        return focus(element);
    }
    if element.has_attribute("popovertarget") {
        // From the menu's button, Tab goes on into the menu.
        focus(element);
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

/// The arrows belong to the page's scroll unless a row has the focus.
fn in_list(key: &str) -> bool {
    !key.starts_with("Arrow")
        || document().and_then(|it| it.active_element()).is_some_and(|it| it.has_attribute("data-row"))
}

/// Moves the focus to the next or the previous row.
fn step(event: &KeyboardEvent, by: isize) {
    let Some(page) = document() else { return };
    let rows = all(&page, "[data-row]");
    if rows.is_empty() {
        return;
    }
    let here = page.active_element().and_then(|it| rows.iter().position(|row| *row == it));
    let current = || rows.iter().position(|row| row.get_attribute("aria-current").is_some());
    let next = match here.or_else(current) {
        Some(i) => i.saturating_add_signed(by).min(rows.len() - 1),
        None => 0,
    };
    event.prevent_default();
    focus(&rows[next]);
    rows[next].scroll_into_view_with_bool(false);
}
