//! The nouns of evaluation: questions, runs, verdicts.

use std::collections::HashMap;

use time::OffsetDateTime;

use crate::assistant::{OutcomeKind, Reason, Rehearsal};
use crate::ids::*;
use crate::knowledge::{Language, searchable};

/// Longest question, in characters: what a customer would write.
pub const LONGEST_QUESTION: usize = 1_000;
/// Most questions of a set.
pub const MOST_QUESTIONS: i64 = 500;

crate::words! {
    /// What is to be thought of an answer.
    pub enum Verdict {
        /// It cites what was expected.
        Right = "right",
        /// It cites something else, or there should have been none.
        Wrong = "wrong",
        /// A person would be asked, as it should be.
        RefusedRightly = "refused-rightly",
        /// A person would be asked, or the customer what they mean, although the answer is there.
        RefusedWrongly = "refused-wrongly",
    }
}

crate::words! {
    /// How far a run is.
    pub enum RunState {
        /// It waits for a worker.
        Waiting = "waiting",
        /// Its questions are being asked.
        Running = "running",
        /// Every question was asked.
        Done = "done",
        /// It met accidents of ours, each time it was tried.
        Failed = "failed",
    }
}

impl RunState {
    /// Whether questions are still to be asked.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

impl Verdict {
    /// What is to be thought of an outcome that cites `cited`, where `expected` should be cited; none is a person.
    pub fn of(expected: Option<ItemId>, outcome: OutcomeKind, cited: Option<ItemId>) -> Self {
        match (outcome, expected) {
            (OutcomeKind::Answer, Some(expected)) if cited == Some(expected) => Self::Right,
            (OutcomeKind::Answer, _) => Self::Wrong,
            (OutcomeKind::Clarify | OutcomeKind::HandOver, None) => Self::RefusedRightly,
            (OutcomeKind::Clarify | OutcomeKind::HandOver, Some(_)) => Self::RefusedWrongly,
        }
    }

    /// Whether it is as it should be.
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Right | Self::RefusedRightly)
    }
}

/// Why what was written is no question of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unacceptable {
    /// Nothing is asked.
    #[error("question: missing")]
    Missing,
    /// Beyond [`LONGEST_QUESTION`].
    #[error("question: {0} characters, {LONGEST_QUESTION} at most")]
    TooLong(usize),
    /// A language that Switchboard cannot search.
    #[error("language: unknown")]
    UnknownLanguage,
}

/// A question to be added to a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    /// What is asked.
    pub question: String,
    /// In which language; `None` is the question's own.
    pub language: Option<Language>,
    /// What should be cited; `None` where a person should answer.
    pub expected: Option<ItemId>,
}

impl NewQuestion {
    /// Reads a question; `language` is a tag such as `fr`, or empty.
    ///
    /// # Errors
    /// [`Unacceptable`], with the first limit that was passed.
    pub fn parse(question: &str, language: &str, expected: Option<ItemId>) -> Result<Self, Unacceptable> {
        let question = question.replace('\0', "").trim().to_owned();
        let length = question.chars().count();
        if question.is_empty() {
            return Err(Unacceptable::Missing);
        }
        if length > LONGEST_QUESTION {
            return Err(Unacceptable::TooLong(length));
        }
        let language = match language {
            "" => None,
            tag => Some(searchable(tag).map_err(|_| Unacceptable::UnknownLanguage)?),
        };
        Ok(Self { question, language, expected })
    }
}

/// A question of the set.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Question {
    /// Which one.
    pub id: QuestionId,
    /// What is asked.
    pub question: String,
    /// In which language; `None` is the question's own.
    pub language: Option<Language>,
    /// What should be cited.
    pub expected_item_id: Option<ItemId>,
    /// Its title.
    pub expected_title: Option<String>,
    /// Who added it; `None` where another system did.
    pub added_by: Option<String>,
    /// When.
    pub created_at: OffsetDateTime,
}

/// One time that the set was asked, with what came of it.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Run {
    /// Which one.
    pub id: EvaluationId,
    /// How far it is.
    pub state: RunState,
    /// The confidence from which an answer counted as sent.
    pub threshold: f32,
    /// Who began it; `None` where another system did.
    pub started_by: Option<String>,
    /// When.
    pub created_at: OffsetDateTime,
    /// When its last question was asked.
    pub ended_at: Option<OffsetDateTime>,
    /// How many questions it asks.
    pub total: i64,
    /// How many it has asked.
    pub done: i64,
    /// How many answers were right.
    pub right: i64,
    /// How many were wrong.
    pub wrong: i64,
    /// How many questions were rightly left to a person.
    pub refused_rightly: i64,
    /// How many were left to a person, or asked back, although the answer is there.
    pub refused_wrongly: i64,
}

/// What a question was answered in a run.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Answered {
    /// Which question.
    pub question_id: QuestionId,
    /// What was asked.
    pub question: String,
    /// What should have been cited, then.
    pub expected_item_id: Option<ItemId>,
    /// What is to be thought of the answer.
    pub verdict: Verdict,
    /// What was done.
    pub outcome: OutcomeKind,
    /// Why there was no answer.
    pub reason: Option<Reason>,
    /// The place of what was expected among what was found, from 1.
    pub rank: Option<i32>,
    /// How sure it was.
    pub confidence: f32,
    /// What was said.
    pub answer: Option<String>,
    /// What was cited.
    pub cited_item_id: Option<ItemId>,
    /// Its title.
    pub cited_title: Option<String>,
    /// How long it took, in milliseconds.
    pub latency_ms: i32,
}

/// A question whose verdict is another than in the run before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which question.
    pub question_id: QuestionId,
    /// What was asked.
    pub question: String,
    /// What was thought of its answer before.
    pub before: Verdict,
    /// What is to be thought of it now.
    pub after: Verdict,
}

/// The questions whose verdicts differ between two runs, in the order of the later one.
pub fn changed(before: &[Answered], after: &[Answered]) -> Vec<Changed> {
    let known: HashMap<QuestionId, Verdict> = before.iter().map(|it| (it.question_id, it.verdict)).collect();
    let one = |it: &Answered| {
        let before = known.get(&it.question_id).copied().filter(|was| *was != it.verdict)?;
        Some(Changed { question_id: it.question_id, question: it.question.clone(), before, after: it.verdict })
    };
    after.iter().filter_map(one).collect()
}

/// What a worker found out about one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub(super) question: QuestionId,
    pub(super) verdict: Verdict,
    pub(super) outcome: OutcomeKind,
    pub(super) reason: Option<Reason>,
    pub(super) rank: Option<i32>,
    pub(super) confidence: f32,
    pub(super) answer: Option<String>,
    pub(super) cited: Option<ItemId>,
    pub(super) latency_ms: i32,
}

impl Outcome {
    /// What a rehearsal of a question came to.
    pub fn of(question: QuestionId, expected: Option<ItemId>, rehearsed: &Rehearsal, latency_ms: i32) -> Self {
        let (outcome, cited) = (rehearsed.outcome.kind(), rehearsed.cited().first().copied());
        let found = expected.and_then(|it| rehearsed.hits.iter().position(|hit| hit.passage.source == it));
        let answer = match &rehearsed.outcome {
            crate::assistant::grounded::Outcome::Answer { text, .. } => Some(text.clone()),
            _ => None,
        };
        Self {
            question,
            verdict: Verdict::of(expected, outcome, cited),
            outcome,
            reason: rehearsed.outcome.reason(),
            rank: found.and_then(|at| i32::try_from(at + 1).ok()),
            confidence: rehearsed.outcome.confidence(),
            answer,
            cited,
            latency_ms,
        }
    }
}
