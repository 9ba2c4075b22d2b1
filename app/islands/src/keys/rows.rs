//! Walking through rows and messages, and choosing among rows.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use crate::browser::{all, document, focus};

/// What `J` and `K` walk through, and what `[` and `]` do.
pub const ROWS: &str = "[data-row]";
pub const ENTRIES: &str = "[data-entry]";

/// The box of a row that can be chosen.
const BOX: &str = ".row-choose input";

/// The row that has the focus. The arrows, Home and End belong to the page's scroll where none has.
pub fn here() -> Option<Element> {
    document()?.active_element().filter(|it| it.has_attribute("data-row"))
}

/// Moves the focus to the next or the previous row, or message.
pub fn step(event: &KeyboardEvent, of: &str, by: isize) {
    let Some(page) = document() else { return };
    let rows = all(&page, of);
    if rows.is_empty() {
        return;
    }
    let here = page.active_element().and_then(|it| rows.iter().position(|row| *row == it));
    let current = || rows.iter().position(|row| row.get_attribute("aria-current").is_some());
    let next = match here.or_else(current) {
        Some(i) => i.saturating_add_signed(by).min(rows.len() - 1),
        // A list begins at its top; a thread is read from its end.
        None => {
            if of == ENTRIES {
                rows.len() - 1
            } else {
                0
            }
        }
    };
    event.prevent_default();
    focus(&rows[next]);
    rows[next].scroll_into_view_with_bool(false);
}

/// Chooses the row that has the focus, or no longer. Whether it can be chosen.
pub fn choose() -> bool {
    let found = box_here();
    if let Some(it) = &found {
        it.click();
    }
    found.is_some()
}

/// Chooses the row that has the focus and the one after it.
pub fn extend(event: &KeyboardEvent, by: isize) {
    tick(box_here());
    step(event, ROWS, by);
    tick(box_here());
}

/// Chooses every row of the page, where rows can be chosen.
pub fn choose_all(event: &KeyboardEvent) {
    for it in document().map(|it| all(&it, BOX)).unwrap_or_default() {
        event.prevent_default();
        tick(it.dyn_into().ok());
    }
}

fn box_here() -> Option<HtmlInputElement> {
    document()?.active_element()?.closest("li, tr").ok()??.query_selector(BOX).ok()??.dyn_into().ok()
}

fn tick(it: Option<HtmlInputElement>) {
    if let Some(it) = it {
        it.set_checked(true);
    }
}
