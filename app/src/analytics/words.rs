//! Numbers as people read them.

use switchboard::analytics::{Figures, Metric, Unit};
use switchboard::text::{self, Locale};
use time::Duration;

/// What stands where there is no number.
pub const NO_NUMBER: &str = "–";

/// A metric's number, in its unit.
pub fn figure(figures: &Figures, metric: Metric, locale: Locale) -> String {
    shown(figures.of(metric), metric.unit(), locale)
}

/// A number in its unit.
pub fn shown(number: Option<f64>, unit: Unit, locale: Locale) -> String {
    let Some(number) = number else { return NO_NUMBER.to_owned() };
    match unit {
        Unit::Count => whole(number as i64, locale),
        Unit::Minutes => span(Some(number), locale),
        Unit::Percent => percent(number, locale),
        Unit::Dollars => text::money_micros((number * 1_000_000.0).round() as i64, locale),
        Unit::Degree => point(format!("{number:.2}"), locale),
    }
}

/// A number of minutes, in words.
pub fn span(minutes: Option<f64>, locale: Locale) -> String {
    minutes.map_or_else(|| NO_NUMBER.to_owned(), |it| text::span(Duration::seconds_f64(it * 60.0), locale))
}

/// How much more or less than before, of a hundred; `None` where there is nothing to compare with.
pub fn change(now: Option<f64>, before: Option<f64>, unit: Unit, locale: Locale) -> Option<String> {
    let (now, before) = (now?, before?);
    let (change, of) = match unit {
        // Of a hundred already: by how many.
        Unit::Percent => (now - before, 1.0),
        _ => (now - before, before / 100.0),
    };
    if of == 0.0 {
        return None;
    }
    let rounded = (change / of).round();
    let sign = if rounded < 0.0 { "−" } else { "+" };
    Some(format!("{sign}{}", percent(rounded.abs(), locale)))
}

fn percent(number: f64, locale: Locale) -> String {
    let rounded = number.round();
    match locale {
        Locale::En => format!("{rounded}%"),
        Locale::Fr => format!("{rounded}\u{a0}%"),
    }
}

fn point(number: String, locale: Locale) -> String {
    match locale {
        Locale::En => number,
        Locale::Fr => number.replace('.', ","),
    }
}

/// A whole number, its thousands apart.
pub fn whole(number: i64, locale: Locale) -> String {
    let between = match locale {
        Locale::En => ',',
        Locale::Fr => '\u{202f}',
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "−".to_owned() } else { String::new() };
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        assert_eq!(whole(1_234_567, Locale::En), "1,234,567");
        assert_eq!(whole(12_345, Locale::Fr), "12\u{202f}345");
        assert_eq!((whole(0, Locale::En), whole(-999, Locale::En)), ("0".to_owned(), "−999".to_owned()));
        assert_eq!(shown(Some(81.6), Unit::Percent, Locale::Fr), "82\u{a0}%");
        assert_eq!(shown(Some(0.0004), Unit::Dollars, Locale::En), "$0.0004");
        assert_eq!(shown(Some(0.953), Unit::Degree, Locale::Fr), "0,95");
        assert_eq!(shown(None, Unit::Count, Locale::En), "–");
    }

    #[test]
    fn a_change_is_told_of_a_hundred() {
        let of = |now, before, unit| change(now, before, unit, Locale::En);
        assert_eq!(of(Some(122.0), Some(100.0), Unit::Count).as_deref(), Some("+22%"));
        assert_eq!(of(Some(70.0), Some(75.0), Unit::Percent).as_deref(), Some("−5%"));
        assert_eq!(of(Some(3.0), Some(0.0), Unit::Count), None);
        assert_eq!(of(None, Some(1.0), Unit::Minutes), None);
    }
}
