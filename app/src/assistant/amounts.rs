//! Amounts of money and shares, as people type them.

use switchboard::assistant::{MOST_MICROS, Unacceptable};

const MICROS_PER_CENT: i64 = 10_000;

/// Reads a whole number of cents; nothing is no limit.
pub(super) fn cents(text: &str) -> Result<Option<i64>, Unacceptable> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let cents = whole(text)?.checked_mul(MICROS_PER_CENT);
    cents.filter(|it| *it <= MOST_MICROS).map(Some).ok_or(Unacceptable::Amount)
}

/// Micro-dollars as the cents that [`cents`] read.
pub(super) fn in_cents(micros: Option<i64>) -> String {
    micros.map(|it| (it / MICROS_PER_CENT).to_string()).unwrap_or_default()
}

/// Reads a price in micro-dollars; nothing is nought.
pub(super) fn micros(text: &str) -> Result<i64, Unacceptable> {
    if text.trim().is_empty() { Ok(0) } else { whole(text) }
}

fn whole(text: &str) -> Result<i64, Unacceptable> {
    let number: i64 = text.trim().parse().map_err(|_| Unacceptable::Amount)?;
    if (0..=MOST_MICROS).contains(&number) { Ok(number) } else { Err(Unacceptable::Amount) }
}

/// Reads a threshold in per cent.
pub(super) fn per_cent(text: &str) -> Result<f32, Unacceptable> {
    let number: u8 = text.trim().trim_end_matches('%').trim_end().parse().map_err(|_| Unacceptable::Threshold)?;
    if number <= 100 { Ok(f32::from(number) / 100.0) } else { Err(Unacceptable::Threshold) }
}

/// A threshold in per cent, as [`per_cent`] read it.
pub(super) fn in_per_cent(threshold: f32) -> String {
    format!("{:.0}", threshold * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_comes_back_as_it_was_typed() {
        assert_eq!(cents(" 250 "), Ok(Some(2_500_000)));
        assert_eq!(in_cents(Some(2_500_000)), "250");
        assert_eq!((cents(""), in_cents(None)), (Ok(None), String::new()));
        assert_eq!((micros(""), micros("150000")), (Ok(0), Ok(150_000)));
        assert_eq!((per_cent("80"), per_cent("100 %")), (Ok(0.8), Ok(1.0)));
        assert_eq!(in_per_cent(0.8), "80");
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["-1", "2.5", "much", "9223372036854775807"] {
            assert_eq!(cents(text), Err(Unacceptable::Amount), "{text}");
            assert_eq!(micros(text), Err(Unacceptable::Amount), "{text}");
        }
        for text in ["", "101", "-1", "high"] {
            assert_eq!(per_cent(text), Err(Unacceptable::Threshold), "{text}");
        }
    }
}
