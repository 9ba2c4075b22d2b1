//! `/analytics/sla`

use leptos::prelude::*;
use switchboard::access::InboxRead;
use switchboard::analytics::{self, Metric, ReasonTimes};
use switchboard::{channels, say};
use time::Duration;

use super::looking::Looking;
use super::page::{by_channel, definitions, metric, periods, sections};
use super::words::span;
use crate::inbox::Reader;
use crate::ui::{Column, DataTable, LinkButton, Panel, Tile, Tiles};
use crate::{Sheet, access, page};

const HERE: &str = "/analytics/sla";

/// How promises were kept, and how long escalations took.
pub fn service_page() -> impl IntoView {
    let looking = Looking::here();
    page(async move {
        let reader = Reader::here();
        let mut tx = access::require(InboxRead).await?;
        let since = tx.now() - Duration::days(looking.days().into());
        let found = analytics::service(&mut tx, since, looking.channel()).await?;
        let channels = channels::list(&mut tx).await?;
        drop(tx);
        let locale = reader.locale;
        let met = metric(Metric::FirstResponseMet, &reader);
        let missed = metric(Metric::FirstResponseMissed, &reader);
        let shown =
            [Metric::FirstResponseMet, Metric::FirstResponseMissed, Metric::TimeToAccept, Metric::TimeToResolve];
        let file = looking.with_days("/analytics/reasons.csv", looking.days());
        let download = view! {
            <LinkButton href=file icon=Some("download")>{say!(locale, "analytics-file")}</LinkButton>
        };
        let body = view! {
            <div class="page page-form stack">
                {sections(HERE, &reader)}
                {periods(HERE, &looking, &reader)}
                {by_channel(HERE, channels, &looking, &reader)}
                <Tiles label=say!(locale, "analytics-sla")>
                    <Tile label=met figure=found.met.to_string()/>
                    <Tile label=missed figure=found.missed.to_string()/>
                </Tiles>
                {by_reason(found.reasons, &reader)}
                {definitions(&shown, &reader)}
            </div>
        };
        Ok(Sheet::new(say!(locale, "analytics-sla"), body).actions(download))
    })
}

fn by_reason(reasons: Vec<ReasonTimes>, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let caption = say!(locale, "analytics-by-reason");
    let columns = vec![
        Column::new(say!(locale, "escalations-reason")),
        Column::new(say!(locale, "analytics-raised")).number(),
        Column::new(metric(Metric::TimeToAccept, reader)).number(),
        Column::new(metric(Metric::TimeToResolve, reader)).number(),
    ];
    let rows = reasons
        .into_iter()
        .map(|it| {
            let reason = it.reason.called(it.name.as_deref(), locale);
            view! {
                <tr>
                    <th scope="row">{reason}</th>
                    <td class="n">{it.raised}</td>
                    <td class="n">{span(it.minutes_to_accept, locale)}</td>
                    <td class="n">{span(it.minutes_to_resolve, locale)}</td>
                </tr>
            }
        })
        .collect_view();
    view! { <Panel title=caption.clone() flush=true><DataTable caption=caption columns=columns>{rows}</DataTable></Panel> }
}
