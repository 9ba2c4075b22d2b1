//! The widget's words, as its script and its frame want them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};
use switchboard::text::{KEYS, Locale};

const FAMILY: &str = "widget-";
/// The frame fills these itself, so each is said with its own name in braces.
const HOLES: [&str; 3] = ["name", "text", "count"];

type Words = BTreeMap<&'static str, String>;

static ENGLISH: LazyLock<Words> = LazyLock::new(|| words(Locale::En));
static FRENCH: LazyLock<Words> = LazyLock::new(|| words(Locale::Fr));

fn words(locale: Locale) -> Words {
    let holes = HOLES.map(|name| (name, format!("{{{name}}}").into()));
    KEYS.iter().filter_map(|key| Some((key.strip_prefix(FAMILY)?, locale.say(key, &holes)))).collect()
}

/// Every word of the frame in a language.
pub fn all(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &ENGLISH,
        Locale::Fr => &FRENCH,
    }
}

/// The few words of the launcher in every language.
pub fn launcher() -> Value {
    let said = |locale: Locale| {
        let word = |name: &str| all(locale).get(name).cloned().unwrap_or_default();
        json!({
            "open": word("launcher-open"), "close": word("launcher-close"),
            "unread": word("launcher-unread"), "title": word("launcher-title"),
        })
    };
    Locale::ALL.iter().map(|locale| (locale.word().to_owned(), said(*locale))).collect::<serde_json::Map<_, _>>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_fills_the_holes_itself() {
        assert_eq!(all(Locale::En)["says"], "{name} says: {text}");
        assert_eq!(all(Locale::Fr).len(), all(Locale::En).len());
        assert!(all(Locale::Fr)["sources-other"].contains("{count}"));
        assert_eq!(launcher()["fr"]["close"], all(Locale::Fr)["launcher-close"]);
    }
}
