//! The conditions that narrow the list.

use leptos::prelude::*;
use switchboard::inbox::{Handler, Status, View};
use switchboard::service_levels::SlaState;
use switchboard::{channels, say, team};

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
