//! What Ma Boutique's customers asked in vain, and what became of it: a gap at every stage.

use switchboard::access::{InboxRead, KnowledgeWrite};
use switchboard::ids::*;
use switchboard::inbox::{self, Opinion, Then};
use switchboard::knowledge::gaps::{self, Filter, GapState};
use switchboard::knowledge::{Kind, NewItem};
use switchboard::tenancy::Principal;

use super::Telling;
use crate::commands::Failure;

/// The people of the shop who have to do with gaps.
pub struct Shop<'a> {
    pub claire: &'a Principal,
    pub bruno: &'a Principal,
    pub amelie: &'a Principal,
}

/// A question that the knowledge does not answer: its language, who asks, and what Amélie says.
pub(super) struct Vain {
    pub language: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub asks: &'static str,
    pub told: &'static str,
}

/// Answered for both who asked.
const USED: [Vain; 2] = [
    Vain {
        language: "fr",
        name: "Léa Garnier",
        email: "lea.garnier@example.org",
        asks: "Reprenez-vous les vêtements usagés ?",
        told: "Bonjour Léa, oui : nous reprenons les vêtements usagés en boutique et vous offrons un bon de 5 € par pièce.",
    },
    Vain {
        language: "fr",
        name: "Paul Roche",
        email: "paul.roche@example.org",
        asks: "Bonjour, est-ce que vous reprenez les vêtements usagés ?",
        told: "Bonjour Paul, tout à fait. Apportez-les en boutique, nous vous donnons un bon de 5 € par pièce.",
    },
];

/// Answered for one of the two: what the other wants to know is not said.
const HEM: [Vain; 2] = [
    Vain {
        language: "fr",
        name: "Inès Faure",
        email: "ines.faure@example.org",
        asks: "Faites-vous les ourlets ?",
        told: "Bonjour Inès, oui, nous faisons les ourlets des pantalons achetés chez nous pour 8 €.",
    },
    Vain {
        language: "fr",
        name: "Noé Perrin",
        email: "noe.perrin@example.org",
        asks: "Faites-vous les ourlets d’une robe brodée ?",
        told: "Bonjour Noé, je demande à notre couturière et je vous réponds demain.",
    },
];

/// Nothing that a shop has to know.
const MATCH: Vain = Vain {
    language: "fr",
    name: "Tom Giraud",
    email: "tom.giraud@example.org",
    asks: "Vous avez regardé le match hier soir ?",
    told: "Bonjour Tom, hélas non ! Puis-je vous aider pour une commande ?",
};

/// Nobody has written it yet.
const STUDENT: Vain = Vain {
    language: "en",
    name: "Grace Hill",
    email: "grace.hill@example.org",
    asks: "Is there a student discount?",
    told: "Hello Grace, not yet. Our newsletter tells of every sale.",
};

impl Telling {
    /// Customers ask what the knowledge does not say, or says no more; Bruno looks after some of it.
    pub async fn lack(&self, site: ChannelId, shop: &Shop<'_>) -> Result<(), Failure> {
        for vain in USED.iter().chain(&HEM).chain([&MATCH, &STUDENT]) {
            self.asks_in_vain(site, shop, vain).await?;
        }
        let variants = ["Est-ce que vous reprenez les vêtements usagés ?".to_owned()];
        let answer = "Oui, nous reprenons les vêtements usagés en boutique. Vous recevez un bon de 5 € par pièce.";
        let used = NewItem::parse(Kind::Faq, "fr", USED[0].asks, &variants, answer)?;
        self.fill(shop.bruno, &USED[0], used).await?;
        let answer = "Oui, nous faisons les ourlets des pantalons achetés chez nous pour 8 €.";
        let hem = NewItem::parse(Kind::Faq, "fr", HEM[0].asks, &[], answer)?;
        self.fill(shop.bruno, &HEM[0], hem).await?;
        let nonsense = self.gap(shop.bruno, &MATCH).await?;
        gaps::settle(self.desk.begin(shop.bruno.clone()).await?, nonsense, GapState::Dismissed).await?;

        // An answer that was right, and is no more.
        let karim = self.visitor(site, shop.claire, "fr", "Karim Haddad", "karim.haddad@example.org").await?;
        self.writes(&karim, "Livrez-vous en Belgique ?").await?;
        let answered = self.newest(shop.claire).await?;
        let mut tx = self.desk.begin::<InboxRead>(shop.bruno.clone()).await?;
        let thread = inbox::thread(&mut tx, answered, None).await?;
        drop(tx);
        let run = thread.entries.into_iter().rev().find_map(|it| it.run).ok_or("the assistant did not answer")?;
        inbox::judge(self.desk.begin(shop.bruno.clone()).await?, run.id, Opinion::OutOfDate).await?;
        self.pass(1).await
    }

    pub(super) async fn asks_in_vain(&self, site: ChannelId, shop: &Shop<'_>, it: &Vain) -> Result<(), Failure> {
        let customer = self.visitor(site, shop.claire, it.language, it.name, it.email).await?;
        self.writes(&customer, it.asks).await?;
        let asked = self.newest(shop.claire).await?;
        self.accept(shop.amelie, asked).await?;
        self.says(shop.amelie, asked, it.told, Then::Resolve).await?;
        self.pass(4).await
    }

    /// Writes what a gap lacks, and has its questions asked again.
    async fn fill(&self, who: &Principal, it: &Vain, item: NewItem) -> Result<(), Failure> {
        let gap = self.gap(who, it).await?;
        gaps::fill(self.desk.begin(who.clone()).await?, gap, item).await?;
        self.pass(2).await
    }

    /// The open gap in which a customer's question stands.
    async fn gap(&self, who: &Principal, it: &Vain) -> Result<GapId, Failure> {
        let mut tx = self.desk.begin::<KnowledgeWrite>(who.clone()).await?;
        let open = gaps::list(&mut tx, &Filter::default(), 50).await?;
        let found = open.iter().find(|gap| gap.examples.iter().any(|question| question == it.asks));
        found.map(|gap| gap.id).ok_or_else(|| format!("nobody lacks: {}", it.asks).into())
    }
}
