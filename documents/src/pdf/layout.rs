//! From stretches of text to blocks: columns side by side, and what stands above one another.

use super::content::Glyph;
use super::lines::{self, Line, Stretch};

/// Cuts within cuts, after which what is left stays one block.
const DEEPEST: usize = 60;
/// Stretches of a region above which it is a drawing with words in it, and not cut.
const MOST_STRETCHES: usize = 20_000;
/// Stretches that are compared to tell whether one more stands beside them.
const MOST_IN_LINE: usize = 200;
/// The narrowest gap between columns, in parts of the font's size.
const GUTTER: f64 = 0.9;
/// Letters of a line, on average, above which two columns are prose and not a table.
const PROSE: usize = 24;

/// The blocks of a page in reading order, each with its lines from top to bottom.
pub(super) fn blocks(glyphs: Vec<Glyph>) -> Vec<Vec<Line>> {
    let mut blocks = Vec::new();
    for stretches in lines::stretches(glyphs) {
        cut(stretches, 0, &mut blocks);
    }
    blocks.into_iter().map(into_lines).filter(|lines| !lines.is_empty()).collect()
}

/// Cuts a region into columns, or into what is above and below its widest gap if that shows
/// columns. Returns whether there were any; if not, all of it is one block.
fn cut(region: Vec<Stretch>, depth: usize, blocks: &mut Vec<Vec<Stretch>>) -> bool {
    if depth < DEEPEST && region.len() <= MOST_STRETCHES && has_neighbours(&region) {
        if let Some(gutter) = gutter(&region) {
            let (left, right): (Vec<_>, Vec<_>) = region.into_iter().partition(|stretch| stretch.left < gutter);
            let is_rtl =
                left.iter().chain(&right).filter(|stretch| stretch.is_rtl).count() * 2 > left.len() + right.len();
            let sides = if is_rtl { [right, left] } else { [left, right] };
            for side in sides {
                cut(side, depth + 1, blocks);
            }
            return true;
        }
        if let Some(height) = widest_gap(&region) {
            let (above, below): (Vec<_>, Vec<_>) =
                region.iter().cloned().partition(|stretch| stretch.baseline < height);
            let before = blocks.len();
            let found = [cut(above, depth + 1, blocks), cut(below, depth + 1, blocks)];
            if found.contains(&true) {
                return true;
            }
            blocks.truncate(before);
        }
    }
    blocks.push(region);
    false
}

fn top(stretch: &Stretch) -> f64 {
    stretch.baseline - 0.75 * stretch.size
}

fn bottom(stretch: &Stretch) -> f64 {
    stretch.baseline + 0.2 * stretch.size
}

/// Whether anything stands beside anything.
fn has_neighbours(region: &[Stretch]) -> bool {
    let mut order: Vec<&Stretch> = region.iter().collect();
    order.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    order.windows(2).any(|two| top(two[1]) + 0.2 * two[1].size < bottom(two[0]))
}

/// The left edge of the right column, at the widest gap that goes from top to bottom between prose.
fn gutter(region: &[Stretch]) -> Option<f64> {
    let mut order: Vec<&Stretch> = region.iter().collect();
    order.sort_by(|a, b| a.left.total_cmp(&b.left));
    let size = median(region.iter().map(|stretch| stretch.size).collect());
    let mut gaps: Vec<(f64, f64)> = Vec::new();
    let mut right = f64::NEG_INFINITY;
    for stretch in order {
        if right.is_finite() && stretch.left - right > GUTTER * size {
            gaps.push((stretch.left - right, stretch.left));
        }
        right = right.max(stretch.right);
    }
    gaps.sort_by(|a, b| b.0.total_cmp(&a.0));
    gaps.into_iter().take(8).map(|(_, at)| at).find(|at| are_columns(region, *at, size))
}

fn are_columns(region: &[Stretch], at: f64, size: f64) -> bool {
    let (left, right): (Vec<&Stretch>, Vec<&Stretch>) = region.iter().partition(|stretch| stretch.left < at);
    let lines = |side: &[&Stretch]| {
        let mut lines: Vec<f64> = side.iter().map(|stretch| stretch.baseline).collect();
        lines.sort_by(f64::total_cmp);
        lines.dedup_by(|a, b| (*a - *b).abs() < 0.3 * size);
        lines
    };
    let (left_lines, right_lines) = (lines(&left), lines(&right));
    if left_lines.len() < 2 || right_lines.len() < 2 {
        return false;
    }
    let (few, many) =
        if left_lines.len() < right_lines.len() { (&left_lines, &right_lines) } else { (&right_lines, &left_lines) };
    let has_beside = |line: &&f64| {
        let next = many.partition_point(|other| other < *line);
        let near = [next.checked_sub(1).and_then(|before| many.get(before)), many.get(next)];
        near.into_iter().flatten().any(|other| (*line - other).abs() < 0.15 * size)
    };
    let beside = few.iter().filter(has_beside).count();
    let letters = |side: &[&Stretch], lines: usize| {
        side.iter().map(|stretch| stretch.text.chars().count()).sum::<usize>() / lines
    };
    let are_prose = letters(&left, left_lines.len()) >= PROSE && letters(&right, right_lines.len()) >= PROSE;
    are_prose || beside * 2 < few.len()
}

/// Where the region falls apart most clearly into above and below; among gaps that are all the same,
/// in the middle.
fn widest_gap(region: &[Stretch]) -> Option<f64> {
    let mut order: Vec<&Stretch> = region.iter().collect();
    order.sort_by(|a, b| top(a).total_cmp(&top(b)));
    let mut gaps: Vec<(f64, f64)> = Vec::new();
    let mut down = f64::NEG_INFINITY;
    for stretch in &order {
        let gap = top(stretch) - down;
        if gap.is_finite() && gap > 0.1 * stretch.size {
            // Between the lowest baseline above and the highest below.
            gaps.push((gap, down + gap / 2.0));
        }
        down = down.max(bottom(stretch));
    }
    let widest = gaps.iter().map(|(gap, _)| *gap).fold(0.0, f64::max);
    let middle = (top(order.first()?) + down) / 2.0;
    let alike = gaps.into_iter().filter(|(gap, _)| *gap >= 0.95 * widest).map(|(_, at)| at);
    alike.min_by(|a, b| (a - middle).abs().total_cmp(&(b - middle).abs()))
}

fn into_lines(mut block: Vec<Stretch>) -> Vec<Line> {
    block.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut lines: Vec<Vec<Stretch>> = Vec::new();
    for stretch in block {
        let is_beside = |line: &&mut Vec<Stretch>| {
            let first = &line[0];
            stretch.baseline - first.baseline
                <= 0.35 * first.size.min(stretch.size).max(0.5 * first.size.max(stretch.size))
                && line.len() < MOST_IN_LINE
                && line.iter().all(|other| stretch.left >= other.right - 0.2 || stretch.right <= other.left + 0.2)
        };
        match lines.last_mut().filter(is_beside) {
            Some(line) => line.push(stretch),
            None => lines.push(vec![stretch]),
        }
    }
    lines.into_iter().map(Line::of).collect()
}

pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
