//! The place in a message where the words stand.

use std::ops::Range;

use crate::knowledge::search::{fold, words};

/// A piece of a message around the words that were looked for. It is text: what is marked is told apart by value and
/// never by characters in it, so that nothing a customer writes can pass for a mark.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// Its pieces, in order.
    pub spans: Vec<Span>,
}

/// A piece of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// Whether it was looked for.
    pub is_marked: bool,
}

/// Letters before the first marked word.
const BEFORE: usize = 30;
/// Letters altogether.
const LONGEST: usize = 200;

impl Excerpt {
    /// The excerpt of a text for words without accents and capitals.
    pub fn of(text: &str, wanted: &[String]) -> Self {
        let is_wanted = |word: &str| wanted.iter().any(|it| *it == fold(word));
        let marked = words(text).filter(|it| is_wanted(it.text)).map(|it| it.start..it.start + it.text.len());
        Self::around(text, &marked.collect::<Vec<_>>())
    }

    /// The excerpt of a text in which these places are marked, by bytes and in order.
    pub fn around(text: &str, marked: &[Range<usize>]) -> Self {
        let first = marked.first().map_or(0, |it| it.start);
        let begin = text[..first].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| word_after(text, at));
        let end = text[begin..].char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| begin + at);
        let mut excerpt = Self::default();
        if begin > 0 {
            excerpt.push("… ", false);
        }
        let mut at = begin;
        for place in marked.iter().filter(|it| it.start >= begin && it.end <= end) {
            excerpt.push(&text[at..place.start], false);
            excerpt.push(&text[place.clone()], true);
            at = place.end;
        }
        excerpt.push(&text[at..end], false);
        if end < text.len() {
            excerpt.push(" …", false);
        }
        excerpt
    }

    fn push(&mut self, text: &str, is_marked: bool) {
        if !text.is_empty() {
            self.spans.push(Span { text: text.to_owned(), is_marked });
        }
    }
}

/// Where the word after this place begins.
fn word_after(text: &str, at: usize) -> usize {
    text[at..].find(char::is_whitespace).map_or(at, |it| at + it + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, wanted: &[&str]) -> String {
        let wanted: Vec<String> = wanted.iter().map(|it| (*it).to_owned()).collect();
        let spans = Excerpt::of(text, &wanted).spans;
        spans.into_iter().map(|it| if it.is_marked { format!("[{}]", it.text) } else { it.text }).collect()
    }

    #[test]
    fn the_words_are_marked_as_they_were_written() {
        assert_eq!(shown("Où est la Société ?", &["societe"]), "Où est la [Société] ?");
        assert_eq!(shown("No word of it", &["parcel"]), "No word of it");
    }

    #[test]
    fn what_a_customer_writes_is_never_a_mark() {
        assert_eq!(shown("<mark>parcel</mark>", &["parcel"]), "<mark>[parcel]</mark>");
    }

    #[test]
    fn a_long_text_is_shown_around_the_first_word() {
        let long = format!("{}éclair parcel {}", "ça va ".repeat(60), "très bien ".repeat(60));
        let shown = shown(&long, &["parcel"]);
        assert!(shown.starts_with("… ") && shown.ends_with(" …") && shown.contains("éclair [parcel]"), "{shown}");
        assert!(shown.chars().count() < 215, "{}", shown.chars().count());
    }

    #[test]
    fn r_19_any_text_has_an_excerpt() {
        use crate::world::{Mutator, rounds};

        let mut by = Mutator::of("excerpts");
        for _ in 0..rounds(2_000) {
            let text = by.text("Où est mon colis ? Je l’attends depuis lundi, c’est très long.");
            let _ = shown(&text, &["colis", "lundi"]);
        }
    }
}
