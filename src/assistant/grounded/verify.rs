//! Checking a reply against what it cites, sentence by sentence.

use std::collections::HashSet;
use std::ops::Range;

use crate::ids::PassageId;
use crate::knowledge::search::{Analyzer, Language, Passage, Term, sentences};

use super::facts;
use super::outcome::Citation;

/// Share of a sentence's words that a cited passage must hold when it does not hold the sentence.
const SUPPORTED: f32 = 0.6;

/// A quotation of fewer words counts only as a whole sentence: "No." stands everywhere.
const FEWEST_WORDS: usize = 3;

/// What was found for one sentence of a reply.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// The passage holds it word for word.
    Quoted { passage: PassageId },
    /// The passage holds this share of its words and every number, amount and address.
    Supported { passage: PassageId, share: f32 },
    /// No cited passage bears it.
    Unsupported,
}

/// Checks every sentence of a reply. Returns its place in the reply, in bytes, and the verdict.
///
/// Only passages that are both cited and given count. The share of words is counted without
/// stop words; a sentence that denies what the passage affirms, or the reverse, is unsupported.
pub fn verify(
    reply: &str,
    language: Language,
    citations: &[Citation],
    passages: &[&Passage],
) -> Vec<(Range<usize>, Verdict)> {
    let analyzer = Analyzer::new(language);
    let cited: Vec<Source> = passages
        .iter()
        .filter(|passage| citations.iter().any(|citation| citation.passage == passage.id))
        .map(|passage| Source::read(&analyzer, passage))
        .collect();
    sentences(reply).into_iter().map(|range| (range.clone(), check(&analyzer, &reply[range], &cited))).collect()
}

/// The reply without the sentences that nothing bears; empty when none is left, which means: hand over.
pub fn keep_supported(reply: &str, verdicts: &[(Range<usize>, Verdict)]) -> String {
    let mut kept = String::new();
    let mut end = 0;
    for (range, _) in verdicts.iter().filter(|(_, verdict)| *verdict != Verdict::Unsupported) {
        if !kept.is_empty() {
            let breaks = reply[end..range.start].contains('\n');
            kept.push(if breaks { '\n' } else { ' ' });
        }
        kept.push_str(&reply[range.clone()]);
        end = range.end;
    }
    kept
}

/// A cited passage, read once.
struct Source {
    id: PassageId,
    /// The text in single blanks.
    text: String,
    terms: HashSet<Term>,
    facts: std::collections::BTreeSet<String>,
    sentences: Vec<(String, HashSet<Term>)>,
}

impl Source {
    fn read(analyzer: &Analyzer, passage: &Passage) -> Self {
        let stems = |text: &str| analyzer.stems(text).map(|stem| stem.term).collect::<HashSet<Term>>();
        let read_one = |range: Range<usize>| (single_blanks(&passage.text[range.clone()]), stems(&passage.text[range]));
        Self {
            id: passage.id,
            text: single_blanks(&passage.text),
            terms: stems(&passage.text),
            facts: facts::facts(&passage.text),
            sentences: sentences(&passage.text).into_iter().map(read_one).collect(),
        }
    }

    fn holds(&self, sentence: &str) -> bool {
        let sentence = single_blanks(sentence);
        if sentence.split(' ').count() < FEWEST_WORDS {
            return self.sentences.iter().any(|(known, _)| *known == sentence);
        }
        let Some(at) = find_whole_words(&self.text, &sentence) else { return false };
        // Half a sentence must not hide the "not" of the other half.
        let around = &self.text[at..at + sentence.len()];
        let whole = self.sentences.iter().find(|(known, _)| known.contains(around));
        whole.is_none_or(|(known, _)| facts::is_negative(known) == facts::is_negative(around))
    }

    fn share(&self, sentence: &str, terms: &HashSet<Term>) -> f32 {
        let affirms = |(known, _): &&(String, HashSet<Term>)| facts::is_negative(known) == facts::is_negative(sentence);
        let likest = self.sentences.iter().max_by_key(|(_, known)| known.intersection(terms).count());
        let bears = likest.as_ref().is_some_and(affirms) && facts::facts(sentence).is_subset(&self.facts);
        if bears { terms.intersection(&self.terms).count() as f32 / terms.len().max(1) as f32 } else { 0.0 }
    }
}

fn check(analyzer: &Analyzer, sentence: &str, cited: &[Source]) -> Verdict {
    if let Some(source) = cited.iter().find(|source| source.holds(sentence)) {
        return Verdict::Quoted { passage: source.id };
    }
    let terms: HashSet<Term> = analyzer.stems(sentence).map(|stem| stem.term).collect();
    let best =
        cited.iter().map(|source| (source.share(sentence, &terms), source.id)).max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((share, passage)) if share >= SUPPORTED => Verdict::Supported { passage, share },
        _ => Verdict::Unsupported,
    }
}

fn single_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where `needle` stands in `text` without beginning or ending inside a word.
fn find_whole_words(text: &str, needle: &str) -> Option<usize> {
    let is_inside = |before: Option<char>, after: Option<char>| {
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(needle).map(|(at, _)| at).find(|at| {
        let end = at + needle.len();
        !is_inside(text[..*at].chars().next_back(), needle.chars().next())
            && !is_inside(needle.chars().next_back(), text[end..].chars().next())
    })
}
