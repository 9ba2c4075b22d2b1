//! Ten days one after the other: what is known today is the same tomorrow.
//!
//! Intents are as common as rank has it; on a day one in three of them occurs, some 25 of 77. Every message is used once.
//! Then the same days again: after the third a person merges two topics, splits one and hides a word.

use std::collections::{BTreeMap, HashMap};

use switchboard::ids::TopicId;
use switchboard::topics::method::{Known, Registry, Topic, Topics, day, parts};
use uuid::Uuid;

use crate::agreement;
use crate::figures::Section;
use crate::goals;
use crate::interval::{Chance, share, with_interval, with_interval_by_halves};
use crate::pack::{Labelled, Pack, messages};

const DAYS: usize = 10;

/// Messages of a day.
const A_DAY: usize = 560;

/// Messages of an intent on a day from which on it is said to occur.
const OCCURS: usize = 5;

/// The day after which a person decides.
const DECIDES: usize = 2;

/// What became of each message of each day: its intent, and its topic.
type Lived = Vec<Vec<(usize, Option<TopicId>)>>;

/// Lives the days twice: as they come, for the ids, and with a person who decides.
pub fn measure(pack: &Pack, with_vectors: bool) -> Section {
    let days = dealt(pack);
    let (desk, topic_of, _) = live(&days, pack, with_vectors, false);
    let (decided_desk, after, decided) = live(&days, pack, with_vectors, true);

    let way = if with_vectors { "model" } else { "words" };
    let about = format!("{DAYS} days of {A_DAY} messages, {} topics known at the end", desk.registry.known.len());
    let mut section = Section::new(&format!("ten days, {way}"), about, goals::GOALS);
    let kept = kept(&topic_of);
    section.estimate(goals::KEPT, with_interval(&kept, |all| share(all, |it| it.0)));
    section.estimate(goals::HELD, with_interval(&kept, |all| share(all, |it| it.1)));
    let mut number: HashMap<TopicId, usize> = HashMap::new();
    let pairs: Vec<(usize, usize)> = topic_of
        .iter()
        .flatten()
        .map(|(label, topic)| {
            let next = number.len();
            (*label, topic.map_or(usize::MAX, |it| *number.entry(it).or_insert(next)))
        })
        .collect();
    section.estimate("NMI of all days by id", with_interval_by_halves(&pairs, agreement::information));
    section.estimate("ARI of all days by id", with_interval_by_halves(&pairs, agreement::pairs_agree));
    let holds = decided.map_or([false; 3], |it| decided_desk.still_holds(&it, &after[DECIDES + 1..]));
    section.words("merged, split, hidden: still so", format!("{holds:?}"));
    section.number(goals::DECIDED, holds.iter().filter(|it| **it).count() as f64 / holds.len() as f64, 2);
    section
}

fn live(days: &[Vec<Labelled>], pack: &Pack, with_vectors: bool, decides: bool) -> (Desk, Lived, Option<Decided>) {
    let mut desk = Desk::default();
    let mut topic_of = Vec::new();
    let mut decided = None;
    for (number, today) in days.iter().enumerate() {
        let messages = messages(today, pack.language, with_vectors);
        let found = day(&messages, &desk.registry);
        let ids = desk.keep(&found);
        let mut of_message = vec![None; today.len()];
        for (topic, id) in found.topics.iter().zip(&ids) {
            topic.messages.iter().for_each(|place| of_message[*place] = Some(*id));
        }
        if decides && number == DECIDES {
            decided = Some(desk.decide(&messages, &found, &ids));
        }
        topic_of.push(today.iter().map(|it| it.label).zip(of_message).collect());
    }
    (desk, topic_of, decided)
}

/// For each time that an intent occurs again: whether its main topic is what it was, and whether it was at least one of
/// its topics, with a quarter of its messages: where an intent is half in one topic and half in another, which of them is
/// the main one changes by chance.
fn kept(days: &[Vec<(usize, Option<TopicId>)>]) -> Vec<(bool, bool)> {
    let mut before: HashMap<usize, Vec<Option<TopicId>>> = HashMap::new();
    let mut kept = Vec::new();
    for today in days {
        let mut topics: BTreeMap<usize, Vec<Option<TopicId>>> = BTreeMap::new();
        today.iter().for_each(|(label, topic)| topics.entry(*label).or_default().push(*topic));
        for (label, topics) in topics.into_iter().filter(|(_, it)| it.len() >= OCCURS) {
            let now = main(&topics);
            if let Some(before) = before.insert(label, topics) {
                let held = before.iter().filter(|it| **it == now).count();
                kept.push((now.is_some() && now == main(&before), now.is_some() && held * 4 >= before.len()));
            }
        }
    }
    kept
}

/// The commonest.
fn main(topics: &[Option<TopicId>]) -> Option<TopicId> {
    let mut often: BTreeMap<Option<TopicId>, usize> = BTreeMap::new();
    topics.iter().for_each(|it| *often.entry(*it).or_default() += 1);
    often.into_iter().max_by_key(|(_, often)| *often)?.0
}

/// What a workspace keeps from one day to the next.
#[derive(Default)]
struct Desk {
    registry: Registry,
    made: u128,
}

/// What a person decided: a topic that took another in, one that was split off another, and a word that is hidden.
struct Decided {
    survivor: TopicId,
    taken_in: TopicId,
    split: TopicId,
    split_off: TopicId,
    hidden: (TopicId, String),
}

impl Desk {
    /// Keeps the topics of a day. Returns their ids.
    fn keep(&mut self, found: &Topics) -> Vec<TopicId> {
        self.registry.mean = found.mean.clone();
        let mut ids = Vec::new();
        for topic in &found.topics {
            let id = topic.known.unwrap_or_else(|| self.new_id());
            match self.registry.known.iter_mut().find(|it| it.id == id) {
                Some(known) => {
                    known.centres.clone_from(&topic.centres);
                    known.keywords.clone_from(&topic.keywords);
                }
                None => self.registry.known.push(Known {
                    id,
                    centres: topic.centres.clone(),
                    keywords: topic.keywords.clone(),
                    hidden: Vec::new(),
                }),
            }
            ids.push(id);
        }
        ids
    }

    fn new_id(&mut self) -> TopicId {
        self.made += 1;
        TopicId(Uuid::from_u128(self.made))
    }

    fn of(&mut self, id: TopicId) -> Option<&mut Known> {
        self.registry.known.iter_mut().find(|it| it.id == id)
    }

    /// The second and the third largest topic are one from now on, the largest is its largest part and the
    /// others, and its best word is hidden.
    fn decide(
        &mut self,
        messages: &[switchboard::topics::method::Message<'_>],
        found: &Topics,
        ids: &[TopicId],
    ) -> Decided {
        let (split, survivor, taken_in) = (ids[0], ids[1], ids[2]);
        let at = self.registry.known.iter().position(|it| it.id == taken_in).unwrap_or_default();
        let other = self.registry.known.remove(at);
        if let Some(it) = self.of(survivor) {
            it.merge(other);
        }
        let of_largest: Vec<_> = found.topics[0].messages.iter().map(|place| messages[*place]).collect();
        let split_off = self.new_id();
        let known = |id: TopicId, it: &Topic| Known {
            id,
            centres: it.centres.clone(),
            keywords: it.keywords.clone(),
            hidden: Vec::new(),
        };
        if let [one, another, rest @ ..] = parts(&of_largest, &self.registry).topics.as_slice() {
            let mut off = known(split_off, another);
            rest.iter().for_each(|it| off.merge(known(split_off, it)));
            if let Some(it) = self.of(split) {
                it.centres.clone_from(&one.centres);
            }
            self.registry.known.push(off);
        }
        let word = found.topics[0].keywords[0].clone();
        if let Some(it) = self.of(split) {
            it.keywords.retain(|it| *it != word);
            it.hidden.push(word.clone());
        }
        Decided { survivor, taken_in, split, split_off, hidden: (split, word) }
    }

    /// Whether each of the decisions still holds on the days after.
    fn still_holds(&self, decided: &Decided, after: &[Vec<(usize, Option<TopicId>)>]) -> [bool; 3] {
        let days_with = |id: TopicId| after.iter().filter(|day| day.iter().any(|(_, it)| *it == Some(id))).count();
        let (topic, word) = &decided.hidden;
        let shows = |known: &Known| known.id == *topic && known.keywords.contains(word);
        [
            days_with(decided.survivor) > 0 && days_with(decided.taken_in) == 0,
            days_with(decided.split) > 0 && days_with(decided.split_off) > 0,
            !self.registry.known.iter().any(shows),
        ]
    }
}

/// The messages of each day.
fn dealt(pack: &Pack) -> Vec<Vec<Labelled>> {
    let mut chance = Chance::new();
    let mut of_label: Vec<Vec<&Labelled>> = Vec::new();
    for it in &pack.messages {
        of_label.resize_with(of_label.len().max(it.label + 1), Vec::new);
        of_label[it.label].push(it);
    }
    let mut deal = |_| {
        let occurring: Vec<usize> = (0..of_label.len()).filter(|_| chance.below(3) == 0).collect();
        let weight = |label: usize| 1.0 / (label as f64 + 20.0);
        let all: f64 = occurring.iter().map(|it| weight(*it)).sum();
        let mut today = Vec::new();
        for label in occurring {
            let many = (A_DAY as f64 * weight(label) / all).round() as usize;
            let left = of_label[label].len();
            today.extend(of_label[label].drain(left - many.min(left)..).cloned());
        }
        today
    };
    (0..DAYS).map(&mut deal).collect()
}
