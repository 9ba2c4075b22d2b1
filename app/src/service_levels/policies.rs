//! What is promised to whom: the policies, and their forms.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::channels::Channel;
use switchboard::labels::Label;
use switchboard::service_levels::{Policy, Priority, Target};
use switchboard::text::Locale;
use switchboard::{say, text};
use time::Duration;

use super::doors::{RetirePolicy, WritePolicy};
use crate::Form;
use crate::inbox::Reader;
use crate::ui::{Empty, Fold, Panel, Select, Size, SubmitButton, TextField, Variant};

/// The policies, the most particular first, and one to add.
#[component]
pub fn Policies(
    /// Those in force.
    policies: Vec<Policy>,
    /// The channels to choose from.
    channels: Vec<Channel>,
    /// The labels to choose from.
    labels: Vec<Label>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let none = policies.is_empty().then(|| {
        let nothing = ().into_any();
        view! {
            <Empty
                title=say!(locale, "service-policies-empty")
                text=say!(locale, "service-policies-empty-text")
                action=nothing
                icon="timer"
            />
        }
    });
    let choices = Choices { channels: &channels, labels: &labels };
    let add = policy_form(None, choices, &reader);
    let shown = policies.into_iter().map(|it| policy(it, choices, &reader)).collect_view();
    view! {
        <Panel title=say!(locale, "service-policies")>
            <div class="stack">
                <p class="hint">{say!(locale, "service-policies-about")}</p>
                {none}
                <ul class="stack">{shown}</ul>
                <Fold title=say!(locale, "service-policy-new") id="policy-new">{add}</Fold>
            </div>
        </Panel>
    }
}

/// What a policy can be narrowed to.
#[derive(Clone, Copy)]
struct Choices<'a> {
    channels: &'a [Channel],
    labels: &'a [Label],
}

impl Choices<'_> {
    fn channel(self, of: &Policy) -> Option<String> {
        self.channels.iter().find(|it| Some(it.id) == of.channel_id).map(|it| it.name.clone())
    }

    fn label(self, of: &Policy, locale: Locale) -> Option<String> {
        let named = |id| self.labels.iter().find(|it| it.id == id).map(|it| it.name.clone());
        of.label_id.map(|id| named(id).unwrap_or_else(|| say!(locale, "service-policy-label-gone")))
    }
}

fn policy(it: Policy, choices: Choices<'_>, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let any = || say!(locale, "service-policy-any");
    let priority = it.priority.map_or_else(any, |it| locale.say(&format!("priority-{it}"), &[]));
    let channel = choices.channel(&it).unwrap_or_else(any);
    let label = choices.label(&it, locale).unwrap_or_else(any);
    let promises: Vec<String> = Target::ALL
        .iter()
        .filter_map(|target| {
            let span = text::span(Duration::minutes(it.minutes(*target)?.into()), locale);
            let what = locale.say(&format!("target-{target}"), &[]);
            Some(say!(locale, "service-policy-within", what = what, span = span))
        })
        .collect();
    let change = say!(locale, "service-policy-change", name = it.name.clone());
    let hidden = vec![("policy", it.id.to_string())];
    let about = format!(
        "{}: {priority}. {}: {label}. {}: {channel}. {}",
        say!(locale, "service-policy-priority"),
        say!(locale, "service-policy-label"),
        say!(locale, "service-policy-channel"),
        say!(locale, "service-policy-version", version = it.version)
    );
    let form = policy_form(Some(&it), choices, reader);
    let whose = format!(" {}", it.name);
    view! {
        <li class="stack stack-sm">
            <div class="cluster">
                <strong>{it.name.clone()}</strong>
                <span>{promises.join(", ")}</span>
            </div>
            <p class="hint">{about}</p>
            <Fold title=change id=format!("policy-{}", it.id)>
                <div class="stack">
                    {form}
                    <Form door=RetirePolicy::PATH hidden=hidden>
                        <SubmitButton size=Size::Small variant=Variant::Quiet>
                            {say!(locale, "service-policy-retire")} <span class="sr-only">{whose}</span>
                        </SubmitButton>
                    </Form>
                </div>
            </Fold>
        </li>
    }
    .into_any()
}

fn policy_form(it: Option<&Policy>, choices: Choices<'_>, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    // Several of these forms stand on the page: their fields need ids of their own.
    let place = it.map_or_else(|| "new".to_owned(), |it| it.id.to_string());
    let id = |field: &str| format!("{field}-{place}");
    let any = || (String::new(), say!(locale, "service-policy-any"));
    let priorities = std::iter::once(any())
        .chain(Priority::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("priority-{it}"), &[]))))
        .collect();
    let channels =
        std::iter::once(any()).chain(choices.channels.iter().map(|it| (it.id.to_string(), it.name.clone()))).collect();
    let labels =
        std::iter::once(any()).chain(choices.labels.iter().map(|it| (it.id.to_string(), it.name.clone()))).collect();
    let targets = [
        ("first_response", say!(locale, "service-policy-first"), it.and_then(|it| it.first_response)),
        ("next_response", say!(locale, "service-policy-next"), it.and_then(|it| it.next_response)),
        ("resolution", say!(locale, "service-policy-resolution"), it.and_then(|it| it.resolution)),
    ]
    .map(|(name, label, minutes)| {
        view! {
            <TextField
                name=name
                kind="number"
                label=label
                hint=say!(locale, "service-policy-minutes-hint")
                value=minutes.map(|it| it.to_string())
                min="1"
                max="525600"
                inputmode="numeric"
                optional=true
                id=id(name)
            />
        }
    })
    .collect_view();
    let hidden = vec![("policy", it.map(|it| it.id.to_string()).unwrap_or_default())];
    let name = it.map(|it| it.name.clone());
    let priority = it.and_then(|it| it.priority).map(|it| it.to_string());
    let channel = it.and_then(|it| it.channel_id).map(|it| it.to_string());
    let label = it.and_then(|it| it.label_id).map(|it| it.to_string());
    let (name_id, priority_id, label_id, channel_id) = (id("name"), id("priority"), id("label"), id("channel"));
    view! {
        <Form door=WritePolicy::PATH hidden=hidden class="form">
            <TextField
                name="name"
                label=say!(locale, "service-policy-name")
                value=name
                maxlength=80
                required=true
                autocomplete="off"
                id=name_id
            />
            <Select
                name="priority"
                label=say!(locale, "service-policy-priority")
                options=priorities
                value=priority
                id=priority_id
            />
            <Select
                name="label"
                label=say!(locale, "service-policy-label")
                options=labels
                value=label
                id=label_id
            />
            <Select
                name="channel"
                label=say!(locale, "service-policy-channel")
                options=channels
                value=channel
                id=channel_id
            />
            {targets}
            <div class="form-actions">
                <SubmitButton>{say!(locale, "service-policy-save")}</SubmitButton>
            </div>
        </Form>
    }
}
