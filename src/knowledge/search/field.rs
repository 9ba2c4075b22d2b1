//! One searchable field: which rows hold which terms, and BM25 over them.

use std::collections::HashMap;

use super::analyzer::Term;

/// How fast repetition stops counting; Lucene's default.
const K1: f32 = 1.2;
/// How much long rows are held back; Lucene's default.
const B: f32 = 0.75;

/// What a synonym counts beside the word itself: in a title, that says it in one way only, and in a text.
pub(super) const IN_TITLE: f32 = 0.5;
pub(super) const IN_TEXT: f32 = 0.3;

/// Rows that are looked at for a query, each once for every term it holds: some four milliseconds. Only where passages are
/// counted in tens of thousands is it more, and then the commonest pieces of words, which tell the least, are left out.
const MOST_LOOKS: u32 = 1_000_000;

/// A term that a query asks for.
pub(super) struct Wanted {
    pub term: Term,
    /// What finding it is worth: its rarity, less for small talk.
    pub weight: f32,
    pub synonyms: &'static [Term],
    /// Written with a capital inside the question, or with a digit.
    pub is_name: bool,
}

impl Wanted {
    /// The part of the weight that a row with these terms earns; `synonym` is what a synonym counts.
    pub fn earned(&self, terms: &[Term], synonym: f32) -> f32 {
        if terms.contains(&self.term) {
            self.weight
        } else if self.synonyms.iter().any(|other| terms.contains(other)) {
            self.weight * synonym
        } else {
            0.0
        }
    }
}

/// Rows of one term, ascending, each as a variable-length step from the row before and one byte of frequency.
///
/// Most entries take two bytes, a fifth of what a pair of integers takes.
#[derive(Clone, Default)]
struct Postings {
    bytes: Vec<u8>,
    last: u32,
    /// Rows that hold the term, without those that were removed.
    alive: u32,
}

impl Postings {
    fn push(&mut self, row: u32, frequency: u8) {
        let mut step = row - self.last;
        while step >= 0x80 {
            self.bytes.push(step as u8 | 0x80);
            step >>= 7;
        }
        self.bytes.extend([step as u8, frequency]);
        self.last = row;
        self.alive += 1;
    }

    fn iter(&self) -> impl Iterator<Item = (u32, u8)> {
        let mut bytes = self.bytes.iter().copied();
        let mut row = 0;
        std::iter::from_fn(move || {
            let mut shift = 0;
            loop {
                let byte = bytes.next()?;
                row += u32::from(byte & 0x7f) << shift;
                shift += 7;
                if byte < 0x80 {
                    return Some((row, bytes.next()?));
                }
            }
        })
    }
}

/// An inverted index of rows. Rows are added at the end and keep their number until [`Field::compact`].
#[derive(Clone, Default)]
pub(super) struct Field {
    postings: HashMap<Term, Postings>,
    lengths: Vec<u32>,
    alive: u32,
    total_length: u64,
}

impl Field {
    /// Adds a row and returns its number.
    pub fn push(&mut self, terms: &[Term]) -> u32 {
        let row = self.lengths.len() as u32;
        for (term, frequency) in count(terms) {
            self.postings.entry(term).or_default().push(row, frequency);
        }
        self.lengths.push(terms.len() as u32);
        self.alive += 1;
        self.total_length += terms.len() as u64;
        row
    }

    /// Lets a row no longer count for the rarity of its terms. The caller knows not to show it.
    pub fn forget(&mut self, terms: &[Term], row: u32) {
        for (term, _) in count(terms) {
            if let Some(postings) = self.postings.get_mut(&term) {
                postings.alive = postings.alive.saturating_sub(1);
            }
        }
        self.alive -= 1;
        self.total_length -= u64::from(self.lengths[row as usize]);
    }

    /// Rarity of a term after Lucene: `ln(1 + (N - n + ½) / (n + ½))`; highest when nobody uses it.
    pub fn idf(&self, term: Term) -> f32 {
        let holders = self.holders(term) as f32;
        (1.0 + (self.alive as f32 - holders + 0.5) / (holders + 0.5)).ln()
    }

    fn holders(&self, term: Term) -> u32 {
        self.postings.get(&term).map_or(0, |postings| postings.alive)
    }

    /// Adds every row's BM25 to `scores` as a share of the most that this query could reach.
    ///
    /// `scores` has one place for each row.
    pub fn score(&self, query: &[Wanted], scores: &mut [f32]) {
        let most = query.iter().map(|wanted| wanted.weight).sum::<f32>().max(f32::MIN_POSITIVE);
        let mean_length = (self.total_length as f32 / self.alive.max(1) as f32).max(1.0);
        let mut rarest_first: Vec<&Wanted> = query.iter().collect();
        rarest_first.sort_by_key(|wanted| self.holders(wanted.term));
        let mut looks = 0;
        for wanted in rarest_first {
            looks += self.holders(wanted.term);
            if looks > MOST_LOOKS {
                break;
            }
            let synonyms = wanted.synonyms.iter().map(|term| (*term, IN_TEXT));
            for (term, credit) in std::iter::once((wanted.term, 1.0)).chain(synonyms) {
                let Some(postings) = self.postings.get(&term) else { continue };
                // A common word that stands for a rare one is worth no more than itself.
                let share = credit * wanted.weight.min(self.idf(term)) / most;
                for (row, frequency) in postings.iter() {
                    let frequency = f32::from(frequency);
                    let length = self.lengths[row as usize] as f32 / mean_length;
                    scores[row as usize] += share * frequency / (frequency + K1 * (1.0 - B + B * length));
                }
            }
        }
    }

    pub fn rows(&self) -> usize {
        self.lengths.len()
    }

    /// Heap in use, in bytes, roughly.
    pub fn size(&self) -> usize {
        let lists: usize = self.postings.values().map(|postings| postings.bytes.capacity()).sum();
        let entry = size_of::<(Term, Postings)>() + 1;
        lists + self.postings.capacity() * entry + self.lengths.capacity() * size_of::<u32>()
    }
}

/// Distinct terms with how often they occur, at most 255 times.
pub(super) fn count(terms: &[Term]) -> Vec<(Term, u8)> {
    let mut sorted = terms.to_vec();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len().min(255) as u8)).collect()
}
