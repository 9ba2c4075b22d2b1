//! Tables for spreadsheets: the one writer of every file that people download.
//!
//! Promises
//! - No cell is a formula, whoever wrote what stands in it (`P-6`).

use std::fmt::{Display, Write as _};

/// Characters that make a spreadsheet calculate, where a cell begins with one: also as wide as a letter of Chinese.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// One field of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words, whoever wrote them.
    Text(String),
    /// A number, with so many places behind the point; `None` is unknown.
    Number(Option<f64>, usize),
}

impl Cell {
    /// Words.
    pub fn text(words: impl Display) -> Self {
        Self::Text(words.to_string())
    }

    /// How many.
    pub fn count(count: i64) -> Self {
        Self::Number(Some(count as f64), 0)
    }
}

/// A table on its way into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csv(String);

impl Csv {
    /// A table with these columns.
    pub fn new<'a>(columns: impl IntoIterator<Item = &'a str>) -> Self {
        let mut csv = Self(String::new());
        csv.line(columns.into_iter().map(str::to_owned));
        csv
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.line(cells.into_iter().map(|it| match it {
            Cell::Text(words) => quoted(&words),
            Cell::Number(number, places) => number.map(|it| format!("{it:.places$}")).unwrap_or_default(),
        }));
    }

    fn line(&mut self, fields: impl Iterator<Item = String>) {
        for (place, field) in fields.enumerate() {
            let comma = if place == 0 { "" } else { "," };
            let _ = write!(self.0, "{comma}{field}");
        }
        self.0.push_str("\r\n");
    }

    /// The file.
    pub fn finish(self) -> String {
        self.0
    }
}

fn quoted(words: &str) -> String {
    let guard = if words.starts_with(FORMULA) { "'" } else { "" };
    format!("\"{guard}{}\"", words.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_6_no_cell_is_a_formula() {
        let mut csv = Csv::new(["name", "count", "minutes"]);
        for name in ["=1+1", "+1", "-1", "@now", "\tx", "\rx", "\u{ff1d}1", "\u{ff0b}1", "\u{ff0d}1", "\u{ff20}x"] {
            csv.row([Cell::text(name)]);
        }
        let file = csv.finish();
        assert!(file.lines().skip(1).filter(|it| !it.starts_with('x')).all(|it| it.starts_with("\"'")), "{file}");
    }

    #[test]
    fn quotes_are_doubled_and_what_is_unknown_is_empty() {
        let mut csv = Csv::new(["name", "count", "minutes"]);
        csv.row([Cell::text("\"Fidèle\", a=b"), Cell::count(2), Cell::Number(Some(7.25), 1)]);
        csv.row([Cell::text("x"), Cell::count(0), Cell::Number(None, 1)]);
        assert_eq!(csv.finish(), "name,count,minutes\r\n\"\"\"Fidèle\"\", a=b\",2,7.2\r\n\"x\",0,\r\n");
    }
}
