//! The conditions that narrow the list of contacts.

use leptos::prelude::*;
use switchboard::{channels, labels, say};

use super::Looking;
use super::fields::language_options;
use crate::ui::{LinkButton, Select, SubmitButton, TextField, Variant};
use crate::{locale, paths};

/// A form that asks the same page with other conditions: nothing changes, so it is a GET.
#[component]
pub(super) fn Filters(
    /// What one is looking at.
    looking: Looking,
    /// The labels to choose from.
    labels: Vec<labels::Label>,
    /// The channels to choose from.
    channels: Vec<channels::Channel>,
    /// Whether the reader may look for names.
    may_search: bool,
) -> impl IntoView {
    let locale = locale();
    let any = || (String::new(), say!(locale, "contacts-any"));
    let channels = std::iter::once(any()).chain(channels.into_iter().map(|it| (it.id.to_string(), it.name))).collect();
    let languages = std::iter::once(any()).chain(language_options(&looking.language)).collect();
    let clear = looking.is_narrowed().then(|| {
        view! { <LinkButton href=paths::contacts() variant=Variant::Quiet>{say!(locale, "contacts-show-all")}</LinkButton> }
    });
    let words = may_search.then(|| {
        view! { <TextField name="q" label=say!(locale, "contacts-search") kind="search" value=looking.q.clone() maxlength=200 kbd="/"/> }
    });
    let company = (!looking.company.is_empty()).then(|| {
        let company = looking.company.clone();
        view! { <input type="hidden" name="company" value=company/> }
    });
    view! {
        <form method="get" action=paths::contacts() class="cluster items-end" role="search" aria-label=say!(locale, "contacts-filter")>
            {company}
            {words}
            <Select name="label" label=say!(locale, "contacts-label") options=label_options(labels) value=looking.label.clone()/>
            <TextField name="value" label=say!(locale, "contacts-value") value=looking.value.clone() maxlength=60/>
            <Select name="language" label=say!(locale, "contacts-language") options=languages value=looking.language.clone()/>
            <Select name="channel" label=say!(locale, "contacts-channel") options=channels value=looking.channel.clone()/>
            <SubmitButton variant=Variant::Default icon=Some("search")>{say!(locale, "contacts-filter")}</SubmitButton>
            {clear}
        </form>
    }
}

/// The labels to filter by, and none.
pub(crate) fn label_options(labels: Vec<labels::Label>) -> Vec<(String, String)> {
    let any = (String::new(), say!(locale(), "contacts-any"));
    std::iter::once(any).chain(labels.into_iter().map(|it| (it.id.to_string(), it.name))).collect()
}

/// A label with what it says: "Route: 7".
pub(super) fn named_value(name: &str, value: Option<&str>) -> String {
    value.map_or_else(|| name.to_owned(), |value| say!(locale(), "contacts-label-said", name = name, value = value))
}
