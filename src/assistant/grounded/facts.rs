//! What must not change when a sentence is told again: numbers, amounts, addresses, and "not".

use std::collections::BTreeSet;

use crate::knowledge::search::{fold, words};

/// Numbers of a text, `1,500`, `1 500` and `1500` being one.
pub(super) fn numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut last: Option<(usize, String)> = None;
    for word in words(text).filter(|word| word.text.contains(|c: char| c.is_ascii_digit())) {
        // A blank between groups of three digits separates thousands.
        let is_group = word.text.bytes().take_while(u8::is_ascii_digit).count() == 3;
        match last.take() {
            Some((end, whole)) if is_group && is_thin_gap(&text[end..word.start]) && is_leading_group(&whole) => {
                last = Some((word.start + word.text.len(), whole + &normal(word.text)));
            }
            before => {
                found.extend(before.map(|(_, whole)| whole));
                last = Some((word.start + word.text.len(), normal(word.text)));
            }
        }
    }
    found.extend(last.map(|(_, whole)| whole));
    found
}

/// Numbers, currency and per-cent signs, e-mail addresses and links.
pub(super) fn facts(text: &str) -> BTreeSet<String> {
    let mut found = numbers(text);
    found.extend(text.chars().filter(|c| matches!(c, '€' | '$' | '£' | '¥' | '%')).map(String::from));
    let is_address = |word: &&str| word.contains('@') || word.contains("://") || word.starts_with("www.");
    let bare = |word: &str| {
        let edges = |c: char| c.is_ascii_punctuation() && c != '/' || matches!(c, '«' | '»' | '“' | '”');
        word.trim_matches(edges).to_lowercase()
    };
    found.extend(text.split_whitespace().filter(is_address).map(bare));
    found
}

/// Whether a sentence denies something.
pub(super) fn is_negative(sentence: &str) -> bool {
    const DENIALS: [&str; 22] = [
        "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without", "except", "unless",
        "ne", "n", "pas", "jamais", "aucun", "aucune", "rien", "ni", "sans", "sauf",
    ];
    let mut before = String::new();
    words(sentence).any(|word| {
        let folded = fold(word.text).into_owned();
        // "don't" is cut into `don` and `t`.
        let contracted = folded == "t" && before.ends_with('n');
        before = folded;
        contracted || DENIALS.contains(&before.as_str())
    })
}

/// `1,500` and `1.500` without the separator, `14,90` as `14.90`.
fn normal(number: &str) -> String {
    let folded = fold(number);
    let mut parts = folded.split([',', '.']);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let separates_thousands = part.len() == 3 && whole.len() <= 3 && whole != "0";
        if !separates_thousands {
            whole.push('.');
        }
        whole.push_str(part);
    }
    whole
}

fn is_thin_gap(gap: &str) -> bool {
    matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

fn is_leading_group(number: &str) -> bool {
    number.bytes().all(|b| b.is_ascii_digit()) && (number.len() <= 3 || number.len().is_multiple_of(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_19_groups_of_three_digits_are_one_number_whatever_follows_them() {
        let of = |text| numbers(text).into_iter().collect::<Vec<_>>();
        assert_eq!(of("It costs 1\u{a0}500 euros, or 1 500km."), ["1500", "1500km"]);
        assert_eq!(of("12 01\u{623} of 7").len(), 3);
    }
}
