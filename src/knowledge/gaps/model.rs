//! The nouns of gaps.

use serde::Serialize;
use time::OffsetDateTime;

use crate::ids::*;
use crate::knowledge::search::Language;

crate::words! {
    /// What a gap is.
    pub enum GapKind {
        /// A source that people call out of date.
        OutOfDate = "out_of_date",
        /// Questions that found no answer.
        Unanswered = "unanswered",
    }
}

crate::words! {
    /// What became of a gap.
    pub enum GapState {
        /// It waits to be mended.
        Open = "open",
        /// The knowledge says it now.
        Resolved = "resolved",
        /// It was none.
        Dismissed = "dismissed",
    }
}

crate::words! {
    /// What becomes of a question.
    pub enum Asked {
        /// It would be answered.
        Answered = "answer",
        /// Its customer would be asked what they mean.
        AskedBack = "clarify",
        /// A person would be asked.
        HandedOver = "hand_over",
    }
}

crate::words! {
    /// Why a question is not answered.
    pub enum Unmet {
        /// The knowledge does not say.
        NoEvidence = "no_evidence",
        /// There is no knowledge in its language.
        Language = "language",
        /// It may mean several things.
        StillUnclear = "still_unclear",
        /// It wants a person.
        AskedForPerson = "asked_for_person",
        /// It is about something that only people handle.
        Sensitive = "sensitive",
        /// Two passages say different things.
        Contradiction = "contradiction",
    }
}

crate::words! {
    /// Which gaps come first.
    pub enum Order {
        /// Those that were asked about last.
        Newest = "newest",
        /// Those that were asked about most.
        Most = "most",
    }
}

/// A gap, as somebody sees it who sees some of its questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Gap {
    /// Which gap.
    pub id: GapId,
    /// What it is.
    pub kind: GapKind,
    /// What became of it.
    pub state: GapState,
    /// In which its questions are asked; of a source that is out of date, none.
    pub language: Option<Language>,
    /// What a customer asked last, in their words.
    pub question: String,
    /// How many of its questions the reader sees.
    pub asked: i64,
    /// When the last of them was asked, or when it was found.
    pub asked_at: OffsetDateTime,
    /// The newest of them, three at most.
    pub examples: Vec<String>,
    /// The source that is to be mended.
    pub item_id: Option<ItemId>,
    /// What it was called then.
    pub source: Option<String>,
    /// The version of it that was cited.
    pub version: Option<i32>,
    /// The version that is searched now.
    pub active_version: Option<i32>,
    /// Who found it, where a person did.
    pub opened_by: Option<String>,
    /// Where it showed first.
    pub conversation_id: ConversationId,
    /// What was written to fill it.
    pub filled_by: Option<ItemId>,
    /// Since when its questions are being asked again.
    pub asking_since: Option<OffsetDateTime>,
    /// When they were.
    pub asked_again_at: Option<OffsetDateTime>,
}

/// A question of a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Question {
    /// The message that asked it.
    pub message_id: MessageId,
    /// Where.
    pub conversation_id: ConversationId,
    /// In the customer's words.
    pub question: String,
    /// What became of it when it was asked last.
    pub outcome: Asked,
    /// Why it was not answered.
    pub reason: Option<Unmet>,
    /// What had become of it the time before; none where it was not asked again.
    pub outcome_before: Option<Asked>,
    /// When its customer asked it.
    pub asked_at: OffsetDateTime,
}

/// A gap with those of its questions that the reader sees, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The gap.
    pub gap: Gap,
    /// Its questions, two hundred at most.
    pub questions: Vec<Question>,
}

/// What asking again has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// How many questions.
    pub questions: usize,
    /// How many of them were answered before.
    pub before: usize,
    /// How many are now.
    pub after: usize,
}

impl Found {
    /// What asking again has come to, once it was done.
    pub fn tally(&self) -> Option<Tally> {
        self.gap.asked_again_at?;
        let answered = |outcome: Option<Asked>| outcome == Some(Asked::Answered);
        Some(Tally {
            questions: self.questions.len(),
            before: self.questions.iter().filter(|it| answered(it.outcome_before)).count(),
            after: self.questions.iter().filter(|it| answered(Some(it.outcome))).count(),
        })
    }
}

/// Which gaps to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filter {
    /// Only those of which this became.
    pub state: GapState,
    /// Which come first.
    pub order: Order,
    /// Only gaps after this one.
    pub after: Option<Cursor>,
}

impl Default for Filter {
    fn default() -> Self {
        Self { state: GapState::Open, order: Order::Newest, after: None }
    }
}

/// A place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// What the last gap shown was ordered by: microseconds, or a number of questions.
    pub rank: i64,
    /// Which gap that was.
    pub id: GapId,
}

impl Cursor {
    /// The place after a gap.
    pub fn after(gap: &Gap, order: Order) -> Self {
        let rank = match order {
            Order::Newest => i64::try_from(gap.asked_at.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX),
            Order::Most => gap.asked,
        };
        Self { rank, id: gap.id }
    }
}

/// `RANK-ID`, as it stands in addresses.
impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.rank, self.id)
    }
}

/// A text that is no place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in a list")]
pub struct NoCursor;

impl std::str::FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let (rank, id) = text.split_once('-').ok_or(NoCursor)?;
        Ok(Self { rank: rank.parse().map_err(|_| NoCursor)?, id: id.parse().map_err(|_| NoCursor)? })
    }
}

/// A question that ended with a person for want of an answer.
#[derive(Debug, Clone, Copy)]
pub struct Unanswered<'a> {
    /// The run that found none.
    pub run: RunId,
    /// The message that asked.
    pub message: MessageId,
    /// Where.
    pub conversation: ConversationId,
    /// In the customer's words.
    pub question: &'a str,
    /// Its language.
    pub language: Language,
    /// Why there was no answer.
    pub reason: Unmet,
}
