//! What one can do about an escalation on its page.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::escalations::{Escalation, Outcome, Status};
use switchboard::service_levels::Priority;
use switchboard::{say, team, teams};

use super::doors::{Accept, Reassign, Reopen, Resolve};
use crate::Form;
use crate::inbox::{Prioritise, Reader, ReturnToAssistant};
use crate::ui::{Panel, Select, Size, SubmitButton, TextArea, Variant};

/// Accepting, giving away, settling, opening again, returning to the assistant; how urgent it is.
#[component]
pub fn Acts(
    /// The escalation.
    it: Escalation,
    /// To whom it could be given.
    agents: Vec<team::Holder>,
    /// To which teams.
    teams: Vec<teams::Team>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let works = reader.may(Right::EscalationsWork);
    let open = it.status != Status::Resolved;
    let acts = works.then(|| match it.status {
        Status::Pending => accept(&it, &reader),
        Status::InProgress => back(&it, &reader),
        Status::Resolved => reopen(&it, &reader),
    });
    let priority = (works && open).then(|| prioritise(&it, &reader));
    let reassign = (!agents.is_empty()).then(|| reassign(&it, agents, teams, &reader));
    let settle = (works && open).then(|| settle(&it, &reader));
    works.then(|| {
        view! {
            <Panel title=say!(reader.locale, "escalations-act")>
                <div class="stack">
                    {acts}
                    {priority}
                    {reassign}
                    {settle}
                </div>
            </Panel>
        }
    })
}

fn this(it: &Escalation) -> Vec<(&'static str, String)> {
    vec![("escalation", it.id.to_string())]
}

fn accept(it: &Escalation, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    view! {
        <Form door=Accept::PATH hidden=this(it)>
            <SubmitButton kbd="I">{say!(locale, "escalations-accept")}</SubmitButton>
        </Form>
    }
    .into_any()
}

fn reopen(it: &Escalation, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    view! {
        <Form door=Reopen::PATH hidden=this(it)>
            <SubmitButton variant=Variant::Default>{say!(locale, "escalations-reopen")}</SubmitButton>
        </Form>
    }
    .into_any()
}

fn back(it: &Escalation, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let conversation = vec![("conversation", it.conversation_id.to_string())];
    view! {
        <Form door=ReturnToAssistant::PATH hidden=conversation>
            <SubmitButton variant=Variant::Default>{say!(locale, "escalation-return")}</SubmitButton>
        </Form>
    }
    .into_any()
}

fn prioritise(it: &Escalation, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let priorities =
        Priority::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("priority-{it}"), &[]))).collect();
    let (conversation, chosen) = (vec![("conversation", it.conversation_id.to_string())], it.priority.to_string());
    view! {
        <Form door=Prioritise::PATH hidden=conversation class="cluster cluster-end">
            <Select name="priority" label=say!(locale, "service-priority") options=priorities value=chosen/>
            <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "service-priority-set")}</SubmitButton>
        </Form>
    }
    .into_any()
}

fn reassign(it: &Escalation, agents: Vec<team::Holder>, teams: Vec<teams::Team>, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let agents = agents.into_iter().map(|it| (format!("member:{}", it.id), it.name));
    let teams =
        teams.into_iter().map(|it| (format!("team:{}", it.id), say!(locale, "escalation-team", name = it.name)));
    let options = agents.chain(teams).collect();
    let (hidden, holder) = (this(it), it.assignee_id.map(|it| format!("member:{it}")));
    view! {
        <Form door=Reassign::PATH hidden=hidden class="cluster cluster-end">
            <Select name="to" label=say!(locale, "escalation-reassign-to") options=options value=holder/>
            <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "escalation-reassign")}</SubmitButton>
        </Form>
    }
    .into_any()
}

fn settle(it: &Escalation, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let outcomes = Outcome::CHOSEN
        .iter()
        .map(|it| (it.to_string(), locale.say(&format!("escalations-outcome-{it}"), &[])))
        .collect();
    let hidden = this(it);
    view! {
        <Form door=Resolve::PATH hidden=hidden class="form" id="settle" label=say!(locale, "escalations-resolve")>
            <Select name="outcome" label=say!(locale, "escalation-outcome") options=outcomes/>
            <TextArea name="note" label=say!(locale, "escalation-outcome-note") rows=2 maxlength=2000 optional=true/>
            <div class="form-actions">
                <SubmitButton variant=Variant::Default>{say!(locale, "escalations-resolve")}</SubmitButton>
            </div>
        </Form>
    }
    .into_any()
}
