//! `/analytics`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use switchboard::access::InboxRead;
use switchboard::analytics::{self, Day, Metric, PER_DAY, PERIODS};
use switchboard::text::{Locale, Zone};
use switchboard::{channels, say, text};
use time::Duration;

use super::chart::Chart;
use super::labels::by_label;
use super::looking::Looking;
use crate::inbox::Reader;
use crate::ui::{
    Column, DataTable, Fact, Facts, LinkButton, Panel, Segmented, Select, SubmitButton, Tab, Tabs, Variant,
};
use crate::{Sheet, access, page, paths};

/// Where the numbers are.
const HERE: &str = "/analytics";

/// Conversations and resolved ones, day by day.
pub fn analytics_page() -> impl IntoView {
    let query = use_query_map().get_untracked();
    let looking = Looking::new(query.get("days"), query.get("channel"));
    page(async move {
        let reader = Reader::here();
        let mut tx = access::require(InboxRead).await?;
        let days = analytics::per_day(&mut tx, looking.days(), &reader.zone, looking.channel()).await?;
        let labels = analytics::by_label(&mut tx, looking.days(), &reader.zone, looking.channel()).await?;
        let channels = channels::list(&mut tx).await?;
        drop(tx);
        let locale = reader.locale;
        let label = say!(locale, "analytics-per-day", days = looking.days());
        let file = looking.with_days("/analytics/days.csv", looking.days());
        let download = view! {
            <LinkButton href=file icon=Some("download")>{say!(locale, "analytics-file")}</LinkButton>
        };
        let chart = view! { <Chart label=label.clone() days=days.clone()/> };
        let (first, second) = (metric(Metric::Conversations, &reader), metric(Metric::Resolved, &reader));
        let body = view! {
            <div class="page page-form stack">
                {sections(HERE, &reader)}
                {periods(HERE, &looking, &reader)}
                {by_channel(HERE, channels, &looking, &reader)}
                <Panel title=label.clone()>
                    {chart}
                    <p class="hint chart-key">
                        <span data-line="first">{first}</span>
                        " "
                        <span data-line="second">{second}</span>
                    </p>
                </Panel>
                {table(label, days, &reader)}
                {by_label(labels, &looking, &reader)}
                {definitions(&[PER_DAY, &[Metric::Labelled]].concat(), &reader)}
            </div>
        };
        Ok(Sheet::new(say!(locale, "analytics-title"), body).actions(download))
    })
}

/// The pages of numbers.
pub fn sections(shown: &str, reader: &Reader) -> impl IntoView + use<> {
    let tab = |path: &str, label| Tab::new(paths::here(path), label, path == shown);
    let tabs = vec![
        tab(HERE, say!(reader.locale, "analytics-volume")),
        tab("/analytics/sla", say!(reader.locale, "analytics-sla")),
        tab("/analytics/ai", say!(reader.locale, "analytics-ai")),
        tab("/analytics/topics", say!(reader.locale, "topics-title")),
    ];
    view! { <Tabs label=say!(reader.locale, "analytics-title") tabs=tabs/> }
}

/// The periods to choose from.
pub fn periods(page: &str, looking: &Looking, reader: &Reader) -> impl IntoView + use<> {
    let tab = |days: &u16| {
        let label = say!(reader.locale, "analytics-days", days = *days);
        Tab::new(looking.with_days(page, *days), label, *days == looking.days())
    };
    view! { <Segmented label=say!(reader.locale, "analytics-period") tabs=PERIODS.iter().map(tab).collect()/> }
}

/// Narrows a page of numbers to one channel.
pub fn by_channel(
    page: &str,
    channels: Vec<channels::Channel>,
    looking: &Looking,
    reader: &Reader,
) -> impl IntoView + use<> {
    let locale = reader.locale;
    let options = std::iter::once((String::new(), say!(locale, "escalations-channel-any")))
        .chain(channels.into_iter().map(|it| (it.id.to_string(), it.name)))
        .collect();
    let chosen = looking.channel().map(|it| it.to_string());
    let days = looking.days().to_string();
    view! {
        <form class="cluster cluster-end" method="get" action=paths::here(page)>
            <input type="hidden" name="days" value=days/>
            <Select name="channel" label=say!(locale, "escalations-channel") options=options value=chosen/>
            <SubmitButton variant=Variant::Default>{say!(locale, "escalations-filter")}</SubmitButton>
        </form>
    }
}

fn table(caption: String, days: Vec<Day>, reader: &Reader) -> impl IntoView + use<> {
    let numbers = PER_DAY.iter().map(|it| Column::new(metric(*it, reader)).number());
    let columns = std::iter::once(Column::new(say!(reader.locale, "analytics-day"))).chain(numbers).collect();
    let (zone, locale): (&Zone, Locale) = (&reader.zone, reader.locale);
    let rows = days
        .into_iter()
        .map(|day| {
            let date = zone.local(day.from_at).date().to_string();
            view! {
                <tr>
                    <th scope="row">{date}</th>
                    <td class="n">{day.conversations}</td>
                    <td class="n">{day.resolved}</td>
                    <td class="n">{span(day.duration, locale)}</td>
                    <td class="n">{span(day.duration_90, locale)}</td>
                </tr>
            }
        })
        .collect_view();
    view! { <Panel title=caption.clone() flush=true><DataTable caption=caption columns=columns>{rows}</DataTable></Panel> }
}

/// A number of minutes, in words.
pub fn span(minutes: Option<f64>, locale: Locale) -> String {
    minutes.map_or_else(|| "–".to_owned(), |it| text::span(Duration::seconds_f64(it * 60.0), locale))
}

/// A metric's name.
pub fn metric(it: Metric, reader: &Reader) -> String {
    reader.locale.say(&format!("metric-{it}"), &[])
}

/// What each metric means, in what it is measured, and where it is read.
pub fn definitions(metrics: &[Metric], reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let facts = metrics
        .iter()
        .map(|it| {
            let means = locale.say(&format!("metric-{it}-means"), &[]);
            let unit = locale.say(&format!("unit-{}", it.unit()), &[]);
            let words = say!(locale, "analytics-definition", means = means, unit = unit, source = it.source());
            view! { <Fact name=metric(*it, reader)>{words}</Fact> }
        })
        .collect_view();
    view! { <Panel title=say!(locale, "analytics-definitions")><Facts>{facts}</Facts></Panel> }
}
