//! What things about leads are called.

use leptos::prelude::*;
use switchboard::leads::{Field, Intent, Lead, Level, Status};
use switchboard::say;
use switchboard::text::Locale;

use crate::ui::{Badge, BadgeTone};

/// Where a lead stands, in words.
pub fn status_word(it: Status, locale: Locale) -> String {
    locale.say(&format!("leads-status-{it}"), &[])
}

/// What somebody wants, in words.
pub fn intent_word(it: Intent, locale: Locale) -> String {
    locale.say(&format!("leads-intent-{it}"), &[])
}

/// What a field is called; an attribute of a lead's own by its own name.
pub fn field_word(name: &str, locale: Locale) -> String {
    match name.parse::<Field>() {
        Ok(field) => locale.say(&format!("leads-field-{field}"), &[]),
        Err(_) => name.to_owned(),
    }
}

/// What a field says, in words where it holds one of ours.
pub fn field_value(name: &str, value: &str, locale: Locale) -> String {
    match (name.parse::<Field>(), value.parse::<Intent>()) {
        (Ok(Field::Intent), Ok(intent)) => intent_word(intent, locale),
        _ => value.to_owned(),
    }
}

/// A score in words and points: "hot 82".
pub fn score_badge(level: Level, score: i32, locale: Locale) -> impl IntoView + use<> {
    let tone = match level {
        Level::Hot => BadgeTone::Lamp,
        Level::Warm => BadgeTone::Accent,
        Level::Cold => BadgeTone::Line,
    };
    let word = locale.say(&format!("leads-level-{level}"), &[]);
    view! { <Badge tone=tone>{format!("{word} {score}")}</Badge> }
}

/// Where a lead stands.
pub fn status_badge(it: Status, locale: Locale) -> impl IntoView + use<> {
    let tone = match it {
        Status::New => BadgeTone::Lamp,
        Status::Contacted => BadgeTone::Info,
        Status::Qualified => BadgeTone::Accent,
        Status::Converted => BadgeTone::Ok,
        Status::Lost => BadgeTone::Line,
    };
    view! { <Badge tone=tone>{status_word(it, locale)}</Badge> }
}

/// What a lead is called: by its name, its company, its address, or as nobody.
pub fn lead_name(it: &Lead, locale: Locale) -> String {
    let name = it.name.as_ref().or(it.company.as_ref()).or(it.email.as_ref()).or(it.phone.as_ref());
    name.cloned().unwrap_or_else(|| say!(locale, "inbox-nobody"))
}

/// The choices of a set of words.
pub fn statuses(locale: Locale) -> Vec<(String, String)> {
    Status::ALL.iter().map(|it| (it.to_string(), status_word(*it, locale))).collect()
}

/// What one can want.
pub fn intents(locale: Locale) -> Vec<(String, String)> {
    Intent::ALL.iter().map(|it| (it.to_string(), intent_word(*it, locale))).collect()
}

/// How hot one can be.
pub fn levels(locale: Locale) -> Vec<(String, String)> {
    Level::ALL.iter().rev().map(|it| (it.to_string(), locale.say(&format!("leads-level-{it}"), &[]))).collect()
}
