//! Roles, to choose from and to show.

use leptos::prelude::*;
use switchboard::access::Role;
use switchboard::say;

use crate::locale;
use crate::ui::{Choice, RadioGroup};

/// A role's name.
pub(super) fn role_name(role: Role) -> String {
    locale().say(&format!("role-{role}"), &[])
}

/// The roles that somebody of role `mine` may give, each with what it means.
#[component]
pub(super) fn RoleChoice(
    /// The role of whoever chooses.
    mine: Role,
    /// The role chosen at first.
    chosen: Role,
) -> impl IntoView {
    let locale = locale();
    let choices = Role::ALL
        .iter()
        .filter(|role| mine.may_give(**role))
        .map(|role| {
            Choice::new(role.word(), role_name(*role)).hint(locale.say(&format!("team-role-means-{role}"), &[]))
        })
        .collect();
    view! { <RadioGroup name="role" legend=say!(locale, "team-role") choices=choices value=chosen.word().to_owned()/> }
}
