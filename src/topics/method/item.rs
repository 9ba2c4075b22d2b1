//! What is looked at: the different things that were said, each once, in an order of their own.

use std::collections::BTreeMap;

use super::Message;
use super::words::{Said, Words};

/// Something that customers said, in one language and apart from capitals, accents and marks; and who said it.
pub(super) struct Item<'a> {
    /// The message that stands for all: the first of its texts in the order of the alphabet.
    pub message: &'a Message<'a>,
    pub said: Said<'a>,
    /// Where its messages stand in what was given.
    pub places: Vec<usize>,
}

impl Item<'_> {
    /// How often it was said.
    pub fn weight(&self) -> f32 {
        self.places.len() as f32
    }
}

/// The items of messages. What says nothing ("Hello!", "ok, merci") is none of them.
///
/// Their order is drawn by their words, so that it is the same in whatever order the messages came, and the first
/// thousand of them are a fair sample. Each is looked at when it is asked for: of many, few are kept.
pub(super) fn items<'a>(messages: &'a [Message<'a>], words: &'a Words) -> impl Iterator<Item = Item<'a>> {
    let mut places: BTreeMap<(u64, String, &str), Vec<usize>> = BTreeMap::new();
    for (place, message) in messages.iter().enumerate() {
        let folded = words.folded(message.text);
        let mark = mark(&folded);
        places.entry((mark, folded, message.language.tag())).or_default().push(place);
    }
    let item = move |places: Vec<usize>| {
        let message = places.iter().map(|place| &messages[*place]).min_by_key(|it| it.text)?;
        let said = words.said(message);
        said.says_something().then_some(Item { message, said, places })
    };
    places.into_values().filter_map(item)
}

/// A number that draws lots: FNV-1a, then mixed, so that texts that begin alike are far apart.
fn mark(text: &str) -> u64 {
    let sum = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    super::space::mixed(sum)
}
