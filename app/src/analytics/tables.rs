//! The same numbers as rows: day by day, and part by part.

use leptos::prelude::*;
use switchboard::analytics::{Day, Dimension, Figures, Metric, Part, Period};
use switchboard::say;

use super::asked::{Names, meaning};
use super::figures::is_behind;
use super::looking::Looking;
use super::words::figure;
use crate::inbox::Reader;
use crate::ui::{Column, DataTable, LinkButton, Panel, Segmented, Size, Tab, Variant};

/// A cell of a metric: its number, with the conversations behind it.
fn cell(figures: &Figures, metric: Metric, row: &str, href: String, reader: &Reader) -> impl IntoView + use<> {
    let value = figure(figures, metric, reader.locale);
    let spoken = format!("{row}, {}: {value}", meaning(metric, reader).0);
    // The longest took as long as the half of them did, on the same list.
    let is_linked = is_behind(figures.of(metric)) && metric != Metric::DurationNinety;
    let shown = match is_linked {
        true => view! { <a href=href aria-label=spoken>{value}</a> }.into_any(),
        false => value.into_any(),
    };
    view! { <td class="n">{shown}</td> }
}

fn columns(first: String, metrics: &[Metric], reader: &Reader) -> Vec<Column> {
    let numbers = metrics.iter().map(|it| Column::new(meaning(*it, reader).0).number());
    std::iter::once(Column::new(first)).chain(numbers).collect()
}

/// Day by day, the oldest first.
pub fn by_day(
    caption: String,
    days: &[Day],
    metrics: &[Metric],
    looking: &Looking,
    reader: &Reader,
) -> impl IntoView + use<> {
    let rows = days
        .iter()
        .map(|day| {
            let date = reader.zone.local(day.from_at).date().to_string();
            let cells = metrics
                .iter()
                .map(|it| cell(&day.figures, *it, &date, looking.behind(*it, &date, &date, &[]), reader))
                .collect_view();
            view! { <tr><th scope="row" class="nowrap">{date}</th>{cells}</tr> }
        })
        .collect_view();
    let columns = columns(say!(reader.locale, "analytics-day"), metrics, reader);
    view! { <Panel title=caption.clone() flush=true><DataTable caption=caption columns=columns>{rows}</DataTable></Panel> }
}

/// Part by part, by what the address says, the most conversations first.
pub fn by_part(
    page: &str,
    parts: &[Part],
    names: &Names,
    period: &Period,
    looking: &Looking,
    reader: &Reader,
) -> AnyView {
    let locale = reader.locale;
    let tabs = Dimension::ALL.iter().map(|it| {
        let label = locale.say(&format!("analytics-by-{it}"), &[]);
        Tab::new(looking.at(page, &[("by", it.word())]), label, *it == looking.by())
    });
    view! {
        <Segmented label=say!(locale, "analytics-by") tabs=tabs.collect()/>
        {parted(looking.by(), parts, names, period, looking, reader)}
    }
    .into_any()
}

/// The parts of a period by a dimension, and the way to the file that says the same.
pub fn parted(
    dimension: Dimension,
    parts: &[Part],
    names: &Names,
    period: &Period,
    looking: &Looking,
    reader: &Reader,
) -> AnyView {
    let locale = reader.locale;
    let title = locale.say(&format!("analytics-by-{dimension}"), &[]);
    let (first, last) = (period.first_date(), period.last_date());
    let rows = parts
        .iter()
        .map(|part| {
            let (name, key) = names.of(dimension, part, locale);
            let narrowed = [(dimension.word(), key.as_str())];
            let cells = dimension
                .metrics()
                .iter()
                .map(|it| cell(&part.figures, *it, &name, looking.behind(*it, &first, &last, &narrowed), reader))
                .collect_view();
            view! { <tr><th scope="row">{name.clone()}</th>{cells}</tr> }
        })
        .collect_view();
    let shown = match parts.is_empty() {
        true => view! { <p class="hint panel-body">{say!(locale, "analytics-nothing")}</p> }.into_any(),
        false => {
            let columns = columns(title.clone(), dimension.metrics(), reader);
            view! { <DataTable caption=title.clone() columns=columns>{rows}</DataTable> }.into_any()
        }
    };
    let these = [("by", dimension.word()), ("from", first.as_str()), ("to", last.as_str()), ("date", "")];
    let file = looking.at("/analytics/parts.csv", &these);
    let words = say!(locale, "analytics-file");
    let more = view! {
        <LinkButton href=file icon=Some("download") size=Size::Small variant=Variant::Quiet>{words}</LinkButton>
    };
    view! { <Panel title=title flush=true more=more.into_any()>{shown}</Panel> }.into_any()
}
