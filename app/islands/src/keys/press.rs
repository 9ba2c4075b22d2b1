//! What a key press does.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent};

use super::marks::{self, Mark};
use super::menu;
use super::rows::{self, ENTRIES, ROWS};
use crate::browser::{after, all, capital, document, find, focus, is_writing, on, small};

/// How long the first key of a sequence waits for the second.
const SEQUENCE_MS: i32 = 1_200;

/// Which keys the person wants to be heard, as `<html data-keys>` says; all where it says nothing.
#[derive(PartialEq, Eq)]
enum Heard {
    All,
    /// Those with Ctrl or ⌘ alone.
    WithCommand,
    Nothing,
}

impl Heard {
    fn here() -> Self {
        match find("html").and_then(|it| it.get_attribute("data-keys")).as_deref() {
            Some("ctrl") => Self::WithCommand,
            Some("off") => Self::Nothing,
            _ => Self::All,
        }
    }
}

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
    if let Some(menu) = menu::open() {
        // One may write on below a menu that opened while one wrote; the browser closes it.
        if !writing || matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            return menu::press(event, &menu);
        } else if event.key() == "Escape" {
            return;
        }
    }
    let heard = Heard::here();
    let command = (event.ctrl_key() || event.meta_key()) && !event.get_modifier_state("AltGraph");
    if command {
        if heard != Heard::Nothing {
            with_command(event, target.as_ref(), writing);
        }
        return;
    }
    if event.key() == "Escape" && writing {
        // Leaves the field; what was written stays.
        if let Some(field) = target.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let _ = field.blur();
        }
        return;
    }
    let alt = event.alt_key() && !event.get_modifier_state("AltGraph");
    if writing || alt || heard != Heard::All || find("dialog[open]").is_some() {
        return;
    }
    let key = name(event);
    if let Some(first) = forget(begun)
        && let Some(element) = offering(&format!("{first} {key}"))
    {
        return activate(event, &element);
    }
    let on_row = rows::here().is_some();
    match key.as_str() {
        "J" => rows::step(event, ROWS, 1),
        "K" => rows::step(event, ROWS, -1),
        "ArrowDown" if on_row => rows::step(event, ROWS, 1),
        "ArrowUp" if on_row => rows::step(event, ROWS, -1),
        "Home" if on_row => rows::step(event, ROWS, isize::MIN),
        "End" if on_row => rows::step(event, ROWS, isize::MAX),
        "Shift+J" => rows::extend(event, 1),
        "Shift+K" => rows::extend(event, -1),
        "X" if rows::choose() => {}
        "]" | "Shift+ArrowDown" => rows::step(event, ENTRIES, 1),
        "[" | "Shift+ArrowUp" => rows::step(event, ENTRIES, -1),
        "O" => {
            if let Some(row) = rows::here() {
                activate(event, &row);
            }
        }
        "G" => {
            show_begun(Some(&key));
            begun.replace(Some(key));
            let begun = begun.clone();
            after(SEQUENCE_MS, move || drop(forget(&begun)));
        }
        "F" => follow(event, "/"),
        "Shift+X" => follow(event, "!"),
        "D" => show_details(event),
        "Escape" => leave(event),
        _ => follow(event, &key),
    }
}

/// The first key of a sequence, which is over.
fn forget(begun: &RefCell<Option<String>>) -> Option<String> {
    show_begun(None);
    begun.take()
}

/// Shows that a second key is waited for.
fn show_begun(key: Option<&str>) {
    if let Some(page) = find("html") {
        let _ = match key {
            Some(key) => page.set_attribute("data-begun", key),
            None => page.remove_attribute("data-begun"),
        };
    }
}

/// Shows or hides the details: by the page's own link, or in place where there is room for them beside the thread.
fn show_details(event: &KeyboardEvent) {
    match offering("D") {
        Some(link) => activate(event, &link),
        None => {
            if let Some(pane) = find(".pane-details").and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                pane.set_hidden(!pane.hidden());
            }
        }
    }
}

/// What is being prepared is closed; otherwise one is back at the list, where the row is that is open.
fn leave(event: &KeyboardEvent) {
    match offering("Escape").or_else(|| find("[data-row][aria-current]")) {
        Some(row) if row.has_attribute("data-row") => focus(&row),
        Some(way_out) => activate(event, &way_out),
        None => {}
    }
}

/// Ctrl or ⌘: sends the form one writes in, marks what is selected there, takes the next draft, undoes, chooses all
/// rows, or opens the palette.
fn with_command(event: &KeyboardEvent, target: Option<&Element>, writing: bool) {
    let field = || target?.closest(".composer textarea").ok()??.dyn_into().ok();
    let mark = |mark| {
        if let Some(field) = field() {
            event.prevent_default();
            let _ = marks::put(&field, mark);
        }
    };
    if event.shift_key() && event.code() == "Digit7" {
        return mark(Mark::Points);
    }
    match event.key().as_str() {
        "b" => mark(Mark::Bold),
        "i" => mark(Mark::Emphasis),
        "D" => {
            if let Some(next) = find("[data-next-draft] a") {
                activate(event, &next);
            }
        }
        "a" if !writing => rows::choose_all(event),
        "Enter" if writing => {
            let form =
                target.and_then(|it| it.closest("form").ok()?).and_then(|it| it.dyn_into::<HtmlFormElement>().ok());
            if let Some(form) = form {
                send(event, &form);
            }
        }
        "k" | "K" => {
            if let Some(opener) = find("[data-palette]") {
                activate(event, &opener);
            }
        }
        "z" if !writing => follow(event, "Z"),
        _ => {}
    }
}

/// Sends a form; with Shift, by its button that offers so, and not at all where it has none.
fn send(event: &KeyboardEvent, form: &HtmlFormElement) {
    if !event.shift_key() {
        event.prevent_default();
        let _ = form.request_submit();
    } else if let Ok(Some(button)) = form.query_selector("[aria-keyshortcuts=\"Control+Shift+Enter\"]") {
        event.prevent_default();
        let _ = form.request_submit_with_submitter(Some(button.unchecked_ref()));
    }
}

/// `R`, `Shift+R`, `?`, `1`, `ArrowDown`: letters in upper case, with Shift where it was held;
/// marks as they were typed; the digits of drafts by their place, because AZERTY types them with Shift.
fn name(event: &KeyboardEvent) -> String {
    let (key, code) = (event.key(), event.code());
    let upper = capital(&key);
    let letter = key.chars().count() == 1 && upper != small(&key);
    match (letter, event.shift_key(), code.strip_prefix("Digit")) {
        (_, true, _) if key.starts_with("Arrow") => format!("Shift+{key}"),
        (_, false, Some(digit @ ("1" | "2" | "3"))) if !event.get_modifier_state("AltGraph") => digit.to_owned(),
        (true, true, _) => format!("Shift+{upper}"),
        (true, false, _) => upper,
        (false, ..) => key,
    }
}

/// The element that offers a key: the message that has the focus, then what the page is about, then the frame around
/// it. An entry of a closed menu offers its key too.
fn offering(key: &str) -> Option<Element> {
    let page = document()?;
    let offers = |it: &Element| {
        let seen = it.dyn_ref::<HtmlElement>().is_some_and(|it| it.offset_parent().is_some());
        let in_menu = it.closest("[popover]").is_ok_and(|it| it.is_some());
        (seen || in_menu) && it.get_attribute("aria-keyshortcuts").as_deref() == Some(key)
    };
    let of_entry = find(&format!("[data-entry]:focus-within [data-key=\"{key}\"]"));
    let on_page = || {
        ["main [aria-keyshortcuts]", "[aria-keyshortcuts]"]
            .into_iter()
            .find_map(|place| all(&page, place).into_iter().find(offers))
    };
    of_entry.or_else(on_page)
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
    if element.has_attribute("popovertarget") || element.tag_name() == "SUMMARY" {
        // From there, Tab goes on into what opens.
        focus(element);
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
    // Who chooses what to write, writes.
    if let Some(choice) = element.dyn_ref::<HtmlInputElement>().filter(|it| it.type_() == "radio")
        && let Some(Ok(Some(field))) = choice.form().map(|it| it.query_selector("textarea"))
    {
        focus(&field);
    }
}
