//! The days as a file for spreadsheets.

use std::fmt::Write as _;

use switchboard::analytics::{Day, Metric};
use switchboard::text::Zone;

/// A line for the names, and one for each day.
pub fn csv(days: &[Day], zone: &Zone) -> String {
    let mut file = format!("date,{},{}\r\n", Metric::Conversations, Metric::Resolved);
    for day in days {
        let _ = write!(file, "{},{},{}\r\n", zone.local(day.from_at).date(), day.conversations, day.resolved);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_day_is_named_by_the_workspaces_calendar() {
        let zone = Zone::named("Europe/Paris").unwrap();
        let day = Day { from_at: datetime!(2026-11-19 23:00 UTC), conversations: 3, resolved: 2 };
        assert_eq!(csv(&[day], &zone), "date,conversations,resolved\r\n2026-11-20,3,2\r\n");
    }
}
