//! What stands at the edge of every page: running titles and page numbers.

use std::collections::{HashMap, HashSet};

use super::lines::Line;

/// Lines from the top and from the bottom of a page that may be running ones.
const LINES: usize = 3;

/// Removes lines that stand, but for their digits, at the edge of most pages, and lone page numbers.
pub(super) fn remove(pages: &mut [Vec<Vec<Line>>]) {
    if pages.len() < 2 {
        return;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let keys: HashSet<String> = edge(page).into_iter().map(|line| key(&line.text())).collect();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    let enough = (pages.len() / 2 + 1).max(2);
    for page in pages.iter_mut() {
        let running: Vec<(f64, String)> = edge(page)
            .into_iter()
            .map(|line| (line.baseline, line.text()))
            .filter(|(_, text)| seen.get(&key(text)).is_some_and(|count| *count >= enough) || is_number(text))
            .collect();
        for block in page.iter_mut() {
            block.retain(|line| !running.contains(&(line.baseline, line.text())));
        }
        page.retain(|block| !block.is_empty());
    }
}

/// The highest and the lowest lines of a page.
fn edge(page: &[Vec<Line>]) -> Vec<&Line> {
    let mut lines: Vec<&Line> = page.iter().flatten().collect();
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let from_below = lines.len().saturating_sub(LINES).max(LINES.min(lines.len()));
    let below = lines.split_off(from_below);
    lines.truncate(LINES);
    lines.extend(below);
    lines
}

/// A line with every number the same.
fn key(text: &str) -> String {
    let mut key = String::new();
    for sign in text.chars().filter(|sign| !sign.is_whitespace()) {
        let sign = if sign.is_numeric() { '0' } else { sign };
        if !(sign == '0' && key.ends_with('0')) {
            key.push(sign);
        }
    }
    key
}

fn is_number(text: &str) -> bool {
    text.len() <= 4 && text.trim().chars().all(|sign| sign.is_ascii_digit())
}
