//! The doors of contacts.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::ContactsWrite;
use switchboard::companies::NoteText;
use switchboard::contacts::{self, Field};
use switchboard::ids::*;
use switchboard::{say, team};

use super::problems::{self, Written};
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice, paths};

/// Adds a contact whom no channel knows yet.
#[server(endpoint = "contacts/add")]
pub async fn add_contact(
    name: String,
    email: String,
    phone: String,
    company: String,
    language: String,
    #[server(default)] attributes: String,
) -> Result<(), Problem> {
    let mut tx = access::require(ContactsWrite).await?;
    let country = team::workspace(&mut tx).await?.country();
    let written = Written {
        name: &name,
        email: &email,
        phone: &phone,
        company: &company,
        language: &language,
        attributes: &attributes,
    };
    let details = problems::details(&written, country)?;
    let id = contacts::add(tx, &details).await.map_err(problems::write)?;
    notice(say!(locale(), "contacts-did-add"));
    go_on(&paths::contact(id));
    Ok(())
}

/// Says what is known of a contact.
#[server(endpoint = "contacts/change")]
pub async fn change_contact(
    contact: ContactId,
    name: String,
    email: String,
    phone: String,
    company: String,
    language: String,
    #[server(default)] attributes: String,
) -> Result<(), Problem> {
    let mut tx = access::require(ContactsWrite).await?;
    let country = team::workspace(&mut tx).await?.country();
    let written = Written {
        name: &name,
        email: &email,
        phone: &phone,
        company: &company,
        language: &language,
        attributes: &attributes,
    };
    let details = problems::details(&written, country)?;
    contacts::change(tx, contact, &details).await.map_err(problems::write)?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Puts a label on a contact, or says another value of it.
#[server(endpoint = "contacts/label")]
pub async fn label_contact(
    contact: ContactId,
    label: LabelId,
    #[server(default)] value: String,
) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    contacts::label(tx, contact, label, &value).await.map_err(problems::label)?;
    notice(say!(locale(), "contacts-did-label"));
    Ok(())
}

/// Takes a label off a contact.
#[server(endpoint = "contacts/take-label")]
pub async fn take_contact_label(contact: ContactId, label: LabelId) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    contacts::take_label(tx, contact, label).await.map_err(problems::label)?;
    notice(say!(locale(), "contacts-did-take-label"));
    Ok(())
}

/// Writes something down about a contact.
#[server(endpoint = "contacts/note")]
pub async fn note_contact(contact: ContactId, body: String) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    let text = NoteText::parse(&body).ok_or_else(problems::no_note)?;
    contacts::note(tx, contact, &text).await.map_err(problems::label)?;
    notice(say!(locale(), "contacts-did-note"));
    Ok(())
}

/// Merges two contacts into the one that survives; each field names the contact whose value holds.
#[server(endpoint = "contacts/merge")]
#[allow(
    clippy::too_many_arguments,
    reason = "a server function receives the fields of its form; the macro repeats them in places where the lint is silent"
)]
pub async fn merge_contacts(
    one: ContactId,
    other: ContactId,
    survivor: ContactId,
    name: Option<ContactId>,
    email: Option<ContactId>,
    phone: Option<ContactId>,
    company: Option<ContactId>,
    language: Option<ContactId>,
) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    if survivor != one && survivor != other {
        return Err(Problem::invalid("survivor", say!(locale(), "contacts-choose-survivor")));
    }
    let merged = if survivor == one { other } else { one };
    let chosen = [
        (Field::Name, name),
        (Field::Email, email),
        (Field::Phone, phone),
        (Field::Company, company),
        (Field::Language, language),
    ];
    let take_over: Vec<Field> =
        chosen.into_iter().filter(|(_, whose)| *whose == Some(merged)).map(|(field, _)| field).collect();
    let merged = contacts::merge(tx, survivor, merged, &take_over).await.map_err(problems::merge)?;
    let undo = Undo::new(UnmergeContacts::PATH, [("merge", merged.merge.to_string())]);
    notice_with_undo(say!(locale(), "contacts-did-merge"), undo);
    go_on(&paths::contact(survivor));
    Ok(())
}

/// Undoes a merge.
#[server(endpoint = "contacts/unmerge")]
pub async fn unmerge_contacts(merge: ContactMergeId) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    contacts::unmerge(tx, merge).await.map_err(problems::unmerge)?;
    notice(say!(locale(), "contacts-did-unmerge"));
    Ok(())
}

/// Says that two contacts are two people.
#[server(endpoint = "contacts/keep-apart")]
pub async fn keep_apart(one: ContactId, other: ContactId) -> Result<(), Problem> {
    let tx = access::require(ContactsWrite).await?;
    contacts::keep_apart(tx, one, other).await.map_err(problems::merge)?;
    notice(say!(locale(), "contacts-did-keep-apart"));
    Ok(())
}
