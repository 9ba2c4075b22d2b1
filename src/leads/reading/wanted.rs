//! What somebody wants, how many of it, and until when.

use super::cues::{DAYS, INTENTS, NOT_PIECES, SOON, UNTIL, WANTS};
use crate::knowledge::search::{Word, fold, words};
use crate::leads::Intent;

/// Fewest and most pieces that somebody wants: beyond that it is the number of an order.
const PIECES: std::ops::RangeInclusive<u32> = 2..=99_999;
/// Words between *before* and the day.
const BETWEEN: usize = 3;

/// A text as folded words, each with its place.
struct Folded<'a>(Vec<(String, Word<'a>)>);

impl<'a> Folded<'a> {
    fn of(text: &'a str) -> Self {
        Self(words(text).map(|it| (fold(it.text).into_owned(), it)).collect())
    }

    /// The place of the first of these words.
    fn find(&self, cues: &[&str]) -> Option<usize> {
        (0..self.0.len()).find(|at| cues.iter().any(|cue| self.stands(cue, *at)))
    }

    /// Whether a cue stands at a place.
    fn stands(&self, cue: &str, at: usize) -> bool {
        let mut rest = self.0[at..].iter();
        cue.split(' ').all(|cue| rest.next().is_some_and(|(word, _)| fits(word, cue)))
    }

    fn start(&self, at: usize) -> usize {
        self.0[at].1.start
    }
}

fn fits(word: &str, cue: &str) -> bool {
    cue.strip_suffix('*').map_or(word == cue, |beginning| word.starts_with(beginning))
}

/// What a message says that somebody wants, and where. Whoever wants many of something wants to buy it.
pub fn intent(text: &str, quantity: Option<u32>) -> Option<(String, usize)> {
    let said = Folded::of(text);
    let mut found = INTENTS.iter().rev().filter_map(|(intent, cues)| Some((*intent, said.find(cues)?)));
    let by_words = found.next().map(|(intent, at)| (intent.word().to_owned(), said.start(at)));
    by_words.or_else(|| {
        let at = said.find(WANTS).filter(|_| quantity.is_some())?;
        Some((Intent::Purchase.word().to_owned(), said.start(at)))
    })
}

/// How many pieces somebody wants, and where they say so: a number before a word that is no measure of something else,
/// in a text that says that something is wanted.
pub fn quantity(text: &str) -> Option<(u32, usize)> {
    let said = Folded::of(text);
    let mut to_buy = INTENTS.iter().filter(|(intent, _)| intent.may_buy());
    said.find(WANTS).or_else(|| to_buy.find_map(|(_, cues)| said.find(cues)))?;
    said.0.windows(2).find_map(|pair| {
        let [(number, here), (thing, next)] = pair else { return None };
        let is_bare = !text[..here.start].trim_end().ends_with(['°', '#', '/', '-', '+', '€', '$', '£']);
        let between = text.get(here.start + here.text.len()..next.start)?;
        let number: u32 = number.parse().ok().filter(|it| PIECES.contains(it))?;
        let is_thing = thing.chars().all(char::is_alphabetic) && !NOT_PIECES.contains(&thing.as_str());
        (is_bare && is_thing && between.trim().is_empty()).then_some((number, here.start))
    })
}

/// Until when somebody wants it, in their words, and where they say so.
pub fn deadline(text: &str) -> Option<(String, usize)> {
    let said = Folded::of(text);
    let until = (0..said.0.len()).find_map(|at| {
        let cue = UNTIL.iter().find(|cue| said.stands(cue, at))?;
        let from = at + cue.split(' ').count();
        let day = (from..said.0.len()).take(BETWEEN).find_map(|place| {
            let day = DAYS.iter().find(|day| said.stands(day, place))?;
            Some(place + day.split(' ').count() - 1)
        })?;
        let end = said.0[day].1;
        Some((text[said.start(at)..end.start + end.text.len()].to_owned(), said.start(at)))
    });
    until.or_else(|| {
        let at = said.find(SOON)?;
        Some((said.0[at].1.text.to_owned(), said.start(at)))
    })
}
