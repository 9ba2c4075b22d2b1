//! Numbers as files for spreadsheets.

use std::fmt::Write as _;

use switchboard::analytics::{Day, Labelled, Metric, PER_DAY, ReasonTimes};
use switchboard::text::{Locale, Zone};

/// A line for the names, and one for each day.
pub fn csv(days: &[Day], zone: &Zone) -> String {
    let mut file = "date".to_owned();
    for metric in PER_DAY {
        let _ = write!(file, ",{metric}");
    }
    file.push_str("\r\n");
    for day in days {
        let (half, most) = (minutes(day.duration), minutes(day.duration_90));
        let (date, began, ended) = (zone.local(day.from_at).date(), day.conversations, day.resolved);
        let _ = write!(file, "{date},{began},{ended},{half},{most}\r\n");
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

/// A line for the names, and one for each label.
pub fn labels_csv(labels: &[Labelled]) -> String {
    let mut file = format!("label,{}\r\n", Metric::Labelled);
    for it in labels {
        let _ = write!(file, "{},{}\r\n", field(&it.name), it.conversations);
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
    use switchboard::labels::Tone;
    use time::macros::datetime;

    #[test]
    fn a_day_is_named_by_the_workspaces_calendar() {
        let zone = Zone::named("Europe/Paris").unwrap();
        let from_at = datetime!(2026-11-19 23:00 UTC);
        let day = Day { from_at, conversations: 3, resolved: 2, duration: Some(61.25), duration_90: Some(70.0) };
        let lines = "date,conversations,resolved,duration,duration_90\r\n2026-11-20,3,2,61.2,70.0\r\n";
        assert_eq!(csv(&[day], &zone), lines);
    }

    #[test]
    fn a_labels_name_is_never_a_formula_either() {
        let label = Labelled { name: "=1+1".to_owned(), tone: Tone::Brick, conversations: 2 };
        assert_eq!(labels_csv(&[label]), "label,labelled\r\n\"'=1+1\",2\r\n");
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
