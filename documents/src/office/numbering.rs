//! Numbering: the marks before the paragraphs of lists in a Word file.

use std::collections::{HashMap, HashSet};

use super::styles::Numbered;
use crate::xml::Node;

/// Levels that a list may have.
const LEVELS: usize = 9;

/// The lists of a document, counting as the text is read.
#[derive(Default)]
pub(super) struct Numbering {
    lists: HashMap<String, List>,
    patterns: HashMap<String, Vec<Level>>,
    /// Where each pattern has come to. Lists of one pattern count on from one another.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    restarted: HashSet<(String, usize)>,
}

struct List {
    pattern: String,
    restarts: HashMap<usize, u32>,
}

struct Level {
    start: u32,
    format: String,
    /// `%1.%2)`: the counts of the levels within what is written around them.
    text: String,
    style: Option<String>,
}

/// How a paragraph of a list begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet { depth: usize },
    Number { depth: usize, label: String },
}

impl Numbering {
    pub(super) fn of(file: &Node) -> Self {
        let mut numbering = Self::default();
        for node in file.nodes() {
            match node.name.as_str() {
                "w:abstractNum" => {
                    let Some(id) = node.attribute("abstractNumId") else { continue };
                    let levels = node.nodes().filter(|level| level.name == "w:lvl").take(LEVELS).map(level).collect();
                    numbering.patterns.insert(id.to_owned(), levels);
                }
                "w:num" => {
                    let (Some(id), Some(pattern)) = (node.attribute("numId"), node.value("w:abstractNumId")) else {
                        continue;
                    };
                    let list = List { pattern: pattern.to_owned(), restarts: restarts(node) };
                    numbering.lists.insert(id.to_owned(), list);
                }
                _ => {}
            }
        }
        numbering
    }

    /// Counts one paragraph of a list and says how it begins. `style` is the style that put it there.
    pub(super) fn next(&mut self, numbered: &Numbered, style: Option<&str>) -> Option<Mark> {
        let id = numbered.list.as_deref()?;
        let list = self.lists.get(id)?;
        let levels = self.patterns.get(&list.pattern)?;
        let by_style = || levels.iter().position(|level| level.style.is_some() && level.style.as_deref() == style);
        let depth = numbered.depth.or_else(by_style).unwrap_or(0);
        let level = levels.get(depth)?;

        let counts = self.counts.entry(list.pattern.clone()).or_default();
        if let Some(start) = list.restarts.get(&depth)
            && self.restarted.insert((id.to_owned(), depth))
        {
            counts[depth] = start.checked_sub(1);
        }
        counts[depth] = Some(counts[depth].map_or(level.start, |count| count.saturating_add(1)));
        counts[depth + 1..].fill(None);
        for (count, level) in counts.iter_mut().zip(levels).take(depth) {
            count.get_or_insert(level.start);
        }

        match level.format.as_str() {
            "bullet" => Some(Mark::Bullet { depth }),
            "none" => None,
            _ => Some(Mark::Number { depth, label: label(level, levels, counts) }),
        }
    }
}

fn level(node: &Node) -> Level {
    Level {
        start: node.value("w:start").and_then(|start| start.parse().ok()).unwrap_or(1),
        format: node.value("w:numFmt").unwrap_or("decimal").to_owned(),
        text: node.value("w:lvlText").unwrap_or_default().to_owned(),
        style: node.value("w:pStyle").map(str::to_owned),
    }
}

fn restarts(list: &Node) -> HashMap<usize, u32> {
    let overrides = list.nodes().filter(|node| node.name == "w:lvlOverride");
    overrides
        .filter_map(|node| Some((node.attribute("ilvl")?.parse().ok()?, node.value("w:startOverride")?.parse().ok()?)))
        .filter(|(depth, _)| *depth < LEVELS)
        .collect()
}

fn label(level: &Level, levels: &[Level], counts: &[Option<u32>; LEVELS]) -> String {
    let mut label = level.text.clone();
    for (depth, (of, count)) in levels.iter().zip(counts).enumerate() {
        let place = format!("%{}", depth + 1);
        if label.contains(&place) {
            label = label.replace(&place, &written(count.unwrap_or(of.start), &of.format));
        }
    }
    label
}

fn written(count: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(count).to_lowercase(),
        "upperLetter" => letters(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// A to Z, then AA to ZZ, as Word counts.
fn letters(count: u32) -> String {
    let letter = char::from(b'A' + ((count.max(1) - 1) % 26) as u8);
    letter.to_string().repeat(((count.max(1) - 1) / 26 + 1).min(10) as usize)
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = count.min(4_999);
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            roman.push_str(sign);
            left -= value;
        }
    }
    roman
}
