//! Where a lead stands, who works on it, what it is worth; and who looks like the same customer.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::ids::LabelId;
use switchboard::labels::Label;
use switchboard::leads::{Alike, Lead, Settings};
use switchboard::text::{Locale, money};
use switchboard::{say, team};

use super::board::mover;
use super::doors::{Label as PutLabel, Own, SetValue};
use super::words::{lead_name, status_badge};
use crate::inbox::Reader;
use crate::ui::{Fact, Facts, Icon, LabelChip, Panel, Select, Size, SubmitButton, TextField, Variant};
use crate::{Form, paths};

/// Customers who look like this one, each with the evidence.
#[component]
pub fn Looks(
    /// The lead.
    it: Lead,
    /// Who looks the same.
    alike: Vec<Alike>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    alike
        .into_iter()
        .map(|other| {
            let name = other.name.clone().unwrap_or_else(|| say!(locale, "inbox-nobody"));
            let name = match other.channel_name.clone() {
                Some(channel) => format!("{name} ({channel})"),
                None => name,
            };
            let words = say!(locale, "leads-looks-like", name = name, evidence = evidence(&other, locale));
            view! {
                <p class="cluster" role="note">
                    <Icon name="users"/>
                    {words}
                    " "
                    <a class="link" href=paths::merge_contacts(it.contact_id, other.contact_id)>{say!(locale, "leads-compare")}</a>
                </p>
            }
        })
        .collect_view()
}

fn evidence(it: &Alike, locale: Locale) -> String {
    match (it.same_email, it.same_phone) {
        (true, true) => say!(locale, "leads-same-both"),
        (true, false) => say!(locale, "leads-same-email"),
        (false, _) => say!(locale, "leads-same-phone"),
    }
}

/// Where it stands and who has it.
#[component]
pub fn Holding(
    /// The lead.
    it: Lead,
    /// To whom it could be given; empty where the reader does not give work out.
    agents: Vec<team::Member>,
    /// The labels that it has.
    worn: Vec<LabelId>,
    /// The labels of the workspace.
    labels: Vec<Label>,
    /// The currency.
    settings: Settings,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let works = reader.may(Right::LeadsWork);
    let owner = it.owner_name.clone().unwrap_or_else(|| say!(locale, "leads-nobody"));
    let worth = it.value_minor.map(|minor| money(minor, settings.currency.word(), locale));
    let because = it.lost_because.clone().map(|why| view! { <Fact name=say!(locale, "leads-because")>{why}</Fact> });
    let chips = labels
        .iter()
        .filter(|label| worn.contains(&label.id))
        .map(|label| view! { <li><LabelChip name=label.name.clone() tone=label.tone/></li> })
        .collect_view();
    let facts = view! {
        <div data-live="lead-facts">
            <Facts>
                <Fact name=say!(locale, "leads-status")>{status_badge(it.status, locale)}</Fact>
                {because}
                <Fact name=say!(locale, "leads-owner")>{owner}</Fact>
                <Fact name=say!(locale, "leads-value")>{worth.unwrap_or_else(|| say!(locale, "leads-not-known"))}</Fact>
                <Fact name=say!(locale, "leads-labels")><ul class="labels">{chips}</ul></Fact>
            </Facts>
        </div>
    };
    let forms = works.then(|| {
        let name = lead_name(&it, locale);
        view! {
            {mover(&it, &name, &reader)}
            {own(&it, agents, &reader)}
            {value(&it, &settings, locale)}
            {labelling(&it, &worn, labels, locale)}
        }
    });
    view! {
        <Panel title=say!(locale, "leads-stands")>
            <div class="stack stack-sm">{facts} {forms}</div>
        </Panel>
    }
}

fn own(it: &Lead, agents: Vec<team::Member>, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let hidden = |owner: String| vec![("lead", it.id.to_string()), ("owner", owner)];
    if agents.is_empty() {
        let me = reader.me.map(|it| it.to_string()).unwrap_or_default();
        let (to, words) = match it.owner_id {
            None => (me, say!(locale, "leads-take")),
            Some(_) => (String::new(), say!(locale, "leads-hand-back")),
        };
        return view! {
            <Form door=Own::PATH hidden=hidden(to)>
                <SubmitButton size=Size::Small variant=Variant::Default>{words}</SubmitButton>
            </Form>
        }
        .into_any();
    }
    let nobody = (String::new(), say!(locale, "leads-nobody"));
    let options =
        std::iter::once(nobody).chain(agents.into_iter().map(|it| (it.id.to_string(), it.name.to_string()))).collect();
    let (hidden, owner) = (vec![("lead", it.id.to_string())], it.owner_id.map(|it| it.to_string()));
    view! {
        <Form door=Own::PATH hidden=hidden class="cluster cluster-end">
            <Select name="owner" label=say!(locale, "leads-owner") options=options value=owner/>
            <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "leads-give")}</SubmitButton>
        </Form>
    }
    .into_any()
}

fn value(it: &Lead, settings: &Settings, locale: Locale) -> impl IntoView + use<> {
    let hidden = vec![("lead", it.id.to_string())];
    let now = it.value_minor.map(|it| format!("{}.{:02}", it / 100, it % 100));
    let label = say!(locale, "leads-value-in", currency = settings.currency.word());
    view! {
        <Form door=SetValue::PATH hidden=hidden class="cluster cluster-end">
            <TextField name="amount" label=label value=now inputmode="decimal" maxlength=20 autocomplete="off"/>
            <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "leads-set-value")}</SubmitButton>
        </Form>
    }
}

/// One press for each label: on, or off.
fn labelling(it: &Lead, worn: &[LabelId], labels: Vec<Label>, locale: Locale) -> Option<AnyView> {
    let lead = it.id.to_string();
    let any = !labels.is_empty();
    let rows = labels
        .into_iter()
        .map(|label| {
            let on = worn.contains(&label.id);
            let hidden = vec![("lead", lead.clone()), ("label", label.id.to_string()), ("on", (!on).to_string())];
            let words = if on {
                say!(locale, "leads-label-off", name = label.name.clone())
            } else {
                say!(locale, "leads-label-on", name = label.name.clone())
            };
            view! {
                <Form door=PutLabel::PATH hidden=hidden>
                    <SubmitButton size=Size::Small variant=Variant::Quiet>{words}</SubmitButton>
                </Form>
            }
        })
        .collect_view();
    any.then(|| {
        view! { <div class="cluster" role="group" aria-label=say!(locale, "leads-labels")>{rows}</div> }.into_any()
    })
}
