//! What looks like a telephone number.

/// Fewest and most digits of a number that somebody can be called by.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// The places of a text that may be telephone numbers, with what stands there.
pub fn calls(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let belongs = |it: char| it.is_ascii_digit() || " .-()+/\u{a0}\u{202f}".contains(it);
    let mut runs = Vec::new();
    let mut start = None;
    for (at, it) in text.char_indices().chain([(text.len(), '\n')]) {
        match (belongs(it), start) {
            (true, None) if it.is_ascii_digit() || matches!(it, '+' | '(') => start = Some(at),
            (false, Some(from)) => {
                runs.push((text[from..at].trim_end_matches(|it: char| !it.is_ascii_digit()), from));
                start = None;
            }
            _ => {}
        }
    }
    runs.into_iter().filter(|(run, _)| DIGITS.contains(&run.bytes().filter(u8::is_ascii_digit).count()))
}
