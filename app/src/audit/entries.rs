//! The entries of the log, as people read them.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde_json::Value;
use switchboard::audit::Entry;
use switchboard::ids::{ChannelId, CompanyId, ContactId, ConversationId, ItemId, LeadId, MemberId};
use switchboard::say;
use switchboard::text::{Zone, exists, full};
use uuid::Uuid;

use crate::inbox::conversation_address;
use crate::ui::{Badge, BadgeTone, Column, DataTable, Time};
use crate::{locale, paths};

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
        "denied" | "sign_in_failed" | "code_refused" | "recovery_code_refused" => BadgeTone::Danger,
        "delete" => BadgeTone::Lamp,
        _ => BadgeTone::Neutral,
    };
    let (action, kind) = (action_name(&entry.action), kind_name(&entry.object_kind));
    let personal =
        entry.personal.then(|| view! { <Badge tone=BadgeTone::Info>{say!(locale, "audit-personal")}</Badge> });
    let reason = entry.reason.map(|it| view! { <span class="hint block">{named("audit-why", &it)}</span> });
    view! {
        <tr>
            <th scope="row" class="nowrap" tabindex="-1" data-row="true">
                <Time at=entry.at shown=full(entry.at, &zone, locale)/>
            </th>
            <td>{entry.actor_name}</td>
            <td>
                <span class="cluster">
                    <Badge tone=tone>{action}</Badge>
                    {personal}
                </span>
                {reason}
            </td>
            <td>
                <Record kind=entry.object_kind name=kind id=entry.object_id gone=entry.action == "delete"/>
            </td>
            <td>
                <Changes changes=entry.changes.0 reference=entry.request_id/>
            </td>
            <td class="wide-only">{entry.from_ip}</td>
        </tr>
    }
}

/// Which thing it happened to: its kind and the end of its id, with a link where it has a page.
#[component]
fn Record(kind: String, name: String, id: Option<Uuid>, gone: bool) -> impl IntoView {
    let Some(id) = id else { return name.into_any() };
    let words = format!("{name} {}", short(id));
    match page_of(&kind, id).filter(|_| !gone) {
        Some(address) => view! { <a href=address>{words}</a> }.into_any(),
        None => words.into_any(),
    }
}

/// The end of an id: its beginning is a time, which things of one minute share.
fn short(id: Uuid) -> String {
    let id = id.simple().to_string();
    format!("…{}", &id[id.len() - 6..])
}

/// The page of a thing, where there is one.
fn page_of(kind: &str, id: Uuid) -> Option<String> {
    match kind {
        "lead" => Some(paths::lead(LeadId(id))),
        "conversation" => Some(conversation_address(ConversationId(id))),
        "contact" => Some(paths::contact(ContactId(id))),
        "company" => Some(paths::company(CompanyId(id))),
        "member" => Some(paths::member(MemberId(id))),
        "channel" => Some(paths::channel(ChannelId(id), "")),
        "knowledge item" => Some(paths::knowledge_item(ItemId(id))),
        "assistant" => Some(paths::here(paths::ASSISTANT)),
        "workspace" => Some(paths::here(paths::SETTINGS)),
        _ => None,
    }
}

/// What changed, field by field, and in which request. What is withheld only says that it changed.
#[component]
fn Changes(changes: BTreeMap<String, Value>, reference: Option<String>) -> impl IntoView {
    let locale = locale();
    let count = changes.len();
    if count == 0 && reference.is_none() {
        return ().into_any();
    }
    let summary = match count {
        0 => say!(locale, "audit-details"),
        _ => say!(locale, "audit-changes-count", count = count),
    };
    let reference = reference.map(|it| {
        view! {
            <dt>{say!(locale, "audit-reference")}</dt>
            <dd>{it}</dd>
        }
    });
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
                <dt>{named("audit-field", &column)}</dt>
                <dd>{said}</dd>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{summary}</summary>
            <dl class="facts">{rows} {reference}</dl>
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

#[cfg(test)]
mod tests {
    use switchboard::audit::{ACTIONS, Way};
    use switchboard::text::exists;

    use super::*;

    #[test]
    fn every_action_that_can_be_chosen_has_its_words() {
        for action in ACTIONS {
            assert!(exists(&format!("audit-did-{}", action.replace('_', "-"))), "{action}");
        }
    }

    #[test]
    fn every_way_to_personal_data_has_its_words() {
        for way in Way::ALL {
            assert!(exists(&format!("audit-why-{way}")), "{way}");
        }
    }

    #[test]
    fn a_short_id_tells_two_things_of_one_moment_apart() {
        let (one, other) = (Uuid::from_u128(0xabc_def0), Uuid::from_u128(0xabc_def1));
        assert_eq!((short(one).as_str(), short(other).as_str()), ("…bcdef0", "…bcdef1"));
    }
}
