//! The space that messages are compared in: what they mean, where a sentence model says it, and their words.
//!
//! ```text
//! vector of the model, less what all messages share ──┐
//!                                                     ├──► length 1
//! stems and pieces of words, the rare ones more ──────┘
//! ```
//!
//! Words are thrown into a fixed number of places by their hash: the same words have the same places tomorrow, so what
//! was known yesterday can be compared with today.

use std::collections::HashMap;

use super::item::Item;
use super::registry::Mean;
use crate::knowledge::search::Term;

/// Places for words.
const WORDS: usize = 256;

/// Places that a term is thrown into.
const HITS: usize = 8;

/// What words count beside a model, as a length.
const SHARE_OF_WORDS: f32 = 0.5;

/// Vectors in rows, each of length 1.
pub(super) struct Space {
    meaning: usize,
    width: usize,
    rows: Vec<f32>,
}

impl Space {
    /// Puts items where they belong. `mean` is what messages share.
    pub fn of(items: &[Item<'_>], mean: &Mean, rarity: &Rarity) -> Self {
        let meaning = mean.centre.len();
        let width = meaning + WORDS;
        let mut rows = vec![0.0; items.len() * width];
        for (item, row) in items.iter().zip(rows.chunks_exact_mut(width)) {
            let (meant, worded) = row.split_at_mut(meaning);
            throw(&item.said.stems, &rarity.stems, worded);
            throw(&item.said.pieces, &rarity.pieces, worded);
            to_length(worded, 1.0);
            if let Some(vector) = item.message.vector.filter(|it| it.len() == meaning && meaning > 0) {
                meant.iter_mut().zip(vector.iter().zip(&mean.centre)).for_each(|(own, (a, b))| *own = a - b);
                to_length(meant, 1.0);
                worded.iter_mut().for_each(|it| *it *= SHARE_OF_WORDS);
            }
            to_length(row, 1.0);
        }
        Self { meaning, width, rows }
    }

    /// Numbers of a vector that the model says; 0 without one.
    pub fn meaning(&self) -> usize {
        self.meaning
    }

    /// Numbers of a vector.
    pub fn width(&self) -> usize {
        self.width
    }

    pub fn row(&self, at: usize) -> &[f32] {
        &self.rows[at * self.width..][..self.width]
    }

    pub fn len(&self) -> usize {
        self.rows.len() / self.width
    }

    /// The vectors from one row on, up to another.
    pub fn rows(&self, from: usize, to: usize) -> &[f32] {
        &self.rows[from * self.width..to * self.width]
    }
}

/// How much the terms of a day tell.
pub(super) struct Rarity {
    stems: HashMap<Term, f32>,
    pieces: HashMap<Term, f32>,
}

impl Rarity {
    pub fn of(items: &[Item<'_>]) -> Self {
        Self { stems: rarity(items, |it| &it.said.stems), pieces: rarity(items, |it| &it.said.pieces) }
    }

    /// Whether half of the words of an item, or more, were said by others.
    pub fn knows_half(&self, item: &Item<'_>) -> bool {
        let (mut known, mut all) = (0, 0);
        for (terms, _) in item.said.phrases.iter().filter(|(terms, _)| terms[1] == 0) {
            known += usize::from(self.stems.contains_key(&terms[0]));
            all += 1;
        }
        2 * known >= all
    }
}

/// How much a term tells: nothing where one item alone has it.
fn rarity<'i>(items: &'i [Item<'_>], terms: impl Fn(&'i Item<'_>) -> &'i [(Term, f32)]) -> HashMap<Term, f32> {
    let mut holders: HashMap<Term, (u32, u32)> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        for (term, _) in terms(item) {
            let (last, many) = holders.entry(*term).or_insert((u32::MAX, 0));
            if *last != at as u32 {
                (*last, *many) = (at as u32, *many + 1);
            }
        }
    }
    let all = items.len() as f32;
    let told = |many: u32| ((1.0 + all) / (1.0 + many as f32)).ln() + 1.0;
    holders.into_iter().filter(|(_, (_, many))| *many > 1).map(|(term, (_, many))| (term, told(many))).collect()
}

/// Adds terms to a row, all of them together with a length of 1.
fn throw(terms: &[(Term, f32)], rarity: &HashMap<Term, f32>, row: &mut [f32]) {
    let mut counted = terms.to_vec();
    counted.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let worth = |same: &[(Term, f32)]| {
        let often: f32 = same.iter().map(|(_, counts)| counts).sum();
        (same[0].0, often.sqrt() * rarity.get(&same[0].0).copied().unwrap_or_default())
    };
    let worth: Vec<(Term, f32)> = counted.chunk_by(|a, b| a.0 == b.0).map(worth).collect();
    let length = worth.iter().map(|(_, it)| it * it).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    for (term, worth) in worth {
        let mut lot = u64::from(term);
        for _ in 0..HITS {
            lot = mixed(lot);
            let sign = if lot >> 63 == 0 { worth } else { -worth };
            row[(lot as u32 as usize) % row.len()] += sign / length;
        }
    }
}

/// Draws the next lot (splitmix64).
pub(super) fn mixed(lot: u64) -> u64 {
    let lot = lot.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let lot = (lot ^ (lot >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let lot = (lot ^ (lot >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    lot ^ (lot >> 31)
}

/// Gives a vector a length; one of nothing stays it.
pub(super) fn to_length(vector: &mut [f32], length: f32) {
    let own = product(vector, vector).sqrt();
    if own > f32::MIN_POSITIVE {
        vector.iter_mut().for_each(|it| *it *= length / own);
    }
}

/// The product of two vectors, in eight sums that the processor adds side by side.
#[inline(always)]
pub(super) fn product(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    let (whole, rest) = (a.chunks_exact(8), a.chunks_exact(8).remainder());
    for (a, b) in whole.zip(b.chunks_exact(8)) {
        sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
    }
    let tail: f32 = rest.iter().zip(&b[a.len() - rest.len()..]).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + tail
}
