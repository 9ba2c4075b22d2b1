//! States in a word or two, and labels.

use leptos::prelude::*;
use switchboard::inbox::COUNTED;
pub use switchboard::labels::Tone;

use super::Icon;

/// A number of things, as far as anybody counts: "999+" where the desk has stopped counting.
pub fn counted(number: i64) -> String {
    if number < COUNTED { number.to_string() } else { format!("{}+", COUNTED - 1) }
}

/// What a badge says about its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BadgeTone {
    /// A plain fact.
    #[default]
    Neutral,
    /// A fact that should not weigh.
    Line,
    /// Ours, chosen, in force.
    Accent,
    /// Waits for a person, due soon, to be checked.
    Lamp,
    /// Written, read or decided by the assistant.
    Ai,
    /// Done, paid, matched.
    Ok,
    /// Late, failed.
    Danger,
    /// In progress.
    Info,
}

impl BadgeTone {
    const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "badge",
            Self::Line => "badge badge-line",
            Self::Accent => "badge badge-accent",
            Self::Lamp => "badge badge-lamp",
            Self::Ai => "badge badge-ai",
            Self::Ok => "badge badge-ok",
            Self::Danger => "badge badge-danger",
            Self::Info => "badge badge-info",
        }
    }
}

/// A state, in at most three words.
#[component]
pub fn Badge(
    /// What it says about its words.
    #[prop(optional)]
    tone: BadgeTone,
    /// An icon before them.
    #[prop(optional_no_strip)]
    icon: Option<&'static str>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <span class=tone.class()>{icon.map(|name| view! { <Icon name=name/> })} {children()}</span> }
}

/// A label: a coloured mark and its name.
#[component]
pub fn LabelChip(
    /// The label's name.
    #[prop(into)]
    name: String,
    /// Its colour; by its name unless somebody chose one.
    #[prop(optional)]
    tone: Option<Tone>,
) -> impl IntoView {
    let tone = tone.unwrap_or_else(|| Tone::of(&name));
    view! { <span class="label-chip" data-tone=tone.word()>{name}</span> }
}
