//! The labels of a period, and how many conversations have each.

use leptos::prelude::*;
use switchboard::analytics::{Labelled, Metric};
use switchboard::say;

use super::looking::Looking;
use super::page::metric;
use crate::inbox::Reader;
use crate::ui::{Column, DataTable, LabelChip, LinkButton, Panel, Size, Variant};

/// The table; nothing where no conversation of the period has a label.
pub fn by_label(labels: Vec<Labelled>, looking: &Looking, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    if labels.is_empty() {
        return None;
    }
    let title = say!(locale, "analytics-by-label");
    let columns =
        vec![Column::new(say!(locale, "analytics-label")), Column::new(metric(Metric::Labelled, reader)).number()];
    let rows = labels
        .into_iter()
        .map(|it| {
            view! {
                <tr>
                    <th scope="row"><LabelChip name=it.name tone=it.tone/></th>
                    <td class="n">{it.conversations}</td>
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
