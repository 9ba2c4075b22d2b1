//! Finding conversations by words: in messages, in their subject, in the customer's name or address.
//!
//! Accents and case make no difference; nor do French and English endings, or a letter too many, too few or swapped
//! in a word that the workspace does not know; words in quotes are taken as they are. What a search finds is what the list would show: of what is not the
//! reader's to see, it says nothing. It has [`BUDGET`] to answer; what was found by then is the answer.

mod excerpt;
mod like;
mod store;

use std::time::{Duration, Instant};

pub use excerpt::{Excerpt, Span};
pub use store::excerpts;

use super::store::{Addressee, Filter, addressees, of_conversations};
use crate::access::Permission;
use crate::fault::Fault;
use crate::ids::*;
use crate::knowledge::search as language;
use crate::tenancy::Tx;
use like::Widened;

/// Conversations that a search finds at most.
pub const FOUND: usize = 200;
/// Conversations that it shows when time ran out.
pub const BEST: usize = 50;
/// How long it may look.
const BUDGET: Duration = Duration::from_secs(2);
/// How far back it looks first, in weeks; then everywhere.
const WEEKS: [Option<i32>; 3] = [Some(1), Some(8), None];

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The conversations, [`FOUND`] at most.
    pub hits: Vec<Hit>,
    /// Whether there was no time to look everywhere: then these are the best [`BEST`] so far.
    pub ran_out: bool,
    /// The words that were looked for, without accents: those of the question and those like them.
    words: Vec<String>,
}

/// A conversation that a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Hit {
    /// Which conversation.
    pub conversation_id: ConversationId,
    /// The newest message with the words; `None` where its subject or the customer has them.
    pub seq: Option<i64>,
}

impl Found {
    /// Which conversations.
    pub fn ids(&self) -> Vec<ConversationId> {
        self.hits.iter().map(|it| it.conversation_id).collect()
    }

    /// Whether there may be more than are shown.
    pub fn is_full(&self) -> bool {
        self.hits.len() >= FOUND
    }

    /// Adds what is not there yet.
    fn add(&mut self, hits: Vec<Hit>) {
        for hit in hits {
            if !self.hits.iter().any(|it| it.conversation_id == hit.conversation_id) {
                self.hits.push(hit);
            }
        }
    }
}

/// What the words of a filter find; `None` where it has none.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn search(tx: &mut Tx<impl Permission>, filter: &Filter) -> Result<Option<Found>, Fault> {
    search_within(tx, filter, BUDGET).await
}

/// The same, with so much time.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(super) async fn search_within(
    tx: &mut Tx<impl Permission>,
    filter: &Filter,
    budget: Duration,
) -> Result<Option<Found>, Fault> {
    let Some(words) = filter.words.as_deref().and_then(asked) else { return Ok(None) };
    let began = Instant::now();
    let widened = widen(tx, &words).await?;
    let question = store::Question { words: &words, widened: &widened, filter };
    let mut found = Found { words: looked_for(&words, &widened), ..Found::default() };
    let beside = store::look(tx, &question, store::Place::Beside, budget.saturating_sub(began.elapsed())).await?;
    found.ran_out = beside.is_none();
    let mut written = Vec::new();
    for weeks in WEEKS {
        let left = budget.saturating_sub(began.elapsed());
        match store::look(tx, &question, store::Place::Messages(weeks), left).await? {
            // Whoever looks further back finds what was found before, too.
            Some(hits) => written = hits,
            None => found.ran_out = true,
        }
        if found.ran_out || written.len() >= FOUND {
            break;
        }
    }
    found.add(written);
    found.add(beside.unwrap_or_default());
    found.hits.truncate(if found.ran_out { BEST } else { FOUND });
    Ok(Some(found))
}

/// Customers who are called so or have such an address, each as a channel knows them, 50 at most. Whoever sees no
/// conversation of theirs does not find them.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn customers(tx: &mut Tx<impl Permission>, words: &str) -> Result<Vec<Addressee>, Fault> {
    let Some(words) = asked(words) else { return Ok(Vec::new()) };
    let widened = Widened::of(store::words_like(tx, &words).await?);
    let question = store::Question { words: &words, widened: &widened, filter: &Filter::default() };
    let hits = store::look(tx, &question, store::Place::Beside, BUDGET).await?.unwrap_or_default();
    let seen: Vec<ConversationId> = hits.into_iter().map(|it| it.conversation_id).collect();
    let known_as = of_conversations(tx, &seen).await?;
    addressees(tx, &known_as).await
}

/// What is looked for, as the functions that search take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The question.
    pub words: String,
    /// Those of its words that stand for several.
    pub asked: Vec<String>,
    /// What each of them stands for.
    pub widened: Vec<String>,
}

/// What somebody looks for with these words, in conversations or elsewhere: with words that differ by their ending, and
/// those that were meant by a slip. `None` where nothing is said.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn wanted(tx: &mut Tx<impl Permission>, words: &str) -> Result<Option<Wanted>, Fault> {
    let Some(words) = asked(words) else { return Ok(None) };
    let widened = widen(tx, &words).await?;
    let (asked, widened) = widened.rewritten();
    Ok(Some(Wanted { words, asked, widened }))
}

/// Words in quotes are meant as they are.
async fn widen(tx: &mut Tx<impl Permission>, words: &str) -> Result<Widened, Fault> {
    let is_quoted = words.contains('"');
    Ok(if is_quoted { Widened::default() } else { Widened::of(store::words_like(tx, words).await?) })
}

/// What is looked for; nothing where nothing is said.
fn asked(words: &str) -> Option<String> {
    let words: String = words.trim().chars().filter(|it| *it != '\0').take(200).collect();
    (!words.is_empty()).then_some(words)
}

/// Every word that is marked where it stands.
fn looked_for(question: &str, widened: &Widened) -> Vec<String> {
    let asked = language::words(question).map(|it| language::fold(it.text).into_owned());
    asked.chain(widened.others().cloned()).collect()
}
