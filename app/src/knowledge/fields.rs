//! The fields of a question and of a text.

use leptos::prelude::*;
use switchboard::knowledge::{Kind, LONGEST_TITLE, Language, MOST_VARIANTS};
use switchboard::say;

use super::words::language_options;
use crate::locale;
use crate::ui::{Select, TextArea, TextField};

/// What stands in the fields at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    /// The language it is written in.
    pub language: Language,
    /// The question or title.
    pub title: String,
    /// Other ways to ask the question.
    pub variants: Vec<String>,
    /// The answer or text.
    pub body: String,
}

/// Variants as they stand in the field: one a line.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The fields, for a form that writes or revises.
#[component]
pub(super) fn ContentFields(
    /// What is written.
    kind: Kind,
    /// What stands in the fields.
    written: Written,
) -> impl IntoView {
    let locale = locale();
    let longest_title = u32::try_from(LONGEST_TITLE).unwrap_or(u32::MAX);
    let longest_body = u32::try_from(kind.longest_body()).unwrap_or(u32::MAX);
    let (title, title_hint, body, body_hint) = match kind {
        Kind::Faq => (say!(locale, "knowledge-question"), None, say!(locale, "knowledge-answer"), None),
        _ => (
            say!(locale, "knowledge-title"),
            Some(say!(locale, "knowledge-title-hint")),
            say!(locale, "knowledge-text"),
            Some(say!(locale, "knowledge-text-hint")),
        ),
    };
    let body_hint = body_hint.or_else(|| Some(say!(locale, "knowledge-answer-hint")));
    let variants = (kind == Kind::Faq).then(|| {
        view! {
            <TextArea
                name="variants"
                label=say!(locale, "knowledge-variants")
                hint=say!(locale, "knowledge-variants-hint", most = MOST_VARIANTS)
                value=written.variants.join("\n")
                optional=true
                rows=3
            />
        }
    });
    view! {
        <TextField name="title" label=title hint=title_hint value=written.title required=true maxlength=longest_title/>
        {variants}
        <TextArea
            name="body"
            label=body
            hint=body_hint
            value=written.body
            required=true
            maxlength=longest_body
            rows=if kind == Kind::Faq { 5 } else { 14 }
        />
        <Select
            name="language"
            label=say!(locale, "knowledge-language")
            options=language_options()
            value=written.language.tag().to_owned()
        />
    }
}
