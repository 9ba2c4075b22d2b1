//! Previewing a change of knowledge: what customers asked lately, answered again from knowledge as it would be.
//!
//! Nothing is kept. Both sides are answered by the built-in provider, so that only the knowledge makes a difference;
//! no language model is asked. Both sides are searched by the same: by words and meaning as far as the workspace's
//! sentence model can look at what would be new, or else by words.

use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::grounded::Outcome;
use super::model::OutcomeKind;
use super::rehearsal::Rehearsal;
use super::store::{self, Asked};
use crate::access::{InboxRead, KnowledgeRead, Right};
use crate::knowledge::search::Index;
use crate::knowledge::{self, Change, Compared, Foreseen, Hit, Language, Shelves, Supposed, Tried};
use crate::prelude::*;
use crate::tenancy::{CannotBegin, Principal};

/// Questions that are asked again, at most.
pub const MOST_ASKED: i64 = 200;
/// So many days back they were asked, at most.
pub const DAYS: i64 = 30;
/// Asking them again takes no longer; what is left then is counted.
const PATIENCE: Duration = Duration::from_secs(5);

/// Previews that are computed at once: each takes a core.
static PLACES: Semaphore = Semaphore::const_new(2);

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum CannotPreview {
    /// There is no such item here, or it cannot be changed so.
    #[error("nothing to preview")]
    Gone,
    /// They may not look, or an accident.
    #[error(transparent)]
    Begin(#[from] CannotBegin),
}

impl From<Fault> for CannotPreview {
    fn from(fault: Fault) -> Self {
        Self::Begin(CannotBegin::Fault(fault))
    }
}

crate::words! {
    /// How an answer would differ.
    pub enum Differs {
        /// There is no answer now, and there would be one.
        Appears = "appears",
        /// There is an answer now, and there would be none.
        Vanishes = "vanishes",
        /// Something else would be said.
        Changes = "changes",
    }
}

/// What is said to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// What is done.
    pub outcome: Outcome,
    /// What the answer cites.
    pub source: Option<String>,
}

/// A question that would be answered otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Where it was asked.
    pub conversation: ConversationId,
    /// What was asked.
    pub question: String,
    /// When.
    pub at: OffsetDateTime,
    /// How the answer differs.
    pub differs: Differs,
    /// What is said now.
    pub before: Said,
    /// What would be said.
    pub after: Said,
}

/// What a change would do to the answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// Questions that were asked again.
    pub asked: usize,
    /// Questions for which the time did not suffice.
    pub left_out: usize,
    /// Those that find the item, and would be answered as they are.
    pub unchanged: usize,
    /// Those that would be answered otherwise; the newest first.
    pub differences: Vec<Difference>,
    /// By what both sides were searched.
    pub compared: Compared,
}

impl Preview {
    /// How many answers would differ like this.
    pub fn count(&self, differs: Differs) -> usize {
        self.differences.iter().filter(|it| it.differs == differs).count()
    }
}

/// Says which answers to recent questions a change would make otherwise. Only questions from conversations that the
/// principal sees are asked.
///
/// # Errors
/// [`CannotPreview`].
pub async fn preview(
    desk: &Desk,
    shelves: &Shelves,
    who: &Principal,
    item: ItemId,
    change: &Change,
) -> Result<Preview, CannotPreview> {
    let supposed = {
        let mut tx = desk.begin::<KnowledgeRead>(who.clone()).await?;
        knowledge::supposed(&mut tx, item, change, &shelves.models_within()).await?.ok_or(CannotPreview::Gone)?
    };
    foresee(desk, shelves, who, &[item], supposed).await
}

/// Says which answers to recent questions would be others if these items were not searched, as [`preview`] does.
///
/// # Errors
/// [`CannotPreview::Begin`].
pub async fn preview_without(
    desk: &Desk,
    shelves: &Shelves,
    who: &Principal,
    items: &[ItemId],
) -> Result<Preview, CannotPreview> {
    let supposed = {
        let mut tx = desk.begin::<KnowledgeRead>(who.clone()).await?;
        knowledge::without(&mut tx, items, &shelves.models_within()).await?
    };
    foresee(desk, shelves, who, items, supposed).await
}

async fn foresee(
    desk: &Desk,
    shelves: &Shelves,
    who: &Principal,
    touched: &[ItemId],
    supposed: Supposed,
) -> Result<Preview, CannotPreview> {
    // Who writes knowledge and reads no conversations is shown none of their questions.
    let asked = if who.rights.has(Right::InboxRead) {
        let mut tx = desk.begin::<InboxRead>(who.clone()).await?;
        let since = tx.now() - time::Duration::days(DAYS);
        store::asked_lately(&mut tx, since, MOST_ASKED).await?
    } else {
        Vec::new()
    };
    let (hidden, threshold) = {
        let items: Vec<ItemId> = supposed.items().into_iter().chain(touched.iter().copied()).collect();
        let mut tx = desk.begin::<KnowledgeRead>(who.clone()).await?;
        (knowledge::of_agents(&mut tx, &items).await?, store::settings(&mut tx).await?.threshold)
    };
    let before = shelves.index::<KnowledgeRead>(desk, who).await?;
    let _place = PLACES.acquire().await.map_err(Fault::other)?;
    let mut after = supposed.look(asked.iter().map(|it| it.question.clone()).collect()).await;
    let (touched, compared) = (touched.to_vec(), after.compared);
    let compare = tokio::task::spawn_blocking(move || {
        let index = after.index();
        let quotable = |hit: &Hit| !hidden.contains(&hit.passage.source);
        let sides = Sides { before: &before, after: &index, foreseen: &after, touched: &touched };
        sides.compare(asked, (threshold, &quotable), Instant::now() + PATIENCE)
    });
    Ok(Preview { compared, ..compare.await.map_err(Fault::other)? })
}

/// Knowledge as it is, and as it would be.
struct Sides<'a> {
    before: &'a Index,
    after: &'a Index,
    /// Knows what the questions mean.
    foreseen: &'a Foreseen,
    /// The items that would be changed.
    touched: &'a [ItemId],
}

impl Sides<'_> {
    /// Asks both the same questions, until a moment. Customers are told what is quotable, and surely enough.
    fn compare(
        &self,
        asked: Vec<Asked>,
        (threshold, quotable): (f32, &dyn Fn(&Hit) -> bool),
        until: Instant,
    ) -> Preview {
        let mut preview = Preview::default();
        for (number, it) in asked.into_iter().enumerate() {
            if Instant::now() >= until {
                preview.left_out += 1;
                continue;
            }
            preview.asked += 1;
            let usual = Language::from_tag(&it.usual);
            let say = |index| {
                let meaning = |language| self.foreseen.meaning(number, language);
                let tried = Tried::of(index, &it.question, usual, meaning);
                let told: Vec<Hit> = tried.hits.iter().filter(|hit| quotable(hit)).cloned().collect();
                Rehearsal::of(&it.question, tried, &told, threshold)
            };
            let (was, would) = (say(self.before), say(self.after));
            let is_touched = self.touched.iter().any(|item| was.finds(*item) || would.finds(*item));
            match differs(&was.outcome, &would.outcome) {
                // Rarer words can weigh otherwise without it: that is a difference too.
                Some(differs) => preview.differences.push(Difference {
                    conversation: it.conversation_id,
                    at: it.at,
                    differs,
                    before: was.into(),
                    after: would.into(),
                    question: it.question,
                }),
                None if is_touched => preview.unchanged += 1,
                None => {}
            }
        }
        preview
    }
}

/// How a customer would notice the difference, if they would.
fn differs(before: &Outcome, after: &Outcome) -> Option<Differs> {
    match (before, after) {
        (Outcome::Answer { text: was, .. }, Outcome::Answer { text: would, .. }) => {
            (was != would).then_some(Differs::Changes)
        }
        (Outcome::Answer { .. }, _) => Some(Differs::Vanishes),
        (_, Outcome::Answer { .. }) => Some(Differs::Appears),
        (Outcome::Clarify { titles: was, .. }, Outcome::Clarify { titles: would, .. }) => {
            (was != would).then_some(Differs::Changes)
        }
        (was, would) => (was.kind() != would.kind()).then_some(Differs::Changes),
    }
}

impl From<Rehearsal> for Said {
    fn from(it: Rehearsal) -> Self {
        let answers = it.outcome.kind() == OutcomeKind::Answer;
        let source = it.hits.first().filter(|_| answers).map(|hit| hit.passage.title.clone());
        Self { outcome: it.outcome, source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::{MA_BOUTIQUE, World};

    #[tokio::test]
    async fn what_the_time_did_not_suffice_for_is_counted() {
        let world = World::new().await;
        let one = Asked {
            conversation_id: ConversationId(MA_BOUTIQUE.0),
            question: "Are you open?".to_owned(),
            usual: "en".to_owned(),
            at: world.desk().now(),
        };
        let (none, foreseen) = (Index::default(), Foreseen::default());
        let sides = Sides { before: &none, after: &none, foreseen: &foreseen, touched: &[] };
        let preview = sides.compare(vec![one.clone(), one], (0.8, &|_| true), Instant::now());
        assert_eq!(preview, Preview { left_out: 2, ..Preview::default() });
    }
}
