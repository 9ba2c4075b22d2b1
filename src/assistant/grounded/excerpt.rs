//! What is quoted of a passage: an FAQ's answer whole, of a text the best sentence with its neighbours.

use std::ops::Range;

use crate::knowledge::search::{Hit, Kind, sentences};

use super::requests::gives_instructions;

/// Longest quotation in characters, when the sentence itself is not longer.
const LONGEST: usize = 320;

/// Longest sentence in characters that is quoted. A sentence is never cut, for its end may take back its
/// beginning; a longer one is a table or a list and answers nobody.
const LONGEST_SENTENCE: usize = 640;

/// The place in the passage's text that answers, in bytes. `None` when nothing can be quoted.
pub(super) fn quote(hit: &Hit) -> Option<Range<usize>> {
    let text = &hit.passage.text;
    if hit.passage.kind == Kind::Faq {
        let start = text.len() - text.trim_start().len();
        return (!text.trim().is_empty()).then(|| start..start + text.trim().len());
    }
    let best = best_sentence(hit)?;
    let mut quote = hit.sentences[best].range.clone();
    let (mut before, mut after) = (best, best + 1);
    // The next sentence first: it explains; then the one before: it introduces.
    loop {
        if let Some(next) = hit.sentences.get(after).filter(|next| joins(text, quote.start..next.range.end, quote.end))
        {
            quote.end = next.range.end;
            after += 1;
        } else if let Some(previous) = before
            .checked_sub(1)
            .map(|at| &hit.sentences[at])
            .filter(|previous| joins(text, previous.range.start..quote.end, previous.range.end))
        {
            quote.start = previous.range.start;
            before -= 1;
        } else {
            return Some(quote);
        }
    }
}

/// The sentence that says it: what other sources are compared with.
pub(super) fn core(hit: &Hit) -> Range<usize> {
    match best_sentence(hit) {
        Some(best) => hit.sentences[best].range.clone(),
        None => sentences(&hit.passage.text).into_iter().next().unwrap_or(0..0),
    }
}

fn best_sentence(hit: &Hit) -> Option<usize> {
    let text = &hit.passage.text;
    // A page that somebody has planted orders in must not have them repeated to contacts.
    let is_quotable = |at: &usize| {
        let sentence = &text[hit.sentences[*at].range.clone()];
        sentence.chars().count() <= LONGEST_SENTENCE && !gives_instructions(sentence)
    };
    // The first of equals: `max_by` would take the last.
    (0..hit.sentences.len())
        .filter(is_quotable)
        .rev()
        .max_by(|a, b| hit.sentences[*a].fit.total_cmp(&hit.sentences[*b].fit))
}

/// Whether a quotation may grow to `grown`, across the gap that starts at `gap`: short enough, same paragraph.
fn joins(text: &str, grown: Range<usize>, gap: usize) -> bool {
    let grows = &text[grown];
    let across = text[gap..].chars().take_while(|c| c.is_whitespace());
    grows.chars().count() <= LONGEST && !gives_instructions(grows) && !across.into_iter().any(|c| c == '\n')
}
