//! `/billing/usage`

use leptos::prelude::*;
use switchboard::access::BillingRead;
use switchboard::analytics::{self, Day, Dimension, Metric, Period, Slice, USED};
use switchboard::say;

use super::asked::{Names, meaning};
use super::figures::{counted, figures, is_behind};
use super::hours::charts;
use super::looking::Looking;
use super::page::{definitions, sections};
use super::tables::{by_day, parted};
use super::words::figure;
use crate::inbox::Reader;
use crate::ui::{Column, DataTable, LinkButton, Panel};
use crate::usage::Used;
use crate::{Sheet, access, page, paths};

/// So many months are told.
const MONTHS: usize = 12;

/// What the workspace uses: months, and the days of one of them.
pub fn usage_page() -> impl IntoView {
    let looking = Looking::here();
    page(async move {
        let reader = Reader::here();
        let mut tx = access::require(BillingRead).await?;
        let month = looking.month(&reader.zone, tx.now());
        let months = Period::months(MONTHS, &reader.zone, tx.now());
        let before = Period::month(month.whole().start - time::Duration::hours(1), &reader.zone);
        let all = Slice::default();
        let days = analytics::per_day(&mut tx, &month, &all).await?;
        let (this, then) = analytics::compared(&mut tx, &month, &before, &all).await?;
        let times: Vec<_> = months.iter().map(Period::whole).collect();
        let each = analytics::each(&mut tx, &times, &all).await?;
        let kinds = analytics::by(&mut tx, &month, &all, Dimension::Kind).await?;
        let names = Names::read(&mut tx).await?;
        let progress = analytics::progress(&mut tx).await?;
        let used = Used::read(&mut tx, &reader).await?;
        drop(tx);
        let locale = reader.locale;
        let name = month_name(&month);
        let label = say!(locale, "usage-of", month = name.clone());
        let file = looking.at("/billing/usage.csv", &[("date", &month.first_date())]);
        let download = view! {
            <LinkButton href=file icon=Some("download")>{say!(locale, "analytics-file")}</LinkButton>
        };
        // Days that have not come have nothing to show.
        let so_far: Vec<Day> = days.into_iter().filter(|it| it.from_at <= reader.now).collect();
        let day = |it: &Day| reader.zone.local(it.from_at).date().to_string();
        let body = view! {
            <div class="page stack">
                {sections(paths::USAGE, &reader)}
                {used.panels(&reader)}
                {counted(progress.as_ref(), &month, &reader)}
                {figures(label.clone(), USED, (&this, &then), &month, &looking, &reader)}
                {by_month(&months, &each, &looking, &reader)}
                <div class="multiples">{charts(&so_far, USED, &reader, day)}</div>
                {parted(Dimension::Kind, &kinds, &names, &month, &looking, &reader)}
                {by_day(label, &so_far, USED, &looking, &reader)}
                {definitions(&[USED, &[Metric::Confidence]].concat(), &reader)}
            </div>
        };
        Ok(Sheet::new(say!(locale, "usage-title"), body).about(name).actions(download))
    })
}

/// `2026-11`
fn month_name(month: &Period) -> String {
    month.first_date().chars().take(7).collect()
}

/// The months, this one first: also what the assistant cost in each.
fn by_month(months: &[Period], each: &[Day], looking: &Looking, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let title = say!(locale, "usage-months");
    let columns = std::iter::once(Column::new(say!(locale, "usage-month")))
        .chain(USED.iter().map(|it| Column::new(meaning(*it, reader).0).number()))
        .collect();
    let rows = months
        .iter()
        .zip(each)
        .map(|(month, used)| {
            let (name, first, last) = (month_name(month), month.first_date(), month.last_date());
            let href = looking.at(paths::USAGE, &[("date", &first)]);
            let cells = USED
                .iter()
                .map(|it| {
                    let value = figure(&used.figures, *it, locale);
                    let spoken = format!("{name}, {}: {value}", meaning(*it, reader).0);
                    let shown = match is_behind(used.figures.of(*it)) {
                        true => {
                            let href = looking.behind(*it, &first, &last, &[]);
                            view! { <a href=href aria-label=spoken>{value}</a> }.into_any()
                        }
                        false => value.into_any(),
                    };
                    view! { <td class="n">{shown}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row"><a href=href>{name.clone()}</a></th>{cells}</tr> }
        })
        .collect_view();
    view! { <Panel title=title.clone() flush=true><DataTable caption=title columns=columns>{rows}</DataTable></Panel> }
}
