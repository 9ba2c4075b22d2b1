//! The fields of a website.

use leptos::prelude::*;
use switchboard::knowledge::Language;
use switchboard::say;
use switchboard::sites::{MOST_PAGES, Schedule};

use super::words::schedule_name;
use crate::knowledge::language_options;
use crate::locale;
use crate::ui::{Select, TextArea, TextField};

/// What stands in the fields at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    /// Paths that are read, a line each.
    pub include: String,
    /// Paths that are not.
    pub exclude: String,
    /// Most pages.
    pub page_cap: i32,
    /// How often.
    pub schedule: Schedule,
    /// The language of pages that do not tell theirs.
    pub language: Language,
}

/// How a site is read.
#[component]
pub(super) fn SiteFields(
    /// What stands in the fields.
    written: Written,
) -> impl IntoView {
    let locale = locale();
    let schedules = Schedule::ALL.iter().map(|it| (it.to_string(), schedule_name(*it))).collect();
    view! {
        <Select
            name="schedule"
            label=say!(locale, "sites-schedule")
            hint=say!(locale, "sites-schedule-hint")
            options=schedules
            value=written.schedule.to_string()
        />
        <TextField
            name="page_cap"
            label=say!(locale, "sites-cap")
            hint=say!(locale, "sites-cap-hint", most = MOST_PAGES)
            kind="number"
            min="1"
            max=MOST_PAGES.to_string()
            inputmode="numeric"
            value=written.page_cap.to_string()
            required=true
        />
        <TextArea
            name="include"
            label=say!(locale, "sites-include")
            hint=say!(locale, "sites-include-hint")
            value=written.include
            optional=true
            rows=2
        />
        <TextArea
            name="exclude"
            label=say!(locale, "sites-exclude")
            hint=say!(locale, "sites-exclude-hint")
            value=written.exclude
            optional=true
            rows=2
        />
        <Select
            name="language"
            label=say!(locale, "knowledge-language")
            hint=say!(locale, "sites-language-hint")
            options=language_options()
            value=written.language.tag().to_owned()
        />
    }
}
