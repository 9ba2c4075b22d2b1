//! What can go wrong between Stripe and us.

use serde::Deserialize;

/// Why a call came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StripeProblem {
    /// Nobody answered in time, or the connection broke.
    #[error("Stripe is away")]
    Away,
    /// We ask too often (429).
    #[error("Stripe is asked too often")]
    TooOften,
    /// The same is being asked, or somebody else changes the object (409).
    #[error("Stripe is busy with the object")]
    Busy,
    /// Stripe failed (5xx).
    #[error("Stripe failed with {0}")]
    Failed(u16),
    /// The key is not, or no longer, one that may ask for this (401, 403).
    #[error("Stripe does not accept the secret key")]
    NotLetIn,
    /// There is no such object (404).
    #[error("Stripe knows no such object")]
    Missing,
    /// The bank refused a payment (402).
    #[error("the payment was refused: {0}")]
    Declined(String),
    /// What was asked cannot be done (another 4xx), with Stripe's word for it and its sentence.
    #[error("Stripe refused with {status} ({code}): {message}")]
    Refused {
        /// The status of the answer.
        status: u16,
        /// Stripe's word; empty where it said none.
        code: String,
        /// Stripe's sentence, for the log.
        message: String,
    },
    /// The answer is not what the version of the API promises.
    #[error("Stripe's answer cannot be read: {0}")]
    Unreadable(String),
}

/// Most characters of Stripe's sentences that are kept.
const MOST: usize = 300;

impl StripeProblem {
    /// The problem that an answer other than 2xx tells of.
    pub fn of(status: u16, body: &[u8]) -> Self {
        #[derive(Deserialize, Default)]
        struct Said {
            #[serde(default)]
            error: Details,
        }
        #[derive(Deserialize, Default)]
        struct Details {
            code: Option<String>,
            r#type: Option<String>,
            message: Option<String>,
        }
        let Said { error } = serde_json::from_slice(body).unwrap_or_default();
        let short = |text: Option<String>| text.unwrap_or_default().chars().take(MOST).collect::<String>();
        match status {
            401 | 403 => Self::NotLetIn,
            402 => Self::Declined(short(error.message)),
            404 => Self::Missing,
            409 => Self::Busy,
            429 => Self::TooOften,
            500.. => Self::Failed(status),
            _ => Self::Refused { status, code: short(error.code.or(error.r#type)), message: short(error.message) },
        }
    }

    /// Whether the same call may succeed a moment later: nobody has decided anything about it yet.
    pub const fn is_passing(&self) -> bool {
        match self {
            Self::Away | Self::TooOften | Self::Busy | Self::Failed(_) => true,
            Self::NotLetIn | Self::Missing | Self::Declined(_) | Self::Refused { .. } | Self::Unreadable(_) => false,
        }
    }
}
