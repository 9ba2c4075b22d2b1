//! The words of a topic: those that are common in it and rare elsewhere, and a label made of them.
//!
//! Class-based TF-IDF: a word's share of a topic's words, by how rare it is in all. Words of one stem are one, shown as
//! they are written most often; two or three that follow each other often enough are a phrase.

use std::collections::HashMap;

use super::item::Item;
use crate::knowledge::search::{Term, fold};

/// Words of a topic.
const MOST: usize = 8;

/// Share of a topic's messages that must have a word, and at least so many: what one customer writes names no topic.
const SPREAD: f32 = 0.03;
const AT_LEAST: f32 = 2.0;

/// What a phrase is worth beside a word that is as common: it says more.
const PHRASE: f32 = 1.3;

/// What a phrase must be worth, of the best word, to be the label alone.
const NAMES: f32 = 0.5;

type Key = [Term; 2];

#[derive(Default)]
struct Counted<'a> {
    often: f32,
    written: HashMap<&'a str, f32>,
}

/// A word or a phrase with what it is worth.
struct Worth {
    key: Key,
    worth: f32,
    written: String,
}

/// The words of each group of items, best first, without those in `hidden`; and a label. `group` has the group of each
/// item, where it has one.
pub(super) fn keywords(
    items: &[Item<'_>],
    group: &[Option<usize>],
    hidden: &[Vec<String>],
) -> Vec<(Vec<String>, String)> {
    let mut of_all: HashMap<Key, f32> = HashMap::new();
    let mut of_group: Vec<HashMap<Key, Counted<'_>>> = hidden.iter().map(|_| HashMap::new()).collect();
    let mut messages = vec![0.0; hidden.len()];
    for (item, group) in items.iter().zip(group) {
        let mut seen: Vec<(Key, &str)> = item.said.phrases.clone();
        seen.sort_by_key(|(key, _)| *key);
        seen.dedup_by_key(|(key, _)| *key);
        for (key, written) in seen {
            *of_all.entry(key).or_default() += item.weight();
            if let Some(group) = *group {
                let counted = of_group[group].entry(key).or_default();
                counted.often += item.weight();
                *counted.written.entry(written).or_default() += item.weight();
            }
        }
        if let Some(group) = *group {
            messages[group] += item.weight();
        }
    }
    let mean = messages.iter().sum::<f32>() / messages.len().max(1) as f32;
    let groups = of_group.into_iter().zip(messages).zip(hidden);
    groups.map(|((counted, messages), hidden)| of_one(counted, messages, &of_all, mean, hidden)).collect()
}

fn of_one(
    counted: HashMap<Key, Counted<'_>>,
    messages: f32,
    of_all: &HashMap<Key, f32>,
    mean: f32,
    hidden: &[String],
) -> (Vec<String>, String) {
    let least = (messages * SPREAD).max(AT_LEAST.min(messages));
    let mut worth: Vec<Worth> = counted
        .into_iter()
        .filter(|(_, counted)| counted.often >= least)
        .map(|(key, counted)| {
            let rarity = (1.0 + mean / of_all.get(&key).copied().unwrap_or(1.0)).ln();
            let says = if key[1] == 0 { 1.0 } else { PHRASE };
            Worth { key, worth: says * rarity * counted.often / messages, written: usual(&counted.written) }
        })
        .filter(|it| !hidden.iter().any(|hidden| same(hidden, &it.written)))
        .collect();
    worth.sort_by(|a, b| b.worth.total_cmp(&a.worth).then_with(|| a.written.cmp(&b.written)));
    let label = label(&worth);
    let mut chosen: Vec<&Worth> = Vec::with_capacity(MOST);
    for it in &worth {
        // A word of a phrase that stands already says nothing new; nor does a phrase of two words that do.
        let told = |term: &Term| *term == 0 || chosen.iter().any(|other| other.key.contains(term));
        if chosen.len() < MOST && !it.key.iter().all(told) {
            chosen.push(it);
        }
    }
    (chosen.into_iter().map(|it| it.written.clone()).collect(), label)
}

/// The best phrase where it is worth enough, or else the two best words.
fn label(worth: &[Worth]) -> String {
    let Some(best) = worth.first() else { return String::new() };
    let phrase = worth.iter().find(|it| it.key[1] != 0 && it.worth >= NAMES * best.worth);
    let label = match phrase {
        Some(phrase) => phrase.written.clone(),
        None => {
            let words: Vec<&str> =
                worth.iter().filter(|it| it.key[1] == 0).take(2).map(|it| it.written.as_str()).collect();
            words.join(" · ")
        }
    };
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How a word is written most often, in small letters.
fn usual(written: &HashMap<&str, f32>) -> String {
    let mut ways: HashMap<String, f32> = HashMap::new();
    for (way, often) in written {
        *ways.entry(way.to_lowercase()).or_default() += often;
    }
    let mut ways: Vec<(String, f32)> = ways.into_iter().collect();
    ways.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ways.into_iter().next().map(|(way, _)| way).unwrap_or_default()
}

/// Whether two words are one but for capitals and accents.
pub(super) fn same(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}
