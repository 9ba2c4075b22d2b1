//! What hangs on a contact or a company: labels with what they say, and notes.

use leptos::prelude::*;
use switchboard::companies::{LONGEST_NOTE, Note};
use switchboard::labels::{self, Worn};
use switchboard::say;

use super::filters::named_value;
use super::list::Moment;
use crate::ui::{LabelChip, Panel, Select, Size, SubmitButton, TextArea, TextField, Variant};
use crate::{Form, locale};

/// A form's hidden field: whose it is.
type Whose = (&'static str, String);

/// Labels as chips.
#[component]
pub(crate) fn Chips(
    /// The labels.
    labels: Vec<Worn>,
) -> impl IntoView {
    let chips = labels
        .into_iter()
        .map(|it| view! { <li><LabelChip name=named_value(&it.name, it.value.as_deref()) tone=it.tone/></li> })
        .collect_view();
    view! { <ul class="labels">{chips}</ul> }
}

/// The labels of one, to be put on and taken off.
#[component]
pub(crate) fn Labels(
    /// Whose they are.
    whose: Whose,
    /// The door that puts one on.
    put: &'static str,
    /// The door that takes one off.
    take: &'static str,
    /// The labels.
    worn: Vec<Worn>,
    /// All there are; none for whoever may not change them.
    labels: Vec<labels::Label>,
) -> impl IntoView {
    let locale = locale();
    let may_write = !labels.is_empty();
    let none = worn.is_empty().then(|| view! { <p class="hint">{say!(locale, "contacts-no-labels")}</p> });
    let chips = worn
        .into_iter()
        .map(|it| {
            let name = named_value(&it.name, it.value.as_deref());
            let hidden = vec![whose.clone(), ("label", it.id.to_string())];
            let (shown, spoken) = (name.clone(), name);
            let off = may_write.then(|| {
                view! {
                    <Form door=take hidden=hidden>
                        <SubmitButton size=Size::Small variant=Variant::Quiet>
                            {say!(locale, "contacts-take-label")}
                            <span class="sr-only">" " {spoken}</span>
                        </SubmitButton>
                    </Form>
                }
            });
            view! { <li class="cluster"><LabelChip name=shown tone=it.tone/> {off}</li> }
        })
        .collect_view();
    let options = labels.into_iter().map(|it| (it.id.to_string(), it.name)).collect();
    let form = may_write.then(|| {
        view! {
            <Form door=put hidden=vec![whose.clone()] class="form" label=say!(locale, "contacts-put-label")>
                <Select name="label" label=say!(locale, "contacts-label") options=options/>
                <TextField
                    name="value"
                    label=say!(locale, "contacts-value")
                    hint=say!(locale, "contacts-value-hint")
                    optional=true
                    maxlength=60
                    autocomplete="off"
                />
                <div class="form-actions">
                    <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "contacts-put-label")}</SubmitButton>
                </div>
            </Form>
        }
    });
    view! {
        <Panel title=say!(locale, "contacts-labels")>
            <div class="stack stack-sm">
                {none}
                <ul class="labels">{chips}</ul>
                {form}
            </div>
        </Panel>
    }
}

/// What agents wrote down, and one more.
#[component]
pub(crate) fn Notes(
    /// Whose they are.
    whose: Whose,
    /// The door that writes one.
    door: &'static str,
    /// The notes, newest first.
    notes: Vec<Note>,
    /// Whether the reader may write one.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    let none = notes.is_empty().then(|| view! { <p class="hint">{say!(locale, "contacts-no-notes")}</p> });
    let notes = notes
        .into_iter()
        .map(|it| {
            let body = it.body.unwrap_or_else(|| say!(locale, "contacts-hidden"));
            view! {
                <li>
                    <p class="whitespace-pre-line break-words" dir="auto">{body}</p>
                    <p class="hint">{it.author} " · " <Moment at=it.created_at/></p>
                </li>
            }
        })
        .collect_view();
    let form = may_write.then(|| {
        view! {
            <Form door=door hidden=vec![whose] class="form" label=say!(locale, "contacts-note")>
                <TextArea name="body" label=say!(locale, "contacts-note") maxlength=LONGEST_NOTE as u32 required=true rows=3/>
                <div class="form-actions">
                    <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "contacts-add-note")}</SubmitButton>
                </div>
            </Form>
        }
    });
    view! {
        <Panel title=say!(locale, "contacts-notes")>
            <div class="stack stack-sm">
                {none}
                <ul class="stack stack-sm">{notes}</ul>
                {form}
            </div>
        </Panel>
    }
}
