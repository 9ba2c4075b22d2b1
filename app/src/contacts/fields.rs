//! The fields of a contact.

use leptos::prelude::*;
use switchboard::contacts::Details;
use switchboard::ids::CompanyId;
use switchboard::say;

use crate::locale;
use crate::ui::{Select, TextArea, TextField};

/// The languages that one chooses among; others stay as they came.
const OFFERED: [&str; 7] = ["en", "fr", "de", "es", "it", "nl", "pt"];

/// A language in words; one that we have no word for stays as it came.
pub(super) fn language_name(tag: &str) -> String {
    if OFFERED.contains(&tag) { locale().say(&format!("contacts-language-{tag}"), &[]) } else { tag.to_owned() }
}

/// The languages to choose from, with the one that is chosen.
pub(super) fn language_options(chosen: &str) -> Vec<(String, String)> {
    let other = (!chosen.is_empty() && !OFFERED.contains(&chosen)).then_some(chosen);
    OFFERED.into_iter().chain(other).map(|tag| (tag.to_owned(), language_name(tag))).collect()
}

/// What one can say of a contact.
#[component]
pub(super) fn ContactFields(
    /// What is known.
    details: Details,
    /// The companies to choose from.
    companies: Vec<(CompanyId, String)>,
) -> impl IntoView {
    let locale = locale();
    let none = || (String::new(), say!(locale, "contacts-none"));
    let tag = details.language.clone().unwrap_or_default();
    let languages = std::iter::once(none()).chain(language_options(&tag)).collect();
    let companies =
        std::iter::once(none()).chain(companies.into_iter().map(|(id, name)| (id.to_string(), name))).collect();
    view! {
        <TextField name="name" label=say!(locale, "contacts-name") value=details.name maxlength=80 autocomplete="off"/>
        <TextField name="email" label=say!(locale, "contacts-email") kind="email" value=details.email autocomplete="off"/>
        <TextField
            name="phone"
            label=say!(locale, "contacts-phone")
            hint=say!(locale, "leads-phone-hint")
            kind="tel"
            value=details.phone
            maxlength=40
            autocomplete="off"
        />
        <Select
            name="company"
            label=say!(locale, "contacts-company")
            options=companies
            value=details.company_id.map(|it| it.to_string())
        />
        <Select name="language" label=say!(locale, "contacts-language") options=languages value=tag/>
        <AttributesField value=details.attributes.to_string()/>
    }
}

/// What else is known, a line each.
#[component]
pub(crate) fn AttributesField(
    /// The lines.
    value: String,
) -> impl IntoView {
    let locale = locale();
    view! {
        <TextArea
            name="attributes"
            label=say!(locale, "contacts-attributes")
            hint=say!(locale, "contacts-attributes-hint")
            value=value
            optional=true
            rows=3
        />
    }
}
