//! The marks of safe markdown, put around what is selected in the composer.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use crate::browser::document;

/// What is put around the selected words, or before each of their lines.
#[derive(Clone, Copy)]
pub enum Mark {
    /// `**words**`
    Bold,
    /// `*words*`
    Emphasis,
    /// `- words`
    Points,
}

/// Marks the selected words. They stay selected, and the browser's own undo takes the mark away.
pub fn put(field: &HtmlTextAreaElement, mark: Mark) -> Option<()> {
    // Cut by the browser, which counts in units of UTF-16.
    let written = JsString::from(field.value());
    let (mut from, to) = (field.selection_start().ok()??, field.selection_end().ok()??);
    let around = match mark {
        Mark::Bold => "**",
        Mark::Emphasis => "*",
        Mark::Points => {
            let before = JsString::from("\n").concat(&written.slice(0, from));
            from = before.last_index_of("\n", i32::MAX) as u32;
            ""
        }
    };
    let words = String::from(written.slice(from, to));
    let marked = match mark {
        Mark::Points => format!("- {}", words.replace("\n", "\n- ")),
        Mark::Bold | Mark::Emphasis => format!("{around}{words}{around}"),
    };
    field.set_selection_range(from, to).ok()?;
    let page: HtmlDocument = document()?.dyn_into().ok()?;
    page.exec_command_with_show_ui_and_value("insertText", false, &marked).ok()?;
    if !around.is_empty() {
        let shift = around.len() as u32;
        field.set_selection_range(from + shift, to + shift).ok()?;
    }
    Some(())
}
