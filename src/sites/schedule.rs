//! When a site is read again.

use jiff::Span;
use time::OffsetDateTime;

use super::Schedule;
use crate::ids::SiteId;
use crate::text::Zone;

/// The hour of the night, by the wall clock of the workspace, in which sites are read.
const HOUR: i8 = 3;

impl Schedule {
    /// The next time after `now`: in the night to come, or in the one a week from it. Each site has a
    /// minute of its own, so that they do not all begin together.
    pub fn next(self, now: OffsetDateTime, zone: &Zone, site: SiteId) -> Option<OffsetDateTime> {
        let days = match self {
            Self::Manual => return None,
            Self::Daily => 1,
            Self::Weekly => 7,
        };
        let minute = i8::try_from(site.0.as_u128() % 60).unwrap_or_default();
        let day = zone.local(now).date().saturating_add(Span::new().days(days));
        zone.moment(day.at(HOUR, minute, 0, 0))
    }
}
