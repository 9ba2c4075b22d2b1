//! The assistant's hours: how often it was at work, what that cost, and how sure it was.

use leptos::prelude::*;
use switchboard::analytics::{Day, Dimension, Metric, OF_ASSISTANT, Part, Period};
use switchboard::assistant::RunKind;
use switchboard::say;

use super::asked::{Names, meaning};
use super::chart::Columns;
use super::figures::is_behind;
use super::looking::Looking;
use super::words::{figure, shown};
use crate::inbox::Reader;
use crate::paths;
use crate::ui::{Column, DataTable, LinkButton, Panel, Segmented, Size, SubmitButton, Tab, TextField, Variant};

/// Which runs the hours are of: all, or those of one kind.
pub fn kinds_to_choose(
    page: &str,
    kinds: &[Part],
    names: &Names,
    looking: &Looking,
    reader: &Reader,
) -> impl IntoView + use<> {
    let locale = reader.locale;
    let chosen = looking.slice().kind.map(RunKind::word);
    let of = |part: &Part| {
        let (label, word) = names.of(Dimension::Kind, part, locale);
        Tab::new(looking.at(page, &[("kind", &word)]), label, chosen == Some(word.as_str()))
    };
    let all = Tab::new(looking.at(page, &[("kind", "")]), say!(locale, "analytics-any"), chosen.is_none());
    let tabs: Vec<Tab> = std::iter::once(all).chain(kinds.iter().map(of)).collect();
    view! { <Segmented label=say!(locale, "analytics-by-kind") tabs=tabs/> }
}

/// The hours of a day: a chart for each metric, and the table.
pub fn by_hour(page: &str, hours: &[Day], day: &Period, looking: &Looking, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let date = day.first_date();
    let title = say!(locale, "analytics-hours", date = date.clone());
    let (before, after) = (day.before(&reader.zone), day.after(&reader.zone));
    let step = |to: Period, words| {
        let href = looking.at(page, &[("date", &to.first_date())]);
        view! { <LinkButton href=href variant=Variant::Quiet>{words}</LinkButton> }
    };
    let earlier = step(before, say!(locale, "analytics-day-before"));
    let later = (after.whole().start <= reader.now).then(|| step(after, say!(locale, "analytics-day-after")));
    let file = looking.at("/analytics/hours.csv", &[]);
    let words = say!(locale, "analytics-file");
    let more = view! {
        <LinkButton href=file icon=Some("download") size=Size::Small variant=Variant::Quiet>{words}</LinkButton>
    };
    let rows = table(title.clone(), hours, looking, reader);
    let kind = looking.chosen("kind").map(|it| view! { <input type="hidden" name="kind" value=it/> });
    view! {
        <form class="cluster cluster-end" method="get" action=paths::here(page)>
            {kind}
            <TextField name="date" label=say!(locale, "analytics-day") kind="date" value=date/>
            <SubmitButton variant=Variant::Default>{say!(locale, "analytics-show")}</SubmitButton>
            {earlier}
            {later}
        </form>
        <div class="multiples">{charts(hours, OF_ASSISTANT, reader, |it| reader.clock(it.from_at))}</div>
        <Panel title=title flush=true more=more.into_any()>{rows}</Panel>
    }
}

/// A chart for each metric, of the same times.
pub fn charts(times: &[Day], metrics: &[Metric], reader: &Reader, called: impl Fn(&Day) -> String) -> Vec<AnyView> {
    let locale = reader.locale;
    let ends = (times.first().map(&called).unwrap_or_default(), times.last().map(&called).unwrap_or_default());
    let chart = |metric: &Metric| {
        let name = meaning(*metric, reader).0;
        let number = |it: &Day| it.figures.of(*metric).unwrap_or_default();
        let top = times.iter().max_by(|a, b| number(a).total_cmp(&number(b))).filter(|it| number(it) > 0.0);
        let most = shown(top.map(number), metric.unit(), locale);
        let finding = match top {
            Some(top) => say!(locale, "analytics-most", at = called(top), number = most.clone()),
            None => say!(locale, "analytics-nothing"),
        };
        let label = format!("{name}. {finding}");
        let numbers: Vec<f64> = times.iter().map(number).collect();
        let ends = ends.clone();
        view! {
            <Panel title=name>
                <p>{finding}</p>
                <Columns label=label numbers=numbers most=most ends=ends/>
            </Panel>
        }
        .into_any()
    };
    metrics.iter().map(chart).collect()
}

fn table(caption: String, hours: &[Day], looking: &Looking, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let columns = std::iter::once(Column::new(say!(locale, "analytics-hour")))
        .chain(OF_ASSISTANT.iter().map(|it| Column::new(meaning(*it, reader).0).number()))
        .collect();
    let rows = hours
        .iter()
        .map(|hour| {
            let (clock, start) = (reader.clock(hour.from_at), hour.from_at.unix_timestamp().to_string());
            let date = reader.zone.local(hour.from_at).date().to_string();
            let cells = OF_ASSISTANT
                .iter()
                .map(|it| {
                    let value = figure(&hour.figures, *it, locale);
                    let spoken = format!("{clock}, {}: {value}", meaning(*it, reader).0);
                    let href = looking.behind(*it, &date, &date, &[("hour", &start)]);
                    let shown = match is_behind(hour.figures.of(*it)) {
                        true => view! { <a href=href aria-label=spoken>{value}</a> }.into_any(),
                        false => value.into_any(),
                    };
                    view! { <td class="n">{shown}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row">{clock}</th>{cells}</tr> }
        })
        .collect_view();
    view! { <DataTable caption=caption columns=columns>{rows}</DataTable> }
}
