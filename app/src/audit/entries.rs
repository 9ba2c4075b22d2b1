//! The entries of the log, as people read them.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde_json::Value;
use switchboard::audit::Entry;
use switchboard::say;
use switchboard::text::{Zone, exists, full};

use crate::locale;
use crate::ui::{Badge, BadgeTone, Column, DataTable, Time};

/// What an action is called.
pub(super) fn action_name(action: &str) -> String {
    named("audit-did", action)
}

/// What a kind of thing is called.
pub(super) fn kind_name(kind: &str) -> String {
    named("audit-kind", kind)
}

/// The sentence of a word of the log; the word itself where a newer version wrote it.
fn named(family: &str, word: &str) -> String {
    let key = format!("{family}-{}", word.replace([' ', '_'], "-"));
    if exists(&key) { locale().say(&key, &[]) } else { word.to_owned() }
}

/// The entries, one a row.
#[component]
pub(super) fn Entries(
    /// Newest first.
    entries: Vec<Entry>,
    /// The workspace's zone.
    zone: Zone,
) -> impl IntoView {
    let locale = locale();
    let columns = vec![
        Column::new(say!(locale, "audit-time")),
        Column::new(say!(locale, "audit-person")),
        Column::new(say!(locale, "audit-action")),
        Column::new(say!(locale, "audit-record")),
        Column::new(say!(locale, "audit-changes")),
        Column::new(say!(locale, "audit-where")).wide_only(),
    ];
    let rows = entries.into_iter().map(|it| view! { <EntryRow entry=it zone=zone.clone()/> }).collect_view();
    view! { <DataTable caption=say!(locale, "nav-audit") columns=columns>{rows}</DataTable> }
}

#[component]
fn EntryRow(entry: Entry, zone: Zone) -> impl IntoView {
    let locale = locale();
    let tone = match entry.action.as_str() {
        "denied" | "sign_in_failed" => BadgeTone::Danger,
        "delete" => BadgeTone::Lamp,
        _ => BadgeTone::Neutral,
    };
    let (action, kind) = (action_name(&entry.action), kind_name(&entry.object_kind));
    view! {
        <tr>
            <th scope="row" class="nowrap" tabindex="-1" data-row="true">
                <Time at=entry.at shown=full(entry.at, &zone, locale)/>
            </th>
            <td>{entry.actor_name}</td>
            <td>
                <Badge tone=tone>{action}</Badge>
            </td>
            <td>{kind}</td>
            <td>
                <Changes changes=entry.changes.0/>
            </td>
            <td class="wide-only">{entry.from_ip}</td>
        </tr>
    }
}

/// What changed, column by column. What is withheld only says that it changed.
#[component]
fn Changes(changes: BTreeMap<String, Value>) -> impl IntoView {
    let locale = locale();
    let count = changes.len();
    if count == 0 {
        return ().into_any();
    }
    let rows = changes
        .into_iter()
        .map(|(column, change)| {
            let said = match change.as_array().map(Vec::as_slice) {
                Some([before, after]) if before.is_null() => shown(after),
                Some([before, after]) => {
                    say!(locale, "audit-before-after", before = shown(before), after = shown(after))
                }
                Some(_) => String::new(),
                None => say!(locale, "audit-withheld"),
            };
            view! {
                <dt>{column}</dt>
                <dd>{said}</dd>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{say!(locale, "audit-changes-count", count = count)}</summary>
            <dl class="facts">{rows}</dl>
        </details>
    }
    .into_any()
}

/// A value as it is stored, without the quotes of a text.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
