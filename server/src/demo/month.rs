//! The month before the story: what Ma Boutique's customers asked, so that the reports have something to say.

use switchboard::access::InboxReply;
use switchboard::ids::ChannelId;
use switchboard::inbox::{self, Then};
use switchboard::tenancy::{Clock, SystemClock};
use time::{Duration, Weekday};

use super::Telling;
use super::gaps::Shop;
use crate::commands::Failure;

/// So many days before today it begins,
pub const BEGINS: i64 = 31;
/// and so many it ends, so that the story goes on from there.
const ENDS: i64 = 3;

/// What the assistant can answer.
const ASKED: [&str; 7] = [
    "Quel est le délai de livraison ?",
    "Comment retourner un article ?",
    "Combien coûte la livraison ?",
    "Quand vais-je être livré ?",
    "Quels moyens de paiement acceptez-vous ?",
    "Comment suivre ma commande ?",
    "Livrez-vous en Belgique et en Suisse ?",
];

/// What customers want a person for, and what that person says.
const TOLD: [(&str, &str); 3] = [
    (
        "Je voudrais parler à une personne, il manque un bouton à mon gilet.",
        "Bonjour, je vous envoie un bouton dès ce soir. Bonne journée !",
    ),
    (
        "Je voudrais parler à une personne au sujet d’une facture.",
        "Bonjour, votre facture est partie par e-mail à l’instant. Bonne journée !",
    ),
    (
        "Je voudrais parler à une personne, le colis est resté au relais.",
        "Bonjour, j’ai appelé le relais : il garde le colis jusqu’à samedi. Bonne journée !",
    ),
];

const FIRST: [&str; 12] =
    ["Alice", "Basile", "Céline", "Denis", "Élise", "Fabien", "Gaëlle", "Henri", "Irène", "Joël", "Manon", "Yves"];
const LAST: [&str; 11] = [
    "Arnaud", "Bonnet", "Carlier", "Dumas", "Évrard", "Fontaine", "Guérin", "Humbert", "Jacquet", "Lambert", "Marchal",
];

/// How many write on a day of the week.
const fn customers(day: Weekday) -> usize {
    match day {
        Weekday::Monday => 4,
        Weekday::Thursday => 3,
        Weekday::Tuesday | Weekday::Wednesday | Weekday::Friday => 2,
        Weekday::Saturday => 1,
        Weekday::Sunday => 0,
    }
}

impl Telling {
    /// Customers ask, day by day; most are answered by the assistant, some by a person, and a few return.
    pub async fn month(&self, site: ChannelId, shop: &Shop<'_>) -> Result<(), Failure> {
        let mut number = 0;
        for ago in (ENDS + 1..BEGINS).rev() {
            let day = (SystemClock.now() - Duration::days(ago)).weekday();
            for place in 0..customers(day) {
                self.pass_until(ago * 24 * 60 - place as i64 * 95).await?;
                self.comes_by(site, shop, number).await?;
                number += 1;
            }
        }
        Ok(())
    }

    async fn comes_by(&self, site: ChannelId, shop: &Shop<'_>, number: usize) -> Result<(), Failure> {
        let (first, last) = (FIRST[number % FIRST.len()], LAST[number % LAST.len()]);
        let email = format!("client-{number}@example.org");
        let customer = self.visitor(site, shop.claire, "fr", &format!("{first} {last}"), &email).await?;
        if number % 4 == 3 {
            let (asks, told) = TOLD[number % TOLD.len()];
            let agent = if number % 8 == 3 { shop.amelie } else { shop.bruno };
            self.writes(&customer, asks).await?;
            self.pass(4 + (number % 5) as i64 * 6).await?;
            let asked = self.newest(shop.claire).await?;
            self.accept(agent, asked).await?;
            return self.says(agent, asked, told, Then::Resolve).await;
        }
        self.writes(&customer, ASKED[number % ASKED.len()]).await?;
        self.pass(20 + (number % 7) as i64 * 5).await?;
        let answered = self.newest(shop.claire).await?;
        inbox::resolve(self.desk.begin::<InboxReply>(shop.bruno.clone()).await?, answered).await?;
        if number % 9 == 4 {
            // Not what they wanted to know: the conversation is open again, until a person has answered.
            self.writes(&customer, TOLD[1].0).await?;
            self.pass(12).await?;
            self.accept(shop.amelie, answered).await?;
            self.says(shop.amelie, answered, TOLD[1].1, Then::Resolve).await?;
        }
        Ok(())
    }
}
