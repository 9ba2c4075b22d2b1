//! The words of a text that a question asks for.

use std::collections::HashSet;
use std::ops::Range;

use super::search::{Analyzer, Language, Term};

/// Where the words of a question stand in a text, in bytes: the same words, whatever their case and ending.
pub fn matched(question: &str, language: Language, text: &str) -> Vec<Range<usize>> {
    let analyzer = Analyzer::new(language);
    let wanted: HashSet<Term> = analyzer.stems(question).map(|stem| stem.term).collect();
    let stems = analyzer.stems(text).filter(|stem| wanted.contains(&stem.term));
    stems.map(|stem| stem.word.start..stem.word.start + stem.word.text.len()).collect()
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
}
