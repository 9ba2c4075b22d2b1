//! What was written about a lead, and every step of its way.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::ids::LeadId;
use switchboard::leads::{LONGEST_NOTE, Note, Settings, Step, Taken};
use switchboard::say;
use switchboard::text::money;

use super::doors::Note as WriteNote;
use super::words::{field_word, status_word};
use crate::Form;
use crate::inbox::Reader;
use crate::ui::{Column, DataTable, Panel, Size, SubmitButton, TextArea, Time, Variant};

/// The notes, the newest first, and a field for the next.
#[component]
pub fn Notes(
    /// The lead.
    lead: LeadId,
    /// What was written.
    notes: Vec<Note>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let rows = notes
        .into_iter()
        .map(|it| {
            let (who, at) = (it.member_name.unwrap_or_default(), it.written_at);
            view! {
                <li>
                    <p class="lead-note">{it.body}</p>
                    <p class="lead-words">{who} " · " <Time at=at shown=reader.full(at) full=reader.full(at)/></p>
                </li>
            }
        })
        .collect_view();
    let works = reader.may(Right::LeadsWork);
    let form = works.then(|| {
        view! {
            <Form door=WriteNote::PATH hidden=vec![("lead", lead.to_string())] class="form">
                <TextArea name="body" label=say!(locale, "leads-note") rows=3 maxlength=LONGEST_NOTE as u32 required=true kbd="N"/>
                <div class="form-actions">
                    <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "leads-write-note")}</SubmitButton>
                </div>
            </Form>
        }
    });
    works.then(|| {
        view! {
            <Panel title=say!(locale, "leads-notes")>
                <div class="stack stack-sm">
                    {form}
                    <ul class="stack stack-sm" data-live="lead-notes">{rows}</ul>
                </div>
            </Panel>
        }
    })
}

/// The steps, the first on top.
#[component]
pub fn Timeline(
    /// The steps, in order.
    steps: Vec<Taken>,
    /// The currency.
    settings: Settings,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let columns = vec![Column::new(say!(locale, "leads-step")), Column::new(say!(locale, "leads-when")).number()];
    let rows = steps
        .into_iter()
        .map(|taken| {
            let (words, at) = (sentence(&taken, &settings, &reader), taken.at);
            view! {
                <tr>
                    <td>{words}</td>
                    <td class="n"><Time at=at shown=reader.around(at) full=reader.full(at)/></td>
                </tr>
            }
        })
        .collect_view();
    let title = say!(locale, "leads-steps");
    let caption = title.clone();
    view! { <Panel title=title flush=true><DataTable caption=caption columns=columns>{rows}</DataTable></Panel> }
}

fn sentence(taken: &Taken, settings: &Settings, reader: &Reader) -> String {
    let locale = reader.locale;
    let who = taken.by.clone().unwrap_or_else(|| say!(locale, "step-by-nobody"));
    match &taken.step {
        Step::Captured { by } => locale.say(&format!("leads-step-captured-{by}"), &[("who", who.into())]),
        Step::Attached => say!(locale, "leads-step-attached", who = who),
        Step::Moved { to, because: Some(because), .. } => {
            say!(
                locale,
                "leads-step-moved-because",
                who = who,
                status = status_word(*to, locale),
                because = because.as_str()
            )
        }
        Step::Moved { to, because: None, .. } => {
            say!(locale, "leads-step-moved", who = who, status = status_word(*to, locale))
        }
        Step::Owned { by: Some(to) } => say!(locale, "leads-step-owned", who = who, to = to.as_str()),
        Step::Owned { by: None } => say!(locale, "leads-step-handed-back", who = who),
        Step::Valued { minor: Some(minor) } => {
            say!(locale, "leads-step-valued", who = who, value = money(*minor, settings.currency.word(), locale))
        }
        Step::Valued { minor: None } => say!(locale, "leads-step-not-valued", who = who),
        Step::Described { field } => say!(locale, "leads-step-described", who = who, field = field_word(field, locale)),
    }
}
