//! Reading what a language model wrote: which sentences rest on what they cite.

use std::sync::Arc;

use super::grounded::{Citation, Verdict, clean, verify};
use super::links;
use super::prompt::NO_ANSWER;
use crate::knowledge::search::{Language, Passage};

/// What is left of a reply once every sentence was checked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    /// The sentences that a cited passage bears.
    pub text: String,
    /// What they rest on.
    pub grounds: Vec<Ground>,
    /// Share of the sentences that were kept, from 0 to 1.
    pub kept: f32,
}

/// A passage that a sentence rests on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ground {
    /// Its place among the passages of the question, from 0.
    pub at: usize,
    /// The sentence, where it stands there word for word.
    pub quote: Option<String>,
}

/// Longest answer, in characters: as long as that of an FAQ entry. More was not asked for.
const LONGEST: usize = 4_000;

/// What ends a sentence.
const STOPS: [char; 4] = ['.', '!', '?', '…'];

/// A piece of a reply with the passages that it names.
struct Claim {
    text: String,
    cited: Vec<usize>,
}

/// Checks a reply. `None` when it says that there is no answer, or when nothing of it holds.
pub(super) fn read(reply: &str, language: Language, passages: &[Arc<Passage>]) -> Option<Read> {
    if reply.trim().to_ascii_uppercase().starts_with(NO_ANSWER) {
        return None;
    }
    let (mut text, mut grounds, mut all, mut kept) = (String::new(), Vec::new(), 0_u16, 0_u16);
    for claim in claims(reply) {
        let cited: Vec<(usize, &Passage)> =
            claim.cited.iter().filter_map(|at| Some((*at, &**passages.get(*at)?))).collect();
        let hosts = links::hosts(cited.iter().map(|(_, it)| *it));
        let said = clean(&claim.text, &hosts);
        let citations: Vec<Citation> = cited.iter().map(|(_, it)| cite(it)).collect();
        let given: Vec<&Passage> = cited.iter().map(|(_, it)| *it).collect();

        for (range, verdict) in verify(&said, language, &citations, &given) {
            all += 1;
            let (passage, quote) = match verdict {
                Verdict::Quoted { passage } => (passage, Some(said[range.clone()].to_owned())),
                Verdict::Supported { .. } if !states(&said[range.clone()]) => continue,
                Verdict::Supported { passage, .. } => (passage, None),
                Verdict::Unsupported => continue,
            };
            kept += 1;
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&said[range]);
            grounds.extend(cited.iter().find(|(_, it)| it.id == passage).map(|(at, _)| Ground { at: *at, quote }));
        }
    }
    // Pieces that are harmless apart must not become markup when they are joined: a reply that
    // still changes when it is cleaned again was built to do so.
    let hosts = links::hosts(grounds.iter().filter_map(|it| passages.get(it.at)).map(|it| &**it));
    if text.is_empty() || text.chars().count() > LONGEST || clean(&text, &hosts) != text {
        return None;
    }
    Some(Read { text, grounds, kept: f32::from(kept) / f32::from(all) })
}

/// Whether a sentence states something. A question does not: it echoes the customer's. Neither
/// does a piece of JSON: it echoes the prompt.
fn states(sentence: &str) -> bool {
    !sentence.ends_with('?') && !sentence.contains("\":")
}

fn cite(passage: &Passage) -> Citation {
    Citation { passage: passage.id, source: passage.source, quote: 0..passage.text.len() }
}

/// Cuts a reply at its marks. What stands after the last mark names nothing.
fn claims(reply: &str) -> Vec<Claim> {
    let mut claims = Vec::<Claim>::new();
    let mut rest = reply;
    let mut text = String::new();
    while let Some(open) = rest.find('[') {
        let (before, from_mark) = rest.split_at(open);
        text.push_str(before);
        let Some((cited, length)) = mark(from_mark) else {
            text.push('[');
            rest = &from_mark[1..];
            continue;
        };
        rest = &from_mark[length..];
        // One mark after another names more for the same words.
        match claims.last_mut().filter(|_| text.trim().is_empty()) {
            Some(same) => same.cited.extend(cited),
            None => claims.push(Claim { text: text.trim().to_owned(), cited }),
        }
        text.clear();
        // The full stop may stand after the mark.
        if let (Some(stop), Some(claim)) = (rest.chars().next().filter(|c| STOPS.contains(c)), claims.last_mut()) {
            claim.text.push(stop);
            rest = &rest[stop.len_utf8()..];
        }
    }
    text.push_str(rest);
    if !text.trim().is_empty() {
        claims.push(Claim { text, cited: Vec::new() });
    }
    claims
}

/// Reads `[1]` or `[1, 3]` at the start of a text: places from 0, and how long it is.
fn mark(text: &str) -> Option<(Vec<usize>, usize)> {
    let inside = text.strip_prefix('[')?.split_once(']')?.0;
    let numbers: Vec<usize> = inside.split(',').map(|it| it.trim().parse().ok()).collect::<Option<_>>()?;
    // A link's words may be a number: `[1](https://…)` is no mark.
    let is_link = text[inside.len() + 2..].starts_with('(');
    (!is_link).then(|| (numbers.into_iter().filter_map(|it| it.checked_sub(1)).collect(), inside.len() + 2))
}
