//! Words of a text: where they stand and how they look once case and accents are gone.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A word, with its place in the text in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    pub text: &'a str,
    pub start: usize,
}

/// Cuts a text into words and numbers.
///
/// An apostrophe ends a word (`l'été`, `don't`); a point or comma between digits does not (`14,90`).
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        let mut last = first;
        while let Some(&(at, c)) = rest.peek() {
            let joins_digits = matches!(c, '.' | ',')
                && last.is_ascii_digit()
                && text[at + 1..].starts_with(|next: char| next.is_ascii_digit());
            if !(c.is_alphanumeric() || is_combining_mark(c) || joins_digits) {
                break;
            }
            end = at + c.len_utf8();
            last = c;
            rest.next();
        }
        Some(Word { text: &text[start..end], start })
    })
}

/// Lower case without accents or ligatures, so that `Été`, `ete` and `ÉTÉ` are one word.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            '’' => folded.push('\''),
            // Lower case of `İ` is an `i` followed by a dot.
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    Cow::Owned(folded)
}
