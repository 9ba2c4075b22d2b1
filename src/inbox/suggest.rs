//! Which labels a conversation may want, by rules that anybody can check: its customer says the words of the label's
//! name, or words that were said under this label before and seldom under another one.
//!
//! Words are counted when an agent puts a label on by hand, as hashes of their stems: what a customer wrote cannot be
//! read from them. Names and numbers are left out.

use std::collections::BTreeMap;

use super::store::{self, Entry};
use super::{Author, Kind, Line, Status};
use crate::access::Right;
use crate::knowledge::search::{Analyzer, Language};
use crate::labels::Label;
use crate::labels::steps::{self as labels, Hint};
use crate::prelude::*;

/// Newest messages of the customer that are looked at.
const MESSAGES: usize = 10;
/// Words of them that are looked at, from the first.
const WORDS: usize = 40;
/// Shorter words say little.
const SHORTEST: usize = 4;
/// So many words that were said under a label before speak for it; the words of its name need no company.
const ENOUGH: usize = 2;
/// So many labels are proposed.
const MOST: usize = 3;

/// A label that may fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Which label.
    pub label: Label,
    /// The customer's words that speak for it.
    pub because: Vec<String>,
}

fn language_of(text: &str) -> Language {
    Language::detect(text, &[Language::English, Language::French]).unwrap_or(Language::Other)
}

/// The words that say what a text is about, each once: by the hash of its stem.
fn terms(text: &str, language: Language) -> BTreeMap<i64, String> {
    let analyzer = Analyzer::new(language);
    let telling = analyzer.stems(text).filter(|it| !it.is_name() && it.word.text.chars().count() >= SHORTEST);
    let mut terms = BTreeMap::new();
    for stem in telling {
        if terms.len() < WORDS {
            terms.entry(i64::from(stem.term)).or_insert_with(|| stem.word.text.to_lowercase());
        }
    }
    terms
}

/// What the customer said last, in the order in which they said it.
fn said(entries: &[Entry]) -> String {
    let theirs = entries.iter().filter(|it| it.kind == Kind::Message && it.author == Author::Contact);
    let newest: Vec<&str> = theirs.rev().take(MESSAGES).map(|it| it.body.as_str()).collect();
    newest.into_iter().rev().collect::<Vec<_>>().join("\n")
}

/// The labels of the workspace that these words of a customer speak for.
fn weigh(language: Language, words: &BTreeMap<i64, String>, known: &[Label], hints: &[Hint]) -> Vec<Suggestion> {
    let is_unwanted = |id| hints.iter().any(|it| it.label_id == id && it.term.is_none());
    let open = known.iter().filter(|it| !is_unwanted(it.id));
    let mut found: Vec<Suggestion> = open.filter_map(|label| suggestion(label, language, words, hints)).collect();
    // The one that most speaks for comes first; the workspace's own order decides otherwise.
    found.sort_by_key(|it| std::cmp::Reverse(it.because.len()));
    found.truncate(MOST);
    found
}

fn suggestion(label: &Label, language: Language, words: &BTreeMap<i64, String>, hints: &[Hint]) -> Option<Suggestion> {
    // Read as the customer writes, and without its capitals, which here say nothing.
    let name = terms(&label.name.to_lowercase(), language);
    let is_named = !name.is_empty() && name.keys().all(|term| words.contains_key(term));
    let learned = hints.iter().filter(|it| it.label_id == label.id).filter_map(|it| it.term);
    let mut speaks: Vec<i64> = learned.filter(|term| words.contains_key(term)).collect();
    if !is_named && speaks.len() < ENOUGH {
        return None;
    }
    if is_named {
        speaks.extend(name.keys());
    }
    speaks.sort_unstable();
    speaks.dedup();
    let because = speaks.iter().filter_map(|term| words.get(term).cloned()).collect();
    Some(Suggestion { label: label.clone(), because })
}

/// Labels that may fit a conversation, of which these entries are the newest; the reader sees it.
///
/// Asked with every thread that is opened, so nothing is asked where nobody would press: of a conversation that has a
/// label already or is done, and by a reader who puts none on.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn suggested_labels(
    tx: &mut Tx<impl Permission>,
    line: &Line,
    entries: &[Entry],
    known: &[Label],
) -> Result<Vec<Suggestion>, Fault> {
    let wants_one = line.label_ids.is_empty() && line.status != Status::Resolved && tx.may(Right::InboxReply);
    let said = if wants_one && !known.is_empty() { said(entries) } else { String::new() };
    if said.is_empty() {
        return Ok(Vec::new());
    }
    let language = language_of(&said);
    let words = terms(&said, language);
    let asked: Vec<i64> = words.keys().copied().collect();
    let hints = labels::hints(tx, line.id, &asked).await?;
    Ok(weigh(language, &words, known, &hints))
}

/// Counts what the customer said for a label that somebody put on by hand, or took off again.
pub(super) async fn learn(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    label: LabelId,
    on: bool,
) -> Result<(), Fault> {
    let said = store::messages::last_of_customer(tx, conversation, MESSAGES).await?.join("\n");
    let terms: Vec<i64> = terms(&said, language_of(&said)).into_keys().collect();
    labels::count_terms(tx, label, &terms, if on { 1 } else { -1 }).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::Tone;

    fn label(name: &str) -> Label {
        Label { id: LabelId::new(), name: name.to_owned(), tone: Tone::Brick }
    }

    fn found(said: &str, known: &[Label], hints: &[Hint]) -> Vec<Suggestion> {
        let language = language_of(said);
        weigh(language, &terms(said, language), known, hints)
    }

    fn names(said: &str, known: &[Label], hints: &[Hint]) -> Vec<String> {
        found(said, known, hints).into_iter().map(|it| it.label.name).collect()
    }

    #[test]
    fn the_words_of_a_labels_name_speak_for_it_in_either_language_and_whatever_their_ending() {
        let known = [label("Gift wrapping"), label("Remboursement"), label("VIP")];
        for (said, wanted) in [
            ("Do you wrap gifts for birthdays?", vec!["Gift wrapping"]),
            ("Is there a gift for me?", vec![]),
            ("Je voudrais des remboursements pour cette commande.", vec!["Remboursement"]),
            ("Where is my parcel?", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(names(said, &known, &[]), wanted, "{said}");
        }
    }

    #[test]
    fn two_words_that_were_said_under_a_label_speak_for_it_and_one_does_not() {
        let known = [label("Breakage")];
        let said = "The mug arrived with a crack in the handle.";
        let hints: Vec<Hint> = terms("crack handle", Language::English)
            .into_keys()
            .map(|term| Hint { label_id: known[0].id, term: Some(term) })
            .collect();

        let found = found(said, &known, &hints);
        assert_eq!(found.len(), 1);
        let mut because = found[0].because.clone();
        because.sort_unstable();
        assert_eq!(because, ["crack", "handle"]);
        assert_eq!(names(said, &known, &hints[..1]), [] as [&str; 0]);
    }

    #[test]
    fn what_is_unwanted_is_not_proposed() {
        let known = [label("Delivery")];
        let said = "When will the delivery come?";
        assert_eq!(names(said, &known, &[]), ["Delivery"]);
        let unwanted = [Hint { label_id: known[0].id, term: None }];
        assert_eq!(names(said, &known, &unwanted), [] as [&str; 0]);
    }

    #[test]
    fn names_and_numbers_are_not_learned() {
        let words: Vec<String> =
            terms("Please write to Sophie Martin about order 4711", Language::English).into_values().collect();
        assert!(!words.iter().any(|it| it == "sophie" || it == "martin" || it == "4711"), "{words:?}");
        assert!(words.iter().any(|it| it == "order"), "{words:?}");
    }
}
