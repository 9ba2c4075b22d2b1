//! Plain BM25, as most search engines have it: the peer of the AWS questions, which have no published figure.

use std::collections::HashMap;

use switchboard::ids::ItemId;
use switchboard::knowledge::search::{Analyzer, Language, Passage, Term};

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// BM25 over stems of title and text.
pub struct Peer {
    analyzer: Analyzer,
    rows: Vec<(ItemId, HashMap<Term, f32>, f32)>,
    holders: HashMap<Term, f32>,
    mean: f32,
}

impl Peer {
    pub fn of(passages: &[Passage], language: Language) -> Self {
        let analyzer = Analyzer::new(language);
        let mut holders = HashMap::new();
        let mut rows = Vec::with_capacity(passages.len());
        for passage in passages {
            let mut counts: HashMap<Term, f32> = HashMap::new();
            for text in [&passage.title, &passage.text] {
                analyzer.stems(text).for_each(|stem| *counts.entry(stem.term).or_default() += 1.0);
            }
            counts.keys().for_each(|term| *holders.entry(*term).or_default() += 1.0);
            let length = counts.values().sum();
            rows.push((passage.source, counts, length));
        }
        let mean = rows.iter().map(|(_, _, length)| length).sum::<f32>() / rows.len().max(1) as f32;
        Self { analyzer, rows, holders, mean }
    }

    /// Sources, best first, each by its best passage.
    pub fn search(&self, question: &str) -> Vec<ItemId> {
        let mut terms: Vec<Term> = self.analyzer.stems(question).map(|stem| stem.term).collect();
        terms.sort_unstable();
        terms.dedup();
        let all = self.rows.len() as f32;
        let idf = |term| {
            let holders: f32 = self.holders.get(term).copied().unwrap_or_default();
            (1.0 + (all - holders + 0.5) / (holders + 0.5)).ln()
        };
        let score = |counts: &HashMap<Term, f32>, length: f32| {
            let of = |term| {
                let count = counts.get(term).copied().unwrap_or_default();
                idf(term) * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length / self.mean))
            };
            terms.iter().map(of).sum::<f32>()
        };
        let mut scored: Vec<(f32, ItemId)> =
            self.rows.iter().map(|(source, counts, length)| (score(counts, *length), *source)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut sources = Vec::new();
        for (_, source) in scored.into_iter().take(200) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }
}
