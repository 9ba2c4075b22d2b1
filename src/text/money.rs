//! Money as people read it.

use super::Locale;

/// Hundredths of a currency: `€4,800`, `4 800 €`; the hundredths only where there are any.
pub fn money(minor: i64, currency: &str, locale: Locale) -> String {
    let sign = match currency {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        other => other,
    };
    let (whole, part) = (minor / 100, minor % 100);
    let (thousands, point) = match locale {
        Locale::En => (",", "."),
        Locale::Fr => ("\u{202f}", ","),
    };
    let digits = whole.to_string();
    let grouped: Vec<&str> = groups(&digits);
    let mut amount = grouped.join(thousands);
    if part != 0 {
        amount += &format!("{point}{part:02}");
    }
    match locale {
        Locale::En if sign.len() == 3 && sign.is_ascii() => format!("{sign}\u{a0}{amount}"),
        Locale::En => format!("{sign}{amount}"),
        Locale::Fr => format!("{amount}\u{a0}{sign}"),
    }
}

/// Digits in threes, from the end.
fn groups(digits: &str) -> Vec<&str> {
    let first = digits.len() % 3;
    let rest = (first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]);
    Some(&digits[..first]).filter(|it| !it.is_empty()).into_iter().chain(rest).collect()
}

/// Reads an amount as somebody types it, as hundredths: `4800`, `4 800,50`, `4,800.50`. `None` where it is none.
pub fn read_money(text: &str) -> Option<i64> {
    let clean: String = text.chars().filter(|it| !it.is_whitespace() && !"€$£\u{202f}".contains(*it)).collect();
    let (whole, part) = match clean.rfind(['.', ',']).filter(|at| clean.len() - at <= 3) {
        Some(at) => (&clean[..at], &clean[at + 1..]),
        None => (clean.as_str(), ""),
    };
    let whole: String = whole.chars().filter(|it| !",.".contains(*it)).collect();
    let is_number =
        !whole.is_empty() && whole.len() <= 12 && whole.chars().chain(part.chars()).all(|it| it.is_ascii_digit());
    is_number.then(|| format!("{whole}{part:0<2}").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_as_its_reader_writes() {
        assert_eq!(money(480_000, "EUR", Locale::En), "€4,800");
        assert_eq!(money(480_000, "EUR", Locale::Fr), "4\u{202f}800\u{a0}€");
        assert_eq!(money(123_456_789, "USD", Locale::En), "$1,234,567.89");
        assert_eq!(money(5, "CHF", Locale::En), "CHF\u{a0}0.05");
        assert_eq!(money(0, "EUR", Locale::Fr), "0\u{a0}€");
    }

    #[test]
    fn an_amount_is_read_however_it_is_typed() {
        for text in ["4800", "4 800", "4,800", "4 800,00 €", "€4,800.00", "4.800", "4800.0"] {
            assert_eq!(read_money(text), Some(480_000), "{text}");
        }
        assert_eq!(read_money("12,5"), Some(1_250));
        for text in ["", "-5", "abc", "1e5", "9999999999999", "."] {
            assert_eq!(read_money(text), None, "{text}");
        }
    }
}
