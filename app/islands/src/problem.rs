//! How bad news reaches a person.

use http::StatusCode;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Why a door did not do what was asked, with the sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Problem {
    /// Nobody is signed in, or the session has ended.
    #[error("sign in first")]
    SignIn,
    /// The role does not allow it. The sentence says which role, and whom to ask.
    #[error("{0}")]
    Forbidden(String),
    /// There is no such thing here, or it belongs to somebody else: the two look the same.
    #[error("{0}")]
    NotFound(String),
    /// What was sent cannot be used; `field` names the input.
    #[error("{sentence}")]
    Invalid {
        /// The input's name, or empty for the form as a whole.
        field: String,
        /// What to do about it.
        sentence: String,
    },
    /// Somebody or something was quicker, or the state does not allow it.
    #[error("{0}")]
    Conflict(String),
    /// Too many tries; wait this many seconds.
    #[error("{sentence}")]
    TooMany {
        /// Until the next try, in seconds.
        seconds: u64,
        /// What to do meanwhile.
        sentence: String,
    },
    /// An accident on our side. The reference finds it in the log.
    #[error("{sentence}")]
    Fault {
        /// The request's id.
        reference: String,
        /// One calm sentence.
        sentence: String,
    },
    /// The call did not reach the server, or its answer did not reach us.
    #[error("the call was lost: {0}")]
    Lost(String),
}

impl Problem {
    /// What was typed into `field` cannot be used.
    pub fn invalid(field: &str, sentence: impl Into<String>) -> Self {
        Self::Invalid { field: field.to_owned(), sentence: sentence.into() }
    }

    /// The HTTP status that says the same.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Fault { .. } | Self::Lost(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl FromServerFnError for Problem {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            // A field that is missing or has the wrong shape: a bad request, not an accident.
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::invalid("", error.to_string())
            }
            other => Self::Lost(other.to_string()),
        }
    }

    fn status_code(&self) -> StatusCode {
        self.status()
    }
}
