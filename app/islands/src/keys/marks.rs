//! The marks of safe markdown, put around what is selected in the composer.

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
    // What a browser counts in a field are units of UTF-16.
    let written: Vec<u16> = field.value().encode_utf16().collect();
    let (mut from, to) = (field.selection_start().ok()??, field.selection_end().ok()??);
    let around = match mark {
        Mark::Bold => "**",
        Mark::Emphasis => "*",
        Mark::Points => {
            let before = written.get(..from as usize)?;
            from = before.iter().rposition(|it| *it == u16::from(b'\n')).map_or(0, |it| it as u32 + 1);
            ""
        }
    };
    let words = String::from_utf16_lossy(written.get(from as usize..to as usize)?);
    let marked = match mark {
        Mark::Points => format!("- {}", words.replace('\n', "\n- ")),
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
