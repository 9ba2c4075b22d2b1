//! What kinds, languages and states are called.

use leptos::prelude::*;
use switchboard::knowledge::{Kind, Language, Reason, State};
use switchboard::say;

use crate::locale;
use crate::ui::{Badge, BadgeTone};

/// What a kind is called.
pub(super) fn kind_name(kind: Kind) -> String {
    match kind {
        Kind::Faq => say!(locale(), "knowledge-kind-faq"),
        Kind::Text => say!(locale(), "knowledge-kind-text"),
        Kind::Document => say!(locale(), "knowledge-kind-document"),
        Kind::Page => say!(locale(), "knowledge-kind-page"),
    }
}

/// Why an item is in its state, in a sentence.
pub(crate) fn reason_said(reason: Reason) -> String {
    locale().say(&format!("knowledge-reason-{reason}"), &[])
}

/// What a language is called in the reader's.
pub(crate) fn language_name(language: Language) -> String {
    locale().say(&format!("knowledge-language-{}", language.tag()), &[])
}

/// Languages to choose from: their tags and names.
pub(crate) fn language_options() -> Vec<(String, String)> {
    Language::named().map(|it| (it.tag().to_owned(), language_name(it))).collect()
}

/// How far an item is, in a word.
#[component]
pub(crate) fn StateBadge(
    /// Its state.
    state: State,
) -> impl IntoView {
    let (tone, word) = match state {
        State::Waiting => (BadgeTone::Line, say!(locale(), "knowledge-waiting")),
        State::Reading => (BadgeTone::Info, say!(locale(), "knowledge-reading")),
        State::Ready => (BadgeTone::Ok, say!(locale(), "knowledge-ready")),
        State::Failed => (BadgeTone::Danger, say!(locale(), "knowledge-failed")),
        State::Stale => (BadgeTone::Lamp, say!(locale(), "knowledge-stale")),
        State::Disabled => (BadgeTone::Line, say!(locale(), "knowledge-off")),
    };
    view! { <Badge tone=tone>{word}</Badge> }
}
