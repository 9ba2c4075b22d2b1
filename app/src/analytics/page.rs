//! `/analytics`

use leptos::prelude::*;
use switchboard::access::{InboxRead, Right};
use switchboard::analytics::{self, COUNTED, Day, Dimension, Metric, PERIODS};
use switchboard::{channels, say};

use super::asked::{Names, asked, meaning};
use super::chart::Chart;
use super::figures::{counted, figures};
use super::labels::by_label;
use super::looking::Looking;
use super::tables::{by_day, by_part};
use crate::inbox::Reader;
use crate::ui::{Fact, Facts, LinkButton, Panel, Segmented, Select, SubmitButton, Tab, Tabs, Variant};
use crate::{Sheet, access, page, paths};

/// Where the numbers are.
const HERE: &str = "/analytics";

/// What happened, day by day and part by part.
pub fn analytics_page() -> impl IntoView {
    let looking = Looking::here();
    page(async move {
        let reader = Reader::here();
        let mut tx = access::require(InboxRead).await?;
        let period = looking.period(&reader.zone, tx.now());
        let (slice, before) = (looking.slice(), period.before(&reader.zone));
        let days = analytics::per_day(&mut tx, &period, &slice).await?;
        let (this, then) = analytics::compared(&mut tx, &period, &before, &slice).await?;
        let parts = analytics::by(&mut tx, &period, &slice, looking.by()).await?;
        let labels = analytics::by_label(&mut tx, &period, &slice).await?;
        let progress = analytics::progress(&mut tx).await?;
        let names = Names::read(&mut tx).await?;
        drop(tx);
        let locale = reader.locale;
        let label = say!(locale, "analytics-between", from = period.first_date(), to = period.last_date());
        let file = looking.at("/analytics/days.csv", &[]);
        let download = view! {
            <LinkButton href=file icon=Some("download")>{say!(locale, "analytics-file")}</LinkButton>
        };
        let lines = lines(&label, &days, &reader);
        let of_kinds: &[Metric] = match looking.by() == Dimension::Kind {
            true => &[Metric::Runs, Metric::Tokens, Metric::Confidence],
            false => &[],
        };
        let body = view! {
            <div class="page stack">
                {sections(HERE, &reader)}
                {periods(HERE, &looking, &reader)}
                {asked(HERE, &looking, &period, &names, &reader)}
                {counted(progress.as_ref(), &period, &reader)}
                {figures(label.clone(), COUNTED, (&this, &then), &period, &looking, &reader)}
                <Panel title=label.clone()>{lines}</Panel>
                {by_day(label, &days, COUNTED, &looking, &reader)}
                {by_part(HERE, &parts, &names, &period, &looking, &reader)}
                {by_label(labels, &period, &looking, &reader)}
                {definitions(&[COUNTED, &[Metric::Labelled], of_kinds].concat(), &reader)}
            </div>
        };
        Ok(Sheet::new(say!(locale, "analytics-title"), body).actions(download))
    })
}

/// The two lines, and what they say in a sentence.
fn lines(label: &str, days: &[Day], reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let date = |day: &Day| reader.zone.local(day.from_at).date().to_string();
    let busiest = days.iter().max_by_key(|it| it.figures.conversations).filter(|it| it.figures.conversations > 0);
    let finding = match busiest {
        Some(day) => say!(locale, "analytics-busiest", date = date(day), count = day.figures.conversations),
        None => say!(locale, "analytics-nothing"),
    };
    let ends = (days.first().map(date).unwrap_or_default(), days.last().map(date).unwrap_or_default());
    let numbers: Vec<_> = days.iter().map(|it| (it.figures.conversations, it.figures.resolved)).collect();
    let spoken = format!("{label}. {finding}");
    let (first, second) = (metric(Metric::Conversations, reader), metric(Metric::Resolved, reader));
    view! {
        <p>{finding}</p>
        <Chart label=spoken days=numbers ends=ends/>
        <p class="hint chart-key">
            <span data-line="first">{first}</span>
            " "
            <span data-line="second">{second}</span>
        </p>
    }
}

/// The pages of numbers.
pub fn sections(shown: &str, reader: &Reader) -> impl IntoView + use<> {
    let tab = |path: &str, label| Tab::new(paths::here(path), label, path == shown);
    let mut tabs = vec![
        tab(HERE, say!(reader.locale, "analytics-volume")),
        tab("/analytics/sla", say!(reader.locale, "analytics-sla")),
        tab("/analytics/ai", say!(reader.locale, "analytics-ai")),
        tab("/analytics/topics", say!(reader.locale, "topics-title")),
    ];
    if reader.may(Right::BillingRead) {
        tabs.push(tab(paths::USAGE, say!(reader.locale, "usage-title")));
    }
    view! { <Tabs label=say!(reader.locale, "analytics-title") tabs=tabs/> }
}

/// The periods to choose from.
pub fn periods(page: &str, looking: &Looking, reader: &Reader) -> impl IntoView + use<> {
    let is_range = looking.range(&reader.zone).is_some();
    let tab = |days: &u16| {
        let label = say!(reader.locale, "analytics-days", days = *days);
        Tab::new(looking.with_days(page, *days), label, !is_range && *days == looking.days())
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

/// A metric's name.
pub fn metric(it: Metric, reader: &Reader) -> String {
    meaning(it, reader).0
}

/// What each metric means, in what it is measured, and where it is read.
pub fn definitions(metrics: &[Metric], reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let facts = metrics
        .iter()
        .map(|it| {
            let (name, means) = meaning(*it, reader);
            let unit = locale.say(&format!("unit-{}", it.unit()), &[]);
            let words = say!(locale, "analytics-definition", means = means, unit = unit, source = it.source());
            view! { <Fact name=name>{words}</Fact> }
        })
        .collect_view();
    view! { <Panel title=say!(locale, "analytics-definitions")><Facts>{facts}</Facts></Panel> }
}
