//! The labels of a period, and how many conversations have each.

use leptos::prelude::*;
use switchboard::analytics::{Labelled, Metric, Period};
use switchboard::say;

use super::looking::Looking;
use super::page::metric;
use crate::inbox::Reader;
use crate::ui::{Column, DataTable, LabelChip, LinkButton, Panel, Size, Variant};

/// The table, each number with its conversations; nothing where no conversation of the period has a label.
pub fn by_label(labels: Vec<Labelled>, period: &Period, looking: &Looking, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    if labels.is_empty() {
        return None;
    }
    let title = say!(locale, "analytics-by-label");
    let columns =
        vec![Column::new(say!(locale, "analytics-label")), Column::new(metric(Metric::Labelled, reader)).number()];
    let (first, last) = (period.first_date(), period.last_date());
    let rows = labels
        .into_iter()
        .map(|it| {
            let href = looking.behind(Metric::Labelled, &first, &last, &[("label", &it.id.to_string())]);
            let spoken = format!("{}, {}: {}", it.name, metric(Metric::Labelled, reader), it.conversations);
            view! {
                <tr>
                    <th scope="row"><LabelChip name=it.name tone=it.tone/></th>
                    <td class="n"><a href=href aria-label=spoken>{it.conversations}</a></td>
                </tr>
            }
        })
        .collect_view();
    let file = looking.at("/analytics/labels.csv", &[]);
    let words = say!(locale, "analytics-file");
    let more = view! {
        <LinkButton href=file icon=Some("download") size=Size::Small variant=Variant::Quiet>{words}</LinkButton>
    };
    Some(
        view! {
            <Panel title=title.clone() flush=true more=more.into_any()>
                <DataTable caption=title columns=columns>{rows}</DataTable>
            </Panel>
        }
        .into_any(),
    )
}
