//! A day: its messages become topics.

use std::collections::BTreeMap;

use super::communities::communities;
use super::item::{Item, items};
use super::keywords::keywords;
use super::kin::{Middle, joined, middles};
use super::near::nearest;
use super::registry::{Centre, Known, Mean, Verdict, judge};
use super::space::{Rarity, Space, product};
use super::words::Words;
use crate::ids::TopicId;
use crate::knowledge::search::Language;

/// Different messages that are compared with each other.
pub const MOST: usize = 10_000;

/// Neighbours of a message; fewer where there are few messages: one in so many.
const NEIGHBOURS: usize = 15;
const FEWEST_NEIGHBOURS: usize = 5;
const ONE_IN: usize = 10;

/// How alike neighbours are at least.
const NEIGHBOURLY: f32 = 0.15;

/// How fine communities are at most, and the messages for each step to it: few messages make few topics. What is too fine
/// is joined by `kin`.
const FINEST: f64 = 7.0;
const A_STEP: f64 = 100.0;

/// Different messages of a topic at least, and the share of all that they must be.
const SMALLEST: usize = 4;
const SMALLEST_SHARE: f32 = 0.002;

/// How alike a message and the middle of its topic are at least.
pub(super) const BELONGS: f32 = 0.25;

/// Further messages that are looked at together.
const AT_ONCE: usize = 1_000;

/// Messages that are shown for a topic.
const SAMPLES: usize = 5;

/// What a customer wrote.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    pub text: &'a str,
    pub language: Language,
    /// What it means, by the workspace's model, of length 1. `None` where there is no model, or it does not know the
    /// language.
    pub vector: Option<&'a [f32]>,
}

/// What a workspace knows from the days before.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Registry {
    pub known: Vec<Known>,
    pub mean: Mean,
}

/// A topic of the day.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The known topic that it is; `None` where it is proposed.
    pub known: Option<TopicId>,
    /// The known topic that a new one is like: somebody should look whether it is the same.
    pub like: Option<TopicId>,
    /// Made of its words. A topic that has a name keeps it.
    pub label: String,
    pub keywords: Vec<String>,
    /// Where its messages stand in what was given, ascending.
    pub messages: Vec<usize>,
    /// Of these, those that are most like the middle, each saying something else.
    pub samples: Vec<usize>,
    /// What to know of it tomorrow.
    pub centres: Vec<Centre>,
}

impl Topic {
    /// A known topic of which the day has so few messages that they say nothing new of it: no words, nothing to know.
    pub(super) fn of_joined(known: TopicId, place: usize) -> Self {
        let (label, keywords, samples, centres) = (String::new(), Vec::new(), Vec::new(), Vec::new());
        Self { known: Some(known), like: None, label, keywords, messages: vec![place], samples, centres }
    }
}

/// The topics of a day, the largest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Topics {
    pub topics: Vec<Topic>,
    /// Messages of no topic, ascending.
    pub other: Vec<usize>,
    /// What to know tomorrow of all messages.
    pub mean: Mean,
}

/// Finds the topics of a day's messages.
pub fn day(messages: &[Message<'_>], registry: &Registry) -> Topics {
    found(messages, registry, true)
}

/// The parts that the messages of one topic may be split into. All are new.
pub fn parts(messages: &[Message<'_>], registry: &Registry) -> Topics {
    found(messages, &Registry { known: Vec::new(), mean: registry.mean.clone() }, false)
}

fn found(messages: &[Message<'_>], registry: &Registry, joins: bool) -> Topics {
    let words = Words::new();
    let mut all = items(messages, &words);
    let items: Vec<Item<'_>> = all.by_ref().take(MOST).collect();
    let vectors: Vec<&[f32]> = items.iter().filter_map(|it| it.message.vector).collect();
    let mut mean = Mean::default();
    if !vectors.is_empty() {
        mean = registry.mean.clone();
        mean.follow(&vectors);
    }
    let rarity = Rarity::of(&items);
    let space = Space::of(&items, &mean, &rarity);

    let group = assigned(&space, &groups(&space, joins));
    let (group, verdicts) = matched(&items, &space, &group, &registry.known);
    let mut topics = described(&items, &space, &group, &verdicts, &registry.known);

    // The others join what the first ones made.
    loop {
        let items: Vec<Item<'_>> = all.by_ref().take(AT_ONCE).collect();
        if items.is_empty() {
            break;
        }
        let space = Space::of(&items, &mean, &rarity);
        for (row, item) in items.into_iter().enumerate() {
            let middles = topics.iter().enumerate().map(|(at, (_, middle))| (middle.as_slice(), at));
            if let Some(at) = nearest_of(middles, space.row(row)) {
                topics[at].0.messages.extend(item.places);
            }
        }
    }

    // What no word names would be a topic that nobody can tell from others.
    let is_named = |it: &Topic| it.known.is_some() || !it.keywords.is_empty();
    let mut topics: Vec<Topic> = topics.into_iter().map(|(topic, _)| topic).filter(is_named).collect();
    topics.iter_mut().for_each(|it| it.messages.sort_unstable());
    largest_first(&mut topics);
    let mut is_other = vec![true; messages.len()];
    topics.iter().flat_map(|it| &it.messages).for_each(|place| is_other[*place] = false);
    let other = (0..messages.len()).filter(|place| is_other[*place]).collect();
    // Without a model today, what was known of one before is kept.
    Topics { topics, other, mean: if vectors.is_empty() { registry.mean.clone() } else { mean } }
}

/// Puts topics in their order: of equally many the one whose words come first, so that the order of the messages decides
/// nothing.
pub(super) fn largest_first(topics: &mut [Topic]) {
    topics.sort_by(|a, b| {
        let many = b.messages.len().cmp(&a.messages.len());
        many.then_with(|| a.label.cmp(&b.label))
            .then_with(|| a.keywords.cmp(&b.keywords))
            .then_with(|| a.known.cmp(&b.known))
    });
}

/// The groups of rows, numbered from 0.
fn groups(space: &Space, joins: bool) -> Vec<u32> {
    let neighbours = (space.len() / ONE_IN).clamp(FEWEST_NEIGHBOURS, NEIGHBOURS);
    let near = nearest(space, neighbours, NEIGHBOURLY);
    let group = communities(&near, (space.len() as f64 / A_STEP).clamp(1.0, FINEST));
    if joins { joined(space, &group) } else { group }
}

/// The group of every row: its own, where that is large enough and the row is like it, or else the nearest that is.
fn assigned(space: &Space, group: &[u32]) -> Vec<Option<usize>> {
    let least = SMALLEST.max((SMALLEST_SHARE * group.len() as f32) as usize);
    let middles: Vec<Vec<f32>> = middles(space, group, least).iter().map(Middle::direction).collect();
    let own = |row: usize, own: usize| {
        (!middles[own].is_empty() && product(&middles[own], space.row(row)) >= BELONGS).then_some(own)
    };
    let large = || middles.iter().enumerate().filter(|(_, it)| !it.is_empty()).map(|(at, it)| (it.as_slice(), at));
    let group_of =
        |(row, group): (usize, &u32)| own(row, *group as usize).or_else(|| nearest_of(large(), space.row(row)));
    group.iter().enumerate().map(group_of).collect()
}

/// The group whose middle is nearest to a row, where it is near enough.
fn nearest_of<'m>(middles: impl Iterator<Item = (&'m [f32], usize)>, row: &[f32]) -> Option<usize> {
    let alike = middles.map(|(middle, at)| (product(middle, row), at));
    let best = alike.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    best.filter(|(alike, _)| *alike >= BELONGS).map(|(_, at)| at)
}

/// The groups of all rows once those that are one known topic are one, and what each of them is.
fn matched(
    items: &[Item<'_>],
    space: &Space,
    group: &[Option<usize>],
    known: &[Known],
) -> (Vec<Option<usize>>, Vec<Verdict>) {
    let groups = group.iter().flatten().max().map_or(0, |it| it + 1);
    let words = keywords(items, group, &vec![Vec::new(); groups]);
    let mut rows = vec![Vec::new(); groups];
    group.iter().enumerate().filter_map(|(row, group)| Some((row, (*group)?))).for_each(|(row, it)| rows[it].push(row));

    let mut verdicts = Vec::new();
    let mut of_known: BTreeMap<usize, usize> = BTreeMap::new();
    let mut settled = vec![None; group.len()];
    for (rows, (words, _)) in rows.iter().zip(&words) {
        let weight: Vec<f32> = rows.iter().map(|row| items[*row].weight()).collect();
        let mut own = None;
        for (row, verdict) in rows.iter().zip(judge(known, space, rows, &weight, words)) {
            let open = || {
                verdicts.push(verdict);
                verdicts.len() - 1
            };
            settled[*row] = Some(match verdict {
                Verdict::Known(at) => *of_known.entry(at).or_insert_with(open),
                Verdict::New(_) => *own.get_or_insert_with(open),
            });
        }
    }
    (settled, verdicts)
}

/// What is to be said of each group, and where its middle is.
fn described(
    items: &[Item<'_>],
    space: &Space,
    group: &[Option<usize>],
    verdicts: &[Verdict],
    known: &[Known],
) -> Vec<(Topic, Vec<f32>)> {
    let hidden = verdicts.iter().map(|it| match it {
        Verdict::Known(at) => known[*at].hidden.clone(),
        Verdict::New(_) => Vec::new(),
    });
    let words = keywords(items, group, &hidden.collect::<Vec<_>>());
    let mut rows = vec![Vec::new(); verdicts.len()];
    group.iter().enumerate().filter_map(|(row, group)| Some((row, (*group)?))).for_each(|(row, it)| rows[it].push(row));
    let groups = rows.iter().zip(words).zip(verdicts);
    let topics = groups.map(|((rows, (keywords, label)), verdict)| {
        let mut middle = Middle::empty(space.width());
        rows.iter().for_each(|row| middle.add(space.row(*row), items[*row].weight()));
        let (itself, like, centres) = match verdict {
            Verdict::Known(at) => {
                let mut known = known[*at].clone();
                known.follow(rows.iter().map(|row| (space.row(*row), items[*row].weight())), space);
                (Some(known.id), None, known.centres)
            }
            Verdict::New(like) => (None, like.map(|at| known[at].id), vec![Centre::of(&middle, space.meaning())]),
        };
        let messages = rows.iter().flat_map(|row| items[*row].places.iter().copied()).collect();
        let direction = middle.direction();
        let samples = samples(items, space, rows, &direction);
        (Topic { known: itself, like, label, keywords, messages, samples, centres }, direction)
    });
    topics.collect()
}

/// The messages that are most like the middle, the likest first.
fn samples(items: &[Item<'_>], space: &Space, rows: &[usize], middle: &[f32]) -> Vec<usize> {
    let mut near: Vec<(f32, usize)> = rows.iter().map(|row| (product(space.row(*row), middle), *row)).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    near.into_iter().take(SAMPLES).filter_map(|(_, row)| items[row].places.first().copied()).collect()
}
