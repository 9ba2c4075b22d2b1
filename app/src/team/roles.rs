//! Roles, to choose from and to show.

use leptos::prelude::*;
use switchboard::access::{CustomRole, Position, Powers, Role};
use switchboard::say;

use crate::ui::{Choice, RadioGroup};
use crate::{access, locale, visit};

/// A built-in role's name.
pub(super) fn role_name(role: Role) -> String {
    locale().say(&format!("role-{role}"), &[])
}

/// The name of somebody's role, built in or the workspace's own.
pub(super) fn position_name(position: &Position) -> String {
    access::role_name(locale(), position)
}

/// What the reader may give.
pub(super) fn my_powers() -> Powers {
    visit().here.as_ref().map_or(Powers::NONE, |it| it.position.powers(it.visibility))
}

/// The roles that somebody may give, each with what it means.
#[component]
pub(super) fn RoleChoice(
    /// What whoever chooses may give.
    mine: Powers,
    /// The role chosen at first: its word, or its id.
    #[prop(into)]
    chosen: String,
    /// The workspace's own roles.
    #[prop(optional)]
    own: Vec<CustomRole>,
) -> impl IntoView {
    let locale = locale();
    let built_in = Role::ALL.iter().filter(|role| mine.may_give(**role)).map(|role| {
        Choice::new(role.word(), role_name(*role)).hint(locale.say(&format!("team-role-means-{role}"), &[]))
    });
    let own = own.into_iter().filter_map(|role| {
        let (id, name) = (role.id, role.name.clone());
        let position = Position::of_custom(role);
        let hint = say!(locale, "roles-means", count = position.rights().iter().count());
        mine.cover(position.powers(None)).then(|| Choice::new(id.to_string(), name).hint(hint))
    });
    let choices = built_in.chain(own).collect();
    view! { <RadioGroup name="role" legend=say!(locale, "team-role") choices=choices value=chosen/> }
}
