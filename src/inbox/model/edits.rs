//! What was changed in a text: which words stayed, which went, which came.

use serde::{Deserialize, Serialize};

crate::words! {
    /// What became of a piece of text.
    pub enum Change {
        /// It stayed as it was.
        Kept = "kept",
        /// It went.
        Dropped = "dropped",
        /// It came.
        Added = "added",
    }
}

/// A piece of a text that somebody changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What became of it.
    pub change: Change,
    /// The words, with the spaces after them.
    pub text: String,
}

/// Beyond so many comparisons two texts have too little in common for a reader to follow the
/// pieces, and their comparison would take too long.
const MOST_COMPARISONS: usize = 1_000_000;

/// The pieces that make `after` out of `before`, word by word. What stayed and went is `before`;
/// what stayed and came is `after`.
pub fn edits(before: &str, after: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) = (words(before), words(after));
    let begin = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[begin..], &new[begin..]);
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_middle, tail) = old_rest.split_at(old_rest.len() - end);
    let new_middle = &new_rest[..new_rest.len() - end];

    let mut pieces = Vec::new();
    old[..begin].iter().for_each(|word| put(&mut pieces, Change::Kept, word));
    between(&mut pieces, old_middle, new_middle);
    tail.iter().for_each(|word| put(&mut pieces, Change::Kept, word));
    pieces
}

fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// Puts a word behind the pieces; words with the same fate are one piece.
fn put(pieces: &mut Vec<Piece>, change: Change, word: &str) {
    match pieces.last_mut() {
        Some(last) if last.change == change => last.text.push_str(word),
        _ => pieces.push(Piece { change, text: word.to_owned() }),
    }
}

/// The pieces of two texts that begin and end differently: their longest common subsequence stayed.
fn between(pieces: &mut Vec<Piece>, old: &[&str], new: &[&str]) {
    if old.len().saturating_mul(new.len()) > MOST_COMPARISONS {
        old.iter().for_each(|word| put(pieces, Change::Dropped, word));
        new.iter().for_each(|word| put(pieces, Change::Added, word));
        return;
    }
    let width = new.len() + 1;
    // Row by row from the end: how many words the rests of both texts have in common.
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let both_left = i < old.len() && j < new.len();
        if both_left && old[i] == new[j] {
            put(pieces, Change::Kept, old[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (both_left && common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            put(pieces, Change::Dropped, old[i]);
            i += 1;
        } else {
            put(pieces, Change::Added, new[j]);
            j += 1;
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use rand::rngs::StdRng;
    use rand::{Rng as _, SeedableRng as _};

    use super::*;

    fn joined(pieces: &[Piece], other: Change) -> String {
        pieces.iter().filter(|it| [Change::Kept, other].contains(&it.change)).map(|it| it.text.as_str()).collect()
    }

    #[test]
    fn the_words_that_went_and_came_stand_between_those_that_stayed() {
        let piece = |change, text: &str| Piece { change, text: text.to_owned() };
        assert_eq!(
            edits("La livraison prend 3 à 5 jours.", "La livraison prend 2 à 4 jours."),
            [
                piece(Change::Kept, "La livraison prend "),
                piece(Change::Dropped, "3 "),
                piece(Change::Added, "2 "),
                piece(Change::Kept, "à "),
                piece(Change::Dropped, "5 "),
                piece(Change::Added, "4 "),
                piece(Change::Kept, "jours."),
            ]
        );
        assert_eq!(edits("", ""), []);
    }

    #[test]
    fn however_two_texts_differ_the_pieces_make_both() {
        let mut random = StdRng::seed_from_u64(4);
        let mut text = || -> String {
            let words = ["3 ", "5 ", "jours ", "jours", "\n", "à\u{a0}", "ouvrés. ", ""];
            (0..random.random_range(0..30)).map(|_| words[random.random_range(0..words.len())]).collect()
        };
        for _ in 0..2_000 {
            let (before, after) = (text(), text());
            let pieces = edits(&before, &after);
            assert_eq!(joined(&pieces, Change::Dropped), before);
            assert_eq!(joined(&pieces, Change::Added), after);
            assert!(pieces.windows(2).all(|two| two[0].change != two[1].change), "{pieces:?}");
            assert_eq!(pieces.iter().all(|it| it.change == Change::Kept), before == after);
        }
    }

    #[test]
    fn two_long_texts_with_nothing_in_common_are_not_compared_for_long() {
        let (before, after) = ("a ".repeat(5_000), "b ".repeat(5_000));
        let pieces = edits(&before, &after);
        assert_eq!((pieces.len(), joined(&pieces, Change::Added)), (2, after));
    }
}
