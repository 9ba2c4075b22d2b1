//! One group of the queue.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::escalations::{Escalation, RaisedBy, Status};
use switchboard::say;
use switchboard::service_levels::Priority;

use super::doors::{Accept, Reopen};
use crate::Form;
use crate::inbox::{Reader, contact_name, conversation_address};
use crate::paths;
use crate::ui::{
    Badge, BadgeTone, Column, DataTable, Lamp, LampState, LinkButton, Panel, Size, SubmitButton, Time, Variant,
};

/// The escalations of one status.
#[component]
pub fn Rows(
    /// Where they stand.
    status: Status,
    /// The escalations, the longest waiting first.
    rows: Vec<Escalation>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let title = locale.say(&format!("escalations-group-{status}"), &[]);
    let columns = vec![
        Column::new(say!(locale, "escalations-contact")),
        Column::new(say!(locale, "escalations-reason")).wide_only(),
        Column::new(say!(locale, "escalations-gist")).wide_only(),
        Column::new(say!(locale, "escalations-waiting")).wide_only(),
        Column::new(say!(locale, "escalations-who")).wide_only(),
        Column::new(say!(locale, "escalations-act")).silent(),
    ];
    // The key takes whoever waits longest.
    let rows = rows.into_iter().enumerate().map(|(place, it)| row(it, place == 0, &reader)).collect_view();
    let caption = title.clone();
    view! {
        <Panel title=title flush=true>
            <DataTable caption=caption columns=columns>{rows}</DataTable>
        </Panel>
    }
}

fn row(it: Escalation, is_first: bool, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let name = contact_name(it.contact_name.as_deref(), locale);
    let lamp = match it.status {
        Status::Pending => LampState::Calling,
        Status::InProgress => LampState::Person,
        Status::Resolved => LampState::Resolved,
    };
    let tone = if it.status == Status::Pending { BadgeTone::Lamp } else { BadgeTone::Neutral };
    let reason = it.reason.called(it.reason_name.as_deref(), locale);
    let urgency = (it.priority != Priority::Normal).then(|| {
        let tone = if it.priority == Priority::Urgent { BadgeTone::Danger } else { BadgeTone::Line };
        (tone, locale.say(&format!("priority-{}", it.priority), &[]))
    });
    let whose = format!(" {name}");
    // A narrow screen has them under the name, a wide one in columns of their own.
    let why = || {
        let urgency = urgency.clone().map(|(tone, words)| view! { " " <Badge tone=tone>{words}</Badge> });
        let reason = reason.clone();
        view! {
            <Badge tone=tone>{reason}</Badge>
            {urgency}
        }
    };
    let details = || {
        view! {
            <a class="link" href=paths::escalation(it.id)>
                {say!(locale, "escalations-details")}
                <span class="sr-only">{whose.clone()}</span>
            </a>
        }
    };
    let raised_by = locale.say(&format!("escalations-by-{}", it.raised_by), &[]);
    // The assistant's note only says the reason again; what the customer wants says more.
    let gist = match it.raised_by {
        RaisedBy::Agent if !it.note.trim().is_empty() => it.note.clone(),
        RaisedBy::Agent | RaisedBy::Assistant | RaisedBy::Contact | RaisedBy::Rule => it.preview.clone(),
    };
    let holder = it.assignee_name.clone().unwrap_or_else(|| say!(locale, "inbox-handler-nobody"));
    let since = it.resolved_at.or(it.accepted_at).unwrap_or(it.created_at);
    let shown = if it.status == Status::Pending { reader.since(since) } else { reader.short(since) };
    let waits = || view! { <Time at=since shown=shown.clone() full=reader.full(since)/> };
    view! {
        <tr id=format!("escalation-{}", it.id) data-live-row=it.status.to_string()>
            <th scope="row">
                <a class="whose" href=conversation_address(it.conversation_id) data-row="true" id=format!("row-{}", it.id)>
                    <Lamp state=lamp silent=true/>
                    <span>{name}</span>
                    <span class="entry-meta">{it.channel_name.clone()}</span>
                </a>
                <span class="narrow-only">{why()} {waits()} {details()}</span>
            </th>
            <td class="wide-only">
                {why()}
                " "
                <span class="entry-meta">{raised_by}</span>
                " "
                {details()}
            </td>
            <td class="wide-only"><span class="gist">{gist}</span></td>
            <td class="wide-only nowrap">{waits()}</td>
            <td class="wide-only">{holder}</td>
            <td class="act">{reader.may(Right::EscalationsWork).then(|| act(&it, is_first, reader))}</td>
        </tr>
    }
    .into_any()
}

fn act(it: &Escalation, is_first: bool, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    // Rows have the same buttons: those who hear the page must hear whose.
    let whose = format!(" {}", contact_name(it.contact_name.as_deref(), locale));
    let (door, words) = match it.status {
        Status::Pending => (Accept::PATH, say!(locale, "escalations-accept")),
        // How it ended is said where there is room for it.
        Status::InProgress => {
            let href = format!("{}#settle", paths::escalation(it.id));
            return view! {
                <LinkButton href=href size=Size::Small>
                    {say!(locale, "escalations-resolve")}
                    <span class="sr-only">{whose}</span>
                </LinkButton>
            }
            .into_any();
        }
        Status::Resolved => (Reopen::PATH, say!(locale, "escalations-reopen")),
    };
    let words = view! { {words} <span class="sr-only">{whose}</span> };
    let button = if is_first && it.status == Status::Pending {
        view! { <SubmitButton size=Size::Small variant=Variant::Default kbd="I">{words}</SubmitButton> }.into_any()
    } else {
        view! { <SubmitButton size=Size::Small variant=Variant::Default>{words}</SubmitButton> }.into_any()
    };
    view! { <Form door=door hidden=vec![("escalation", it.id.to_string())]>{button}</Form> }.into_any()
}
