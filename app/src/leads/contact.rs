//! The leads of a contact, on their page.

use leptos::prelude::*;
use switchboard::leads::Lead;
use switchboard::say;
use switchboard::text::Locale;

use super::words::{lead_name, score_badge, status_badge};
use crate::paths;
use crate::ui::Panel;

/// The leads that a customer is and was; nothing where there are none.
pub fn of_contact(leads: Vec<Lead>, locale: Locale) -> Option<AnyView> {
    if leads.is_empty() {
        return None;
    }
    let rows = leads.into_iter().map(|it| {
        let name = lead_name(&it, locale);
        view! {
            <li class="cluster">
                <a class="link" href=paths::lead(it.id)>{name}</a>
                {status_badge(it.status, locale)}
                {score_badge(it.level, it.score, locale)}
            </li>
        }
    });
    let rows = rows.collect_view();
    Some(view! { <Panel title=say!(locale, "leads-title")><ul class="stack stack-sm">{rows}</ul></Panel> }.into_any())
}
