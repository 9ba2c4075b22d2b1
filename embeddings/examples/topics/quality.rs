//! Whether topics are what people say that messages are about, and whether their words belong together.

use std::collections::{HashMap, HashSet};

use switchboard::knowledge::search::{Analyzer, Term};
use switchboard::topics::method::{Registry, Topics, day};

use crate::agreement;
use crate::figures::Section;
use crate::goals;
use crate::interval::with_interval_by_halves;
use crate::pack::Pack;

/// Measures a pack, with the vectors of the model or by words alone.
pub fn measure(name: &str, pack: &Pack, with_vectors: bool) -> Section {
    let messages = pack.messages(with_vectors);
    let found = day(&messages, &Registry::default());
    let way = if with_vectors { "model" } else { "words" };
    let intents: HashSet<usize> = pack.messages.iter().map(|it| it.label).collect();
    let about = format!("{} messages, {} intents", messages.len(), intents.len());
    let mut section = Section::new(&format!("{name}, {way}"), about, goals::GOALS);
    let pairs = pairs(pack, &found);
    section.estimate(goals::NMI, with_interval_by_halves(&pairs, agreement::information));
    section.estimate(goals::ARI, with_interval_by_halves(&pairs, agreement::pairs_agree));
    if let Some((_, figures)) = goals::PEER.iter().find(|(pack, _)| *pack == name && with_vectors) {
        section.words("BERTopic (spec/nlp.md)", (*figures).to_owned());
    }
    section.number("topics", found.topics.len() as f64, 0);
    section.number("share of messages in no topic", found.other.len() as f64 / messages.len().max(1) as f64, 3);
    let (coherence, diversity) = words(pack, &found);
    section.number("keywords: coherence (NPMI)", coherence, 3);
    section.number("keywords: share that stands once", diversity, 3);
    let first = found.topics.iter().take(5).map(|it| format!("{} ({})", it.label, it.messages.len()));
    section.words("largest topics", first.collect::<Vec<_>>().join(", "));
    section
}

/// The label and the group of each message. What is in no topic is a group of its own.
fn pairs(pack: &Pack, found: &Topics) -> Vec<(usize, usize)> {
    let mut group = vec![usize::MAX; pack.messages.len()];
    for (number, topic) in found.topics.iter().enumerate() {
        topic.messages.iter().for_each(|place| group[*place] = number);
    }
    pack.messages.iter().map(|it| it.label).zip(group).collect()
}

/// How much more often two words of a topic stand in one message than chance explains, on average, from -1 to 1; and the
/// share of words that stand in one topic alone.
fn words(pack: &Pack, found: &Topics) -> (f64, f64) {
    let analyzer = Analyzer::new(pack.language);
    let stems = |text: &str| analyzer.stems(text).map(|it| it.term).collect::<HashSet<Term>>();
    let of_messages: Vec<HashSet<Term>> = pack.messages.iter().map(|it| stems(&it.text)).collect();
    let mut holders: HashMap<Term, HashSet<usize>> = HashMap::new();
    for (at, stems) in of_messages.iter().enumerate() {
        for stem in stems {
            holders.entry(*stem).or_default().insert(at);
        }
    }
    let all = of_messages.len() as f64;
    let (mut sum, mut many) = (0.0, 0.0);
    let mut topics_of: HashMap<Term, usize> = HashMap::new();
    for topic in &found.topics {
        let mut words: Vec<Term> = topic.keywords.iter().flat_map(|it| stems(it)).collect();
        words.sort_unstable();
        words.dedup();
        words.iter().for_each(|it| *topics_of.entry(*it).or_default() += 1);
        for (at, a) in words.iter().enumerate() {
            for b in &words[..at] {
                let (Some(a), Some(b)) = (holders.get(a), holders.get(b)) else { continue };
                let both = a.intersection(b).count() as f64;
                let chance = a.len() as f64 * b.len() as f64 / all;
                sum += if both == 0.0 { -1.0 } else { (both / chance).ln() / (all / both).ln().max(f64::MIN_POSITIVE) };
                many += 1.0;
            }
        }
    }
    let once = topics_of.values().filter(|it| **it == 1).count() as f64;
    (sum / f64::max(1.0, many), once / topics_of.len().max(1) as f64)
}
