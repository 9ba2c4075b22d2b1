//! From what was drafted to what is done with it.

use super::grounded::{HandOver, Outcome};
use super::model::{OutcomeKind, Reason};
use crate::channels::AssistantMode;

/// What is done with a draft.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Decision {
    /// The customer gets it.
    Send { text: String },
    /// A person decides on it; the reason says why, where the channel would have let it be sent.
    Propose { text: String, unsure: bool },
    /// The customer is asked which of these they mean.
    AskBack { titles: Vec<String> },
    /// A person is asked.
    HandOver { reason: Reason },
}

/// Below this an answer is not even worth proposing: it would be more work to check than to write.
pub(super) const WORTH_PROPOSING: f32 = 0.5;

/// Decides. `asked_back` says that the assistant's last words here were a question back: it
/// asks once, never twice in a row.
pub(super) fn decide(outcome: Outcome, mode: AssistantMode, threshold: f32, asked_back: bool) -> Decision {
    match outcome {
        Outcome::HandOver { reason, .. } => Decision::HandOver { reason: reason.into() },
        Outcome::Clarify { .. } if asked_back => Decision::HandOver { reason: Reason::StillUnclear },
        Outcome::Clarify { titles, .. } if titles.is_empty() => Decision::HandOver { reason: Reason::NoEvidence },
        Outcome::Clarify { titles, .. } => Decision::AskBack { titles },
        Outcome::Answer { text, confidence, .. } => match mode {
            AssistantMode::Off => Decision::HandOver { reason: Reason::TakenOver },
            AssistantMode::Draft => Decision::Propose { text, unsure: false },
            AssistantMode::Send if confidence >= threshold => Decision::Send { text },
            AssistantMode::Send if confidence >= WORTH_PROPOSING => Decision::Propose { text, unsure: true },
            AssistantMode::Send => Decision::HandOver { reason: Reason::NoEvidence },
        },
    }
}

impl Outcome {
    /// Which of the three it is.
    pub fn kind(&self) -> OutcomeKind {
        match self {
            Self::Answer { .. } => OutcomeKind::Answer,
            Self::Clarify { .. } => OutcomeKind::Clarify,
            Self::HandOver { .. } => OutcomeKind::HandOver,
        }
    }

    /// How sure it is, from 0 to 1.
    pub fn confidence(&self) -> f32 {
        match self {
            Self::Answer { confidence, .. } | Self::Clarify { confidence, .. } | Self::HandOver { confidence, .. } => {
                *confidence
            }
        }
    }

    /// Why there is no answer, where a person is asked.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::HandOver { reason, .. } => Some(Reason::from(*reason)),
            Self::Answer { .. } | Self::Clarify { .. } => None,
        }
    }
}

impl From<HandOver> for Reason {
    fn from(reason: HandOver) -> Self {
        match reason {
            HandOver::NoEvidence => Self::NoEvidence,
            HandOver::AskedForPerson => Self::AskedForPerson,
            HandOver::Sensitive => Self::Sensitive,
            HandOver::Contradiction => Self::Contradiction,
            HandOver::Language => Self::Language,
        }
    }
}
