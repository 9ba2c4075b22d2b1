//! From characters at places to stretches of text on one baseline.

use unicode_normalization::UnicodeNormalization;

use super::content::Glyph;

/// Text without a wide gap in it.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    pub(super) size: f64,
    pub(super) is_bold: bool,
    pub(super) is_rtl: bool,
}

/// Stretches on one baseline, in reading order.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) stretches: Vec<Stretch>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    pub(super) size: f64,
    pub(super) is_bold: bool,
}

/// Parts of the font's size: how far baselines may lie apart within a line, …
const SAME_LINE: f64 = 0.35;
/// … which gap is a space although no space was drawn, …
const SPACE: f64 = 0.17;
/// … and which one separates what stands side by side.
const WIDE: f64 = 0.95;

/// A character lying on a horizontal baseline, whichever way its page was turned.
struct Flat {
    text: String,
    left: f64,
    right: f64,
    y: f64,
    size: f64,
    is_bold: bool,
}

impl Line {
    pub(super) fn of(mut stretches: Vec<Stretch>) -> Self {
        let is_rtl = stretches.iter().filter(|stretch| stretch.is_rtl).count() * 2 > stretches.len();
        stretches.sort_by(|a, b| if is_rtl { b.left.total_cmp(&a.left) } else { a.left.total_cmp(&b.left) });
        let largest = |stretches: &[Stretch]| stretches.iter().map(|stretch| stretch.size).fold(0.0, f64::max);
        Self {
            left: stretches.iter().map(|stretch| stretch.left).fold(f64::INFINITY, f64::min),
            right: stretches.iter().map(|stretch| stretch.right).fold(f64::NEG_INFINITY, f64::max),
            baseline: stretches.first().map_or(0.0, |stretch| stretch.baseline),
            size: largest(&stretches),
            is_bold: stretches.iter().all(|stretch| stretch.is_bold),
            stretches,
        }
    }

    pub(super) fn text(&self) -> String {
        self.stretches.iter().map(|stretch| stretch.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The stretches of each direction of writing on a page; the usual direction first.
pub(super) fn stretches(glyphs: Vec<Glyph>) -> Vec<Vec<Stretch>> {
    let mut turned: [Vec<Flat>; 4] = Default::default();
    let mut last = 0;
    for glyph in glyphs {
        // A character without width goes where the one before it went.
        last = direction(&glyph).unwrap_or(last);
        turned[last].push(flat(glyph, last));
    }
    turned
        .into_iter()
        .filter(|flats| !flats.is_empty())
        .map(|flats| rows(flats).into_iter().flat_map(split).collect())
        .collect()
}

/// Quarter turns of the baseline, clockwise.
fn direction(glyph: &Glyph) -> Option<usize> {
    let way = glyph.to - glyph.from;
    if way.hypot() < glyph.size * 0.01 {
        return None;
    }
    Some(match (way.x.abs() >= way.y.abs(), way.x > 0.0, way.y > 0.0) {
        (true, true, _) => 0,
        (true, false, _) => 2,
        (false, _, true) => 1,
        (false, _, false) => 3,
    })
}

fn flat(glyph: Glyph, turns: usize) -> Flat {
    let turn = |x: f64, y: f64| match turns {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    };
    let (from, y) = turn(glyph.from.x, glyph.from.y);
    let (to, _) = turn(glyph.to.x, glyph.to.y);
    Flat {
        text: glyph.text.to_string(),
        left: from.min(to),
        right: from.max(to),
        y,
        size: glyph.size,
        is_bold: glyph.is_bold,
    }
}

/// Characters by baseline. Small ones above or below a line join it where they touch it.
fn rows(mut flats: Vec<Flat>) -> Vec<Vec<Flat>> {
    flats.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Flat>> = Vec::new();
    for flat in flats {
        match rows.last_mut().filter(|row| flat.y - row[0].y <= SAME_LINE * row[0].size.max(flat.size)) {
            Some(row) => row.push(flat),
            None => rows.push(vec![flat]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    raise_indices(&mut rows);
    rows.retain(|row| !row.is_empty());
    rows
}

fn raise_indices(rows: &mut [Vec<Flat>]) {
    const SMALL: f64 = 0.82;
    const REACH: f64 = 0.6;
    for at in 0..rows.len() {
        let size = rows[at].iter().map(|flat| flat.size).fold(0.0, f64::max);
        for near in [at + 1, at.wrapping_sub(1)] {
            let Some(line) = rows.get(near).filter(|line| !line.is_empty()) else { continue };
            let large = line.iter().map(|flat| flat.size).fold(0.0, f64::max);
            let y = line.iter().find(|flat| flat.size == large).map_or(line[0].y, |flat| flat.y);
            if rows[at].is_empty() || size > SMALL * large || (rows[at][0].y - y).abs() > REACH * large {
                continue;
            }
            let touches = |flat: &Flat| {
                let after = line.partition_point(|other| other.left < flat.left);
                let before = after.checked_sub(1).and_then(|index| line.get(index));
                before.is_some_and(|other| (flat.left - other.right).abs() < 0.4 * large)
                    || line.get(after).is_some_and(|other| (other.left - flat.right).abs() < 0.4 * large)
            };
            // A whole row of small print has only its ends near the line; an index is near as a whole.
            let width = rows[at].last().map_or(0.0, |last| last.right) - rows[at][0].left;
            if rows[at].iter().any(touches)
                && (width < 4.0 * large || rows[at].iter().filter(|flat| touches(flat)).count() * 2 > rows[at].len())
            {
                let small = std::mem::take(&mut rows[at]);
                rows[near].extend(small);
                rows[near].sort_by(|a, b| a.left.total_cmp(&b.left));
            }
        }
    }
}

/// Cuts a row at its wide gaps, and writes down what stands between them.
fn split(row: Vec<Flat>) -> Vec<Stretch> {
    let mut parts: Vec<Vec<Flat>> = Vec::new();
    let mut spaces: Vec<Flat> = Vec::new();
    for flat in row {
        // What nobody can name still takes its room.
        if !flat.text.is_empty() && flat.text.trim().is_empty() {
            spaces.push(flat);
            continue;
        }
        match parts.last_mut() {
            Some(part) if !is_wide(part, &flat) => {
                let is_again = part.iter().rev().take(3).any(|other| is_same(other, &flat));
                if !is_again {
                    part.push(flat);
                }
            }
            _ => parts.push(vec![flat]),
        }
    }
    parts.into_iter().map(|part| write(part, &spaces)).filter(|stretch| !stretch.text.is_empty()).collect()
}

fn is_wide(part: &[Flat], next: &Flat) -> bool {
    let right = part.iter().rev().take(8).map(|flat| flat.right).fold(f64::NEG_INFINITY, f64::max);
    let size = part.last().map_or(next.size, |last| last.size.max(next.size));
    next.left - right > WIDE * size
}

/// Drawn twice, a hair apart, to look bold or to cast a shadow.
fn is_same(one: &Flat, other: &Flat) -> bool {
    let hair = (0.12 * one.size).min(0.5 * (one.right - one.left));
    one.text == other.text && (one.left - other.left).abs() < hair && (one.y - other.y).abs() < 0.12 * one.size
}

fn write(part: Vec<Flat>, spaces: &[Flat]) -> Stretch {
    let is_rtl = part.iter().filter(|flat| flat.text.chars().any(is_rtl_letter)).count() * 2 > part.len();
    let gaps = gaps(&part);
    let size = size_of(&part);
    let mut signs: Vec<String> = Vec::with_capacity(part.len());
    for (at, flat) in part.iter().enumerate() {
        if at > 0 && has_space(&part[at - 1], flat, spaces, gaps) {
            signs.push(" ".to_owned());
        }
        signs.push(flat.text.clone());
    }
    let text = if is_rtl || part.iter().any(|flat| flat.text.chars().any(is_rtl_letter)) {
        logical(signs, is_rtl)
    } else {
        signs.concat()
    };
    Stretch {
        text: accents(text.trim()),
        left: part.first().map_or(0.0, |flat| flat.left),
        right: part.iter().map(|flat| flat.right).fold(f64::NEG_INFINITY, f64::max),
        baseline: part.iter().find(|flat| flat.size >= size).map_or(0.0, |flat| flat.y),
        size,
        is_bold: part.iter().filter(|flat| flat.is_bold).count() * 10 > part.len() * 8,
        is_rtl,
    }
}

/// The size of most characters.
fn size_of(part: &[Flat]) -> f64 {
    let mut sizes: Vec<f64> = part.iter().map(|flat| flat.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// The usual gap between characters, in parts of their size: wide in text that is set wide.
fn gaps(part: &[Flat]) -> f64 {
    let mut gaps: Vec<f64> = part.windows(2).map(|two| (two[1].left - two[0].right) / two[0].size.max(0.01)).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.0)
}

fn has_space(before: &Flat, after: &Flat, spaces: &[Flat], usual: f64) -> bool {
    let size = before.size.max(after.size);
    let gap = after.left - before.right;
    if gap > (SPACE + usual) * size {
        return true;
    }
    let lies_between = |space: &Flat| {
        let middle = (space.left + space.right) / 2.0;
        middle > before.left.max(before.right - 0.1 * size) && middle < after.left + 0.1 * size
    };
    let first = spaces.partition_point(|space| space.left < before.left);
    gap > 0.02 * size && spaces[first..].iter().take_while(|space| space.left < after.left).any(lies_between)
}

fn is_rtl_letter(sign: char) -> bool {
    matches!(sign, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') && !sign.is_numeric()
}

/// From the order in which signs stand, left to right, to the order in which they are read.
fn logical(signs: Vec<String>, is_rtl: bool) -> String {
    let turned = |sign: &String| match sign {
        sign if sign.chars().any(is_rtl_letter) => Some(true),
        sign => sign.chars().any(char::is_alphanumeric).then_some(false),
    };
    let ways: Vec<Option<bool>> = signs.iter().map(turned).collect();
    let mut after = vec![None; signs.len()];
    for at in (0..signs.len().saturating_sub(1)).rev() {
        after[at] = ways[at + 1].or(after[at + 1]);
    }
    let mut before = None;
    let mut runs: Vec<(bool, Vec<String>)> = Vec::new();
    for ((sign, way), after) in signs.into_iter().zip(ways).zip(after) {
        // What has no way of its own belongs with its neighbours if they agree, else with the line.
        let agreed = if before == after { before.unwrap_or(is_rtl) } else { is_rtl };
        let turned = way.unwrap_or(agreed);
        before = way.or(before);
        match runs.last_mut().filter(|(direction, _)| *direction == turned) {
            Some((_, run)) => run.push(sign),
            None => runs.push((turned, vec![sign])),
        }
    }
    for (turned, run) in &mut runs {
        if *turned {
            run.reverse();
        }
    }
    if is_rtl {
        runs.reverse();
    }
    runs.into_iter().flat_map(|(_, run)| run).collect()
}

/// Puts accents that were drawn as signs of their own onto their letters.
fn accents(text: &str) -> String {
    const DRAWN: [(char, char); 12] = [
        ('´', '\u{301}'),
        ('`', '\u{300}'),
        ('¨', '\u{308}'),
        ('ˆ', '\u{302}'),
        ('˜', '\u{303}'),
        ('¸', '\u{327}'),
        ('ˇ', '\u{30c}'),
        ('˚', '\u{30a}'),
        ('¯', '\u{304}'),
        ('˘', '\u{306}'),
        ('˙', '\u{307}'),
        ('˝', '\u{30b}'),
    ];
    let mut written = String::with_capacity(text.len());
    let mut waiting = None;
    for sign in text.chars() {
        let accent = DRAWN.iter().find(|(drawn, _)| *drawn == sign).map(|(_, accent)| *accent);
        match (waiting.take(), accent) {
            (None, Some(accent)) => waiting = Some((sign, accent)),
            (Some((_, accent)), None) if sign.is_alphabetic() => {
                let base = if sign == 'ı' { 'i' } else { sign };
                written.extend([base, accent].into_iter().nfc());
            }
            (Some((drawn, _)), _) => written.extend([drawn, sign]),
            (None, None) => written.push(sign),
        }
    }
    written.extend(waiting.map(|(drawn, _)| drawn));
    written
}
