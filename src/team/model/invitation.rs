//! Invitations.

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use super::Email;
use crate::access::Role;
use crate::ids::*;

/// How long an invitation is good (`A-4`). At the very end it is no longer.
pub const INVITATION_LASTS: Duration = Duration::days(7);

const SECONDS_OF_A_DAY: i64 = 86_400;

crate::words! {
    /// What became of an invitation.
    pub enum InvitationState {
        /// It can be accepted.
        Open = "open",
        /// It was accepted.
        Accepted = "accepted",
        /// Somebody took it back.
        Revoked = "revoked",
        /// Nobody accepted it in time.
        Expired = "expired",
    }
}

impl InvitationState {
    /// The state at `now`, from the marks on the invitation.
    pub fn of(
        accepted_at: Option<OffsetDateTime>,
        revoked_at: Option<OffsetDateTime>,
        expires_at: OffsetDateTime,
        now: OffsetDateTime,
    ) -> Self {
        match (accepted_at, revoked_at) {
            (Some(_), _) => Self::Accepted,
            (None, Some(_)) => Self::Revoked,
            (None, None) if now < expires_at => Self::Open,
            (None, None) => Self::Expired,
        }
    }
}

/// An invitation that waits to be accepted, as the team page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct Invitation {
    /// The invitation.
    pub id: InvitationId,
    /// Who is invited.
    pub email: Email,
    /// What they will be allowed to do.
    pub role: Role,
    /// Who invited them.
    pub inviter: String,
    /// From when it can no longer be accepted.
    pub expires_at: OffsetDateTime,
    /// When it was written.
    pub created_at: OffsetDateTime,
}

impl Invitation {
    /// Open or expired at `now`.
    pub fn state(&self, now: OffsetDateTime) -> InvitationState {
        InvitationState::of(None, None, self.expires_at, now)
    }

    /// Days left at `now`, the begun one included; 0 when it is over.
    pub fn days_left(&self, now: OffsetDateTime) -> i64 {
        let seconds = (self.expires_at - now).whole_seconds().max(0);
        (seconds + SECONDS_OF_A_DAY - 1) / SECONDS_OF_A_DAY
    }
}
