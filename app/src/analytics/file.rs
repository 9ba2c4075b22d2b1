//! Numbers as files for spreadsheets.

use switchboard::analytics::{
    COUNTED, Day, Dimension, Figures, Labelled, Metric, OF_ASSISTANT, Part, ReasonTimes, USED, Unit,
};
use switchboard::text::csv::{Cell, Csv};
use switchboard::text::{Locale, Zone};

use super::asked::Names;

/// A line for the names, and one for each day.
pub fn csv(days: &[Day], zone: &Zone) -> String {
    each_day(days, COUNTED, zone)
}

/// The same of the use that is made of the desk.
pub fn usage_csv(days: &[Day], zone: &Zone) -> String {
    each_day(days, USED, zone)
}

/// A line for the names, and one for each hour of the assistant.
pub fn hours_csv(hours: &[Day], zone: &Zone) -> String {
    let mut file = Csv::new(std::iter::once("from").chain(OF_ASSISTANT.iter().map(|it| it.word())));
    for hour in hours {
        file.row(std::iter::once(Cell::text(zone.iso(hour.from_at))).chain(cells(&hour.figures, OF_ASSISTANT)));
    }
    file.finish()
}

fn each_day(days: &[Day], metrics: &[Metric], zone: &Zone) -> String {
    let mut file = Csv::new(["date", "from"].into_iter().chain(metrics.iter().map(|it| it.word())));
    for day in days {
        let date = Cell::text(zone.local(day.from_at).date());
        file.row([date, Cell::text(zone.iso(day.from_at))].into_iter().chain(cells(&day.figures, metrics)));
    }
    file.finish()
}

/// A line for the names, and one for each part of a period.
pub fn parts_csv(parts: &[Part], dimension: Dimension, names: &Names, locale: Locale) -> String {
    let metrics = dimension.metrics();
    let mut file = Csv::new(std::iter::once(dimension.word()).chain(metrics.iter().map(|it| it.word())));
    for part in parts {
        let (name, _) = names.of(dimension, part, locale);
        file.row(std::iter::once(Cell::text(name)).chain(cells(&part.figures, metrics)));
    }
    file.finish()
}

/// A line for the names, and one for each reason.
pub fn reasons_csv(reasons: &[ReasonTimes], locale: Locale) -> String {
    let mut file = Csv::new(["reason", "raised", Metric::TimeToAccept.word(), Metric::TimeToResolve.word()]);
    for it in reasons {
        let reason = Cell::text(it.reason.called(it.name.as_deref(), locale));
        let (accept, resolve) = (Cell::Number(it.minutes_to_accept, 1), Cell::Number(it.minutes_to_resolve, 1));
        file.row([reason, Cell::count(it.raised), accept, resolve]);
    }
    file.finish()
}

/// A line for the names, and one for each label.
pub fn labels_csv(labels: &[Labelled]) -> String {
    let mut file = Csv::new(["label", Metric::Labelled.word()]);
    for it in labels {
        file.row([Cell::text(&it.name), Cell::count(it.conversations)]);
    }
    file.finish()
}

fn cells(figures: &Figures, metrics: &[Metric]) -> impl Iterator<Item = Cell> {
    metrics.iter().map(|it| {
        let places = match it.unit() {
            Unit::Count => 0,
            Unit::Minutes | Unit::Percent => 1,
            Unit::Dollars => 6,
            Unit::Degree => 4,
        };
        Cell::Number(figures.of(*it), places)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard::escalations::Reason;
    use switchboard::ids::LabelId;
    use switchboard::labels::Tone;
    use time::macros::datetime;

    #[test]
    fn a_day_is_named_by_the_workspaces_calendar() {
        let zone = Zone::named("Europe/Paris").unwrap();
        let from_at = datetime!(2026-11-19 23:00 UTC);
        let figures = Figures {
            conversations: 3,
            resolved: 2,
            settled: 2,
            resolved_alone: 1,
            duration: Some(61.25),
            duration_90: Some(70.0),
            cost_micros: 400,
            ..Figures::default()
        };
        let lines = "date,from,conversations,resolved,first_response,duration,duration_90,assistant_share,cost\r\n\
                     \"2026-11-20\",\"2026-11-20T00:00:00+01:00\",3,2,,61.2,70.0,50.0,0.000400\r\n";
        assert_eq!(csv(&[Day { from_at, figures }], &zone), lines);
    }

    #[test]
    fn p_6_a_labels_name_is_never_a_formula_either() {
        let (id, name) = (LabelId::new(), "=1+1".to_owned());
        let label = Labelled { id, name, tone: Tone::Brick, conversations: 2 };
        assert_eq!(labels_csv(&[label]), "label,labelled\r\n\"'=1+1\",2\r\n");
    }

    #[test]
    fn p_6_a_name_is_never_a_formula() {
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
