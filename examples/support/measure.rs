//! The figures of a pack.

use std::collections::HashMap;
use std::time::Instant;

use switchboard::assistant::grounded::{self, Outcome, Policy};
use switchboard::ids::PassageId;
use switchboard::knowledge::search::{Hit, Index, Kind, Passage, sentences};

use crate::figures::{Goal, Section};
use crate::interval::{Chance, share, with_interval, with_typos};
use crate::logistic::{Evidence, Model};
use crate::packs::{Pack, Purpose, Question};

pub const RIGHT_FIRST: &str = "R@1";
pub const RIGHT_FIRST_MISSPELT: &str = "R@1, one typo in five words";
pub const COVERAGE: &str = "answered at 5 % false (outside), five folds";
pub const BEST_SENTENCE: &str = "best sentence holds the answer";
pub const CALIBRATION: &str = "calibration error, five folds";
pub const TRICK: &str = "AUROC trick, five folds";

/// Hits that are looked for.
const HITS: usize = 20;
/// Neighbouring questions ask about one document, so they go into the same fold together.
const BLOCK: usize = 23;
const FOLDS: usize = 5;
/// Fewer questions cannot calibrate anything.
const ENOUGH: usize = 300;

/// What one question showed.
struct Seen {
    purpose: Purpose,
    /// Place of the first relevant source among the sources found.
    rank: Option<usize>,
    evidence: Evidence,
    /// Probability by a model that has not seen this question.
    confidence: f32,
    holds_answer: bool,
    outcome: Outcome,
    unquoted: usize,
}

impl Seen {
    fn is_right(&self) -> bool {
        self.rank == Some(0)
    }

    fn is_answer(&self) -> bool {
        matches!(self.outcome, Outcome::Answer { .. })
    }
}

/// How a pack is searched.
pub struct Way<'a> {
    /// What the section is called.
    pub name: String,
    /// The pack's passages.
    pub index: Index,
    /// What a question means, where that is asked.
    pub meaning: &'a dyn Fn(&str) -> Option<Vec<f32>>,
    /// What the figures must reach.
    pub goals: &'static [Goal],
}

/// Measures search and answers on a pack, without a server.
pub fn measure(pack: &Pack, way: Way<'_>) -> Section {
    let Way { name, index, meaning, goals } = way;
    let search = |question: &str| index.search_meaning(question, meaning(question).as_deref(), pack.language, HITS);
    let known: HashMap<PassageId, &Passage> = pack.passages.iter().map(|passage| (passage.id, passage)).collect();
    let policy = Policy::usual(index.languages());

    let start = Instant::now();
    let found: Vec<Vec<Hit>> = pack.questions.iter().map(|question| search(&question.text)).collect();
    let each = start.elapsed() / pack.questions.len().max(1) as u32;
    let mut seen: Vec<Seen> =
        pack.questions.iter().zip(&found).map(|(question, hits)| look(question, hits, pack, &policy, &known)).collect();
    let row = calibrate(&mut seen);

    let mut chance = Chance::new();
    let misspelt: Vec<bool> = answerable(pack)
        .map(|question| {
            let hits = search(&with_typos(&question.text, &mut chance));
            rank(question, &hits) == Some(0)
        })
        .collect();

    let about =
        format!("{} passages, {} questions, {} KiB, {each:?} a question", index.len(), seen.len(), index.size() / 1024);
    let mut section = Section::new(&name, about, goals);
    let asked: Vec<&Seen> = seen.iter().filter(|seen| seen.purpose == Purpose::Answerable).collect();
    section.estimate(RIGHT_FIRST, with_interval(&asked, |seen| share(seen, |seen| seen.is_right())));
    section.estimate("R@5", with_interval(&asked, |seen| share(seen, |seen| seen.rank.is_some_and(|rank| rank < 5))));
    let reciprocal = |seen: &&&Seen| seen.rank.filter(|rank| *rank < 10).map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
    section
        .estimate("MRR@10", with_interval(&asked, |seen| seen.iter().map(reciprocal).sum::<f64>() / seen.len() as f64));
    // One passage is right, so the ideal is 1 and the gain that of its place.
    let gain = |seen: &&&Seen| seen.rank.filter(|rank| *rank < 10).map_or(0.0, |rank| 1.0 / ((rank + 2) as f64).log2());
    section.estimate("nDCG@10", with_interval(&asked, |seen| seen.iter().map(gain).sum::<f64>() / seen.len() as f64));
    section.estimate(RIGHT_FIRST_MISSPELT, with_interval(&misspelt, |right| share(right, |right| *right)));
    if pack.passages.iter().all(|passage| passage.kind == Kind::Text) {
        section.estimate(BEST_SENTENCE, with_interval(&asked, |seen| share(seen, |seen| seen.holds_answer)));
    }
    let outside: Vec<&Seen> = seen.iter().filter(|seen| seen.purpose == Purpose::Outside).collect();
    let answered: Vec<&Seen> = asked.iter().copied().filter(|seen| seen.is_answer()).collect();
    section.estimate(
        "as shipped: answered of answerable",
        with_interval(&asked, |seen| share(seen, |seen| seen.is_answer())),
    );
    section.estimate(
        "as shipped: right among these",
        with_interval(&answered, |seen| share(seen, |seen| seen.is_right())),
    );
    section.estimate(
        "as shipped: answered of outside",
        with_interval(&outside, |seen| share(seen, |seen| seen.is_answer())),
    );
    section.number("sentences that are not quoted", seen.iter().map(|seen| seen.unquoted as f64).sum(), 0);
    if seen.len() >= ENOUGH {
        report_confidence(&seen, &mut section);
        section.words("row for calibration.rs", format!("{:.2} {:.2?}", row.intercept, row.weights));
    }
    section
}

/// What the confidence of the five folds is worth.
fn report_confidence(seen: &[Seen], section: &mut Section) {
    let open: Vec<&Seen> = seen.iter().filter(|seen| seen.purpose != Purpose::Trick).collect();
    section.estimate(COVERAGE, with_interval(&open, |seen| coverage(seen, Purpose::Outside)));
    section.estimate("AUROC outside, five folds", with_interval(&open, |seen| auroc(seen, Purpose::Outside)));
    section.number(CALIBRATION, calibration_error(&open), 3);
    for (said, right, of) in reliability(&open) {
        section.words(&format!("said {said:.2}, five folds"), format!("{right:.2} right, of {of}"));
    }
    let refusals: Vec<f32> =
        open.iter().filter(|seen| seen.purpose == Purpose::Outside).map(|seen| seen.confidence).collect();
    let least = grounded::threshold(&refusals, 0.05).map_or("too few".to_owned(), |least| format!("{least:.3}"));
    section.words("threshold for 5 % false, 95 % sure, five folds", least);
    if open.len() < seen.len() {
        let all: Vec<&Seen> = seen.iter().collect();
        section.estimate(TRICK, with_interval(&all, |seen| auroc(seen, Purpose::Trick)));
    }
}

fn answerable(pack: &Pack) -> impl Iterator<Item = &Question> {
    pack.questions.iter().filter(|question| question.purpose == Purpose::Answerable)
}

fn look(question: &Question, hits: &[Hit], pack: &Pack, policy: &Policy, known: &HashMap<PassageId, &Passage>) -> Seen {
    let best = hits.first();
    let rival = hits.get(1);
    let sentence = best.and_then(|best| {
        let likest = best.sentences.iter().max_by(|a, b| a.fit.total_cmp(&b.fit))?;
        Some(best.passage.text[likest.range.clone()].to_lowercase())
    });
    let outcome = grounded::answer(&question.text, pack.language, hits, policy).outcome;
    let unquoted = match &outcome {
        Outcome::Answer { text, citations, .. } => {
            let cited = |sentence: &str| {
                let mut passages = citations.iter().filter_map(|citation| known.get(&citation.passage));
                passages.any(|passage| passage.text.contains(sentence))
            };
            sentences(text).into_iter().filter(|range| !cited(&text[range.clone()])).count()
        }
        _ => 0,
    };
    Seen {
        purpose: question.purpose,
        rank: rank(question, hits),
        evidence: best.map_or([0.0; 5], |best| grounded::evidence(best, rival)),
        confidence: 0.0,
        holds_answer: sentence
            .is_some_and(|s| question.answers.iter().any(|answer| s.contains(&answer.to_lowercase()))),
        outcome,
        unquoted,
    }
}

/// The place of the first relevant source among the sources found.
pub fn rank(question: &Question, hits: &[Hit]) -> Option<usize> {
    let mut sources = Vec::new();
    for hit in hits {
        if !sources.contains(&hit.passage.source) {
            sources.push(hit.passage.source);
        }
    }
    sources.iter().position(|source| question.relevant.contains(source))
}

/// Gives every question the confidence of a model fitted on the other folds; returns the model of all.
fn calibrate(seen: &mut [Seen]) -> Model {
    let examples = |seen: &[Seen], keep: &dyn Fn(usize) -> bool| -> Vec<(Evidence, bool)> {
        let kept = seen.iter().enumerate().filter(|(at, seen)| seen.purpose != Purpose::Trick && keep(*at));
        kept.map(|(_, seen)| (seen.evidence, seen.is_right())).collect()
    };
    for fold in 0..FOLDS {
        let model = Model::fit(&examples(seen, &|at| at / BLOCK % FOLDS != fold));
        for (at, seen) in seen.iter_mut().enumerate() {
            if at / BLOCK % FOLDS == fold {
                seen.confidence = model.probability(&seen.evidence);
            }
        }
    }
    Model::fit(&examples(seen, &|_| true))
}

/// Confidences of the answerable, and those of the others in falling order.
fn sides(seen: &[&&Seen], other: Purpose) -> (Vec<f32>, Vec<f32>) {
    let of = |purpose| seen.iter().filter(move |seen| seen.purpose == purpose).map(|seen| seen.confidence);
    let mut others: Vec<f32> = of(other).collect();
    others.sort_by(|a, b| b.total_cmp(a));
    (of(Purpose::Answerable).collect(), others)
}

/// Share of the answerable that is answered when one in twenty of the others is.
fn coverage(seen: &[&&Seen], other: Purpose) -> f64 {
    let (asked, others) = sides(seen, other);
    let least = others.get(others.len() / 20).copied().unwrap_or(1.0);
    asked.iter().filter(|confidence| **confidence > least).count() as f64 / asked.len().max(1) as f64
}

/// Probability that an answerable question is trusted more than another one.
fn auroc(seen: &[&&Seen], other: Purpose) -> f64 {
    let (asked, others) = sides(seen, other);
    let beaten = |confidence: &f32| {
        let above = others.partition_point(|other| other > confidence);
        let not_below = others.partition_point(|other| other >= confidence);
        (others.len() - not_below) as f64 + (not_below - above) as f64 / 2.0
    };
    asked.iter().map(beaten).sum::<f64>() / (asked.len() * others.len()).max(1) as f64
}

/// What was said and what was right, in ten bins of the confidence; bins without a question are left out.
fn reliability(seen: &[&Seen]) -> Vec<(f32, f32, usize)> {
    let mut bins = [(0.0_f32, 0.0_f32, 0_usize); 10];
    for seen in seen {
        let bin = &mut bins[((seen.confidence * 10.0) as usize).min(9)];
        bin.0 += seen.confidence;
        bin.1 += f32::from(u8::from(seen.is_right()));
        bin.2 += 1;
    }
    let mean = |(said, right, of): (f32, f32, usize)| (said / of as f32, right / of as f32, of);
    bins.into_iter().filter(|bin| bin.2 > 0).map(mean).collect()
}

/// Expected calibration error over ten bins.
fn calibration_error(seen: &[&Seen]) -> f64 {
    let mut gaps = [0.0_f64; 10];
    for seen in seen {
        let bin = ((seen.confidence * 10.0) as usize).min(9);
        gaps[bin] += f64::from(seen.confidence) - f64::from(u8::from(seen.is_right()));
    }
    gaps.iter().map(|gap| gap.abs()).sum::<f64>() / seen.len().max(1) as f64
}
