//! `/contacts/:contact/merge`: two contacts beside each other, to become one.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::{use_params_map, use_query_map};
use switchboard::access::ContactsWrite;
use switchboard::contacts::{self, Filter, Listed, Whole};
use switchboard::ids::ContactId;
use switchboard::say;

use super::doors::MergeContacts;
use super::fields::language_name;
use super::list::Moment;
use crate::inbox::contact_name;
use crate::ui::{Choice, Column, DataTable, LinkButton, Panel, RadioGroup, SubmitButton, TextField, Variant};
use crate::{Form, Sheet, access, locale, page, paths};

/// Contacts that a search for the other one shows.
const SHOWN: i64 = 20;

/// Two contacts beside each other; or the choice of the other one.
pub fn merge_page() -> impl IntoView {
    let contact = use_params_map().with_untracked(|params| params.get("contact")).unwrap_or_default();
    let query = use_query_map().get_untracked();
    let with = query.get("with").and_then(|it| it.parse::<ContactId>().ok());
    let words = query.get("q").unwrap_or_default();
    page(async move {
        let id: ContactId = contact.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(ContactsWrite).await?;
        let here = |it: &Whole| it.contact.merged_into_id.is_none();
        let one = contacts::whole(&mut tx, id).await?.filter(here).ok_or_else(access::not_found)?;
        let body = match with {
            Some(with) => {
                let other = contacts::whole(&mut tx, with).await?.filter(here).ok_or_else(access::not_found)?;
                view! { <Beside one=one other=other/> }.into_any()
            }
            None => {
                let filter = Filter { words: Some(words.clone()), ..Filter::default() };
                let found = if words.is_empty() { Vec::new() } else { contacts::list(&mut tx, &filter, SHOWN).await? };
                view! { <Other id=id words=words found=found/> }.into_any()
            }
        };
        access::hand_on(tx);
        Ok(Sheet::new(say!(locale(), "contacts-merge"), body))
    })
}

/// Looks for the other one.
#[component]
fn Other(id: ContactId, words: String, found: Vec<Listed>) -> impl IntoView {
    let locale = locale();
    let here = format!("{}/merge", paths::contact(id));
    let none = (found.is_empty() && !words.is_empty())
        .then(|| view! { <p role="status">{say!(locale, "contacts-none-found")}</p> });
    let rows = found
        .into_iter()
        .filter(|it| it.id != id)
        .map(|it| {
            let name = contact_name(it.name.as_deref(), locale);
            let known = [it.email, it.phone, it.company].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! { <li><a class="link" href=paths::merge_contacts(id, it.id)>{name}</a> " " <span class="hint">{known}</span></li> }
        })
        .collect_view();
    view! {
        <div class="page page-form stack">
            <form method="get" action=here class="cluster items-end" role="search">
                <TextField name="q" label=say!(locale, "contacts-search") kind="search" value=words/>
                <SubmitButton variant=Variant::Default icon=Some("search")>{say!(locale, "contacts-filter")}</SubmitButton>
            </form>
            {none}
            <ul class="stack stack-sm">{rows}</ul>
            <p><a class="link" href=paths::contact(id)>{say!(locale, "contacts-back-to-contact")}</a></p>
        </div>
    }
}

/// Both, field by field.
#[component]
pub(super) fn Beside(
    /// The contact whose page one came from.
    one: Whole,
    /// The other one.
    other: Whole,
) -> impl IntoView {
    let locale = locale();
    let (a, b) = (one.contact.clone(), other.contact.clone());
    let name = |it: &switchboard::contacts::Contact| contact_name(it.details.name.as_deref(), locale);
    let survivors = vec![Choice::new(a.id.to_string(), told(&one)), Choice::new(b.id.to_string(), told(&other))];
    let (x, y) = (a.details.clone(), b.details.clone());
    let language = |it: Option<String>| it.map(|it| language_name(&it));
    let fields = [
        ("name", say!(locale, "contacts-name"), x.name, y.name),
        ("email", say!(locale, "contacts-email"), x.email, y.email),
        ("phone", say!(locale, "contacts-phone"), x.phone, y.phone),
        ("company", say!(locale, "contacts-company"), a.company.clone(), b.company.clone()),
        ("language", say!(locale, "contacts-language"), language(x.language), language(y.language)),
    ];
    // Only where both know something else is there anything to choose.
    let choices = fields
        .iter()
        .filter(|(_, _, here, there)| here.is_some() && there.is_some() && here != there)
        .map(|(field, words, here, there)| {
            let choices = vec![
                Choice::new(a.id.to_string(), here.clone().unwrap_or_default()),
                Choice::new(b.id.to_string(), there.clone().unwrap_or_default()),
            ];
            view! { <RadioGroup name=*field legend=words.clone() choices=choices value=a.id.to_string() row=true/> }
        })
        .collect_view();
    let shown = |it: &Option<String>| it.clone().unwrap_or_else(|| say!(locale, "contacts-none"));
    let mut rows: Vec<(String, String, String)> =
        fields.iter().map(|(_, words, here, there)| (words.clone(), shown(here), shown(there))).collect();
    let identities = |it: &Whole| {
        it.known_as.iter().map(|it| format!("{} · {}", it.external_id, it.channel_name)).collect::<Vec<_>>().join(", ")
    };
    let attributes = |it: &Whole| it.contact.details.attributes.to_string().trim().replace('\n', ", ");
    rows.extend([
        (say!(locale, "contacts-identities"), identities(&one), identities(&other)),
        (say!(locale, "contacts-conversations"), count(one.conversations.len()), count(other.conversations.len())),
        (say!(locale, "contacts-labels"), count(one.labels.len()), count(other.labels.len())),
        (say!(locale, "contacts-notes"), count(one.notes.len()), count(other.notes.len())),
        (say!(locale, "contacts-attributes"), attributes(&one), attributes(&other)),
    ]);
    let rows = rows
        .into_iter()
        .map(|(field, here, there)| view! { <tr><th scope="row">{field}</th><td>{here}</td><td>{there}</td></tr> })
        .collect_view();
    let columns = vec![Column::new(say!(locale, "contacts-field")), Column::new(name(&a)), Column::new(name(&b))];
    let pair = vec![("one", a.id.to_string()), ("other", b.id.to_string())];
    let since = view! { <p class="hint">{say!(locale, "contacts-since")} ": " <Moment at=a.created_at/> ", " <Moment at=b.created_at/></p> };
    view! {
        <div class="page stack">
            <Panel flush=true>
                <DataTable caption=say!(locale, "contacts-merge") columns=columns>{rows}</DataTable>
            </Panel>
            {since}
            <Form door=MergeContacts::PATH hidden=pair class="form">
                <RadioGroup name="survivor" legend=say!(locale, "contacts-survivor") choices=survivors value=a.id.to_string()/>
                {choices}
                <p class="hint">{say!(locale, "contacts-merge-hint")}</p>
                <div class="form-actions">
                    <SubmitButton icon=Some("git-merge")>{say!(locale, "contacts-merge-act")}</SubmitButton>
                    <LinkButton href=paths::contact(a.id) variant=Variant::Quiet>{say!(locale, "contacts-cancel")}</LinkButton>
                </div>
            </Form>
        </div>
    }
}

fn count(number: usize) -> String {
    number.to_string()
}

/// A contact as one tells it from the other: by name, and by the channels that know them.
fn told(it: &Whole) -> String {
    let name = contact_name(it.contact.details.name.as_deref(), locale());
    let channels: Vec<&str> = it.known_as.iter().map(|it| it.channel_name.as_str()).collect();
    if channels.is_empty() { name } else { format!("{name} ({})", channels.join(", ")) }
}
