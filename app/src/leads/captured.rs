//! What was captured of a lead, each field with the words that it came from.

use leptos::prelude::*;
use switchboard::leads::{CapturedBy, Kept, Lead};
use switchboard::say;

use super::words::{field_value, field_word};
use crate::inbox::{Reader, conversation_address};
use crate::ui::{Fact, Facts, Panel};

/// What is known of a lead, and from where.
#[component]
pub fn Captured(
    /// The lead.
    it: Lead,
    /// What was captured.
    fields: Vec<Kept>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let who = it.captured_name.clone().unwrap_or_default();
    let channel = it.channel_name.clone();
    let origin = match (it.captured_by, channel) {
        (CapturedBy::Assistant, Some(channel)) => say!(locale, "leads-by-assistant-on", channel = channel, who = who),
        (CapturedBy::Agent, Some(channel)) => say!(locale, "leads-by-agent-on", channel = channel, who = who),
        (CapturedBy::Api, Some(channel)) => say!(locale, "leads-by-api-on", channel = channel, who = who),
        (_, None) => say!(locale, "leads-by", who = who),
    };
    let rows = fields
        .into_iter()
        .map(|it| {
            let value = field_value(&it.field, &it.value, locale);
            let from = it.words.clone().map(|words| {
                let words = say!(locale, "leads-words", words = words);
                let shown = match it.conversation_id.zip(it.message_id) {
                    Some((conversation, message)) => {
                        let there = format!("{}#m-{message}", conversation_address(conversation));
                        view! { <a class="link" href=there>{words}</a> }.into_any()
                    }
                    None => words.into_any(),
                };
                view! { <span class="lead-words block">{shown}</span> }
            });
            let by = it.member_name.clone().map(|who| {
                let written = say!(locale, "leads-written-by", who = who, when = reader.full(it.captured_at));
                view! { <span class="lead-words block">{written}</span> }
            });
            view! { <Fact name=field_word(&it.field, locale)>{value} {from} {by}</Fact> }
        })
        .collect_view();
    view! {
        <Panel title=say!(locale, "leads-captured")>
            <div class="stack stack-sm">
                <p class="hint">{origin} " " {reader.full(it.created_at)}</p>
                <Facts>{rows}</Facts>
            </div>
        </Panel>
    }
}
