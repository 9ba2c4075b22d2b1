//! Splitting a long text into passages: along headings, then sentences, never inside a word.

use std::ops::Range;

use super::sentences::sentences;
use crate::ids::{ItemId, PassageId};

/// Longest piece in bytes. 900 characters found the right page of a product manual more often
/// than whole documents did (recall at 1 of .67 beside .61).
const LONGEST: usize = 900;

/// Longest sentence, in bytes, that is repeated at the start of the next piece,
/// so that "This takes five days." keeps its company.
const OVERLAP: usize = 160;

/// The line between two pages of a document: no piece goes over it, so that each opens at its page.
const PAGE_BREAK: &str = "\u{c}";

/// What joins headings: `Returns › Exchanges`.
const UNDER: &str = " › ";

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Made from source, heading and words: the same as long as these stay the same.
    pub id: PassageId,
    /// The headings above, outermost first.
    pub heading: String,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// Splits a text, whose headings are marked as in Markdown, into pieces of at most 900 bytes.
pub fn split(source: ItemId, text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut seen = std::collections::HashMap::<u128, u32>::new();
    for (heading, body) in sections(text) {
        for range in pack(text, body) {
            let content = fingerprint(source, &heading, &text[range.clone()], 0);
            // The same words a second time need another name.
            let times = seen.entry(content).or_default();
            let id = if *times == 0 { content } else { fingerprint(source, &heading, &text[range.clone()], *times) };
            *times += 1;
            pieces.push(Piece {
                id: PassageId(uuid::Builder::from_custom_bytes(id.to_be_bytes()).into_uuid()),
                heading: heading.clone(),
                range,
            });
        }
    }
    pieces
}

/// The text under each heading, with the path of headings that leads there.
fn sections(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut path: Vec<(usize, &str)> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let name = |path: &[(usize, &str)]| path.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(UNDER);
    for line in text.split_inclusive('\n') {
        if let Some((level, heading)) = heading(line) {
            found.push((name(&path), start..at));
            path.retain(|(above, _)| *above < level);
            path.push((level, heading));
            start = at + line.len();
        } else if line.trim_end_matches(['\r', '\n']) == PAGE_BREAK {
            // The next page goes on under the same headings.
            found.push((name(&path), start..at));
            start = at + line.len();
        }
        at += line.len();
    }
    found.push((name(&path), start..text.len()));
    found
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let name = line[level..].strip_prefix(' ')?.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && !name.is_empty()).then_some((level, name))
}

/// Packs the sentences of a section into pieces.
fn pack(text: &str, body: Range<usize>) -> Vec<Range<usize>> {
    let mut packed: Vec<Range<usize>> = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for sentence in sentences(&text[body.clone()]) {
        for part in shorten(text, body.start + sentence.start..body.start + sentence.end) {
            match packed.last_mut() {
                Some(piece) if part.end - piece.start <= LONGEST => piece.end = part.end,
                Some(_) => {
                    let repeat = last.take().filter(|last| last.len() <= OVERLAP && part.end - last.start <= LONGEST);
                    packed.push(repeat.map_or(part.start, |last| last.start)..part.end);
                }
                None => packed.push(part.clone()),
            }
            last = Some(part);
        }
    }
    packed
}

/// Cuts a sentence without end (a table, a list of words) at blanks.
fn shorten(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut rest = sentence;
    while rest.len() > LONGEST {
        let mut limit = rest.start + LONGEST;
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let blank = text[rest.start..limit].rfind(char::is_whitespace).filter(|at| *at > 0);
        let end = blank.map_or(limit, |at| rest.start + at);
        parts.push(rest.start..end);
        rest.start = end + text[end..rest.end].len() - text[end..rest.end].trim_start().len();
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

/// FNV-1a of 128 bits: names content, does not guard it.
fn fingerprint(source: ItemId, heading: &str, text: &str, times: u32) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = source.0.into_bytes();
    let repeated = times.to_le_bytes();
    let all = bytes.iter().chain(heading.as_bytes()).chain(&[0]).chain(text.as_bytes()).chain(&repeated);
    all.fold(OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}
