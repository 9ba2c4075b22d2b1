//! What kinds, languages and states are called.

use leptos::prelude::*;
use switchboard::knowledge::{Kind, Language, State};
use switchboard::say;

use crate::locale;
use crate::ui::{Badge, BadgeTone};

/// The languages that knowledge can be written in, those of the interface first.
pub(super) const LANGUAGES: [Language; 7] = [
    Language::English,
    Language::French,
    Language::German,
    Language::Spanish,
    Language::Italian,
    Language::Dutch,
    Language::Portuguese,
];

/// What a kind is called.
pub(super) fn kind_name(kind: Kind) -> String {
    match kind {
        Kind::Faq => say!(locale(), "knowledge-kind-faq"),
        Kind::Text => say!(locale(), "knowledge-kind-text"),
    }
}

/// What a language is called in the reader's.
pub(super) fn language_name(language: Language) -> String {
    locale().say(&format!("knowledge-language-{}", language.tag()), &[])
}

/// Languages to choose from: their tags and names.
pub(super) fn language_options() -> Vec<(String, String)> {
    LANGUAGES.iter().map(|it| (it.tag().to_owned(), language_name(*it))).collect()
}

/// Whether an item is searched, in a word.
#[component]
pub(super) fn StateBadge(
    /// Its state.
    state: State,
) -> impl IntoView {
    match state {
        State::Ready => view! { <Badge tone=BadgeTone::Ok>{say!(locale(), "knowledge-ready")}</Badge> },
        State::Disabled => view! { <Badge tone=BadgeTone::Line>{say!(locale(), "knowledge-off")}</Badge> },
    }
}
