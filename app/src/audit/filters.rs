//! What the log is filtered by, in the address and in a form.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use serde::Deserialize;
use switchboard::audit::{ACTIONS, Filter};
use switchboard::say;
use switchboard::text::Zone;

use super::entries::{action_name, kind_name};
use crate::ui::{Check, LinkButton, Select, SubmitButton, TextField, Variant};
use crate::{encode, locale, paths};

/// The filters as the address has them. Empty is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Chosen {
    actor: String,
    action: String,
    kind: String,
    from: String,
    until: String,
    /// `true`, or nothing.
    personal: String,
    /// Where the page begins.
    before: String,
}

impl Chosen {
    /// The filters of an address.
    pub fn of(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get(name).unwrap_or_default();
        Self {
            actor: text("actor"),
            action: text("action"),
            kind: text("kind"),
            from: text("from"),
            until: text("until"),
            personal: text("personal"),
            before: text("before"),
        }
    }

    /// Where the page begins; `None` is at the newest.
    pub fn before(&self) -> Option<i64> {
        self.before.parse().ok()
    }

    fn is_personal(&self) -> bool {
        self.personal == "true"
    }

    /// The filters as the desk wants them. Days are those of the workspace; one that is no
    /// day filters nothing.
    pub fn filter(&self, zone: &Zone) -> Filter {
        let some = |text: &str| Some(text.trim().to_owned()).filter(|it| !it.is_empty());
        Filter {
            actor: some(&self.actor),
            action: some(&self.action),
            object_kind: some(&self.kind),
            from: zone.day(&self.from).map(|day| day.start),
            until: zone.day(&self.until).map(|day| day.end),
            personal: self.is_personal(),
            before: self.before(),
        }
    }

    /// The address of the page of these filters that begins at `before`.
    pub fn address(&self, before: Option<i64>) -> String {
        self.at(&paths::audit(), before)
    }

    /// The address of the file of these filters: all of their pages.
    pub fn file(&self) -> String {
        self.at(&paths::here("/audit/entries.csv"), None)
    }

    fn at(&self, path: &str, before: Option<i64>) -> String {
        let before = before.map(|seq| seq.to_string()).unwrap_or_default();
        let pairs: Vec<String> = [
            ("actor", &self.actor),
            ("action", &self.action),
            ("kind", &self.kind),
            ("from", &self.from),
            ("until", &self.until),
            ("personal", &self.personal),
            ("before", &before),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }
}

/// The form. It asks the page by its address, so it can be kept and sent to a colleague.
#[component]
pub(super) fn Filters(
    /// What is chosen now.
    chosen: Chosen,
    /// The kinds of things that the log tells of.
    kinds: Vec<String>,
) -> impl IntoView {
    let locale = locale();
    let any = || (String::new(), say!(locale, "audit-any"));
    let actions = std::iter::once(any()).chain(ACTIONS.iter().map(|it| ((*it).to_owned(), action_name(it)))).collect();
    let is_personal = chosen.is_personal();
    let kinds = std::iter::once(any())
        .chain(kinds.into_iter().map(|it| {
            let name = kind_name(&it);
            (it, name)
        }))
        .collect();
    view! {
        <form method="get" action=paths::audit() class="cluster" aria-label=say!(locale, "audit-filter")>
            <TextField name="actor" label=say!(locale, "audit-person") value=chosen.actor kind="search"/>
            <Select name="action" label=say!(locale, "audit-action") options=actions value=chosen.action/>
            <Select name="kind" label=say!(locale, "audit-record") options=kinds value=chosen.kind/>
            <TextField name="from" label=say!(locale, "audit-from") value=chosen.from kind="date"/>
            <TextField name="until" label=say!(locale, "audit-until") value=chosen.until kind="date"/>
            <Check name="personal" label=say!(locale, "audit-personal-only") checked=is_personal/>
            <SubmitButton variant=Variant::Default>{say!(locale, "audit-filter")}</SubmitButton>
            <LinkButton href=paths::audit() variant=Variant::Quiet>{say!(locale, "audit-show-all")}</LinkButton>
        </form>
    }
}
