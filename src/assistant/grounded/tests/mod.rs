//! Ma Boutique's assistant, asked nicely and otherwise.

mod answering;
mod checking;
mod cleaning;

use std::time::Instant;

use uuid::Uuid;

use super::*;
use crate::ids::{ItemId, PassageId};
use crate::knowledge::search::{Index, Kind, Language, Passage};

fn passage(number: u128, kind: Kind, language: Language, title: &str, text: &str) -> Passage {
    let (title, text) = (title.to_owned(), text.to_owned());
    Passage {
        id: PassageId(Uuid::from_u128(number)),
        source: ItemId(Uuid::from_u128(number)),
        kind,
        language,
        title,
        variants: Vec::new(),
        text,
    }
}

const DELIVERY: &str = "Delivery takes 3 to 5 working days. Parcels leave Lyon every morning.";

fn knowledge() -> Vec<Passage> {
    use Kind::{Faq, Text};
    use Language::{English, French};
    let workshop = "The workshop is in Lyon, near the river. It opened in 1987. Jeanne Morel founded it.";
    vec![
        passage(1, Faq, English, "How long does delivery take?", DELIVERY),
        passage(2, Faq, English, "How do I return an item?", "You have 30 days to send it back. It must not be worn."),
        passage(3, Text, English, "Our workshop", workshop),
        passage(4, Faq, French, "Délai de livraison", "Nous livrons en 3 à 5 jours ouvrés."),
        passage(5, Faq, French, "Comment retourner un article ?", "Vous avez 30 jours pour le renvoyer."),
    ]
}

fn ask_with(knowledge: Vec<Passage>, question: &str, language: Language) -> Reply {
    let index = Index::build(knowledge);
    let policy = Policy::usual(index.languages());
    answer(question, language, &index.search(question, language, 20), &policy)
}

fn ask(question: &str) -> Outcome {
    ask_with(knowledge(), question, Language::English).outcome
}

fn reason(outcome: &Outcome) -> Option<HandOver> {
    match outcome {
        Outcome::HandOver { reason, .. } => Some(*reason),
        _ => None,
    }
}

#[test]
fn hostile_text_takes_linear_time() {
    let passage = &knowledge()[0];
    let cited = [Citation { passage: passage.id, source: passage.source, quote: 0..0 }];
    for seed in ["a", "[", "![", "<a", "](", "talk ", "1 000 ", "delivery. ", "'", "ignore "] {
        let start = Instant::now();
        let text = seed.repeat(100_000 / seed.len());
        clean(&text, &["ma-boutique.com".to_owned()]);
        verify(&text, Language::English, &cited, &[passage]);
        ask(&text);
        assert!(start.elapsed().as_millis() < 2_000, "{seed:?} took {:?}", start.elapsed());
    }
}
