//! What each refusal of a setting looks like to a person.

use switchboard::assistant::{CannotSetProvider, ProviderKind, Unacceptable};
use switchboard::fault::Fault;
use switchboard::say;

use crate::{Problem, locale};

/// Reads who drafts.
pub(super) fn provider(text: &str) -> Result<ProviderKind, Problem> {
    text.parse().map_err(|_| Problem::invalid("provider", say!(locale(), "assistant-choose-one")))
}

/// What was read of a field, or what is wrong with it.
pub(super) fn read<T>(field: &str, read: Result<T, Unacceptable>) -> Result<T, Problem> {
    read.map_err(|bad| Problem::invalid(field, sentence(bad)))
}

/// What is wrong with a language model, at the field that it is about.
pub(super) fn of_provider(bad: Unacceptable) -> Problem {
    let field = match bad {
        Unacceptable::BaseUrl => "base_url",
        Unacceptable::Model => "model",
        Unacceptable::Key => "key",
        Unacceptable::Name | Unacceptable::Threshold | Unacceptable::Amount => "",
    };
    Problem::invalid(field, sentence(bad))
}

pub(super) fn set_provider(cannot: CannotSetProvider) -> Problem {
    match cannot {
        CannotSetProvider::KeyNeeded => Problem::invalid("key", say!(locale(), "assistant-key-needed")),
        CannotSetProvider::Sealing(cannot) => Fault::other(cannot).into(),
        CannotSetProvider::Fault(fault) => fault.into(),
    }
}

fn sentence(bad: Unacceptable) -> String {
    let locale = locale();
    match bad {
        Unacceptable::Name => say!(locale, "assistant-bad-name"),
        Unacceptable::Threshold => say!(locale, "assistant-bad-threshold"),
        Unacceptable::BaseUrl => say!(locale, "assistant-bad-base-url"),
        Unacceptable::Model => say!(locale, "assistant-bad-model"),
        Unacceptable::Key => say!(locale, "assistant-bad-key"),
        Unacceptable::Amount => say!(locale, "assistant-bad-amount"),
    }
}
