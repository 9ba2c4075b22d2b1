//! Text as it grows: blocks with an empty line between them, and never too much of it.

use crate::Limits;

#[derive(Default)]
pub(crate) struct Blocks {
    text: String,
    characters: usize,
    in_lines: bool,
}

impl Blocks {
    /// Adds a block: a heading, a paragraph, a whole list or table.
    pub(crate) fn push(&mut self, block: &str) {
        self.in_lines = false;
        self.append(block, "\n\n");
    }

    /// Adds a line to the block that lines before it began: the next item, the next row.
    pub(crate) fn line(&mut self, line: &str) {
        let between = if self.in_lines { "\n" } else { "\n\n" };
        self.append(line, between);
        self.in_lines = true;
    }

    /// Whether no more text is taken.
    pub(crate) fn is_full(&self) -> bool {
        self.characters >= Limits::LONGEST_TEXT
    }

    pub(crate) fn characters(&self) -> usize {
        self.characters
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    fn append(&mut self, block: &str, between: &str) {
        let block = block.trim_end();
        if block.trim_start().is_empty() || self.is_full() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(between);
        }
        let before = self.text.len();
        self.text.extend(block.chars().take(Limits::LONGEST_TEXT - self.characters));
        self.characters += self.text[before..].chars().count();
    }
}

/// One row of a table. A row of nothing is nothing.
pub(crate) fn row(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| one_line(&cell)).collect();
    if cells.iter().all(String::is_empty) { String::new() } else { cells.join(" | ") }
}

/// The words of a text with one space between them.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading of level 1 to 6.
pub(crate) fn heading(level: usize, text: &str) -> String {
    format!("{} {}", "#".repeat(level.clamp(1, 6)), one_line(text))
}
