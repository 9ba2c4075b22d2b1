//! Shares and changes as people read them.

use switchboard::say;
use switchboard::text::Locale;

/// A share with one decimal: `32.5 %`, `32,5 %`.
pub(super) fn percent(share: Option<f64>, locale: Locale) -> String {
    let Some(share) = share else { return "–".to_owned() };
    let number = format!("{:.1}", share * 100.0);
    match locale {
        Locale::En => format!("{number} %"),
        Locale::Fr => format!("{}\u{202f}%", number.replace('.', ",")),
    }
}

/// What became more or less since the period before, in words that need no arrow.
pub(super) fn change(now: i64, before: i64, locale: Locale) -> String {
    match now - before {
        0 => say!(locale, "topics-same"),
        more if more > 0 => say!(locale, "topics-more", count = more),
        less => say!(locale, "topics-fewer", count = -less),
    }
}

/// The arrow beside it.
pub(super) fn arrow(now: i64, before: i64) -> &'static str {
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => "↑",
        std::cmp::Ordering::Less => "↓",
        std::cmp::Ordering::Equal => "→",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_written_as_the_language_writes_it() {
        assert_eq!(percent(Some(0.325), Locale::En), "32.5 %");
        assert_eq!(percent(Some(0.325), Locale::Fr), "32,5\u{202f}%");
        assert_eq!(percent(None, Locale::En), "–");
        assert_eq!((arrow(2, 1), arrow(1, 2), arrow(1, 1)), ("↑", "↓", "→"));
    }
}
