//! The rows of a list that the person's pointer or focus is on.
//!
//! A row is an element with an id and `data-live-row`, which names the group that it stands in.
//! Rows keep their order and their group; those that have left the list leave the page.

use web_sys::{Element, Node};

use super::exchange::{has_focus, is_held};
use crate::browser::{document, elements, focus};

const ROWS: &str = "[data-live-row][id]";

/// Brings the rows that are there up to date in their places. Answers how many wait: new ones,
/// and those that belong into another group now.
pub fn merge(part: &Element, other: &Element) -> usize {
    let fresh = elements(other.query_selector_all(ROWS));
    for old in elements(part.query_selector_all(ROWS)) {
        if fresh.iter().all(|it| it.id() != old.id()) {
            remove(part, &old);
        }
    }
    let mut waiting = 0;
    for row in fresh {
        match document().and_then(|it| it.get_element_by_id(&row.id())) {
            None => waiting += 1,
            Some(old) => {
                if old.get_attribute("data-live-row") != row.get_attribute("data-live-row") {
                    waiting += 1;
                }
                if old.inner_html() != row.inner_html() && !is_held(&old) {
                    old.set_inner_html(&row.inner_html());
                }
            }
        }
    }
    waiting
}

/// Removes a row that has left the list; the focus goes to the next one. A row under the pointer
/// stays, and so do those before it: else another would slip under the pointer.
fn remove(part: &Element, row: &Element) {
    let pointed = part.query_selector(&format!("{ROWS}:hover")).ok().flatten();
    if let Some(pointed) = pointed
        && (pointed == *row || row.compare_document_position(&pointed) & Node::DOCUMENT_POSITION_FOLLOWING != 0)
    {
        return;
    }
    let rows = elements(part.query_selector_all(ROWS));
    let here = rows.iter().position(|it| it == row);
    let next = here.and_then(|it| rows.get(it + 1).or_else(|| rows.get(it.checked_sub(1)?)));
    let focused = has_focus(row);
    row.remove();
    if focused && let Some(Ok(Some(link))) = next.map(|it| it.query_selector("[data-row]")) {
        focus(&link);
    }
}
