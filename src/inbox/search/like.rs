//! Words that are as good as those of a question.

use std::collections::BTreeMap;

/// A word of the workspace that looks like one of the question.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Alike {
    /// The word of the question.
    pub asked: String,
    /// The word of the workspace.
    pub word: String,
    /// Whether they differ by their ending only.
    pub same_stem: bool,
}

/// Words that stand for one of the question at most, besides itself.
const OTHERS: usize = 8;
/// From so many letters on, a word may be the beginning of another.
const BEGINNING: usize = 5;

/// The words of a question, each with those that are looked for in its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Widened(BTreeMap<String, Vec<String>>);

impl Widened {
    /// Chooses among words that look alike. A word that the workspace knows was meant as it is; only one that nobody
    /// ever wrote is taken for a slip.
    pub fn of(alike: Vec<Alike>) -> Self {
        let mut widened: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let known: Vec<String> = alike.iter().filter(|it| it.asked == it.word).map(|it| it.word.clone()).collect();
        for Alike { asked, word, same_stem } in alike {
            let begins = asked.len() >= BEGINNING && word.starts_with(&asked);
            let fits = same_stem || begins || (!known.contains(&asked) && is_slip(&asked, &word));
            let others = widened.entry(asked).or_default();
            if fits && others.len() <= OTHERS && !others.contains(&word) {
                others.push(word);
            }
        }
        widened.retain(|asked, others| others.iter().any(|it| it != asked));
        Self(widened)
    }

    /// The words of the question that stand for several, and what each stands for, as `to_tsquery` reads it.
    pub fn rewritten(&self) -> (Vec<String>, Vec<String>) {
        let one = |(asked, others): (&String, &Vec<String>)| {
            let all = std::iter::once(asked).chain(others.iter().filter(|it| *it != asked));
            (asked.clone(), all.map(String::as_str).collect::<Vec<_>>().join(" | "))
        };
        self.0.iter().map(one).unzip()
    }

    /// Every word that is looked for, in the place of one of the question or besides.
    pub fn others(&self) -> impl Iterator<Item = &String> {
        self.0.values().flatten()
    }
}

/// Whether a word is another with a slip in it: a letter too many, too few, wrong, or two swapped; two slips in a
/// long word.
fn is_slip(asked: &str, meant: &str) -> bool {
    let (asked, meant): (Vec<char>, Vec<char>) = (asked.chars().collect(), meant.chars().collect());
    let most = if asked.len() >= 8 { 2 } else { 1 };
    asked.len().abs_diff(meant.len()) <= most && slips(&asked, &meant) <= most
}

/// How many slips lie between two words: optimal string alignment, with the last three rows of its table.
fn slips(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let wrong = last[j] + usize::from(letter != other);
            let mut least = wrong.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == b[j - 1] && a[i - 1] == *other {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(asked: &str, word: &str, same_stem: bool) -> Alike {
        Alike { asked: asked.to_owned(), word: word.to_owned(), same_stem }
    }

    #[test]
    fn a_slip_is_a_letter_too_many_too_few_wrong_or_two_swapped() {
        for asked in ["parcell", "parcl", "parsel", "pracel"] {
            assert!(is_slip(asked, "parcel"), "{asked}");
        }
        assert!(is_slip("rembousrment", "remboursement"), "two in a long word");
        assert!(!is_slip("marcel", "cancel") && !is_slip("lampe", "tapis"));
    }

    #[test]
    fn only_a_word_that_nobody_wrote_is_taken_for_a_slip() {
        let unknown = Widened::of(vec![alike("colsi", "colis", false)]);
        assert_eq!(unknown.rewritten().1, ["colsi | colis"]);
        let known = Widened::of(vec![alike("poste", "poste", true), alike("poste", "porte", false)]);
        assert_eq!(known, Widened::default(), "a word of its own is meant as it is");
    }

    #[test]
    fn endings_and_beginnings_are_looked_for_too() {
        let widened = Widened::of(vec![
            alike("livraison", "livraison", true),
            alike("livraison", "livraisons", true),
            alike("rembours", "remboursement", false),
        ]);
        assert_eq!(widened.rewritten().1, ["livraison | livraisons", "rembours | remboursement"]);
    }
}
