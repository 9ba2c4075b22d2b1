//! Reading what a customer says of themselves and of what they want, by rules that anybody can check.
//!
//! English and French. Of what is said twice, the last counts; each field keeps the customer's own words.

mod cues;
mod names;
mod numbers;
mod wanted;

#[cfg(test)]
mod tests;

use super::{Captured, Field, Found, Said};
use crate::knowledge::search::sentences;
use crate::team::Email;
use crate::text::{Country, phone};

/// Characters of the words that a field keeps.
const KEPT: usize = 160;
/// Bytes of a message that are read: who leaves an address does so before that.
const READ: usize = 8_000;

/// What the messages of a customer say, the oldest first. Numbers without a prefix are dialled in `country`.
pub fn read(said: &[Said], country: Country) -> Captured {
    let mut captured = Captured::default();
    for message in said {
        let body = beginning(&message.body);
        for (field, value, at) in in_message(body, country) {
            let found = Found { field, value, words: words_at(body, at), message: message.message };
            match captured.0.iter_mut().find(|it| it.field == field) {
                // What somebody wants does not change into less because they say more.
                Some(before) if field == Field::Intent && weight(&before.value) > weight(&found.value) => {}
                Some(before) => *before = found,
                None => captured.0.push(found),
            }
        }
    }
    captured.0.sort_by_key(|it| it.field);
    captured
}

/// What one message says: each field, what it says, and where in the message.
fn in_message(body: &str, country: Country) -> Vec<(Field, String, usize)> {
    let mut found = Vec::new();
    let mut add = |field, it: Option<(String, usize)>| {
        if let Some((value, at)) = it {
            found.push((field, value, at));
        }
    };
    add(Field::Name, names::person(body));
    add(Field::Company, names::company(body));
    add(Field::Email, email(body));
    add(Field::Phone, numbers::calls(body).find_map(|(text, at)| Some((phone(text, country)?, at))));
    let quantity = wanted::quantity(body);
    add(Field::Intent, wanted::intent(body, quantity.as_ref().map(|(it, _)| *it)));
    add(Field::Quantity, quantity.map(|(it, at)| (it.to_string(), at)));
    add(Field::Deadline, wanted::deadline(body));
    found
}

fn weight(intent: &str) -> usize {
    ["support", "demo", "quote", "purchase"].iter().position(|it| *it == intent).map_or(0, |it| it + 1)
}

fn beginning(body: &str) -> &str {
    &body[..body.floor_char_boundary(READ)]
}

/// The last address that a message names.
fn email(body: &str) -> Option<(String, usize)> {
    let around = |it: char| it.is_whitespace() || "<>,;:\"()[]!?".contains(it);
    let mut found = None;
    for token in body.split(around).filter(|it| it.contains('@')) {
        let trimmed = token.trim_matches(|it: char| ".'*_".contains(it));
        if let Ok(email) = Email::parse(trimmed) {
            let at = trimmed.as_ptr() as usize - body.as_ptr() as usize;
            found = Some((email.as_str().to_owned(), at));
        }
    }
    found
}

/// The sentence around a place, as it was written.
fn words_at(body: &str, at: usize) -> String {
    let sentence = sentences(body).into_iter().find(|it| it.contains(&at)).unwrap_or(0..body.len());
    let whole = body[sentence.clone()].trim();
    if whole.chars().count() <= KEPT {
        return whole.to_owned();
    }
    // Of a long one, what stands around it.
    let from = body.floor_char_boundary(at.saturating_sub(KEPT / 2).max(sentence.start));
    let words: String = body[from..sentence.end].trim().chars().take(KEPT).collect();
    format!("…{}…", words.trim_end())
}
