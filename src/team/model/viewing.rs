//! Looking at the desk as somebody of another role would.

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::access::Position;
use crate::ids::*;

/// So long somebody looks with the eyes of a role; then they see their own again.
pub const VIEWING_LASTS: Duration = Duration::minutes(30);

/// Somebody looks at a workspace as a role, and changes nothing meanwhile. The role is as it was when they began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewing {
    /// The workspace.
    pub tenant: TenantId,
    /// As what.
    pub position: Position,
    /// Until when.
    #[serde(with = "time::serde::timestamp")]
    pub until: OffsetDateTime,
}

impl Viewing {
    /// Whether somebody who is `own` goes on looking at `now`: the time is not over, they still keep the workspace in
    /// order, and have all that they look with.
    pub fn holds(&self, own: &Position, now: OffsetDateTime) -> bool {
        now < self.until && own.administers() && own.powers(None).cover(self.position.powers(None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;

    #[test]
    fn one_looks_for_half_an_hour_and_only_as_somebody_who_may_less() {
        let began = OffsetDateTime::UNIX_EPOCH;
        let of = |role| Viewing {
            tenant: TenantId(uuid::Uuid::nil()),
            position: Position::of(role),
            until: began + VIEWING_LASTS,
        };
        let (owner, admin) = (Position::of(Role::Owner), Position::of(Role::Admin));
        assert!(of(Role::Viewer).holds(&admin, began + Duration::minutes(29)));
        assert!(!of(Role::Viewer).holds(&admin, began + Duration::minutes(30)));
        assert!(of(Role::Admin).holds(&owner, began) && !of(Role::Owner).holds(&admin, began));
        assert!(!of(Role::Viewer).holds(&Position::of(Role::Manager), began), "who was demoted sees their own");
    }
}
