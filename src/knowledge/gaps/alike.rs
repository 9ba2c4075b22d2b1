//! Whether two questions ask the same in other words.
//!
//! Two questions are as alike as the stems they share weigh beside all that they have (Dice's
//! coefficient). A stem weighs by its rarity among the gaps: what every gap asks about tells none
//! of them from another. The small talk of questions, as the search knows it, weighs nothing.

use std::collections::{HashMap, HashSet};

use crate::knowledge::search::{Analyzer, Language, Term};

/// From here on two questions ask the same.
const SAME: f32 = 0.5;

/// Gaps that are imagined beside those there are: in a young workspace no word is common yet.
const IMAGINED: f32 = 8.0;

/// The terms of a question, each once, without its small talk.
fn terms(analyzer: &Analyzer, text: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = analyzer.stems(text).filter(|it| !it.is_filler).map(|it| it.term).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// Whether a message asks anything: it has a question mark, or two words that are not mere politeness.
pub fn asks(message: &str, language: Language) -> bool {
    let analyzer = Analyzer::new(language);
    match terms(&analyzer, message).len() {
        0 => false,
        1 => message.contains('?'),
        _ => true,
    }
}

/// Which of the gaps, each told by its questions, asks the same as `question`; the one most alike.
pub fn alike(question: &str, language: Language, gaps: &[Vec<String>]) -> Option<usize> {
    let analyzer = Analyzer::new(language);
    let asked = terms(&analyzer, question);
    let gaps: Vec<Vec<Vec<Term>>> =
        gaps.iter().map(|gap| gap.iter().map(|it| terms(&analyzer, it)).collect()).collect();
    let rarity = Rarity::of(&gaps);
    let best_of = |gap: &[Vec<Term>]| gap.iter().map(|it| rarity.likeness(&asked, it)).fold(0.0, f32::max);
    let scored = gaps.iter().enumerate().map(|(at, gap)| (at, best_of(gap)));
    scored.filter(|(_, score)| *score >= SAME).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

/// In how many gaps each term stands.
struct Rarity {
    gaps: f32,
    of: HashMap<Term, f32>,
}

impl Rarity {
    fn of(gaps: &[Vec<Vec<Term>>]) -> Self {
        let mut of: HashMap<Term, f32> = HashMap::new();
        for gap in gaps {
            let own: HashSet<Term> = gap.iter().flatten().copied().collect();
            own.into_iter().for_each(|term| *of.entry(term).or_default() += 1.0);
        }
        Self { gaps: gaps.len() as f32, of }
    }

    fn weight(&self, term: Term) -> f32 {
        let within = self.of.get(&term).copied().unwrap_or_default();
        ((self.gaps + IMAGINED) / (within + 1.0)).ln_1p()
    }

    fn mass(&self, terms: &[Term]) -> f32 {
        terms.iter().map(|term| self.weight(*term)).sum()
    }

    /// Dice's coefficient, weighted by rarity: from 0 to 1.
    fn likeness(&self, one: &[Term], other: &[Term]) -> f32 {
        let shared: f32 = one.iter().filter(|it| other.contains(it)).map(|it| self.weight(*it)).sum();
        let all = self.mass(one) + self.mass(other);
        if all > 0.0 { 2.0 * shared / all } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was asked, what is asked now, and whether that is the same.
    const ENGLISH: &[(&str, &str, bool)] = &[
        ("Do you sell gift cards?", "Can I buy a gift card?", true),
        ("Do you sell gift cards?", "Hello! Gift cards, please?", true),
        ("Do you sell gift cards?", "GIFT CARD", true),
        ("Can I pick up my order in the shop?", "Is it possible to pick up an order at your shop?", true),
        ("Do you sell gift cards?", "Do you sell candles?", false),
        ("Can I get an invoice?", "Can I get a gift card?", false),
        ("I need help with my parcel please", "I need help with a refund please", false),
        ("Do you repair jumpers?", "Do you ship to Norway?", false),
        ("Do you sell gift cards?", "Hello", false),
    ];

    const FRENCH: &[(&str, &str, bool)] = &[
        ("Avez-vous des cartes cadeaux ?", "Bonjour, vendez-vous des cartes cadeaux ?", true),
        ("Avez-vous des cartes cadeaux ?", "Je voudrais offrir une carte cadeau, est-ce possible ?", true),
        ("Avez-vous des cartes cadeaux ?", "carte cadeau", true),
        ("Faites-vous des retouches ?", "Est-ce que vous faites les retouches ?", true),
        ("Avez-vous des cartes cadeaux ?", "Avez-vous des cartes de visite ?", false),
        ("Bonjour, je voudrais une facture", "Bonjour, je voudrais une taille plus grande", false),
        ("Livrez-vous en Suisse ?", "Réparez-vous les pulls troués ?", false),
        ("Avez-vous des cartes cadeaux ?", "Merci !", false),
    ];

    #[test]
    fn questions_that_ask_the_same_are_one_gap() {
        for (language, cases) in [(Language::English, ENGLISH), (Language::French, FRENCH)] {
            for (before, now, same) in cases {
                let found = alike(now, language, &[vec![(*before).to_owned()]]);
                assert_eq!(found.is_some(), *same, "{before} / {now}");
            }
        }
    }

    #[test]
    fn a_question_goes_to_the_gap_that_is_most_alike() {
        let gaps = ["Do you sell gift cards?", "Do gift cards expire?", "Do you wrap gifts?"];
        let gaps: Vec<Vec<String>> = gaps.iter().map(|it| vec![(*it).to_owned()]).collect();
        assert_eq!(alike("When does a gift card expire?", Language::English, &gaps), Some(1));
        assert_eq!(alike("Is gift wrapping possible? Do you wrap?", Language::English, &gaps), Some(2));
        assert_eq!(alike("Where is the shop?", Language::English, &gaps), None);
        assert_eq!(alike("Where is the shop?", Language::English, &[]), None);
    }

    #[test]
    fn what_every_gap_asks_about_tells_none_from_another() {
        let things = ["jumper", "scarf", "hat", "coat", "glove", "sock", "shirt", "belt", "boot", "bag"];
        let gaps: Vec<Vec<String>> = things.iter().map(|it| vec![format!("order {it} delivery delay")]).collect();
        assert_eq!(alike("order umbrella delivery delay", Language::English, &gaps[..1]), Some(0), "all that is known");
        let many: Vec<Vec<String>> =
            (0..20).flat_map(|_| gaps.clone()).chain([vec!["order umbrella".to_owned()]]).collect();
        assert_eq!(alike("order umbrella delivery", Language::English, &many), Some(200), "the rare word decides");
    }

    #[test]
    fn politeness_asks_nothing() {
        for (language, text, asked) in [
            (Language::French, "Parfait, merci !", false),
            (Language::French, "Bonjour", false),
            (Language::French, "Remboursement ?", true),
            (Language::English, "Thanks a lot, bye", true),
            (Language::English, "Hello", false),
            (Language::English, "gift cards", true),
            (Language::English, "", false),
        ] {
            assert_eq!(asks(text, language), asked, "{text}");
        }
    }
}
