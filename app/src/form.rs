//! Forms that post to a door and come back, with or without scripts.

use leptos::prelude::*;

use crate::{Problem, paths, visit};

/// What a form's fields show after the door refused: what was typed, and what is wrong.
/// Fields read it from the context that [`Form`] provides.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    typed: Vec<(String, String)>,
    problem: Option<Problem>,
}

impl Filled {
    /// The form around this field.
    pub fn here() -> Self {
        use_context().unwrap_or_default()
    }

    /// What was typed into `field` before the door refused.
    pub fn typed(&self, field: &str) -> Option<String> {
        self.typed.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone())
    }

    /// Whether `value` was among what was chosen for `field` before the door refused.
    pub fn was_chosen(&self, field: &str, value: &str) -> bool {
        self.typed.iter().any(|(name, chosen)| name == field && chosen == value)
    }

    /// Whether the form comes back from a refusal.
    pub fn was_refused(&self) -> bool {
        self.problem.is_some()
    }

    /// What is wrong with `field`.
    pub fn wrong(&self, field: &str) -> Option<String> {
        match &self.problem {
            Some(Problem::Invalid { field: wrong, sentence }) if wrong == field => Some(sentence.clone()),
            _ => None,
        }
    }

    /// What is wrong with the form as a whole. Whatever is not about what was typed stands
    /// above the page's title, where it is seen without the form too.
    pub fn refusal(&self) -> Option<String> {
        match &self.problem {
            Some(Problem::Invalid { field, sentence }) if field.is_empty() => Some(sentence.clone()),
            _ => None,
        }
    }
}

/// A form that posts to `door` in the workspace of this visit.
///
/// `hidden` are values that the person does not see; they also tell apart several forms to
/// one door on a page.
#[component]
pub fn Form(
    /// The door's path: `Reply::PATH`.
    door: &'static str,
    /// Values that travel along.
    #[prop(optional)]
    hidden: Vec<(&'static str, String)>,
    /// CSS classes.
    #[prop(optional, into)]
    class: String,
    /// An id, for buttons outside of the form.
    #[prop(optional, into)]
    id: Option<String>,
    /// What the form is called, where no heading says it.
    #[prop(optional, into)]
    label: Option<String>,
    /// Where a draft of it is kept while it is written; the island `Keeper` posts it there.
    #[prop(optional, into)]
    keep: Option<String>,
    /// Whether files may come with it.
    #[prop(optional)]
    brings_files: bool,
    children: Children,
) -> impl IntoView {
    let filled = filled(door, &hidden);
    let refusal = filled.refusal();
    let hidden =
        hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    let action = paths::here(door);
    let page = page_of_its_own();
    provide_context(filled);
    let encoding = brings_files.then_some("multipart/form-data");
    view! {
        <form method="post" action=action class=class id=id aria-label=label data-keep=keep enctype=encoding>
            {hidden}
            {page.map(|page| view! { <input type="hidden" name=PAGE value=page/> })}
            {refusal.map(|sentence| view! { <p class="form-refusal" role="alert">{sentence}</p> })}
            {children()}
        </form>
    }
}

/// Sends the browser on to a page of ours, after a door has done its work.
pub fn go_on(address: &str) {
    leptos_axum::redirect(address, false);
}

/// The field in which a form says where it stands, on a page of which browsers tell nobody.
pub const PAGE: &str = "page";

fn page_of_its_own() -> Option<String> {
    let address = visit().address.clone();
    paths::secret_in(&address).map(|_| address)
}

/// What the form to `door` with these hidden values shows after a refusal.
pub fn filled(door: &str, hidden: &[(&'static str, String)]) -> Filled {
    let visit = visit();
    let Some(flash) = visit.flash.as_ref().filter(|flash| flash.door.as_deref() == Some(door)) else {
        return Filled::default();
    };
    let same_form = hidden.iter().all(|(name, value)| flash.typed.iter().any(|(n, v)| n == name && v == value));
    if !same_form {
        return Filled::default();
    }
    Filled { typed: flash.typed.clone(), problem: flash.problem.clone() }
}
