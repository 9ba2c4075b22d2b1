//! What happened to a conversation, in one line.

use leptos::prelude::*;
use switchboard::escalations::RaisedBy;
use switchboard::inbox::{Entry, Happening};
use switchboard::say;

use super::reader::Reader;
use super::regrouping::leads_on;
use crate::ui::{Lamp, LampState, Time};

/// What happened, on its node.
#[component]
pub fn Happened(
    /// The entry.
    entry: Entry,
    /// The cord beside it.
    class: String,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let calls = matches!(
        entry.happening,
        Some(
            Happening::HandedOver { .. }
                | Happening::Unassigned { .. }
                | Happening::HandedBack { .. }
                | Happening::Late { .. }
        )
    );
    let lamp = match &entry.happening {
        Some(
            Happening::HandedOver { .. }
            | Happening::Unassigned { .. }
            | Happening::HandedBack { .. }
            | Happening::Late { .. },
        ) => LampState::Calling,
        Some(Happening::TakenOver { .. } | Happening::Assigned { .. } | Happening::Shared { .. }) => LampState::Person,
        Some(Happening::ReturnedToAssistant { .. } | Happening::AskedAgain { .. }) => LampState::Assistant,
        Some(Happening::Snoozed { .. }) => LampState::Snoozed,
        _ => LampState::Resolved,
    };
    let words = entry.happening.as_ref().map(|it| sentence(it, &reader)).unwrap_or_default();
    let reason = match &entry.happening {
        Some(Happening::HandedOver { reason, name, .. }) => {
            Some(format!(" {}.", reason.called(name.as_deref(), reader.locale)))
        }
        _ => None,
    };
    let leads = entry.happening.as_ref().and_then(|it| leads_on(it, entry.sent_at, &reader));
    let words = if calls { view! { <strong>{words}</strong> }.into_any() } else { words.into_any() };
    view! {
        <li class=class>
            <div class="node"><Lamp state=lamp silent=true/></div>
            <div class=if calls { "step step-wait" } else { "step" }>
                <p>{words} {reason}</p>
                {leads}
                <Time at=entry.sent_at shown=reader.clock(entry.sent_at) full=reader.full(entry.sent_at) class="entry-time"/>
            </div>
        </li>
    }
}

fn sentence(happening: &Happening, reader: &Reader) -> String {
    let locale = reader.locale;
    match happening {
        Happening::TakenOver { by } => say!(locale, "inbox-happened-taken-over", by = by.name.as_str()),
        Happening::ReturnedToAssistant { by } => say!(locale, "inbox-happened-returned", by = by.name.as_str()),
        Happening::AskedAgain { by } => say!(locale, "inbox-happened-asked-again", by = by.name.as_str()),
        Happening::Assigned { to, by } => {
            say!(locale, "inbox-happened-assigned", by = by.name.as_str(), to = to.name.as_str())
        }
        Happening::Unassigned { by } => say!(locale, "inbox-happened-unassigned", by = by.name.as_str()),
        Happening::GivenToTeam { team, by } => {
            say!(locale, "inbox-happened-to-team", by = by.name.as_str(), team = team.as_str())
        }
        Happening::Shared { to, team } => {
            say!(locale, "inbox-happened-shared", to = to.name.as_str(), team = team.as_str())
        }
        Happening::HandedBack { from } => say!(locale, "inbox-happened-handed-back", from = from.name.as_str()),
        Happening::TakenFromTeam { by } => say!(locale, "inbox-happened-from-team", by = by.name.as_str()),
        Happening::HandedOver { by: RaisedBy::Assistant, .. } => say!(locale, "inbox-happened-asked-assistant"),
        Happening::HandedOver { by: RaisedBy::Agent, .. } => say!(locale, "inbox-happened-asked-agent"),
        Happening::HandedOver { by: RaisedBy::Contact, .. } => say!(locale, "inbox-happened-asked-contact"),
        Happening::HandedOver { by: RaisedBy::Rule, .. } => say!(locale, "inbox-happened-asked-rule"),
        Happening::Resolved { by } => say!(locale, "inbox-happened-resolved", by = by.name.as_str()),
        Happening::Reopened { by: Some(by) } => say!(locale, "inbox-happened-reopened", by = by.name.as_str()),
        Happening::Reopened { by: None } => say!(locale, "inbox-happened-reopened-contact"),
        Happening::Snoozed { by, until } => {
            say!(locale, "inbox-happened-snoozed", by = by.name.as_str(), when = reader.full(*until))
        }
        Happening::Merged { by, entries, .. } => {
            say!(locale, "inbox-happened-merged", by = by.name.as_str(), count = *entries)
        }
        Happening::MergedInto { by, .. } => say!(locale, "inbox-happened-merged-into", by = by.name.as_str()),
        Happening::MergeUndone { by, .. } => say!(locale, "inbox-happened-merge-undone", by = by.name.as_str()),
        Happening::SplitOff { by, .. } => say!(locale, "inbox-happened-split-off", by = by.name.as_str()),
        Happening::SplitFrom { by, .. } => say!(locale, "inbox-happened-split-from", by = by.name.as_str()),
        Happening::Woken => say!(locale, "inbox-happened-woken"),
        Happening::Late { target, rung } => {
            let what = locale.say(&format!("target-{target}"), &[]);
            say!(locale, "inbox-happened-late", what = what, told = locale.say(&format!("told-{rung}"), &[]))
        }
    }
}
