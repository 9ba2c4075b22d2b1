//! Messages by themselves: which of the known topics is each of them about?

use super::Message;
use super::day::{BELONGS, MOST, Registry, Topic, Topics, largest_first};
use super::item::{Item, items};
use super::registry::Mean;
use super::space::{Rarity, Space};
use super::words::Words;
use crate::ids::TopicId;

/// The known topic that a message is about, where it is like one. `recent` are other messages of the workspace, which
/// tell how rare words are.
pub fn topic_of(message: Message<'_>, recent: &[Message<'_>], registry: &Registry) -> Option<TopicId> {
    topics_of(&[message], recent, registry, |_, _| true).into_iter().next().flatten()
}

/// Lets what belongs to no topic of a day join the known topic that it is about: few messages make no topic of their
/// own, and yet are about one. What is near none stays where it is; so does, where words alone tell, what says more
/// that is unheard of than what was heard. `messages` and `registry` are what the day was found by.
pub fn join(found: &mut Topics, messages: &[Message<'_>], recent: &[Message<'_>], registry: &Registry) {
    let left: Vec<Message<'_>> = found.other.iter().map(|place| messages[*place]).collect();
    let width = registry.mean.centre.len();
    let topics = topics_of(&left, recent, registry, |item, rarity| {
        item.message.vector.is_some_and(|it| it.len() == width) || rarity.knows_half(item)
    });
    for (place, topic) in std::mem::take(&mut found.other).into_iter().zip(topics) {
        let Some(id) = topic else {
            found.other.push(place);
            continue;
        };
        match found.topics.iter_mut().find(|it| it.known == Some(id)) {
            Some(topic) => topic.messages.push(place),
            None => found.topics.push(Topic::of_joined(id, place)),
        }
    }
    found.topics.iter_mut().for_each(|it| it.messages.sort_unstable());
    largest_first(&mut found.topics);
}

/// The known topic of each message, where it has one and may be asked for one.
fn topics_of(
    messages: &[Message<'_>],
    recent: &[Message<'_>],
    registry: &Registry,
    may: impl Fn(&Item<'_>, &Rarity) -> bool,
) -> Vec<Option<TopicId>> {
    let words = Words::new();
    let mut topics = vec![None; messages.len()];
    let asked: Vec<Item<'_>> = items(messages, &words).take(MOST).collect();
    if asked.is_empty() || registry.known.is_empty() {
        return topics;
    }
    let others: Vec<Item<'_>> = items(recent, &words).collect();
    let rarity = Rarity::of(&others);
    let by_words = Mean::default();
    for item in asked.iter().filter(|it| may(it, &rarity)) {
        // Without a vector it is compared by its words alone.
        let mean = if item.message.vector.is_some() { &registry.mean } else { &by_words };
        let space = Space::of(std::slice::from_ref(item), mean, &rarity);
        let topic = nearest_known(&space, registry);
        item.places.iter().for_each(|place| topics[*place] = topic);
    }
    topics
}

/// The known topic that the one message of a space is nearest to, where it is near enough.
fn nearest_known(space: &Space, registry: &Registry) -> Option<TopicId> {
    let alike = registry.known.iter().filter_map(|known| Some((known.alike(space.row(0), space.meaning())?, known.id)));
    let best = alike.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    best.filter(|(alike, _)| *alike >= BELONGS).map(|(_, id)| id)
}
