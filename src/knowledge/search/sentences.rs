//! Sentences of a text, as byte ranges that leave no character out but blanks.

use std::ops::Range;

use super::words::fold;

/// Abbreviations (folded) whose point does not end a sentence, English and French.
const ABBREVIATIONS: &[&str] = &[
    "al", "approx", "apt", "art", "av", "ave", "bd", "blvd", "boul", "cf", "chap", "co", "corp", "dec", "dept", "dr",
    "e.g", "ed", "env", "esp", "est", "etc", "ex", "feb", "fig", "gal", "gen", "gov", "hon", "i.e", "inc", "jan", "jr",
    "lt", "ltd", "m", "max", "me", "mgr", "min", "mlle", "mm", "mme", "mr", "mrs", "ms", "mt", "no", "nov", "num",
    "oct", "p", "p.ex", "pp", "prof", "ref", "rep", "rev", "sen", "sept", "sgt", "sr", "st", "ste", "tel", "univ", "v",
    "vol", "vs",
];

/// A line at least this long, in bytes, was probably broken for want of room (PDF, mail).
const WRAPPED_LINE: usize = 50;

/// Cuts a text into sentences.
///
/// The end of a paragraph, list item or heading ends a sentence too; a line that was merely wrapped does not.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut line_start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        let ends = match c {
            '\n' => {
                let line = text[line_start..at].trim_end();
                line_start = end;
                !is_wrapped(line, &text[end..])
            }
            '。' | '！' | '？' => true,
            '.' | '!' | '?' | '…' => {
                while let Some(&(next, closing)) = chars.peek() {
                    if !matches!(closing, '.' | '!' | '?' | '…' | '"' | '\'' | ')' | ']' | '»' | '”' | '’') {
                        break;
                    }
                    end = next + closing.len_utf8();
                    chars.next();
                }
                ends_here(&text[start..at], c, &text[end..])
            }
            _ => false,
        };
        if ends {
            push_trimmed(text, start..end, &mut found);
            start = end;
        }
    }
    push_trimmed(text, start..text.len(), &mut found);
    found
}

/// Whether a line goes on in the next one.
fn is_wrapped(line: &str, after: &str) -> bool {
    let next = after.trim_start_matches([' ', '\t']);
    let Some(first) = next.chars().next().filter(|c| c.is_alphanumeric()) else { return false };
    let is_numbered =
        next.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']) && first.is_ascii_digit();
    let is_heading = line.trim_start().starts_with('#');
    !is_numbered && !is_heading && !line.ends_with([':', ';']) && (first.is_lowercase() || line.len() >= WRAPPED_LINE)
}

fn ends_here(before: &str, mark: char, after: &str) -> bool {
    let Some(next) = after.chars().next() else { return true };
    if !next.is_whitespace() {
        return false;
    }
    let following = after.trim_start().trim_start_matches(['"', '\'', '(', '[', '«', '“', '‘', '\u{a0}', ' ']);
    let continues = following.starts_with(|c: char| c.is_lowercase());
    if mark != '.' {
        // French puts a blank before `»`: « Comment ? » demande-t-il.
        return !continues && !after.trim_start().starts_with('»');
    }
    if continues {
        return false;
    }
    let word = last_word(before);
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // "No. 5" and "art. 3" go on, "Dr. Martin" too; "etc. The rest" cannot be told and goes on as well.
    !(is_initial || ABBREVIATIONS.contains(&&*fold(word)))
}

/// The last word with its inner points: `e.g` of `some fruit, e.g`. Looks back 24 bytes at most.
fn last_word(before: &str) -> &str {
    let mut from = before.len().saturating_sub(24);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let tail = &before[from..];
    let start = tail
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map_or(0, |at| at + tail[at..].chars().next().map_or(1, char::len_utf8));
    &tail[start..]
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if start < end {
        found.push(start..end);
    }
}
