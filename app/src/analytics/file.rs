//! Numbers as files for spreadsheets.

use std::fmt::Write as _;

use switchboard::analytics::{Day, Metric, ReasonTimes};
use switchboard::text::{Locale, Zone};

/// A line for the names, and one for each day.
pub fn csv(days: &[Day], zone: &Zone) -> String {
    let mut file = format!("date,{},{},{}\r\n", Metric::Conversations, Metric::Resolved, Metric::Duration);
    for day in days {
        let (date, duration) = (zone.local(day.from_at).date(), minutes(day.duration));
        let _ = write!(file, "{date},{},{},{duration}\r\n", day.conversations, day.resolved);
    }
    file
}

/// A line for the names, and one for each reason.
pub fn reasons_csv(reasons: &[ReasonTimes], locale: Locale) -> String {
    let mut file = format!("reason,raised,{},{}\r\n", Metric::TimeToAccept, Metric::TimeToResolve);
    for it in reasons {
        let reason = field(&it.reason.called(it.name.as_deref(), locale));
        let (accept, resolve) = (minutes(it.minutes_to_accept), minutes(it.minutes_to_resolve));
        let _ = write!(file, "{reason},{},{accept},{resolve}\r\n", it.raised);
    }
    file
}

fn minutes(it: Option<f64>) -> String {
    it.map(|it| format!("{it:.1}")).unwrap_or_default()
}

/// A text as a spreadsheet reads it: never as a formula.
fn field(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard::escalations::Reason;
    use time::macros::datetime;

    #[test]
    fn a_day_is_named_by_the_workspaces_calendar() {
        let zone = Zone::named("Europe/Paris").unwrap();
        let day =
            Day { from_at: datetime!(2026-11-19 23:00 UTC), conversations: 3, resolved: 2, duration: Some(61.25) };
        assert_eq!(csv(&[day], &zone), "date,conversations,resolved,duration\r\n2026-11-20,3,2,61.2\r\n");
    }

    #[test]
    fn a_name_is_never_a_formula() {
        let times = |name: &str| ReasonTimes {
            reason: Reason::Vip,
            name: Some(name.to_owned()),
            raised: 2,
            minutes_to_accept: Some(7.25),
            minutes_to_resolve: None,
        };
        let file = reasons_csv(&[times("=1+1"), times("\"Fidèle\"")], Locale::En);
        let lines: Vec<&str> = file.lines().collect();
        assert_eq!(lines[0], "reason,raised,time_to_accept,time_to_resolve");
        assert_eq!(&lines[1..], ["\"'=1+1\",2,7.2,", "\"\"\"Fidèle\"\"\",2,7.2,"]);
    }
}
