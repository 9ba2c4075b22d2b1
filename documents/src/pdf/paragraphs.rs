//! From lines to headings, lists, tables and paragraphs.

use super::layout::median;
use super::lines::Line;
use crate::blocks::{Blocks, heading, row};

/// What the plain text of the document looks like.
pub(super) struct Body {
    size: f64,
    /// Sizes of headings, the largest first.
    headings: Vec<f64>,
}

/// How much larger than plain text a heading is.
const LARGER: f64 = 1.15;
/// Letters that a heading has at most.
const LONGEST_HEADING: usize = 160;

impl Body {
    pub(super) fn of(pages: &[Vec<Vec<Line>>]) -> Self {
        let mut letters: std::collections::BTreeMap<i64, usize> = std::collections::BTreeMap::new();
        for line in pages.iter().flatten().flatten() {
            *letters.entry(rounded(line.size)).or_default() += line.text().chars().count();
        }
        let size = letters.iter().max_by_key(|(_, count)| **count).map_or(0.0, |(size, _)| *size as f64 / 2.0);
        let headings =
            letters.keys().rev().map(|size| *size as f64 / 2.0).filter(|large| *large >= size * LARGER).collect();
        Self { size, headings }
    }

    fn level(&self, line: &Line) -> Option<usize> {
        if line.size < self.size * LARGER {
            return None;
        }
        let rank = self.headings.iter().position(|size| *size <= rounded(line.size) as f64 / 2.0)?;
        Some((rank + 1).min(4))
    }
}

/// Half points: sizes that nobody tells apart are the same.
fn rounded(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

/// The text of a page's blocks.
pub(super) fn text(page: &[Vec<Line>], body: &Body) -> String {
    let mut blocks = Blocks::default();
    for block in page {
        let setting = Setting::of(block);
        let mut rest = block.as_slice();
        while let Some(first) = rest.first() {
            let rows = table_length(rest);
            if rows > 0 {
                let (table, after) = rest.split_at(rows);
                let cells = |line: &Line| row(line.stretches.iter().map(|stretch| stretch.text.clone()));
                blocks.push(&table.iter().map(cells).collect::<Vec<_>>().join("\n"));
                rest = after;
                continue;
            }
            let length = paragraph_length(rest, &setting);
            let (lines, after) = rest.split_at(length);
            rest = after;
            let text = joined(lines);
            match (body.level(first), item(&text)) {
                (_, Some(item)) => blocks.line(&item),
                (Some(level), None) if text.chars().count() <= LONGEST_HEADING && has_letters(&text) => {
                    blocks.push(&heading(level, &text));
                }
                (None, None) if is_bold_heading(lines, &text) => blocks.push(&heading(4, &text)),
                _ => blocks.push(&text),
            }
        }
    }
    blocks.into_text()
}

fn has_letters(text: &str) -> bool {
    text.chars().filter(|sign| sign.is_alphabetic()).count() >= 2
}

fn is_bold_heading(lines: &[Line], text: &str) -> bool {
    lines.len() <= 2
        && lines.iter().all(|line| line.is_bold)
        && text.chars().count() <= LONGEST_HEADING / 2
        && has_letters(text)
        && !text.ends_with(['.', ',', ';', ':'])
}

/// Lines from here that are rows: two or more in sequence with several things side by side.
fn table_length(lines: &[Line]) -> usize {
    let length = lines.iter().take_while(|line| line.stretches.len() > 1).count();
    if length >= 2 { length } else { 0 }
}

/// How the lines of a block are set: the usual step from one to the next, and their right edge.
struct Setting {
    step: f64,
    right: f64,
}

impl Setting {
    fn of(block: &[Line]) -> Self {
        let steps = block.windows(2).map(|two| two[1].baseline - two[0].baseline).filter(|step| *step > 0.0);
        let right = block.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
        Self { step: median(steps.collect()), right }
    }
}

/// Lines from here that are one paragraph.
fn paragraph_length(lines: &[Line], setting: &Setting) -> usize {
    let mut length = 1;
    for two in lines.windows(2) {
        if table_length(&lines[length..]) > 0 || is_break(&two[0], &two[1], setting) {
            break;
        }
        length += 1;
    }
    length
}

fn is_break(before: &Line, after: &Line, setting: &Setting) -> bool {
    let step = after.baseline - before.baseline;
    let is_apart = step > 1.9 * before.size.max(after.size) || (setting.step > 0.0 && step > 1.35 * setting.step);
    let is_other = rounded(before.size) != rounded(after.size) && (before.size / after.size - 1.0).abs() > 0.08
        || before.is_bold != after.is_bold && (before.is_bold || starts_item(&after.text()));
    let text = before.text();
    let ends_early =
        before.right < setting.right - 0.2 * (setting.right - before.left) && text.ends_with(['.', ':', '!', '?']);
    let is_indented = after.left > before.left + 0.8 * after.size && text.ends_with(['.', ':', '!', '?', '"', '”']);
    is_apart || is_other || ends_early || is_indented || starts_item(&after.text())
}

const BULLETS: [char; 14] = ['•', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '➢', '❖', '∙', '–', '⁃'];

fn starts_item(text: &str) -> bool {
    item(text).is_some() || {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        (1..=2).contains(&digits) && text[digits..].starts_with([')', '.']) && text[digits + 1..].starts_with(' ')
    }
}

/// The text of a list item with our mark in place of its bullet.
fn item(text: &str) -> Option<String> {
    let rest = text.strip_prefix(BULLETS)?;
    (rest.starts_with(' ') || text.starts_with('•'))
        .then(|| format!("- {}", rest.trim_start()))
        .filter(|item| item.len() > 2)
}

/// Lines as one text; words that were broken at the end of a line are whole again.
fn joined(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        let next = line.text();
        let is_broken = text.ends_with(['-', '\u{2010}', '\u{ad}'])
            && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
            && next.starts_with(char::is_lowercase);
        if is_broken {
            text.pop();
        } else if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&next);
    }
    text.replace('\u{ad}', "")
}
