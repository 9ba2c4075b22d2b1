//! `/analytics/conversations`: what stands behind a figure.

use leptos::prelude::*;
use switchboard::access::InboxRead;
use switchboard::analytics::{self, Listed, Metric, Page, Unit};
use switchboard::say;

use super::asked::{Names, asked, meaning};
use super::looking::Looking;
use super::page::sections;
use super::words::{shown, whole};
use crate::inbox::{Reader, contact_name, conversation_address};
use crate::ui::{Column, DataTable, Empty, Icon, Pager, Panel, Time};
use crate::{Problem, Sheet, access, page};

const HERE: &str = "/analytics/conversations";

/// The conversations that a figure counts, and no other.
pub fn listed_page() -> impl IntoView {
    let looking = Looking::here();
    page(async move {
        let reader = Reader::here();
        let metric = looking.metric().unwrap_or(Metric::Conversations);
        let mut tx = access::require(InboxRead).await?;
        let period = looking.period(&reader.zone, tx.now());
        let time = looking.hour(&reader.zone).unwrap_or_else(|| period.whole());
        let found = analytics::listed(&mut tx, metric, &time, &looking.slice(), looking.after()).await?;
        let page: Page = found.ok_or_else(access::not_found)?;
        let names = Names::read(&mut tx).await?;
        drop(tx);
        let locale = reader.locale;
        let (name, means) = meaning(metric, &reader);
        let total = page.rows.first().map_or(0, |it| it.total);
        let range = say!(locale, "analytics-between", from = period.first_date(), to = period.last_date());
        let caption = format!("{name}, {range}");
        let count = say!(locale, "analytics-behind", count = total, number = whole(total, locale));
        let older = page.next.map(|it| looking.at(HERE, &[("after", &it.to_string())]));
        let newest = looking.after().map(|_| looking.at(HERE, &[("after", "")]));
        let body = view! {
            <div class="page stack">
                {sections("", &reader)}
                <p>{count} " " {means}</p>
                {asked(HERE, &looking, &period, &names, &reader)}
                {list(page.rows, caption, metric, &reader)}
                <Pager newer=newest older=older/>
            </div>
        };
        Ok::<_, Problem>(Sheet::new(name, body).about(range))
    })
}

fn list(rows: Vec<Listed>, caption: String, metric: Metric, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    if rows.is_empty() {
        let action = ().into_any();
        return view! {
            <Empty
                icon="chart-no-axes-column"
                title=say!(locale, "analytics-behind-empty")
                text=say!(locale, "analytics-behind-empty-text")
                action=action
            />
        }
        .into_any();
    }
    // One is one: only what differs is worth a column.
    let has_value = !matches!(metric, Metric::Conversations | Metric::Labelled | Metric::AssistantShare);
    let value = has_value.then(|| {
        let name = if metric == Metric::Resolved { Metric::Duration } else { metric };
        Column::new(meaning(name, reader).0).number()
    });
    let columns = [
        Some(Column::new(say!(locale, "escalations-contact"))),
        Some(Column::new(say!(locale, "escalations-gist")).wide_only()),
        Some(Column::new(say!(locale, "analytics-began"))),
        Some(Column::new(say!(locale, "analytics-ended"))),
        value,
    ];
    let unit = if metric == Metric::Resolved { Unit::Minutes } else { metric.unit() };
    let rows = rows.into_iter().map(|it| row(it, has_value.then_some(unit), reader)).collect_view();
    view! {
        <Panel title=caption.clone() flush=true>
            <DataTable caption=caption columns=columns.into_iter().flatten().collect()>{rows}</DataTable>
        </Panel>
    }
    .into_any()
}

fn row(it: Listed, unit: Option<Unit>, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let moment = |at| view! { <Time at=at shown=reader.around(at) full=reader.full(at)/> };
    view! {
        <tr>
            <th scope="row">
                <a class="whose" href=conversation_address(it.id)>
                    <Icon name="user"/>
                    <span>{contact_name(it.contact_name.as_deref(), locale)}</span>
                    <span class="entry-meta">{it.channel_name}</span>
                </a>
            </th>
            <td class="wide-only"><span class="gist">{it.preview}</span></td>
            <td class="nowrap">{moment(it.created_at)}</td>
            <td class="nowrap">{it.resolved_at.map(moment)}</td>
            {unit.map(|unit| view! { <td class="n">{shown(Some(it.value), unit, locale)}</td> })}
        </tr>
    }
}
