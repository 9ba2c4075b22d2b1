//! How long a question takes, with more and more passages; what an index costs.
//!
//! The passages are pieces of the AWS documentation; past those there are, their sentences are dealt
//! anew, so that words are as common and texts as long as in the real ones. A thousand are really
//! looked at by the model. The vectors of the others are mixtures of two of these, of length 1: to be
//! compared they take what real ones take, and the coarse look has neighbours to confuse.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use embeddings::{CannotCompute, SentenceModel};
use switchboard::ids::{ItemId, PassageId};
use switchboard::knowledge::search::{Index, Language, Meanings, Passage, Vector, sentences};
use uuid::Uuid;

use crate::figures::Section;
use crate::goals;
use crate::interval::Chance;
use crate::packs::Pack;
use crate::quality;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Passages that the model looks at.
const REALLY: usize = 1_000;
/// Questions that are asked, after as many to warm up.
const ASKED: usize = 300;
const HITS: usize = 20;
/// Neighbours that the coarse look is to find.
const NEIGHBOURS: usize = 10;

/// Measures the sizes one after the other.
pub fn measure(packs: &[Pack], model: &SentenceModel) -> Result<Vec<Section>, CannotCompute> {
    let real: Vec<&Passage> = packs.iter().filter(|it| it.name == "aws").flat_map(|it| &it.passages).collect();
    let questions: Vec<&str> = packs
        .iter()
        .filter(|it| it.language == Language::English)
        .flat_map(|it| it.questions.iter().rev())
        .map(|it| it.text.as_str())
        .take(2 * ASKED)
        .collect();

    let begun = Instant::now();
    let looked_at: Vec<Vector> = {
        let texts: Vec<String> = real.iter().take(REALLY).map(|it| format!("{}\n{}", it.title, it.text)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        model.embed(&texts)?.into_iter().map(Into::into).collect()
    };
    let looking = begun.elapsed() / REALLY as u32;

    let mut chance = Chance::new();
    let passages = dealt(&real, SIZES[SIZES.len() - 1], &mut chance);
    let vectors = mixed(&looked_at, passages.len(), &mut chance);
    SIZES.into_iter().map(|size| at(&passages[..size], &vectors[..size], &questions, model, looking)).collect()
}

fn at(
    passages: &[Passage],
    vectors: &[Vector],
    questions: &[&str],
    model: &SentenceModel,
    looking: Duration,
) -> Result<Section, CannotCompute> {
    let mut meanings = Meanings::default();
    passages.iter().zip(vectors).for_each(|(passage, vector)| meanings.keep(passage.id, vec![vector.clone()]));
    let begun = Instant::now();
    let index = Index::with_meanings(passages.iter().cloned(), &meanings);
    let built = begun.elapsed();

    let place: HashMap<PassageId, usize> = passages.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    let (mut whole, mut thinking, mut words) = (Vec::new(), Vec::new(), Vec::new());
    let (mut found, mut wanted) = (0, 0);
    for (number, question) in questions.iter().enumerate() {
        let begun = Instant::now();
        let meaning = model.embed(&[question])?.remove(0);
        let thought = begun.elapsed();
        let hits = index.search_meaning(question, Some(&meaning), Language::English, HITS);
        let took = begun.elapsed();
        if number < ASKED {
            continue;
        }
        whole.push(took);
        thinking.push(thought);
        let begun = Instant::now();
        std::hint::black_box(index.search(question, Language::English, HITS));
        words.push(begun.elapsed());
        drop(hits);
        if number % 10 == 0 {
            // What the product compares, beside a plain comparison of all.
            let near = index.nearest(&meaning, Language::English, NEIGHBOURS);
            let exact = nearest(vectors, &meaning);
            found += exact.iter().filter(|at| near.iter().any(|id| place.get(id) == Some(at))).count();
            wanted += exact.len();
        }
    }

    let about = format!("{} questions, one thread", whole.len());
    let mut section = Section::new(&format!("{} passages", passages.len()), about, goals::GOALS);
    section.number("ms a question, p50", percentile(&mut whole, 50), 2);
    section.number(goals::SLOW, percentile(&mut whole, 95), 2);
    section.number("of these the model's, p50", percentile(&mut thinking, 50), 2);
    section.number("ms by words alone, p50", percentile(&mut words, 50), 2);
    section.number("ms by words alone, p95", percentile(&mut words, 95), 2);
    section.number(goals::RECALL, found as f64 / f64::max(1.0, wanted as f64), 3);
    section.number("seconds to build the index", built.as_secs_f64(), 2);
    section.number("MB of the index", index.size() as f64 / 1e6, 1);
    section.number("ms to look at a passage", looking.as_secs_f64() * 1e3, 1);
    Ok(section)
}

/// So many passages: the real ones, and then such as have their sentences.
fn dealt(real: &[&Passage], many: usize, chance: &mut Chance) -> Vec<Passage> {
    let all: Vec<&str> =
        real.iter().flat_map(|it| sentences(&it.text).into_iter().map(|range| &it.text[range])).collect();
    let numbered = |number: usize| {
        let id = Uuid::from_u128(number as u128);
        let whole = real[number % real.len()];
        let text = match number < real.len() {
            true => whole.text.clone(),
            false => {
                let many = sentences(&whole.text).len();
                (0..many).map(|_| all[chance.below(all.len())]).collect::<Vec<_>>().join(" ")
            }
        };
        Passage { id: PassageId(id), source: ItemId(id), text, ..whole.clone() }
    };
    (0..many).map(numbered).collect()
}

/// So many vectors: the real ones, and then mixtures of two.
fn mixed(real: &[Vector], many: usize, chance: &mut Chance) -> Vec<Vector> {
    let mixture = |number: usize| -> Vector {
        if let Some(own) = real.get(number) {
            return own.clone();
        }
        let (a, b) = (&real[chance.below(real.len())], &real[chance.below(real.len())]);
        let share = 0.3 + 0.4 * chance.below(1_000) as f32 / 1_000.0;
        let noise: Vec<f32> = (0..a.len()).map(|_| (chance.below(2_001) as f32 - 1_000.0) / 25_000.0).collect();
        let sum: Vec<f32> =
            a.iter().zip(&**b).zip(noise).map(|((a, b), noise)| share * a + (1.0 - share) * b + noise).collect();
        let length = sum.iter().map(|it| it * it).sum::<f32>().sqrt();
        sum.into_iter().map(|it| it / length).collect()
    };
    (0..many).map(mixture).collect()
}

/// The nearest, compared one by one.
fn nearest(vectors: &[Vector], meaning: &[f32]) -> Vec<usize> {
    let mut order: Vec<(f32, usize)> = vectors
        .iter()
        .enumerate()
        .map(|(at, vector)| (vector.iter().zip(meaning).map(|(a, b)| a * b).sum::<f32>(), at))
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    order.into_iter().take(NEIGHBOURS).map(|(_, at)| at).collect()
}

/// In milliseconds.
fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort();
    let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(at).map_or(0.0, |it| it.as_secs_f64() * 1e3)
}
