//! What stands at the edge of every page: running titles and page numbers.

use std::collections::HashMap;

use super::lines::Line;

/// Lines from the top and from the bottom of a page that may be running ones.
const LINES: usize = 3;

/// Letters of a running line at most: longer ones are text that happens to stand in the same place.
const LONGEST: usize = 80;
/// How far the same line may move between pages, in points.
const MOVE: f64 = 6.0;

/// Removes lines that stand, but for their digits, in one place at the edge of most pages, and lone
/// page numbers.
pub(super) fn remove(pages: &mut [Vec<Vec<Line>>]) {
    if pages.len() < 2 {
        return;
    }
    let mut seen: HashMap<String, Vec<f64>> = HashMap::new();
    for line in pages.iter().flat_map(|page| edge(page)) {
        seen.entry(key(&line.text())).or_default().push(line.baseline);
    }
    let enough = (pages.len() / 2 + 1).max(2);
    let is_running = |line: &Line| {
        let text = line.text();
        let places = seen.get(&key(&text)).map_or(&[][..], Vec::as_slice);
        let again = places.iter().filter(|place| (*place - line.baseline).abs() < MOVE).count();
        again >= enough && text.chars().count() <= LONGEST || is_number(&text)
    };
    for page in pages.iter_mut() {
        let running: Vec<(f64, String)> =
            edge(page).into_iter().filter(|line| is_running(line)).map(|line| (line.baseline, line.text())).collect();
        let is_kept = |line: &Line| !running.iter().any(|(at, text)| *at == line.baseline && *text == line.text());
        // A page that would be left without a word is one that is all edge, such as a title page.
        if page.iter().flatten().any(|line| is_kept(line) && line.text().chars().any(char::is_alphabetic)) {
            for block in page.iter_mut() {
                block.retain(is_kept);
            }
            page.retain(|block| !block.is_empty());
        }
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
