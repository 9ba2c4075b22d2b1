//! How much of something, as people read it.

use switchboard::say;
use switchboard::text::{Locale, money};
use switchboard::usage::Metered;

use crate::analytics::whole;

const MICROS_PER_CENT: i64 = 10_000;
const BYTES_PER_TENTH: i64 = 100_000;

/// So much of it: "412", "0.4 MB", "$2.05".
pub(super) fn amount(metered: Metered, number: i64, locale: Locale) -> String {
    match metered {
        Metered::Conversations => whole(number, locale),
        Metered::Storage => say!(locale, "usage-megabytes", number = megabytes(number, locale)),
        // What was spent is never told as less.
        Metered::Spending => money(number.saturating_add(MICROS_PER_CENT - 1) / MICROS_PER_CENT, "USD", locale),
    }
}

fn megabytes(bytes: i64, locale: Locale) -> String {
    let tenths = bytes.max(0).saturating_add(BYTES_PER_TENTH - 1) / BYTES_PER_TENTH;
    let point = match locale {
        Locale::En => '.',
        Locale::Fr => ',',
    };
    match tenths % 10 {
        0 => whole(tenths / 10, locale),
        part => format!("{}{point}{part}", whole(tenths / 10, locale)),
    }
}

/// Micro-dollars as somebody types them: "5", "2.50".
pub(super) fn typed(micros: i64) -> String {
    let cents = micros / MICROS_PER_CENT;
    match cents % 100 {
        0 => (cents / 100).to_string(),
        part => format!("{}.{part:02}", cents / 100),
    }
}

/// Reads dollars as micro-dollars.
pub(super) fn read_dollars(text: &str) -> Option<i64> {
    switchboard::text::read_money(text)?.checked_mul(MICROS_PER_CENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_amount_has_its_unit() {
        assert_eq!(amount(Metered::Conversations, 1_412, Locale::En), "1,412");
        assert_eq!(amount(Metered::Storage, 1_250_000, Locale::En), "1.3 MB");
        assert_eq!(amount(Metered::Storage, 0, Locale::En), "0 MB");
        assert_eq!(amount(Metered::Spending, 2_041_000, Locale::En), "$2.05");
        assert_eq!(amount(Metered::Spending, 1, Locale::En), "$0.01", "a little is not nothing");
        assert_eq!(amount(Metered::Spending, 5_000_000, Locale::Fr), "5\u{a0}$");
    }

    #[test]
    fn a_budget_comes_back_as_it_was_typed() {
        for text in ["5", "2.50", "1000000"] {
            assert_eq!(typed(read_dollars(text).unwrap()), text);
        }
        assert_eq!(read_dollars("12,5"), Some(12_500_000));
        assert_eq!((read_dollars("much"), read_dollars("-1")), (None, None));
    }
}
