//! What somebody tries on a widget before they save it.

use leptos_router::params::ParamsMap;
use serde::Deserialize;
use switchboard::channels::{Colour, Greeting, Look};
use switchboard::text::Locale;

use crate::encode;

/// The values of the form, as they stand in an address. What is missing or cannot be used
/// leaves the widget as it is.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Tried {
    /// `#065c66`.
    pub colour: Option<String>,
    /// `left` or `right`.
    pub position: Option<String>,
    /// `icon` or `icon_and_text`.
    pub launcher: Option<String>,
    /// The greeting in English.
    pub greeting_en: Option<String>,
    /// The greeting in French.
    pub greeting_fr: Option<String>,
    /// The language of the preview.
    pub language: Option<String>,
}

impl Tried {
    /// What the page's address asks for.
    pub fn of(query: &ParamsMap) -> Self {
        Self {
            colour: query.get("colour"),
            position: query.get("position"),
            launcher: query.get("launcher"),
            greeting_en: query.get("greeting_en"),
            greeting_fr: query.get("greeting_fr"),
            language: query.get("language"),
        }
    }

    /// How the widget would look.
    pub fn over(&self, kept: &Look) -> Look {
        let greeting = Greeting {
            en: self.greeting_en.clone().unwrap_or_else(|| kept.greeting.en.clone()),
            fr: self.greeting_fr.clone().unwrap_or_else(|| kept.greeting.fr.clone()),
        };
        Look {
            colour: self.colour.as_deref().and_then(|it| Colour::parse(it).ok()).unwrap_or(kept.colour),
            position: self.position.as_deref().and_then(|it| it.parse().ok()).unwrap_or(kept.position),
            launcher: self.launcher.as_deref().and_then(|it| it.parse().ok()).unwrap_or(kept.launcher),
            greeting: if greeting.fits() { greeting } else { kept.greeting.clone() },
            ..kept.clone()
        }
    }

    /// The language of the preview, or `other`.
    pub fn language(&self, other: Locale) -> Locale {
        self.language.as_deref().and_then(|it| it.parse().ok()).unwrap_or(other)
    }
}

/// The query that asks for a preview of this look.
pub(super) fn query(look: &Look, language: Locale) -> String {
    format!(
        "colour={}&position={}&launcher={}&greeting_en={}&greeting_fr={}&language={language}",
        encode(&look.colour.to_string()),
        look.position,
        look.launcher,
        encode(&look.greeting.en),
        encode(&look.greeting.fr),
    )
}
