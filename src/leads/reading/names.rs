//! What people and companies are called, where they say so.

use super::cues::{COMPANY_CUES, COMPANY_FORMS, NAME_CUES};
use crate::knowledge::search::{Word, fold, words};

/// Words of a name at most.
const LONGEST: usize = 4;
/// Words that stand inside of people's names in small letters, and inside of companies'.
const IN_PEOPLE: &[&str] = &["de", "du", "des", "la", "le", "les", "van", "von", "der", "d", "l"];
const IN_COMPANIES: &[&str] = &["de", "du", "des", "la", "le", "les", "et", "and", "d", "l"];

/// What somebody calls themselves.
pub fn person(text: &str) -> Option<(String, usize)> {
    let all: Vec<Word<'_>> = words(text).collect();
    let by_cue = NAME_CUES.iter().find_map(|(cue, fewest)| {
        let after = after(&all, cue)?;
        let name = capitals(text, &all[after..], IN_PEOPLE)?;
        (name.0.split_whitespace().count() >= *fewest).then_some(name)
    });
    by_cue.or_else(|| signed(text))
}

/// For whom somebody writes.
pub fn company(text: &str) -> Option<(String, usize)> {
    let all: Vec<Word<'_>> = words(text).collect();
    by_form(text, &all).or_else(|| {
        COMPANY_CUES.iter().find_map(|cue| {
            let after = after(&all, cue)?;
            capitals(text, &all[after..], IN_COMPANIES)
        })
    })
}

/// The name before a company's form: `Atelier Vauban SARL`.
fn by_form(text: &str, all: &[Word<'_>]) -> Option<(String, usize)> {
    let form = all.iter().position(|it| COMPANY_FORMS.contains(&it.text))?;
    let begins = (0..form).rev().take(LONGEST).take_while(|at| {
        let (word, next) = (all[*at], all[at + 1]);
        begins_high(word.text) && gap(text, word, next).is_some_and(|it| it.chars().all(|c| " '’&-".contains(c)))
    });
    let first = begins.last()?;
    let end = all[form].start + all[form].text.len();
    Some((text[all[first].start..end].to_owned(), all[first].start))
}

/// A last line that is nothing but a name.
fn signed(text: &str) -> Option<(String, usize)> {
    let mut lines = text.trim_end().lines();
    let last = lines.next_back()?.trim();
    lines.next()?;
    let all: Vec<Word<'_>> = words(last).collect();
    let is_name = (2..=3).contains(&all.len()) && all.iter().all(|it| begins_high(it.text) && it.text.len() > 1);
    let is_bare = last.chars().all(|it| it.is_alphabetic() || " -'’.".contains(it));
    let polite =
        |it: &Word<'_>| matches!(&*fold(it.text), "regards" | "cordialement" | "thank" | "thanks" | "merci" | "bien");
    (is_name && is_bare && !all.iter().any(polite)).then(|| {
        let name = last.trim_end_matches('.').to_owned();
        (name, last.as_ptr() as usize - text.as_ptr() as usize)
    })
}

/// Where the words behind a cue begin.
fn after(all: &[Word<'_>], cue: &str) -> Option<usize> {
    let cue: Vec<&str> = cue.split(' ').collect();
    let at =
        all.windows(cue.len()).position(|here| here.iter().zip(&cue).all(|(word, cue)| fold(word.text) == **cue))?;
    (at + cue.len() < all.len()).then_some(at + cue.len())
}

/// The words with capitals at the beginning of these, as they stand in the text.
fn capitals(text: &str, rest: &[Word<'_>], inside: &[&str]) -> Option<(String, usize)> {
    let first = *rest.first().filter(|it| begins_high(it.text))?;
    let mut last = first;
    for pair in rest.windows(2).take(LONGEST - 1) {
        let joins = gap(text, pair[0], pair[1]).is_some_and(|it| it.chars().all(|c| " '’&-".contains(c)));
        let small = inside.contains(&pair[1].text);
        if !joins || !(begins_high(pair[1].text) || small) {
            break;
        }
        if !small {
            last = pair[1];
        }
    }
    Some((text[first.start..last.start + last.text.len()].to_owned(), first.start))
}

fn gap<'a>(text: &'a str, one: Word<'_>, next: Word<'_>) -> Option<&'a str> {
    text.get(one.start + one.text.len()..next.start)
}

fn begins_high(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
