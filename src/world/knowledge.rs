//! What Ma Boutique knows, for tests.

use super::{Person, World, bruno};
use crate::ids::*;
use crate::knowledge::{self, Kind, NewItem};

/// The questions that Ma Boutique has answered, with how else they are asked.
const FAQ: &[(&str, &str, &[&str], &str)] = &[
    (
        "en",
        "How long does delivery take?",
        &["When will my parcel arrive?", "delivery time"],
        "Orders placed before 2 pm leave the same day. Delivery takes 2 to 3 working days in France.",
    ),
    (
        "en",
        "Can I return an item?",
        &["What is your return policy?", "How do I send something back?"],
        "You can return any unused item within 30 days. Returns are free in our shops.",
    ),
    ("en", "Which payment methods do you accept?", &["Can I pay by PayPal?"], "We accept Visa, Mastercard and PayPal."),
    (
        "fr",
        "Quels sont les délais de livraison ?",
        &["Quand vais-je recevoir mon colis ?"],
        "La livraison prend 2 à 3 jours ouvrés en France.",
    ),
];

/// An FAQ entry in English.
pub fn faq(question: &str, answer: &str) -> NewItem {
    NewItem::parse(Kind::Faq, "en", question, &[], answer).expect("a short entry is within the limits")
}

/// A text in English.
pub fn text(title: &str, body: &str) -> NewItem {
    NewItem::parse(Kind::Text, "en", title, &[], body).expect("a short text is within the limits")
}

impl World {
    /// Writes what Ma Boutique knows.
    pub async fn knowledge(&self) -> Vec<ItemId> {
        let items: Vec<NewItem> = FAQ
            .iter()
            .map(|(language, question, variants, answer)| {
                let variants: Vec<String> = variants.iter().map(|it| (*it).to_owned()).collect();
                NewItem::parse(Kind::Faq, language, question, &variants, answer).expect("within the limits")
            })
            .collect();
        knowledge::import(self.tx(bruno()).await, &items).await.expect("Bruno may import")
    }

    /// Writes one item on behalf of somebody.
    pub async fn knows(&self, who: Person, item: NewItem) -> ItemId {
        knowledge::write(self.tx(who).await, item).await.expect("they may write")
    }
}
