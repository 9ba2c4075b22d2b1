//! Who is told when a promise was not kept, one step after the other.

use time::Duration;

use super::{Rung, Target};

/// Open time between two steps.
pub const STEP: Duration = Duration::minutes(5);

impl Rung {
    /// The steps, in order. Of an escalation that nobody accepts there is a record already.
    pub const fn of(target: Target) -> &'static [Self] {
        match target {
            Target::FirstResponse | Target::NextResponse | Target::Resolution => {
                &[Self::Assignee, Self::Managers, Self::Record, Self::Fallback]
            }
            Target::Acceptance => &[Self::Managers, Self::Team, Self::Fallback],
        }
    }
}
