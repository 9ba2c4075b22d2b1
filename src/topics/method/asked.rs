//! A single question: which of the known topics is it about?

use super::Message;
use super::day::{BELONGS, Registry};
use super::item::{Item, items};
use super::registry::Mean;
use super::space::{Rarity, Space};
use super::words::Words;
use crate::ids::TopicId;

/// The known topic that a message is about, where it is like one. `recent` are other messages of the workspace, which
/// tell how rare words are.
pub fn topic_of(message: Message<'_>, recent: &[Message<'_>], registry: &Registry) -> Option<TopicId> {
    let words = Words::new();
    let asked = [message];
    let item: Vec<Item<'_>> = items(&asked, &words).collect();
    if item.is_empty() {
        return None;
    }
    let others: Vec<Item<'_>> = items(recent, &words).collect();
    let rarity = Rarity::of(&others);
    // Without a vector it is compared by its words alone.
    let mean = if message.vector.is_some() { registry.mean.clone() } else { Mean::default() };
    let space = Space::of(&item, &mean, &rarity);
    let alike = registry.known.iter().filter_map(|known| Some((known.alike(space.row(0), space.meaning())?, known.id)));
    let best = alike.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    best.filter(|(alike, _)| *alike >= BELONGS).map(|(_, id)| id)
}
