//! What one had before one when one began to write.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::browser::find;

/// Lets an empty form know the newest message of the thread, so that the desk does not tell of it
/// what the writer has read. Whoever has begun is told: their words may no longer fit.
pub fn catch_up() {
    let seen = find("form[data-keep] input[name=seen]").and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let field = find("form[data-keep] textarea").and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
    let newest = find("[data-seen]").and_then(|it| it.get_attribute("data-seen"));
    if let (Some(seen), Some(field), Some(newest)) = (seen, field, newest)
        && field.value().trim().is_empty()
    {
        seen.set_value(&newest);
    }
}
