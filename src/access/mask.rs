//! Personal data as somebody sees it who may look but not know.

use super::Sight;

/// What stands for the hidden part.
const HIDDEN: &str = "•••";

impl Sight {
    /// A person's name: the first letter of each word remains, so that rows can be told apart.
    pub fn name(self, name: String) -> String {
        if !self.is_masked {
            return name;
        }
        let masked = |word: &str| Some(format!("{}{HIDDEN}", word.chars().next()?));
        name.split_whitespace().filter_map(masked).collect::<Vec<_>>().join(" ")
    }

    /// A mail address: the first letter remains; the domain often names the person too.
    pub fn email(self, email: String) -> String {
        if !self.is_masked {
            return email;
        }
        email.chars().next().map_or_else(String::new, |first| format!("{first}{HIDDEN}@{HIDDEN}"))
    }

    /// A telephone number, or another name for a person that machines gave: the last two
    /// characters remain.
    pub fn number(self, number: String) -> String {
        if !self.is_masked {
            return number;
        }
        let tail: Vec<char> = number.chars().rev().take(2).collect();
        format!("{HIDDEN}{}", tail.into_iter().rev().collect::<String>())
    }

    /// What somebody wrote: addresses and longer numbers in it are hidden, whatever they are the number of.
    pub fn words(self, text: String) -> String {
        if !self.is_masked {
            return text;
        }
        let mut shown = String::with_capacity(text.len());
        for word in text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end();
            match bare.contains('@') {
                true => [HIDDEN, &word[bare.len()..]].iter().for_each(|it| shown.push_str(it)),
                false => shown.push_str(word),
            }
        }
        without_numbers(&shown)
    }
}

/// Digits from which on a number may be a person's.
const MANY_DIGITS: usize = 6;

/// A text with a mark in the place of every long number, also where it is written in groups.
fn without_numbers(text: &str) -> String {
    let is_part =
        |it: char| it.is_ascii_digit() || matches!(it, '+' | '-' | '.' | '/' | '(' | ')' | ' ' | '\u{a0}' | '\u{202f}');
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|it: char| it.is_ascii_digit()) {
        let end = rest[start..].find(|it| !is_part(it)).map_or(rest.len(), |at| start + at);
        let number = rest[start..end].trim_end_matches(|it: char| !it.is_ascii_digit());
        let is_long = number.chars().filter(char::is_ascii_digit).count() >= MANY_DIGITS;
        shown.push_str(&rest[..start]);
        shown.push_str(if is_long { HIDDEN } else { number });
        rest = &rest[start + number.len()..];
    }
    shown.push_str(rest);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_viewer_cannot_tell_who_somebody_is() {
        let eva = Sight { is_masked: true, ..Sight::ALL };
        assert_eq!(eva.name("Sophie Martin".to_owned()), "S••• M•••");
        assert_eq!(eva.email("sophie@martin.example".to_owned()), "s•••@•••");
        assert_eq!(eva.number("+33 6 12 34 56 78".to_owned()), "•••78");
        let said = "Order 4411 for sophie@martin.example, call +33 6 12 34 56 78 before 18:00.";
        assert_eq!(eva.words(said.to_owned()), "Order 4411 for ••• call +••• before 18:00.");
        assert_eq!(eva.words("no numbers\nat all".to_owned()), "no numbers\nat all");
    }

    #[test]
    fn whoever_answers_sees_everything() {
        assert_eq!(Sight::ALL.name("Sophie Martin".to_owned()), "Sophie Martin");
        assert_eq!(Sight::ALL.email("sophie@martin.example".to_owned()), "sophie@martin.example");
    }
}
