//! A topic that is more than one.

use crate::knowledge::Language;
use crate::prelude::*;
use crate::topics::calendar::date_of;
use crate::topics::method::{self, Message, Registry, Topics};
use crate::topics::store;
use crate::topics::store::days::{self, Written};
use crate::topics::store::{known, merges};
use crate::topics::work::{label, language_of};

/// Messages by which a topic is split, the newest of it.
const MOST: i64 = 1_000;

/// Why a topic was not split.
#[derive(Debug, thiserror::Error)]
pub enum CannotSplit {
    /// No such topic here, or it is part of another.
    #[error("topic not found")]
    Gone,
    /// Its messages are all about the same.
    #[error("the topic has no parts")]
    OfOnePiece,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Splits a topic into the parts that its newest messages fall into. The largest part keeps the name; the others are
/// new topics, under labels made of their words. How many there are now.
///
/// # Errors
/// [`CannotSplit`]; then nothing changed.
pub async fn split(mut tx: Tx<access::DeskArrange>, topic: TopicId) -> Result<usize, CannotSplit> {
    days::next_edition(&mut tx).await?;
    store::hold(&mut tx, topic).await?.ok_or(CannotSplit::Gone)?;
    let written = days::of_topic(&mut tx, topic, MOST).await?;
    let (written, found) = tokio::task::spawn_blocking(move || {
        let found = parts(&written);
        (written, found)
    })
    .await
    .map_err(Fault::other)?;
    if found.topics.len() < 2 {
        return Err(CannotSplit::OfOnePiece);
    }

    let (zone, _) = days::home(&mut tx).await?;
    let today = date_of(tx.now(), &zone);
    let newest = known::newest(&mut tx, topic).await?.unwrap_or(today);
    let ids = |places: &[usize]| -> Vec<MessageId> {
        places.iter().filter_map(|place| written.get(*place)).map(|it| it.id).collect()
    };
    let mut touched = vec![topic];
    for (at, part) in found.topics.iter().enumerate() {
        let id = match at {
            0 => topic,
            _ => days::add_topic(&mut tx, &label(part), &part.keywords, None).await?,
        };
        if at == 0 {
            days::set_keywords(&mut tx, topic, today, &part.keywords).await?;
        } else {
            touched.push(id);
        }
        days::move_to(&mut tx, id, &ids(&part.messages), &ids(&part.samples)).await?;
        known::keep_centres(&mut tx, id, newest, None, &part.centres).await?;
    }
    // Where its parts lie now says nothing of what they were once.
    merges::settle(&mut tx, topic).await?;
    days::recount(&mut tx, &touched).await?;
    tx.record(Event::TopicsChanged).await?;
    tx.commit().await?;
    Ok(found.topics.len())
}

/// The parts, by words alone: a person waits for them. The days that follow look at what they mean. What no word names
/// is in none of them, and stays where it is.
fn parts(written: &[Written]) -> Topics {
    let told = |it: &Written| language_of(&it.body, it.language.as_deref(), Language::Other);
    let languages: Vec<Language> = written.iter().map(told).collect();
    let messages: Vec<Message<'_>> = written
        .iter()
        .zip(&languages)
        .map(|(it, language)| Message { text: &it.body, language: *language, vector: None })
        .collect();
    method::parts(&messages, &Registry::default())
}
