//! What topics cost with more and more messages; vectors are given.
//!
//! The messages are those of banking77. Past those there are, a message is dealt from two of the same intent: the
//! beginning of one, the end of the other, and a mixture of their vectors, so that topics are as close together as in the real ones.

use switchboard::knowledge::search::Language;
use switchboard::topics::method::{Registry, day};

use crate::agreement;
use crate::cost;
use crate::figures::Section;
use crate::goals;
use crate::interval::Chance;
use crate::pack::{Labelled, Pack, messages};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Measures the sizes one after the other.
pub fn measure(pack: &Pack) -> Vec<Section> {
    let all = dealt(&pack.messages, SIZES[SIZES.len() - 1]);
    [true, false].into_iter().flat_map(|ways| SIZES.map(|size| at(&all[..size], ways))).collect()
}

fn at(labelled: &[Labelled], with_vectors: bool) -> Section {
    let messages = messages(labelled, Language::English, with_vectors);
    let (found, cost) = cost::of(|| day(&messages, &Registry::default()));
    let way = if with_vectors { "model" } else { "words" };
    let name = format!("{} messages, {way}", messages.len());
    let mut section = Section::new(&name, "one thread; vectors are given".to_owned(), goals::GOALS);
    section.number(goals::SECONDS, cost.seconds, 2);
    // What was freed before is used again: only what came first shows what it takes.
    if with_vectors {
        section.number(goals::MEMORY, cost.megabytes, 1);
    }
    let mut group = vec![usize::MAX; labelled.len()];
    for (number, topic) in found.topics.iter().enumerate() {
        topic.messages.iter().for_each(|place| group[*place] = number);
    }
    let pairs: Vec<(usize, usize)> = labelled.iter().map(|it| it.label).zip(group).collect();
    let pairs: Vec<&(usize, usize)> = pairs.iter().collect();
    section.number("NMI of these", agreement::information(&pairs), 3);
    section.number("ARI of these", agreement::pairs_agree(&pairs), 3);
    section.number("topics", found.topics.len() as f64, 0);
    section
}

/// So many messages: the real ones, and then such as have the words of two.
fn dealt(real: &[Labelled], many: usize) -> Vec<Labelled> {
    let mut chance = Chance::new();
    let mut of_label: Vec<Vec<usize>> = Vec::new();
    for (at, it) in real.iter().enumerate() {
        of_label.resize_with(of_label.len().max(it.label + 1), Vec::new);
        of_label[it.label].push(at);
    }
    let mut dealt = |number: usize| {
        if let Some(own) = real.get(number) {
            return own.clone();
        }
        let one = &real[chance.below(real.len())];
        let same = &of_label[one.label];
        let other = &real[same[chance.below(same.len())]];
        let (front, back): (Vec<&str>, Vec<&str>) = (one.text.split(' ').collect(), other.text.split(' ').collect());
        let text: Vec<&str> = [&front[..front.len() / 2], &back[back.len() / 2..]].concat();
        let share = 0.3 + 0.4 * chance.below(1_000) as f32 / 1_000.0;
        let mixed: Vec<f32> = one
            .vector
            .iter()
            .zip(&other.vector)
            .map(|(a, b)| share * a + (1.0 - share) * b + (chance.below(2_001) as f32 - 1_000.0) / 40_000.0)
            .collect();
        let length = mixed.iter().map(|it| it * it).sum::<f32>().sqrt();
        let vector = mixed.into_iter().map(|it| it / length).collect();
        Labelled { text: text.join(" "), label: one.label, vector }
    };
    (0..many).map(&mut dealt).collect()
}
