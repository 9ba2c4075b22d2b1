//! What states of websites and of their pages are called.

use leptos::prelude::*;
use switchboard::knowledge::Reason;
use switchboard::say;
use switchboard::sites::{CrawlState, Outcome, Schedule, Site};

use crate::knowledge::reason_said;
use crate::locale;
use crate::ui::{Badge, BadgeTone};

/// How often a site is read.
pub(super) fn schedule_name(schedule: Schedule) -> String {
    match schedule {
        Schedule::Manual => say!(locale(), "sites-manual"),
        Schedule::Daily => say!(locale(), "sites-daily"),
        Schedule::Weekly => say!(locale(), "sites-weekly"),
    }
}

/// Why something of a site is as it is, in a sentence.
pub(crate) fn why(reason: Reason) -> String {
    match reason {
        // Of a page less is borne than of a file.
        Reason::TooLarge => say!(locale(), "sites-reason-too-large"),
        other => reason_said(other),
    }
}

/// How far a site is, in a word.
#[component]
pub(super) fn SiteBadge(
    /// The site.
    site: Site,
) -> impl IntoView {
    let locale = locale();
    let (tone, word) = match site.state {
        Some(CrawlState::Waiting | CrawlState::Reading) => (BadgeTone::Info, say!(locale, "knowledge-reading")),
        Some(CrawlState::Failed) => (BadgeTone::Danger, say!(locale, "knowledge-failed")),
        _ if site.stale > 0 => (BadgeTone::Lamp, say!(locale, "knowledge-stale")),
        _ if site.last_read_at.is_none() => (BadgeTone::Line, say!(locale, "sites-not-read")),
        Some(CrawlState::Done | CrawlState::Stopped) | None => (BadgeTone::Ok, say!(locale, "knowledge-ready")),
    };
    view! { <Badge tone=tone>{word}</Badge> }
}

/// What became of a page, in a word.
#[component]
pub(super) fn OutcomeBadge(
    /// What became of it.
    outcome: Outcome,
) -> impl IntoView {
    let locale = locale();
    let (tone, word) = match outcome {
        Outcome::Waiting => (BadgeTone::Line, say!(locale, "knowledge-waiting")),
        Outcome::New => (BadgeTone::Accent, say!(locale, "sites-new-page")),
        Outcome::Changed => (BadgeTone::Info, say!(locale, "sites-changed-page")),
        Outcome::Unchanged => (BadgeTone::Neutral, say!(locale, "sites-unchanged-page")),
        Outcome::Moved => (BadgeTone::Line, say!(locale, "sites-moved-page")),
        Outcome::LeftOut => (BadgeTone::Line, say!(locale, "sites-left-out")),
        Outcome::Failed => (BadgeTone::Danger, say!(locale, "sites-not-read")),
    };
    view! { <Badge tone=tone>{word}</Badge> }
}
