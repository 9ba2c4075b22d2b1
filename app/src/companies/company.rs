//! `/companies/:company` and `/companies/new`

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_params_map;
use switchboard::access::{ContactsRead, ContactsWrite, Right};
use switchboard::audit::{self, Way};
use switchboard::companies::{self, Company, LONGEST_NAME};
use switchboard::contacts::{self, Filter, Listed};
use switchboard::ids::CompanyId;
use switchboard::{labels, say};

use super::doors::{AddCompany, ChangeCompany, LabelCompany, NoteCompany, TakeCompanyLabel};
use crate::contacts::{AttributesField, Labels, Looking, Moment, Notes, NotesProps};
use crate::inbox::contact_name;
use crate::ui::{Fact, Facts, Fold, LinkButton, OnlyFirst, Panel, SubmitButton, TextField, Variant};
use crate::{Form, Sheet, access, filled, locale, page, paths};

/// Members that the page shows.
const MEMBERS: i64 = 50;

/// One company.
pub fn company_page() -> impl IntoView {
    let company = use_params_map().with_untracked(|params| params.get("company")).unwrap_or_default();
    page(async move {
        let id: CompanyId = company.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(ContactsRead).await?;
        let company = companies::find(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let members = Filter { company: Some(id), ..Filter::default() };
        let members = contacts::list(&mut tx, &members, MEMBERS).await?;
        let may_write = tx.may(Right::ContactsWrite);
        let labels = if may_write { labels::list(&mut tx).await? } else { Vec::new() };
        match audit::steps::read(&mut tx, "company", Some(id.0), Way::Page).await? {
            true => tx.commit().await?,
            false => access::hand_on(tx),
        }
        let title = company.name.clone();
        let body = view! { <TheCompany company=company members=members labels=labels may_write=may_write/> };
        Ok(Sheet::new(title, body))
    })
}

/// A company to be added.
pub fn new_page() -> impl IntoView {
    page(async move {
        drop(access::require(ContactsWrite).await?);
        let locale = locale();
        let body = view! {
            <div class="page page-form">
                <Form door=AddCompany::PATH class="form">
                    <Fields name=String::new() code=String::new() attributes=String::new()/>
                    <div class="form-actions">
                        <SubmitButton>{say!(locale, "companies-add")}</SubmitButton>
                        <LinkButton href=paths::companies() variant=Variant::Quiet>{say!(locale, "contacts-cancel")}</LinkButton>
                    </div>
                </Form>
            </div>
        };
        Ok(Sheet::new(say!(locale, "companies-new"), body))
    })
}

#[component]
fn Fields(name: String, code: String, attributes: String) -> impl IntoView {
    let locale = locale();
    view! {
        <TextField name="name" label=say!(locale, "companies-name") value=name maxlength=LONGEST_NAME as u32 autocomplete="off" required=true/>
        <TextField name="code" label=say!(locale, "companies-code") hint=say!(locale, "companies-code-hint") value=code maxlength=40 autocomplete="off" required=true/>
        <AttributesField value=attributes/>
    }
}

/// What the page shows of a company.
#[component]
fn TheCompany(company: Company, members: Vec<Listed>, labels: Vec<labels::Label>, may_write: bool) -> impl IntoView {
    let locale = locale();
    let id = company.id;
    let whose = ("company", id.to_string());
    let facts = company.attributes.0.clone().into_iter().map(|(name, value)| view! { <Fact name=name>{value}</Fact> });
    let edit = may_write.then(|| {
        let (name, code, attributes) = (company.name.clone(), company.code.clone(), company.attributes.to_string());
        let hidden = vec![whose.clone()];
        // What was refused is seen.
        let refused = filled(ChangeCompany::PATH, &hidden).was_refused();
        view! {
            <Fold title=say!(locale, "contacts-edit") open=refused>
                <Form door=ChangeCompany::PATH hidden=hidden class="form">
                    <Fields name=name code=code attributes=attributes/>
                    <div class="form-actions"><SubmitButton>{say!(locale, "contacts-save")}</SubmitButton></div>
                </Form>
            </Fold>
        }
    });
    let notes = Notes(NotesProps { whose: whose.clone(), door: NoteCompany::PATH, notes: company.notes, may_write });
    view! {
        <div class="page page-wide grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] items-start">
            <div class="stack min-w-0">
                <div data-live="company-members"><Members id=id members=members/></div>
                {notes}
            </div>
            <div class="stack min-w-0">
                <div data-live="company-about">
                    <Panel title=say!(locale, "contacts-about")>
                        <Facts>
                            <Fact name=say!(locale, "companies-name")>{company.name}</Fact>
                            <Fact name=say!(locale, "companies-code")>{company.code}</Fact>
                            {facts.collect_view()}
                            <Fact name=say!(locale, "contacts-since")><Moment at=company.created_at/></Fact>
                        </Facts>
                    </Panel>
                </div>
                {edit}
                <Labels whose=whose put=LabelCompany::PATH take=TakeCompanyLabel::PATH worn=company.labels labels=labels/>
                <p>
                    <a class="link" href=paths::companies()>{say!(locale, "companies-back")}</a>
                </p>
            </div>
        </div>
    }
}

/// Who writes for it.
#[component]
fn Members(id: CompanyId, members: Vec<Listed>) -> impl IntoView {
    let locale = locale();
    let shown = members.len();
    let none = members.is_empty().then(|| view! { <p class="hint">{say!(locale, "companies-no-members")}</p> });
    let all = Looking { company: id.to_string(), ..Looking::default() }.on(&paths::contacts());
    let rows = members
        .into_iter()
        .map(|it| {
            let name = contact_name(it.name.as_deref(), locale);
            let reached = [it.email, it.phone].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! { <li><a class="link" href=paths::contact(it.id)>{name}</a> " " <span class="hint">{reached}</span></li> }
        })
        .collect_view();
    view! {
        <Panel title=say!(locale, "companies-members")>
            {none}
            <ul class="stack stack-sm">{rows}</ul>
            <OnlyFirst shown=shown most=MEMBERS/>
            <p><a class="link" href=all>{say!(locale, "companies-all-members")}</a></p>
        </Panel>
    }
}
