//! Tables of a page.

use std::collections::HashMap;

use scraper::ElementRef;

use super::walk::{Walk, is_unseen};
use crate::Limits;
use crate::blocks::{one_line, row};

/// Columns and rows over which one cell is repeated.
const MOST_COLUMNS: usize = 100;
const MOST_ROWS: usize = 1_000;

/// The rows of a table, or `None` if it only arranges the page.
pub(super) fn rows(walk: &Walk, table: ElementRef<'_>) -> Option<String> {
    let lines = lines(table);
    let cells: Vec<Vec<ElementRef<'_>>> = lines.iter().map(|line| cells(*line)).collect();
    let is_frame = cells.iter().all(|line| line.len() <= 1) && cells.len() <= 1;
    if is_frame || matches!(table.attr("role"), Some("presentation" | "none")) {
        return None;
    }
    // A cell over several rows or columns says its text in each of them: each row is read alone.
    let mut from_above: HashMap<usize, (usize, String)> = HashMap::new();
    let mut written = Vec::new();
    let mut length = 0;
    for line in cells {
        let mut columns: Vec<String> = Vec::new();
        let mut line = line.into_iter();
        while columns.len() < MOST_COLUMNS {
            if let Some((left, text)) = from_above.get_mut(&columns.len()).filter(|(left, _)| *left > 0) {
                *left -= 1;
                columns.push(text.clone());
                continue;
            }
            let Some(cell) = line.next() else { break };
            let text = one_line(&walk.inner(cell));
            for _ in 0..span(cell, "colspan", MOST_COLUMNS) {
                from_above.insert(columns.len(), (span(cell, "rowspan", MOST_ROWS) - 1, text.clone()));
                columns.push(text.clone());
            }
        }
        let line = row(columns);
        length += line.len();
        written.push(line);
        if length > Limits::LONGEST_TEXT {
            break;
        }
    }
    let caption = table.child_elements().find(|child| child.value().name() == "caption");
    let caption = caption.map(|caption| one_line(&walk.inner(caption)));
    let lines = caption.into_iter().chain(written).filter(|line| !line.is_empty());
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn lines(table: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    let is = |element: &ElementRef<'_>, name: &str| element.value().name() == name && !is_unseen(element.value());
    let mut lines = Vec::new();
    for child in table.child_elements() {
        if is(&child, "tr") {
            lines.push(child);
        } else if matches!(child.value().name(), "thead" | "tbody" | "tfoot") {
            lines.extend(child.child_elements().filter(|line| is(line, "tr")));
        }
    }
    lines
}

fn cells(line: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    let is_cell = |cell: &ElementRef<'_>| matches!(cell.value().name(), "td" | "th") && !is_unseen(cell.value());
    line.child_elements().filter(is_cell).collect()
}

fn span(cell: ElementRef<'_>, name: &str, most: usize) -> usize {
    cell.attr(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1).clamp(1, most)
}
