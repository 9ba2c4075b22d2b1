//! The words of a text that a question asks for.

use std::collections::HashSet;
use std::ops::Range;

use super::search::{Analyzer, Language, Term};

/// Most words that [`matched_words`] tells: more have no place in a line.
const MOST_WORDS: usize = 24;

/// Where the words of a question stand in a text, in bytes: the same words, whatever their case and ending.
pub fn matched(question: &str, language: Language, text: &str) -> Vec<Range<usize>> {
    let analyzer = Analyzer::new(language);
    let wanted = terms(&analyzer, question);
    let stems = analyzer.stems(text).filter(|stem| wanted.contains(&stem.term));
    stems.map(|stem| stem.word.start..stem.word.start + stem.word.text.len()).collect()
}

/// The words of a question that stand in any of these texts, as the first of them has them: each once, a few at most.
pub fn matched_words<'a>(question: &str, language: Language, texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let analyzer = Analyzer::new(language);
    let mut wanted = terms(&analyzer, question);
    let mut words = Vec::new();
    for text in texts {
        let found = analyzer.stems(text).filter(|stem| wanted.remove(&stem.term));
        words.extend(found.map(|stem| stem.word.text.to_owned()));
    }
    words.truncate(MOST_WORDS);
    words
}

fn terms(analyzer: &Analyzer, question: &str) -> HashSet<Term> {
    analyzer.stems(question).map(|stem| stem.term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(question: &str, language: Language, text: &'static str) -> Vec<&'static str> {
        matched(question, language, text).into_iter().map(|it| &text[it]).collect()
    }

    #[test]
    fn a_word_is_known_again_in_another_ending_case_or_accent() {
        let found = marked("Are RETURNS free?", Language::English, "Returned items are free to return; no fee.");
        assert_eq!(found, ["Returned", "free", "return"]);
        let found = marked("Quels délais de livraison ?", Language::French, "La livraison : delai de 3 jours.");
        assert_eq!(found, ["livraison", "delai"]);
        assert_eq!(marked("How are you?", Language::English, "How you are"), Vec::<&str>::new());
    }

    #[test]
    fn words_of_several_texts_are_told_once_and_not_without_end() {
        let texts = ["Can I return it?", "Returned items are free to return."];
        assert_eq!(matched_words("Are RETURNS free?", Language::English, texts), ["return", "free"]);
        let long: String = (0..100).map(|it| format!("word{it} ")).collect();
        assert_eq!(matched_words(&long, Language::English, [&*long]).len(), MOST_WORDS);
    }
}
