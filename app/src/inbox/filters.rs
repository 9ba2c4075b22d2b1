//! The conditions that narrow the list.

use leptos::prelude::*;
use switchboard::inbox::{Handler, Intent, Language, Status, View, Within};
use switchboard::service_levels::SlaState;
use switchboard::{channels, labels, say, team, teams};

use super::address::Looking;
use super::reader::Reader;
use crate::paths;
use crate::ui::{Check, LinkButton, Select, Size, SubmitButton, TextField, Variant};

/// A form that asks the same page with other conditions: nothing changes, so it is a GET.
#[component]
pub fn Filters(
    /// What one is looking at.
    looking: Looking,
    /// The channels to choose from.
    channels: Vec<channels::Channel>,
    /// The agents to choose from.
    members: Vec<team::Member>,
    /// The labels to choose from.
    labels: Vec<labels::Label>,
    /// The teams to choose from.
    teams: Vec<teams::Team>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let any = || (String::new(), say!(locale, "inbox-filter-any"));
    let statuses = std::iter::once(any())
        .chain(Status::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("inbox-status-{it}"), &[]))))
        .collect();
    let handlers = std::iter::once(any())
        .chain(Handler::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("inbox-handler-{it}"), &[]))))
        .collect();
    let channels = std::iter::once(any()).chain(channels.into_iter().map(|it| (it.id.to_string(), it.name))).collect();
    let members =
        std::iter::once(any()).chain(members.into_iter().map(|it| (it.id.to_string(), it.name.to_string()))).collect();
    let labels: Vec<_> =
        std::iter::once(any()).chain(labels.into_iter().map(|it| (it.id.to_string(), it.name))).collect();
    let teams: Vec<_> =
        std::iter::once(any()).chain(teams.into_iter().map(|it| (it.id.to_string(), it.name))).collect();
    let languages = std::iter::once(any())
        .chain(Language::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("inbox-language-{it}"), &[]))))
        .collect();
    let intents = std::iter::once(any())
        .chain(Intent::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("inbox-intent-{it}"), &[]))))
        .collect();
    let within = std::iter::once(any())
        .chain(Within::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("inbox-within-{it}"), &[]))))
        .collect();
    let slas = std::iter::once(any())
        .chain(SlaState::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("inbox-sla-{it}"), &[]))))
        .collect();
    let filter = &looking.filter;
    let view = (looking.view() != View::ToAnswer || filter.words.is_some()).then(|| looking.view().to_string());
    let clear = looking.is_narrowed().then(|| {
        view! {
            <LinkButton href=looking.without_conditions() size=Size::Small variant=Variant::Quiet>
                {say!(locale, "inbox-filter-clear")}
            </LinkButton>
        }
    });
    view! {
        <form class="filters" method="get" action=paths::here("/inbox") role="search" aria-label=say!(locale, "inbox-filter")>
            <input type="hidden" name="filter" value="1"/>
            {view.map(|view| view! { <input type="hidden" name="view" value=view/> })}
            <TextField name="q" label=say!(locale, "inbox-filter-words") kind="search" value=filter.words.clone() maxlength=200 kbd="/"/>
            <div class="filters-pair">
                <Select name="status" label=say!(locale, "inbox-filter-status") options=statuses value=filter.status.map(|it| it.to_string())/>
                <Select name="handler" label=say!(locale, "inbox-filter-handler") options=handlers value=filter.handler.map(|it| it.to_string())/>
                <Select name="channel" label=say!(locale, "inbox-filter-channel") options=channels value=filter.channel.map(|it| it.to_string())/>
                <Select name="assignee" label=say!(locale, "inbox-filter-assignee") options=members value=filter.assignee.map(|it| it.to_string())/>
                {(teams.len() > 1).then(|| view! {
                    <Select name="team" label=say!(locale, "inbox-filter-team") options=teams value=filter.team.map(|it| it.to_string())/>
                })}
                <Select name="language" label=say!(locale, "inbox-filter-language") options=languages value=filter.language.map(|it| it.to_string())/>
                <Select name="intent" label=say!(locale, "inbox-filter-intent") options=intents value=filter.intent.map(|it| it.to_string())/>
                <Select name="within" label=say!(locale, "inbox-filter-within") options=within value=filter.within.map(|it| it.to_string())/>
                {(labels.len() > 1).then(|| view! {
                    <Select name="label" label=say!(locale, "inbox-filter-label") options=labels value=filter.label.map(|it| it.to_string())/>
                })}
                <Select name="sla" label=say!(locale, "inbox-filter-sla") options=slas value=filter.sla.map(|it| it.to_string())/>
            </div>
            <Check name="unread" label=say!(locale, "inbox-filter-unread") value="1" checked=filter.unread/>
            <div class="cluster">
                <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "inbox-filter-apply")}</SubmitButton>
                {clear}
            </div>
        </form>
    }
}
