//! The doors of companies.

use leptos::prelude::*;
use switchboard::access::ContactsWrite;
use switchboard::companies::{self, Attributes, CannotChange, CannotWrite, Details, NoteText};
use switchboard::ids::*;
use switchboard::say;

use crate::contacts::{cannot_label, company_bad, no_note};
use crate::{Problem, access, go_on, locale, notice, paths};

fn known() -> Problem {
    Problem::invalid("code", say!(locale(), "companies-known"))
}

/// Adds a company.
#[server(endpoint = "companies/add")]
pub async fn add_company(name: String, code: String, #[server(default)] attributes: String) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    let details = Details::parse(&name, &code, Attributes::lines(&attributes)).map_err(company_bad)?;
    let id = companies::add(tx, &details).await.map_err(|cannot| match cannot {
        CannotWrite::Known => known(),
        CannotWrite::Fault(fault) => fault.into(),
    })?;
    notice(say!(locale(), "companies-did-add"));
    go_on(&paths::company(id));
    Ok(())
}

/// Changes what is known of a company.
#[server(endpoint = "companies/change")]
pub async fn change_company(
    company: CompanyId,
    name: String,
    code: String,
    #[server(default)] attributes: String,
) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    let details = Details::parse(&name, &code, Attributes::lines(&attributes)).map_err(company_bad)?;
    companies::change(tx, company, &details).await.map_err(|cannot| match cannot {
        CannotChange::Gone => access::not_found(),
        CannotChange::Known => known(),
        CannotChange::Fault(fault) => fault.into(),
    })?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Puts a label on a company, or says another value of it.
#[server(endpoint = "companies/label")]
pub async fn label_company(
    company: CompanyId,
    label: LabelId,
    #[server(default)] value: String,
) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    companies::label(tx, company, label, &value).await.map_err(cannot_label)?;
    notice(say!(locale(), "contacts-did-label"));
    Ok(())
}

/// Takes a label off a company.
#[server(endpoint = "companies/take-label")]
pub async fn take_company_label(company: CompanyId, label: LabelId) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    companies::take_label(tx, company, label).await.map_err(cannot_label)?;
    notice(say!(locale(), "contacts-did-take-label"));
    Ok(())
}

/// Writes something down about a company.
#[server(endpoint = "companies/note")]
pub async fn note_company(company: CompanyId, body: String) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    let text = NoteText::parse(&body).ok_or_else(no_note)?;
    companies::note(tx, company, &text).await.map_err(cannot_label)?;
    notice(say!(locale(), "contacts-did-note"));
    Ok(())
}
