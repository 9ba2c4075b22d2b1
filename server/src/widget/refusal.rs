//! What a visitor's browser is told when something is refused: a word for it, and a sentence
//! in the visitor's language.

use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use switchboard::fault::Fault;
use switchboard::files::{CannotKeep, CannotTake, CannotUpload, LARGEST_MB, MOST_WAITING};
use switchboard::inbox::{BadBody, BadInbound, Body, CannotArrive, CannotAsk, CannotSayHelped};
use switchboard::say;
use switchboard::tenancy::CannotBegin;
use switchboard::text::Locale;

use crate::http::json::BadJson;
use crate::limits::TooOften;
use crate::patience::MayBeAway;

/// Why a request of a widget was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No widget has this key.
    NoWidget,
    /// The secret is not one of this widget, or no longer.
    SessionEnded,
    /// The request does not have the form of the protocol.
    Unreadable,
    /// The fields are not those of the protocol.
    Unfit,
    /// The body is not JSON.
    NotJson,
    /// The body is too long.
    TooLarge,
    /// There is nothing to read in the message.
    Empty,
    /// The message is too long.
    TooLong,
    /// A file is too large.
    FileTooLarge,
    /// A file is empty, or is not there to go along.
    NoFile,
    /// The assistant has not answered this visitor so.
    NoAnswer,
    /// Too many files wait.
    TooManyFiles,
    /// There is no space left for files.
    Full,
    /// Too many requests.
    TooOften(Duration),
    /// The database is away; it may come back.
    Away,
    /// An accident.
    Broken,
}

impl MayBeAway for Refusal {
    const AWAY: Self = Self::Away;

    fn is_away(&self) -> bool {
        *self == Self::Away
    }
}

/// A refusal in somebody's language.
#[derive(Debug, Clone, Copy)]
pub struct Refused(pub Refusal, pub Locale);

impl Refusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NoWidget | Self::NoAnswer => StatusCode::NOT_FOUND,
            Self::SessionEnded => StatusCode::UNAUTHORIZED,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Unfit | Self::Empty | Self::TooLong | Self::NoFile | Self::TooManyFiles => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::FileTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Away => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::NoWidget => "no_widget",
            Self::SessionEnded => "session_ended",
            Self::Unreadable => "unreadable",
            Self::Unfit => "unfit",
            Self::NotJson => "not_json",
            Self::TooLarge => "too_large",
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::FileTooLarge => "file_too_large",
            Self::NoFile => "no_file",
            Self::NoAnswer => "no_answer",
            Self::TooManyFiles => "too_many_files",
            Self::Full => "full",
            Self::TooOften(_) => "too_often",
            Self::Away => "away",
            Self::Broken => "broken",
        }
    }

    fn sentence(self, locale: Locale) -> String {
        match self {
            Self::NoWidget => say!(locale, "visitor-no-widget"),
            Self::SessionEnded => say!(locale, "visitor-session-ended"),
            Self::Unreadable | Self::Unfit | Self::NotJson => say!(locale, "visitor-unreadable"),
            Self::TooLarge | Self::TooLong => say!(locale, "visitor-too-long", longest = Body::LONGEST),
            Self::Empty => say!(locale, "visitor-empty"),
            Self::FileTooLarge => say!(locale, "visitor-file-too-large", limit = LARGEST_MB),
            Self::NoFile => say!(locale, "visitor-no-file"),
            Self::NoAnswer => say!(locale, "visitor-no-answer"),
            Self::TooManyFiles => say!(locale, "visitor-too-many-files", most = MOST_WAITING),
            Self::Full => say!(locale, "visitor-full"),
            Self::TooOften(_) => say!(locale, "visitor-too-often"),
            Self::Away | Self::Broken => say!(locale, "visitor-away"),
        }
    }

    /// Whole seconds after which asking again makes sense.
    fn retry_after(self) -> Option<u64> {
        match self {
            Self::TooOften(wait) => Some(wait.as_secs() + 1),
            Self::Away => Some(5),
            _ => None,
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let Self(refusal, locale) = self;
        let body = json!({ "error": { "code": refusal.code(), "message": refusal.sentence(locale) } });
        let mut response = (refusal.status(), Json(body)).into_response();
        if let Some(seconds) = refusal.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<TooOften> for Refusal {
    fn from(it: TooOften) -> Self {
        Self::TooOften(it.again_in)
    }
}

impl From<BadJson> for Refusal {
    fn from(it: BadJson) -> Self {
        match it {
            BadJson::NotJson => Self::NotJson,
            BadJson::TooLarge(_) => Self::TooLarge,
            BadJson::Malformed(_) => Self::Unreadable,
            BadJson::Unfit(_) => Self::Unfit,
        }
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        let is_passing = fault.is_passing();
        tracing::error!(%fault, is_passing, "a request of a widget failed");
        if is_passing { Self::Away } else { Self::Broken }
    }
}

impl From<CannotBegin> for Refusal {
    fn from(cannot: CannotBegin) -> Self {
        match cannot {
            CannotBegin::Denied(_) => Self::SessionEnded,
            // A workspace that is closed has no widget.
            CannotBegin::Stopped(_) => Self::NoWidget,
            CannotBegin::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotUpload> for Refusal {
    fn from(cannot: CannotUpload) -> Self {
        match cannot {
            CannotUpload::TooLarge => Self::FileTooLarge,
            CannotUpload::Empty => Self::NoFile,
            CannotUpload::Kept(CannotKeep::Full) => Self::Full,
            CannotUpload::Kept(CannotKeep::Broken(error)) => {
                tracing::warn!(%error, "a visitor's file was not kept");
                Self::Broken
            }
        }
    }
}

impl From<CannotTake> for Refusal {
    fn from(cannot: CannotTake) -> Self {
        match cannot {
            CannotTake::Gone => Self::SessionEnded,
            CannotTake::TooMany => Self::TooManyFiles,
            CannotTake::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotArrive> for Refusal {
    fn from(cannot: CannotArrive) -> Self {
        match cannot {
            CannotArrive::Gone => Self::SessionEnded,
            CannotArrive::NoSuchFile => Self::NoFile,
            CannotArrive::Bad(BadInbound::Text(BadBody::Empty)) => Self::Empty,
            CannotArrive::Bad(BadInbound::Text(BadBody::TooLong(_))) => Self::TooLong,
            CannotArrive::Bad(BadInbound::Files) => Self::TooManyFiles,
            CannotArrive::Bad(BadInbound::Text(BadBody::Nul) | BadInbound::Field(_)) => Self::Unfit,
            CannotArrive::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotSayHelped> for Refusal {
    fn from(cannot: CannotSayHelped) -> Self {
        match cannot {
            CannotSayHelped::Gone => Self::SessionEnded,
            CannotSayHelped::NoSuchAnswer => Self::NoAnswer,
            CannotSayHelped::Fault(fault) => fault.into(),
        }
    }
}

impl TryFrom<CannotAsk> for Refusal {
    type Error = Blocked;

    fn try_from(cannot: CannotAsk) -> Result<Self, Blocked> {
        match cannot {
            CannotAsk::Gone => Ok(Self::SessionEnded),
            CannotAsk::Blocked => Err(Blocked),
            CannotAsk::Fault(fault) => Ok(fault.into()),
        }
    }
}

/// The visitor is blocked, and is not told so: to them, nobody comes.
#[derive(Debug, Clone, Copy)]
pub struct Blocked;
