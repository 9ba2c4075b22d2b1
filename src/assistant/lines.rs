//! What the assistant says that is not an answer: that it asks a person, or what it asks back.

use super::model::Reason;
use crate::knowledge::search::Language;
use crate::say;
use crate::text::Locale;

/// The locale that speaks to a customer: their language where we have it, the workspace's otherwise.
pub(super) fn locale(language: Language, workspace: Locale) -> Locale {
    match language {
        Language::English => Locale::En,
        Language::French => Locale::Fr,
        _ => workspace,
    }
}

/// Tells a customer that a person will answer, and honestly why.
pub(super) fn handed_over(locale: Locale, reason: Reason) -> String {
    match reason {
        Reason::AskedForPerson => say!(locale, "assistant-says-person-asked"),
        Reason::Sensitive => say!(locale, "assistant-says-sensitive"),
        Reason::NoEvidence | Reason::Language => say!(locale, "assistant-says-no-evidence"),
        Reason::StillUnclear => say!(locale, "assistant-says-still-unclear"),
        Reason::Contradiction | Reason::Unsure => say!(locale, "assistant-says-unsure"),
        Reason::ProviderTimeout
        | Reason::ProviderRefused
        | Reason::ProviderBusy
        | Reason::ProviderGarbage
        | Reason::ProviderCut
        | Reason::ProviderAway
        | Reason::Budget
        | Reason::TakenOver
        | Reason::NewerMessage
        | Reason::WorkerLost
        | Reason::Broken => say!(locale, "assistant-says-cannot-now"),
    }
}

/// Tells the team why a person is asked.
pub(super) fn note(locale: Locale, reason: Reason) -> String {
    locale.say(&format!("assistant-reason-{}", reason.word().replace('_', "-")), &[])
}

/// Asks a customer which of these they mean, and how to reach a person instead.
pub(super) fn which(locale: Locale, titles: &[String]) -> String {
    let question = match titles {
        [only] => say!(locale, "assistant-asks-one", title = only.as_str()),
        _ => {
            let listed = titles.iter().zip(1..).map(|(title, number)| format!("\n{number}. {title}"));
            say!(locale, "assistant-asks-which") + &listed.collect::<String>()
        }
    };
    format!("{question}\n{}", say!(locale, "assistant-asks-else"))
}

/// The title that a customer picked by its number from the question that [`which`] asked.
pub(super) fn picked(asked: &str, reply: &str) -> Option<String> {
    let number: usize = reply.trim().trim_end_matches(['.', ')', '!']).parse().ok()?;
    let start = format!("{number}. ");
    asked.lines().find_map(|line| line.strip_prefix(&start)).map(str::to_owned)
}
