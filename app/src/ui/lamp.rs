//! The lamp: who has the line.

use leptos::prelude::*;
use switchboard::say;
use switchboard::text::Locale;

use super::locale;

/// What a lamp says about a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LampState {
    /// Nobody holds it, or an escalation waits.
    Calling,
    /// The promised time has passed and nobody has answered.
    Late,
    /// A person holds it.
    Person,
    /// The assistant is answering.
    Assistant,
    /// It comes back at a set time.
    Snoozed,
    /// Done.
    Resolved,
}

impl LampState {
    /// Every state, the most urgent first.
    pub const ALL: [Self; 6] =
        [Self::Late, Self::Calling, Self::Person, Self::Assistant, Self::Snoozed, Self::Resolved];

    const fn class(self) -> &'static str {
        match self {
            Self::Calling => "lamp lamp-calling",
            Self::Late => "lamp lamp-breach",
            Self::Person => "lamp lamp-person",
            Self::Assistant => "lamp lamp-ai",
            Self::Snoozed => "lamp lamp-snoozed",
            Self::Resolved => "lamp lamp-resolved",
        }
    }

    /// The state in words, for those who do not see the lamp.
    pub fn word(self, locale: Locale) -> String {
        match self {
            Self::Calling => say!(locale, "ui-lamp-calling"),
            Self::Late => say!(locale, "ui-lamp-late"),
            Self::Person => say!(locale, "ui-lamp-person"),
            Self::Assistant => say!(locale, "ui-lamp-assistant"),
            Self::Snoozed => say!(locale, "ui-lamp-snoozed"),
            Self::Resolved => say!(locale, "ui-lamp-resolved"),
        }
    }
}

/// A lamp with its meaning in words. Form and colour both change, so it works without colour.
#[component]
pub fn Lamp(
    /// What it says.
    state: LampState,
    /// More exact words than the state's own: "With Camille".
    #[prop(optional_no_strip, into)]
    word: Option<String>,
    /// The words stand beside it already, or the link around it says them.
    #[prop(optional)]
    silent: bool,
) -> impl IntoView {
    if silent {
        return view! { <span class=state.class() aria-hidden="true"></span> }.into_any();
    }
    let word = word.unwrap_or_else(|| state.word(locale()));
    view! { <span class=state.class() role="img" aria-label=word></span> }.into_any()
}
