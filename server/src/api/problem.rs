//! Problems, after RFC 9457.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use switchboard::billing::{Access, Stopped};
use switchboard::fault::Fault;
use switchboard::files::{CannotKeep, CannotTake, CannotUpload, LARGEST};
use switchboard::inbox::{BadInbound, BadReason, CannotArrive, CannotAsk, CannotConfirm, CannotStart};
use switchboard::knowledge::documents::{CannotDecide, CannotReadAgain, CannotReplace};
use switchboard::knowledge::{CannotSwitch, Reason};
use switchboard::tenancy::CannotBegin;
use switchboard::text::Locale;
use utoipa::ToSchema;

use crate::files::documents::CannotBring;
use crate::http::json::BadJson;
use crate::limits::TooOften;
use crate::patience::MayBeAway;

/// Why a request was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No key, or none that works.
    Unauthorized,
    /// The key does not have the scope, or its maker may no longer do it, so the key may not either.
    Forbidden,
    /// The key is bound to a channel, and this belongs to none.
    Bound,
    /// The workspace has not paid for it.
    Unpaid(Access),
    /// The workspace's plan does not open it.
    NotInPlan(String),
    /// No such thing that the key may see.
    NotFound,
    /// The address exists, and not for this method.
    MethodNotAllowed,
    /// The body is no JSON, or the query no query.
    Malformed(String),
    /// The body is not JSON by its type.
    NotJson,
    /// The body is too long.
    TooLarge(String),
    /// A field is unknown, missing or wrong.
    Unfit(String),
    /// What it needs is not there, or no longer.
    Conflict(String),
    /// The contact is blocked.
    Blocked,
    /// Too many requests.
    TooOften(Duration),
    /// There is no space left for files.
    Full,
    /// The database is away; it may come back.
    Away,
    /// An accident.
    Broken,
}

/// A problem, as it is told.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemBody {
    /// Always `about:blank`: the status says what kind of problem it is.
    #[schema(example = "about:blank")]
    r#type: &'static str,
    /// The status in words.
    title: &'static str,
    /// The status.
    status: u16,
    /// What is wrong, and what would be right.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    detail: Option<String>,
}

impl Problem {
    fn status(&self) -> StatusCode {
        match self {
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Unpaid(_) | Self::NotInPlan(_) => StatusCode::PAYMENT_REQUIRED,
            Self::Forbidden | Self::Bound | Self::Blocked => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unfit(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::Away => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn detail(&self) -> Option<String> {
        match self {
            Self::Unauthorized => Some(
                "Send a service key or a personal token that works: Authorization: Bearer sb_live_… or sb_user_…"
                    .to_owned(),
            ),
            Self::Forbidden => Some(
                "This needs a scope that the key does not have, or that whoever made it may no longer give.".to_owned(),
            ),
            Self::Unpaid(Access::Closed) => {
                Some("The workspace is closed. An owner can choose a plan under Billing.".to_owned())
            }
            Self::Unpaid(_) => Some(
                "The workspace is read-only: reading works, writing does not. An owner sees why under Billing."
                    .to_owned(),
            ),
            Self::Bound => Some("This needs a key that is bound to no channel.".to_owned()),
            Self::Blocked => Some("The contact is blocked.".to_owned()),
            Self::Full => Some("There is no space left for files.".to_owned()),
            Self::NotJson => Some("The body must be application/json.".to_owned()),
            Self::Malformed(detail)
            | Self::Unfit(detail)
            | Self::TooLarge(detail)
            | Self::Conflict(detail)
            | Self::NotInPlan(detail) => Some(detail.clone()),
            Self::NotFound | Self::MethodNotAllowed | Self::TooOften(_) | Self::Away | Self::Broken => None,
        }
    }

    /// Whole seconds after which asking again makes sense.
    fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooOften(wait) => Some(wait.as_secs() + 1),
            Self::Away => Some(5),
            _ => None,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let body = ProblemBody {
            r#type: "about:blank",
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            detail: self.detail(),
        };
        let text = serde_json::to_string(&body).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, "application/problem+json")], text).into_response();
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self == Self::Unauthorized {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl MayBeAway for Problem {
    const AWAY: Self = Self::Away;

    fn is_away(&self) -> bool {
        *self == Self::Away
    }
}

impl From<BadJson> for Problem {
    fn from(bad: BadJson) -> Self {
        let detail = bad.to_string();
        match bad {
            BadJson::NotJson => Self::NotJson,
            BadJson::TooLarge(_) => Self::TooLarge(detail),
            BadJson::Malformed(_) => Self::Malformed(detail),
            BadJson::Unfit(_) => Self::Unfit(detail),
        }
    }
}

impl From<TooOften> for Problem {
    fn from(it: TooOften) -> Self {
        Self::TooOften(it.again_in)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        let is_passing = fault.is_passing();
        tracing::error!(%fault, is_passing, "a request of the API failed");
        if is_passing { Self::Away } else { Self::Broken }
    }
}

impl From<CannotBegin> for Problem {
    fn from(cannot: CannotBegin) -> Self {
        match cannot {
            CannotBegin::Denied(_) => Self::Forbidden,
            CannotBegin::Stopped(Stopped(standing)) => Self::Unpaid(standing.access),
            CannotBegin::Fault(fault) => fault.into(),
        }
    }
}

impl From<BadInbound> for Problem {
    fn from(bad: BadInbound) -> Self {
        Self::Unfit(bad.to_string())
    }
}

impl From<BadReason> for Problem {
    fn from(bad: BadReason) -> Self {
        Self::Unfit(bad.to_string())
    }
}

impl From<CannotUpload> for Problem {
    fn from(cannot: CannotUpload) -> Self {
        match cannot {
            CannotUpload::TooLarge => Self::TooLarge(format!("a file has {LARGEST} bytes at most")),
            CannotUpload::Empty => Self::Unfit("the file is empty".to_owned()),
            CannotUpload::Kept(CannotKeep::Full) => Self::Full,
            CannotUpload::Kept(CannotKeep::Broken(error)) => {
                tracing::warn!(%error, "a file of the API was not kept");
                Self::Broken
            }
        }
    }
}

impl From<CannotBring> for Problem {
    fn from(cannot: CannotBring) -> Self {
        match cannot {
            CannotBring::Upload(cannot) => cannot.into(),
            CannotBring::Unfit(Reason::TooLarge) => CannotUpload::TooLarge.into(),
            CannotBring::Unfit(reason) => Self::Unfit(Locale::En.say(&format!("knowledge-reason-{reason}"), &[])),
        }
    }
}

impl From<CannotReplace> for Problem {
    fn from(cannot: CannotReplace) -> Self {
        match cannot {
            CannotReplace::Gone => Self::NotFound,
            CannotReplace::Disabled | CannotReplace::Same => Self::Conflict(cannot.to_string()),
            CannotReplace::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotDecide> for Problem {
    fn from(cannot: CannotDecide) -> Self {
        match cannot {
            CannotDecide::Gone => Self::NotFound,
            CannotDecide::NothingProposed | CannotDecide::NotRead | CannotDecide::BeingReplaced => {
                Self::Conflict(cannot.to_string())
            }
            CannotDecide::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotReadAgain> for Problem {
    fn from(cannot: CannotReadAgain) -> Self {
        match cannot {
            CannotReadAgain::Gone => Self::NotFound,
            CannotReadAgain::NotFailed => Self::Conflict(cannot.to_string()),
            CannotReadAgain::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotSwitch> for Problem {
    fn from(cannot: CannotSwitch) -> Self {
        match cannot {
            CannotSwitch::Gone => Self::NotFound,
            CannotSwitch::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotTake> for Problem {
    fn from(cannot: CannotTake) -> Self {
        match cannot {
            CannotTake::Gone => Self::NotFound,
            CannotTake::TooMany => Self::Conflict("too many files wait for their messages".to_owned()),
            CannotTake::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotArrive> for Problem {
    fn from(cannot: CannotArrive) -> Self {
        match cannot {
            CannotArrive::Gone => Self::NotFound,
            CannotArrive::NoSuchFile => Self::Conflict("files: one of them does not wait".to_owned()),
            CannotArrive::Bad(bad) => bad.into(),
            CannotArrive::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotStart> for Problem {
    fn from(cannot: CannotStart) -> Self {
        match cannot {
            CannotStart::Gone => Self::NotFound,
            CannotStart::Bad(bad) => bad.into(),
            CannotStart::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotAsk> for Problem {
    fn from(cannot: CannotAsk) -> Self {
        match cannot {
            CannotAsk::Gone => Self::NotFound,
            CannotAsk::Blocked => Self::Blocked,
            CannotAsk::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotConfirm> for Problem {
    fn from(cannot: CannotConfirm) -> Self {
        match cannot {
            CannotConfirm::Gone => Self::NotFound,
            CannotConfirm::Fault(fault) => fault.into(),
        }
    }
}
