//! The topics of which customers write most, for other pages.

use leptos::prelude::*;
use switchboard::analytics::{TopicsOf, share};
use switchboard::say;
use switchboard::text::Locale;

use super::numbers::percent;
use super::picture::bar;
use crate::paths;
use crate::ui::{Column, DataTable, Panel};

/// Topics of the card.
const ROWS: usize = 10;

/// The card; nothing where no topic was found yet.
pub fn top_topics(of: &TopicsOf, locale: Locale) -> Option<AnyView> {
    if of.topics.is_empty() {
        return None;
    }
    let title = say!(locale, "topics-top");
    let columns = vec![
        Column::new(say!(locale, "topics-topic")),
        Column::new(say!(locale, "topics-messages")).number(),
        Column::new(say!(locale, "topics-share")).number(),
    ];
    let rows = of
        .topics
        .iter()
        .take(ROWS)
        .map(|it| {
            let part = share(it.messages, of.messages);
            let href = format!("{}?days=30", paths::topic(it.id));
            view! {
                <tr>
                    <th scope="row">
                        <a class="link" href=href>{it.label.clone()}</a>
                        {bar(part.unwrap_or_default())}
                    </th>
                    <td class="n">{it.messages}</td>
                    <td class="n">{percent(part, locale)}</td>
                </tr>
            }
        })
        .collect_view();
    let all = view! { <a class="link" href=paths::here("/analytics/topics?days=30")>{say!(locale, "topics-all")}</a> };
    Some(
        view! {
            <Panel title=title.clone() more=all.into_any() flush=true>
                <DataTable caption=title columns=columns>{rows}</DataTable>
            </Panel>
        }
        .into_any(),
    )
}
