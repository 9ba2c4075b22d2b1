//! What Ma Boutique's customers wrote about in the weeks before the story, in the shop's old inbox; and what it became.

use switchboard::access::{DeskArrange, InboxRead, Work};
use switchboard::analytics;
use switchboard::ids::*;
use switchboard::inbox::{self, Author, Body, Direction, InboundContact, Kind, Past, PastEntry};
use switchboard::tenancy::Principal;
use switchboard::topics::{self, Label};
use time::{Duration, OffsetDateTime};

use super::Telling;
use super::gaps::{Shop, Vain};
use crate::commands::Failure;

/// Something that customers write about: how they say it, what they end it with, and what they are told.
struct Theme {
    /// What people call the topic, and a word by which it is recognised.
    label: &'static str,
    word: &'static str,
    asks: &'static [&'static str],
    ends: &'static [&'static str],
    told: &'static str,
}

const THEMES: [Theme; 5] = [
    Theme {
        label: "Livraison et délais",
        word: "livraison",
        asks: &[
            "Ma livraison n’est pas arrivée, où est mon colis",
            "Quels sont vos délais de livraison",
            "La livraison de mon colis est en retard",
            "Quand mon colis sera-t-il livré",
            "Le délai de livraison de mon colis est dépassé",
        ],
        ends: &["à Lyon", "en Bretagne", "à Nice", "en Suisse", "à Lille", "en Corse", "à Nantes"],
        told: "Bonjour, je regarde votre livraison et je vous réponds dans l’heure.",
    },
    Theme {
        label: "Remboursement",
        word: "rembours",
        asks: &[
            "Je voudrais être remboursée",
            "Quand serai-je remboursé de ma commande",
            "Je n’ai pas reçu mon remboursement",
            "Comment demander un remboursement",
        ],
        ends: &["de ma robe", "de mon pull", "de mon écharpe", "de mes gants", "de ma ceinture"],
        told: "Bonjour, votre remboursement part sous cinq jours.",
    },
    Theme {
        label: "Cartes cadeaux",
        word: "carte",
        asks: &[
            "Avez-vous une carte cadeau",
            "Combien vaut une carte cadeau",
            "Puis-je offrir une carte cadeau",
            "Où acheter vos cartes cadeaux",
        ],
        ends: &["pour un mariage", "pour ma sœur", "pour Noël", "pour une amie", "en boutique"],
        told: "Bonjour, nos cartes cadeaux s’achètent en ligne et en boutique.",
    },
    Theme {
        label: "Tailles",
        word: "taille",
        asks: &[
            "Quelle taille choisir",
            "Avez-vous un guide des tailles",
            "Cette taille est trop petite",
            "Je me suis trompée de taille",
        ],
        ends: &["pour une chemise", "pour un manteau", "pour un pantalon", "pour une veste"],
        told: "Bonjour, le guide des tailles se trouve sous chaque article.",
    },
    Theme {
        label: "Bons d’achat",
        word: "achat",
        asks: &[
            "Mon bon d’achat ne fonctionne pas",
            "Comment utiliser un bon d’achat",
            "Mon bon d’achat est refusé au paiement",
            "Jusqu’à quand vaut mon bon d’achat",
        ],
        ends: &["en ligne", "sur le site", "pour une commande", "en boutique"],
        told: "Bonjour, envoyez-nous le numéro du bon et nous regardons.",
    },
];

/// What is written about on each day, by its place among the themes: what is asked most stands there most often.
const WEEK: [&[usize]; 7] = [
    &[0, 1, 2, 0, 3, 0, 4],
    &[0, 1, 0, 2, 0, 3],
    &[0, 2, 1, 0, 4, 3, 0, 1],
    &[0, 1, 0, 3, 2],
    &[0, 4, 1, 0, 2, 0, 3],
    &[0, 0, 1, 2],
    &[1, 0, 3],
];

/// Days that are told, and days of one conversation.
const DAYS: usize = 28;
const A_CONVERSATION: usize = 14;

/// Who wrote.
const CUSTOMERS: [(&str, &str); 8] = [
    ("Adèle Fontaine", "adele.fontaine@example.org"),
    ("Basile Renaud", "basile.renaud@example.org"),
    ("Clémence Aubry", "clemence.aubry@example.org"),
    ("Damien Colin", "damien.colin@example.org"),
    ("Élise Marchand", "elise.marchand@example.org"),
    ("Florian Besson", "florian.besson@example.org"),
    ("Gaëlle Picard", "gaelle.picard@example.org"),
    ("Hector Vidal", "hector.vidal@example.org"),
];

/// What the assistant was asked in vain, so that the topic shows what the knowledge lacks.
const VOUCHERS: [Vain; 5] = [
    voucher("Maud Lemoine", "maud.lemoine@example.org", "Mon bon d’achat ne fonctionne pas sur le site"),
    voucher("Rémi Gaillard", "remi.gaillard@example.org", "Comment utiliser un bon d’achat en ligne ?"),
    voucher("Sonia Keller", "sonia.keller@example.org", "Jusqu’à quand vaut mon bon d’achat ?"),
    voucher("Théo Blin", "theo.blin@example.org", "Mon bon d’achat est refusé au paiement"),
    voucher("Violette Roy", "violette.roy@example.org", "Comment utiliser mon bon d’achat en boutique ?"),
];

const fn voucher(name: &'static str, email: &'static str, asks: &'static str) -> Vain {
    Vain { language: "fr", name, email, asks, told: "Bonjour, envoyez-nous le numéro du bon et nous regardons." }
}

impl Telling {
    /// Four weeks of questions, as the shop's old inbox kept them.
    pub async fn remember(&self, shop: &Principal) -> Result<(), Failure> {
        let today = self.desk.now();
        let mut past: Vec<Past> = Vec::new();
        let mut count = 0;
        for (at, (name, email)) in CUSTOMERS.iter().enumerate() {
            for first in (0..DAYS).step_by(A_CONVERSATION) {
                let mut entries = Vec::new();
                for day in first..first + A_CONVERSATION {
                    let themes = WEEK[day % WEEK.len()];
                    for (place, theme) in themes.iter().enumerate().filter(|(place, _)| (place + day) % 8 == at) {
                        let sent = today - Duration::days((DAYS - day) as i64) + Duration::minutes(20 * place as i64);
                        entries.extend(asked(&THEMES[*theme], count, sent)?);
                        count += 1;
                    }
                }
                let (Some(began), Some(ended)) = (entries.first().map(|it| it.at), entries.last().map(|it| it.at))
                else {
                    continue;
                };
                let who = InboundContact {
                    external_id: (*email).to_owned(),
                    name: Some((*name).to_owned()),
                    email: Some((*email).to_owned()),
                };
                let id = format!("{at}-{first}");
                let ended_at = Some(ended);
                past.push(Past { id, who, language: Some("fr".to_owned()), began_at: began, ended_at, entries });
            }
        }
        let tx = self.desk.begin::<Work>(Principal::worker(shop.tenant)).await?;
        inbox::import(tx, &past).await?;
        Ok(())
    }

    /// Some who ask the assistant about vouchers, of which the knowledge says nothing.
    pub async fn ask_for_vouchers(&self, site: ChannelId, shop: &Shop<'_>) -> Result<(), Failure> {
        for vain in &VOUCHERS {
            self.asks_in_vain(site, shop, vain).await?;
        }
        Ok(())
    }

    /// The worker finds the topics of the days that have ended, and Claire names them.
    pub async fn find_topics(&self, claire: &Principal) -> Result<(), Failure> {
        topics::work::sweep(&self.desk).await?;
        self.pass(0).await?;
        let mut tx = self.desk.begin::<InboxRead>(claire.clone()).await?;
        let zone = analytics::zone(&mut tx).await?;
        let found = analytics::topics(&mut tx, 30, &zone, None).await?.topics;
        drop(tx);
        let mut named: Vec<TopicId> = Vec::new();
        for theme in &THEMES {
            let has = |it: &&analytics::TopicLine| {
                let words = it.keywords.iter().map(String::as_str).chain([it.label.as_str()]);
                !named.contains(&it.id) && words.map(str::to_lowercase).any(|word| word.contains(theme.word))
            };
            let Some(topic) = found.iter().find(has).map(|it| it.id) else { continue };
            named.push(topic);
            let tx = self.desk.begin::<DeskArrange>(claire.clone()).await?;
            topics::rename(tx, topic, &Label::parse(theme.label)?).await?;
        }
        Ok(())
    }
}

/// A question and its answer. `count` chooses the words.
fn asked(theme: &Theme, count: usize, sent: OffsetDateTime) -> Result<[PastEntry; 2], Failure> {
    let says = theme.asks[count % theme.asks.len()];
    let ends = theme.ends[count / 2 % theme.ends.len()];
    let entry = |id: String, direction, author, words: &str, at| {
        Ok::<_, Failure>(PastEntry { id, kind: Kind::Message, direction, author, body: Body::parse(words)?, at })
    };
    let question = format!("{says} {ends} ?");
    Ok([
        entry(format!("q{count}"), Direction::Inbound, Author::Contact, &question, sent)?,
        entry(format!("a{count}"), Direction::Outbound, Author::Staff, theme.told, sent + Duration::minutes(9))?,
    ])
}
