//! The keys of an open menu: the arrows, Home and End, and the first letter of an entry. The
//! browser itself opens it, closes it and presses its entries.

use web_sys::{Element, KeyboardEvent};

use crate::browser::{document, elements, find, focus, small};

/// The menu that is open.
pub fn open() -> Option<Element> {
    find("[popover]:popover-open")
}

/// Moves the focus among the entries; no other key means anything meanwhile.
pub fn press(event: &KeyboardEvent, menu: &Element) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let entries = elements(menu.query_selector_all(".menu-item"));
    let here = document().and_then(|it| it.active_element()).and_then(|it| entries.iter().position(|e| *e == it));
    if let Some(to) = place(&event.key(), here, &entries) {
        event.prevent_default();
        focus(&entries[to]);
    }
}

/// Which entry a key leads to from the one that has the focus.
fn place(key: &str, here: Option<usize>, entries: &[Element]) -> Option<usize> {
    let count = entries.len();
    let last = count.checked_sub(1)?;
    match key {
        "ArrowDown" => Some(here.map_or(0, |it| (it + 1) % count)),
        "ArrowUp" => Some(here.map_or(last, |it| (it + last) % count)),
        "Home" => Some(0),
        "End" => Some(last),
        letter if letter.chars().count() == 1 && letter != " " => {
            let from = here.map_or(0, |it| it + 1);
            let begins = |it: &usize| {
                let words = entries[*it].text_content().unwrap_or_default();
                small(words.trim_start()).starts_with(&small(letter))
            };
            (from..from + count).map(|it| it % count).find(begins)
        }
        _ => None,
    }
}
