//! The languages that knowledge and questions are written in.

use serde::{Deserialize, Serialize};

/// A language that the index stems and ranks on its own shelf.
///
/// English and French also have stop words and answers of the assistant; the
/// others are stemmed only. [`Language::Other`] is searched unstemmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    #[serde(rename = "en")]
    English,
    #[serde(rename = "fr")]
    French,
    #[serde(rename = "de")]
    German,
    #[serde(rename = "es")]
    Spanish,
    #[serde(rename = "it")]
    Italian,
    #[serde(rename = "nl")]
    Dutch,
    #[serde(rename = "pt")]
    Portuguese,
    #[serde(rename = "und")]
    Other,
}

/// Every language with its ISO 639-1 code and the name that `whatlang` gives it.
const TABLE: [(Language, &str, whatlang::Lang); 7] = [
    (Language::English, "en", whatlang::Lang::Eng),
    (Language::French, "fr", whatlang::Lang::Fra),
    (Language::German, "de", whatlang::Lang::Deu),
    (Language::Spanish, "es", whatlang::Lang::Spa),
    (Language::Italian, "it", whatlang::Lang::Ita),
    (Language::Dutch, "nl", whatlang::Lang::Nld),
    (Language::Portuguese, "pt", whatlang::Lang::Por),
];

/// Letters from which on a guess may leave the languages that are expected: single words go astray.
const LONG: usize = 40;

impl Language {
    /// Every language that has a name.
    pub fn named() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(language, ..)| *language)
    }

    /// Every language, and [`Language::Other`].
    pub fn all() -> impl Iterator<Item = Self> {
        Self::named().chain([Self::Other])
    }

    /// Reads a tag such as `fr` or `fr-CA`; everything unknown is [`Language::Other`].
    pub fn from_tag(tag: &str) -> Self {
        let code = tag.split(['-', '_']).next().unwrap_or_default();
        TABLE
            .iter()
            .find(|(_, known, _)| known.eq_ignore_ascii_case(code))
            .map_or(Self::Other, |(language, ..)| *language)
    }

    /// The ISO 639-1 code, or `und` for [`Language::Other`].
    pub fn tag(self) -> &'static str {
        TABLE.iter().find(|(language, ..)| *language == self).map_or("und", |(_, code, _)| code)
    }

    /// Guesses the language of a text among those that a workspace uses.
    ///
    /// A short message is easily mistaken for a neighbouring language, so the guess
    /// is limited to `among`, and words that only one of them uses are asked first.
    /// `None` means that nothing can be told: take the contact's usual language.
    /// A text that is surely in a language outside `among` is `Some` of that one.
    pub fn detect(text: &str, among: &[Language]) -> Option<Language> {
        let tell_tale = among.iter().map(|language| (*language, super::stop_words::tell_tales(text, *language)));
        let mut ranked: Vec<_> = tell_tale.filter(|(_, count)| *count > 0).collect();
        ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        match ranked.as_slice() {
            [(language, _)] => return Some(*language),
            [(language, first), (_, second), ..] if first > second => return Some(*language),
            _ => {}
        }

        let whole = whatlang::detect(text)?;
        let guess = TABLE.iter().find(|(.., lang)| *lang == whole.lang()).map_or(Self::Other, |(known, ..)| *known);
        let is_long = text.chars().filter(|c| c.is_alphabetic()).take(LONG).count() == LONG;
        if among.contains(&guess) || (is_long && whole.is_reliable()) {
            return Some(guess);
        }
        let allowed = TABLE.iter().filter(|(known, ..)| among.contains(known)).map(|(.., lang)| *lang).collect();
        let narrowed = whatlang::Detector::with_allowlist(allowed).detect(text)?;
        TABLE.iter().find(|(.., lang)| *lang == narrowed.lang()).map(|(known, ..)| *known)
    }

    /// The language of a text that nobody expects to be in one or another, as far as its beginning tells it.
    pub fn of_text(text: &str) -> Option<Language> {
        const ENOUGH: usize = 5_000;

        let end = text.char_indices().nth(ENOUGH).map_or(text.len(), |(at, _)| at);
        match whatlang::detect(&text[..end]).filter(whatlang::Info::is_reliable) {
            Some(told) => {
                TABLE.iter().find(|(.., lang)| *lang == told.lang()).map(|(known, ..)| *known).or(Some(Self::Other))
            }
            // A few words: those that only one of two languages has.
            None => Self::detect(&text[..end], &[Self::English, Self::French]),
        }
    }

    /// The Snowball stemmer of the language, when there is one.
    pub(super) fn algorithm(self) -> Option<rust_stemmers::Algorithm> {
        use rust_stemmers::Algorithm;
        match self {
            Self::English => Some(Algorithm::English),
            Self::French => Some(Algorithm::French),
            Self::German => Some(Algorithm::German),
            Self::Spanish => Some(Algorithm::Spanish),
            Self::Italian => Some(Algorithm::Italian),
            Self::Dutch => Some(Algorithm::Dutch),
            Self::Portuguese => Some(Algorithm::Portuguese),
            Self::Other => None,
        }
    }
}
