//! Earlier messages come above those that are there, and what one reads stays where it is: the thread counts its scroll
//! from its end. Without scripts the same link leads to a page of earlier messages.

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::exchange::fetch;
use crate::browser::{announce, document, elements, focus, on, window};

/// Hears the links that lead further back.
pub fn start() {
    let Some(page) = document() else { return };
    on(&page, "click", |event: MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(Ok(Some(link))) = target.map(|it| it.closest("[data-earlier] a")) else { return };
        // With one of these it opens elsewhere, as any link does.
        if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            spawn_local(async move {
                if bring(&link).await.is_none() {
                    follow(&link);
                }
            });
        }
    });
}

async fn bring(link: &Element) -> Option<()> {
    let place = link.closest("[data-earlier]").ok()??;
    let fresh = fetch(&link.get_attribute("href")?).await?;
    let entries = fresh.query_selector("[data-live=thread] > ol").ok()??;
    // The page's keys mean its newest messages; how far it was read, too.
    entries.remove_attribute("data-seen").ok()?;
    for element in elements(entries.query_selector_all("[aria-keyshortcuts]")) {
        element.remove_attribute("aria-keyshortcuts").ok()?;
    }
    let first = place.next_element_sibling()?.query_selector("[data-entry]").ok().flatten();
    let stood = first.as_ref().map(|it| it.get_bounding_client_rect().top());
    place.insert_adjacent_element("afterend", &entries).ok()?;
    let further = fresh.query_selector("[data-earlier]").ok().flatten();
    place.set_inner_html(&further.map(|it| it.inner_html()).unwrap_or_default());
    announce(&place.get_attribute("data-earlier")?);
    // The message that stood first stays where it stood, and whoever goes on goes on from there.
    if let (Some(first), Some(stood), Some(thread)) = (first, stood, place.closest(".thread").ok().flatten()) {
        focus(&first);
        thread.scroll_by_with_x_and_y(0.0, first.get_bounding_client_rect().top() - stood);
    }
    Some(())
}

/// The link leads there all the same.
fn follow(link: &Element) {
    if let Some((window, address)) = window().zip(link.get_attribute("href")) {
        let _ = window.location().set_href(&address);
    }
}
