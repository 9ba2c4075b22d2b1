//! The registry: the topics that a workspace knows, and what today's groups are of them.
//!
//! Nothing here is renamed because the messages of a day are others: a group is matched to what is known by its middle
//! and its words, and only what matches nothing is proposed. What a person decided is data of a [`Known`] topic: merged
//! ones have the centres of both, those that came of a split each their own, hidden words are never shown again.

use super::keywords::same;
use super::kin::Middle;
use super::space::{Space, product};
use crate::ids::TopicId;

/// How alike a group and a known topic are, from which on they are one; and from which on somebody should look.
const SAME: f32 = 0.55;
const LIKE: f32 = 0.40;

/// What shared words add to that, at most.
const WORDS: f32 = 0.10;

/// Share of a group that a second known topic must claim to have its part of it: a group of today may be two topics that
/// somebody split.
const CLAIM: f32 = 0.30;

/// How alike a message and a known topic must be for the message to have a say.
const SAY: f32 = 0.15;

/// Centres of a topic at most, and messages that a centre remembers: what it is follows what people write, slowly.
const MOST_CENTRES: usize = 8;
const MEMORY: f32 = 2_000.0;

/// Messages after which the middle of all stays where it is.
const SETTLED: u32 = 5_000;

/// Where messages of a topic lie: the mean of their vectors.
#[derive(Debug, Clone, PartialEq)]
pub struct Centre {
    /// The topic that it is of, or was before somebody merged that one; `None` where it is the topic's own.
    pub topic: Option<TopicId>,
    /// The part that a sentence model says; empty where there was none.
    pub meaning: Vec<f32>,
    /// The part that words say.
    pub words: Vec<f32>,
    /// Messages that it was made of.
    pub messages: f32,
}

impl Centre {
    pub(super) fn of(middle: &Middle, meaning: usize) -> Self {
        let mut mean = middle.mean();
        let words = mean.split_off(meaning);
        Self { topic: None, meaning: mean, words, messages: middle.many }
    }

    /// How alike this is and a vector, were the members of both as alike as can be. What no model looked at, or another
    /// one, is compared by its words.
    fn alike(&self, vector: &[f32], meaning: usize, tightness: f32) -> f32 {
        let (meant, worded) = vector.split_at(meaning);
        if worded.len() != self.words.len() {
            return 0.0;
        }
        let (own, both) = (product(&self.words, &self.words), product(&self.words, worded));
        if meaning != self.meaning.len() {
            return both / (own * product(worded, worded)).sqrt().max(f32::MIN_POSITIVE);
        }
        let (own, both) = (own + product(&self.meaning, &self.meaning), both + product(&self.meaning, meant));
        both / (own * tightness).sqrt().max(f32::MIN_POSITIVE)
    }

    /// Follows what was added today.
    fn follow(&mut self, today: &Self) {
        let share = today.messages / (self.messages.min(MEMORY) + today.messages).max(1.0);
        let blend = |old: &mut Vec<f32>, new: &[f32]| {
            old.iter_mut().zip(new).for_each(|(old, new)| *old += share * (new - *old));
        };
        blend(&mut self.meaning, &today.meaning);
        blend(&mut self.words, &today.words);
        self.messages += today.messages;
    }
}

/// A topic that the workspace knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    pub id: TopicId,
    pub centres: Vec<Centre>,
    pub keywords: Vec<String>,
    /// Words that a person does not want to see.
    pub hidden: Vec<String>,
}

impl Known {
    /// Takes another topic in: what was either is this one from now on.
    pub fn merge(&mut self, other: Known) {
        self.centres.extend(other.centres);
        self.centres.sort_by(|a, b| b.messages.total_cmp(&a.messages));
        self.centres.truncate(MOST_CENTRES);
        self.hidden.extend(other.hidden);
        for keyword in other.keywords {
            if !self.keywords.iter().any(|it| same(it, &keyword)) {
                self.keywords.push(keyword);
            }
        }
    }

    /// How alike this and a vector are; `None` where it has no centre.
    pub(super) fn alike(&self, vector: &[f32], meaning: usize) -> Option<f32> {
        self.nearest(vector, meaning, 1.0).map(|(alike, _)| alike)
    }

    /// The centre that a vector is nearest to, and how alike they are.
    fn nearest(&self, vector: &[f32], meaning: usize, tightness: f32) -> Option<(f32, usize)> {
        let alike = self.centres.iter().enumerate();
        let alike = alike.map(|(at, it)| (it.alike(vector, meaning, tightness), at));
        alike.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
    }

    /// Follows the messages of today, each of its centres those that are nearest to it.
    pub(super) fn follow<'r>(&mut self, rows: impl Iterator<Item = (&'r [f32], f32)>, space: &Space) {
        let mut today = vec![Middle::empty(space.width()); self.centres.len()];
        for (row, weight) in rows {
            if let Some((_, at)) = self.nearest(row, space.meaning(), 1.0) {
                today[at].add(row, weight);
            }
        }
        for (centre, today) in self.centres.iter_mut().zip(&today).filter(|(_, today)| today.many > 0.0) {
            let today = Centre::of(today, space.meaning());
            if today.meaning.len() == centre.meaning.len() && today.words.len() == centre.words.len() {
                centre.follow(&today);
            } else {
                *centre = Centre { topic: centre.topic, ..today };
            }
        }
    }
}

/// What all messages of a workspace share, as a sentence model sees it: little tells its topics apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mean {
    /// Empty where there is no model.
    pub centre: Vec<f32>,
    /// Messages that it was made of.
    pub messages: u32,
}

impl Mean {
    /// Follows further vectors until it is settled: the space must be tomorrow what it was today.
    pub(super) fn follow(&mut self, vectors: &[&[f32]]) {
        let Some(width) = vectors.first().map(|it| it.len()) else { return };
        if self.centre.len() != width {
            *self = Self { centre: vec![0.0; width], messages: 0 };
        }
        if self.messages >= SETTLED {
            return;
        }
        let mut sum = vec![0.0_f64; width];
        for vector in vectors.iter().filter(|it| it.len() == width) {
            sum.iter_mut().zip(*vector).for_each(|(sum, it)| *sum += f64::from(*it));
        }
        let (before, new) = (f64::from(self.messages), vectors.len() as f64);
        let mean = |(old, sum): (&mut f32, f64)| *old = ((f64::from(*old) * before + sum) / (before + new)) as f32;
        self.centre.iter_mut().zip(sum).for_each(mean);
        self.messages = self.messages.saturating_add(u32::try_from(vectors.len()).unwrap_or(u32::MAX));
    }
}

/// What a group of today is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Verdict {
    /// The known topic at this place.
    Known(usize),
    /// A new one, or perhaps the one at this place: somebody should look.
    New(Option<usize>),
}

/// The topic among `candidates` that a message is nearest to, where it is near enough.
fn spoken_for(known: &[Known], candidates: &[usize], space: &Space, row: usize, least: f32) -> Option<usize> {
    let alike = |at: &usize| (known[*at].nearest(space.row(row), space.meaning(), 1.0).map_or(0.0, |it| it.0), *at);
    let best = candidates.iter().map(alike).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    best.filter(|(alike, _)| *alike >= least).map(|(_, at)| at)
}

/// What each row of a group is.
pub(super) fn judge(known: &[Known], space: &Space, rows: &[usize], weight: &[f32], words: &[String]) -> Vec<Verdict> {
    let mut middle = Middle::empty(space.width());
    rows.iter().zip(weight).for_each(|(row, weight)| middle.add(space.row(*row), *weight));
    let (mean, tightness) = (middle.mean(), middle.tightness());
    let alike = |known: &Known| {
        let shared = words.iter().filter(|word| known.keywords.iter().any(|it| same(it, word))).count();
        let of = words.len().min(known.keywords.len()).max(1) as f32;
        known.nearest(&mean, space.meaning(), tightness).map_or(0.0, |it| it.0) + WORDS * shared as f32 / of
    };
    let alike: Vec<f32> = known.iter().map(alike).collect();
    let Some(best) = (0..known.len()).max_by(|a, b| alike[*a].total_cmp(&alike[*b]).then(b.cmp(a))) else {
        return vec![Verdict::New(None); rows.len()];
    };
    if alike[best] < SAME {
        return vec![Verdict::New((alike[best] >= LIKE).then_some(best)); rows.len()];
    }

    // Which of the topics that it may be does each message say?
    let candidates: Vec<usize> = (0..known.len()).filter(|at| alike[*at] >= LIKE).collect();
    let says: Vec<usize> =
        rows.iter().map(|row| spoken_for(known, &candidates, space, *row, SAY).unwrap_or(best)).collect();
    let mut claims = vec![0.0; known.len()];
    says.iter().zip(weight).for_each(|(at, weight)| claims[*at] += weight);
    let least = CLAIM * weight.iter().sum::<f32>();
    says.into_iter().map(|at| Verdict::Known(if claims[at] >= least { at } else { best })).collect()
}
