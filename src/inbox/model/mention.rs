//! Whom a note calls: `@Bruno`.

use std::ops::Range;

use super::Named;

/// A name in a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// Where it stands, in bytes, with its `@`.
    pub at: Range<usize>,
    /// Whose it is.
    pub member: crate::ids::MemberId,
}

/// The people of a team whom a text calls by `@` and their name, whole or its first word where
/// only one of them has it.
pub fn called(text: &str, team: &[Named]) -> Vec<Called> {
    let begins = |at: usize| text[..at].chars().next_back().is_none_or(|it| !it.is_alphanumeric());
    text.match_indices('@')
        .filter(|(at, _)| begins(*at))
        .filter_map(|(at, _)| {
            let (length, member) = name_at(&text[at + 1..], team)?;
            Some(Called { at: at..at + 1 + length, member })
        })
        .collect()
}

/// The longest name that the text begins with.
fn name_at(text: &str, team: &[Named]) -> Option<(usize, crate::ids::MemberId)> {
    let whole = team.iter().filter_map(|it| Some((begins_with(text, &it.name)?, it.member)));
    if let Some(longest) = whole.max_by_key(|(length, _)| *length) {
        return Some(longest);
    }
    let mut first_names =
        team.iter().filter_map(|it| Some((begins_with(text, it.name.split_whitespace().next()?)?, it.member)));
    let found = first_names.next()?;
    // Two people of one first name: neither was meant for certain.
    first_names.next().is_none().then_some(found)
}

/// The length of `name` at the beginning of the text, in whatever case, where it ends as a word.
fn begins_with(text: &str, name: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for wanted in name.chars() {
        let (_, found) = rest.next()?;
        if !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    match rest.next() {
        None => (!name.is_empty()).then_some(text.len()),
        Some((end, next)) => (!name.is_empty() && !next.is_alphanumeric()).then_some(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::MemberId;

    fn team(names: &[&str]) -> Vec<Named> {
        let member = |it| MemberId(uuid::Uuid::from_u128(it));
        names.iter().zip(1..).map(|(name, number)| Named { member: member(number), name: (*name).to_owned() }).collect()
    }

    fn called_in<'a>(text: &'a str, names: &[&str]) -> Vec<&'a str> {
        called(text, &team(names)).into_iter().map(|it| &text[it.at]).collect()
    }

    #[test]
    fn people_are_called_by_name_in_any_case_and_by_their_first_name_alone() {
        let names = ["Amélie Roux", "Bruno", "Élodie"];
        assert_eq!(called_in("@Bruno ok to refund?", &names), ["@Bruno"]);
        assert_eq!(called_in("(@amélie roux, @BRUNO) et @élodie.", &names), ["@amélie roux", "@BRUNO", "@élodie"]);
        assert_eq!(called_in("@Amélie?", &names), ["@Amélie"]);
    }

    #[test]
    fn the_longest_name_is_meant_and_a_first_name_of_two_is_nobodys() {
        let names = ["Ann", "Ann Lee", "Max Roth", "Max Weber"];
        let found = called("@Ann Lee and @Ann", &team(&names));
        assert_eq!(found.iter().map(|it| it.member.0.as_u128()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(called_in("@Max knows", &names), [""; 0]);
    }

    #[test]
    fn addresses_and_longer_words_call_nobody() {
        assert_eq!(called_in("bruno@example.com me@Bruno @Brunoff @ Bruno @", &["Bruno"]), [""; 0]);
    }
}
