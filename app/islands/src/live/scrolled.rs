//! A list is found where it was left.
//!
//! Browsers do so for the page as a whole; a pane that scrolls by itself, and a page with an
//! open stream, they forget. Kept for this tab alone, by address.

use web_sys::{Event, Storage};

use crate::browser::{find, on, window};

/// The pane that scrolls.
const PANE: &str = ".pane-scroll";

/// Brings the list back to where it was at this address, and keeps where it is when one leaves.
pub fn start() {
    let Some((window, pane)) = window().zip(find(PANE)) else { return };
    let Some((kept, name)) = place() else { return };
    // A row that the address names is where to be; the browser has gone there.
    let names_a_row = window.location().hash().is_ok_and(|it| !it.is_empty());
    let top = kept.get_item(&name).ok().flatten().and_then(|it| it.parse::<i32>().ok());
    if let (false, Some(top)) = (names_a_row, top) {
        pane.set_scroll_top(top);
    }
    on(&window, "pagehide", move |_: Event| {
        let _ = kept.set_item(&name, &pane.scroll_top().to_string());
    });
}

fn place() -> Option<(Storage, String)> {
    let window = window()?;
    let at = window.location();
    let name = format!("scrolled:{}{}", at.pathname().ok()?, at.search().ok()?);
    Some((window.session_storage().ok()??, name))
}
