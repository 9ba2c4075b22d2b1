//! How sure the assistant was.

use leptos::prelude::*;
use switchboard::say;
use switchboard::text::Locale;

use super::locale;

/// From here on an answer is called *high* (`design.md` §9).
const HIGH: f32 = 0.8;
/// From here on it is called *medium*.
const MEDIUM: f32 = 0.6;

/// A number between 0 and 1 as the language writes it.
pub fn decimal(value: f32, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{value:.2}"),
        Locale::Fr => format!("{value:.2}").replace('.', ","),
    }
}

/// A confidence between 0 and 1 as a word and a number: "high (0.95)", "élevée (0,95)".
pub fn confidence_in_words(value: f32, locale: Locale) -> String {
    let number = decimal(value, locale);
    if value >= HIGH {
        say!(locale, "ui-confidence-high", number = number)
    } else if value >= MEDIUM {
        say!(locale, "ui-confidence-medium", number = number)
    } else {
        say!(locale, "ui-confidence-low", number = number)
    }
}

/// A confidence in a word and a number. Never a bar, never a colour alone.
#[component]
pub fn Confidence(
    /// Between 0 and 1.
    value: f32,
) -> impl IntoView {
    let level = if value >= HIGH {
        "high"
    } else if value >= MEDIUM {
        "medium"
    } else {
        "low"
    };
    view! { <span class="confidence" data-level=level>{confidence_in_words(value, locale())}</span> }
}
