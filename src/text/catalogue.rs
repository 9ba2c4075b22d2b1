//! The catalogues, loaded once.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

mod compiled {
    include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));
}
pub use compiled::KEYS;

crate::words! {
    /// A language that Switchboard speaks.
    pub enum Locale {
        /// English, British style.
        En = "en",
        /// French of France.
        Fr = "fr",
    }
}

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle("en-GB", compiled::EN));
static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle("fr-FR", compiled::FR));

fn bundle(language: &str, files: &[&str]) -> Bundle {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // The marks around variables help mixed directions of writing, which neither language has.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(?errors, "a message catalogue repeats a sentence");
        }
    }
    bundle
}

/// Whether a sentence exists. For [`say!`](crate::say), at compile time.
pub const fn exists(key: &str) -> bool {
    let (mut low, mut high) = (0, KEYS.len());
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(KEYS[middle].as_bytes(), key.as_bytes()) {
            0 => return true,
            1 => high = middle,
            _ => low = middle + 1,
        }
    }
    false
}

/// 0 where equal, 1 where `a` comes after `b`, 2 where before.
const fn compare(a: &[u8], b: &[u8]) -> u8 {
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if a[i] != b[i] {
            return if a[i] > b[i] { 1 } else { 2 };
        }
        i += 1;
    }
    if a.len() == b.len() {
        0
    } else if a.len() > b.len() {
        1
    } else {
        2
    }
}

impl Locale {
    /// Says a sentence whose name is only known at run time, such as a status's word. An
    /// unknown name is said as it is, and logged.
    pub fn say(self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = match self {
            Self::En => &*ENGLISH,
            Self::Fr => &*FRENCH,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, "no such sentence");
            return key.to_owned();
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "a sentence misses a variable");
        }
        said
    }

    /// The best locale for an `Accept-Language` header.
    pub fn accepted(header: &str) -> Option<Self> {
        header
            .split(',')
            .filter_map(|part| part.trim().get(..2))
            .find_map(|language| language.to_ascii_lowercase().parse().ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_in_both_languages() {
        assert_eq!(crate::say!(Locale::En, "saved"), "Saved");
        assert_eq!(crate::say!(Locale::Fr, "saved"), "Enregistré");
    }

    #[test]
    fn french_counts_nought_as_one() {
        assert_eq!(crate::say!(Locale::Fr, "conversations-count", count = 0), "0 conversation");
        assert_eq!(crate::say!(Locale::En, "conversations-count", count = 0), "0 conversations");
        assert_eq!(crate::say!(Locale::Fr, "conversations-count", count = 2), "2 conversations");
    }

    #[test]
    fn the_header_names_the_first_language_we_speak() {
        assert_eq!(Locale::accepted("de-DE,fr;q=0.8,en;q=0.5"), Some(Locale::Fr));
        assert_eq!(Locale::accepted("sv"), None);
    }
}
