//! What the demo's assistants know. The shops are invented, and so are their rules.

use switchboard::access::{KnowledgeRead, KnowledgeWrite};
use switchboard::evaluation::{self, NewQuestion};
use switchboard::files::Upload;
use switchboard::knowledge::{self, Filter, Kind, NewItem, documents};
use switchboard::tenancy::Principal;

use super::Telling;
use crate::commands::Failure;

type Faq = (&'static str, &'static str, &'static [&'static str], &'static str);
type Text = (&'static str, &'static str, &'static str);

/// Ma Boutique, in the languages of its customers. It knows nothing about gift cards.
pub const BOUTIQUE_FAQ: &[Faq] = &[
    (
        "fr",
        "Quel est le délai de livraison ?",
        &["Combien de temps pour recevoir ma commande ?", "Quand vais-je être livré ?"],
        "La livraison prend 3 à 5 jours ouvrés en France métropolitaine. Vous recevez un numéro de suivi par e-mail dès l’expédition.",
    ),
    (
        "fr",
        "Combien coûte la livraison ?",
        &["Les frais de port sont-ils gratuits ?"],
        "La livraison coûte 4,90 €. Elle est offerte dès 60 € d’achat.",
    ),
    (
        "fr",
        "Comment retourner un article ?",
        &["Puis-je renvoyer ma commande ?", "Je veux faire un retour"],
        "Vous avez 30 jours pour retourner un article non porté. Imprimez l’étiquette depuis votre compte et déposez le colis en point relais.",
    ),
    (
        "fr",
        "Comment suivre ma commande ?",
        &["Où est mon colis ?"],
        "Ouvrez le lien de suivi reçu par e-mail, ou la page « Mes commandes » de votre compte.",
    ),
    (
        "fr",
        "Quels moyens de paiement acceptez-vous ?",
        &["Peut-on payer en plusieurs fois ?"],
        "Nous acceptons les cartes Visa et Mastercard, PayPal et le paiement en trois fois sans frais à partir de 100 €.",
    ),
    (
        "fr",
        "Livrez-vous en Belgique et en Suisse ?",
        &["Livrez-vous à l’étranger ?"],
        "Nous livrons en Belgique en 4 à 6 jours pour 7,90 €. Nous ne livrons pas encore en Suisse.",
    ),
    (
        "en",
        "How long does delivery take?",
        &["When will my order arrive?"],
        "Delivery takes 3 to 5 working days in France and 5 to 7 working days in the United Kingdom.",
    ),
    (
        "en",
        "How do I return an item?",
        &["Can I send my order back?"],
        "You have 30 days to return an unworn item. Print the label from your account and leave the parcel at a drop-off point.",
    ),
    ("en", "Which payment methods do you accept?", &["Can I pay by PayPal?"], "We accept Visa, Mastercard and PayPal."),
];

pub const BOUTIQUE_TEXTS: &[Text] = &[
    (
        "fr",
        "Entretien des articles en laine",
        "Nos pulls en laine se lavent à la main, à l’eau froide, avec une lessive douce. Ne les essorez pas : roulez-les dans une serviette.\n\nFaites-les sécher à plat, loin d’un radiateur. Un passage au fer tiède est possible avec un linge humide.\n\nEn cas de bouloches, utilisez un rasoir anti-bouloches une fois par saison.",
    ),
    (
        "fr",
        "La boutique de la rue des Tilleuls",
        "La boutique se trouve au 12 rue des Tilleuls, à Paris. Elle est ouverte du mardi au samedi, de 10 h à 19 h.\n\nLe retrait d’une commande en boutique est gratuit. Nous gardons votre colis 14 jours ; apportez une pièce d’identité.",
    ),
];

/// A file of Ma Boutique's: its name, and what it says.
pub const BOUTIQUE_FILE: (&str, &str) = (
    "Guide des tailles.md",
    "# Guide des tailles\n\nNos pulls taillent normalement. La taille M correspond à un tour de poitrine de 92 à 97 cm.\n\n## Entre deux tailles\n\nChoisissez la plus grande pour un tombé ample, la plus petite pour un tombé ajusté.\n",
);

/// What Ma Boutique's assistant should be able to answer: the question, and the title of what answers it; without
/// one, a person should.
pub const BOUTIQUE_SET: &[(&str, Option<&str>)] = &[
    ("Comment retourner un article ?", Some("Comment retourner un article ?")),
    ("Sous combien de jours vais-je être livré ?", Some("Quel est le délai de livraison ?")),
    ("Les frais de livraison sont-ils offerts ?", Some("Combien coûte la livraison ?")),
    ("Est-ce que je peux payer avec PayPal ?", Some("Quels moyens de paiement acceptez-vous ?")),
    ("Comment laver un pull en laine ?", Some("Entretien des articles en laine")),
    ("When will my order arrive?", Some("How long does delivery take?")),
    ("Avez-vous des cartes cadeaux ?", None),
    ("Je veux parler à quelqu’un de votre équipe", None),
];

pub const NORDIC_FAQ: &[Faq] = &[
    (
        "en",
        "What is the minimum order?",
        &["How much do I have to order at least?"],
        "The minimum order is 1,500 kr before VAT. There is no minimum for your first order.",
    ),
    (
        "en",
        "When do you deliver?",
        &["On which days do you deliver?"],
        "We deliver Monday to Friday. Orders placed before 14:00 leave the same day.",
    ),
    (
        "en",
        "How do I change an order?",
        &["Can I add something to my order?"],
        "Orders can be changed until 14:00 on the day they leave. Write to us with the order number.",
    ),
];

impl Telling {
    /// Writes a shop's knowledge, as one of its people.
    pub async fn know(&self, who: &Principal, faq: &[Faq], texts: &[Text]) -> Result<(), Failure> {
        let mut items = Vec::new();
        for (language, question, variants, answer) in faq {
            let variants: Vec<String> = variants.iter().map(|it| (*it).to_owned()).collect();
            items.push(NewItem::parse(Kind::Faq, language, question, &variants, answer)?);
        }
        for (language, title, body) in texts {
            items.push(NewItem::parse(Kind::Text, language, title, &[], body)?);
        }
        let tx = self.desk.begin::<KnowledgeWrite>(who.clone()).await?;
        knowledge::import(tx, &items).await?;
        Ok(())
    }

    /// Saves what a shop's assistant should be able to answer, as one of its people, and asks it.
    pub async fn evaluate(&self, who: &Principal, set: &[(&str, Option<&str>)]) -> Result<(), Failure> {
        for (question, title) in set {
            let mut tx = self.desk.begin::<KnowledgeRead>(who.clone()).await?;
            let expected = match title {
                Some(title) => {
                    let named = Filter { words: Some((*title).to_owned()), ..Filter::default() };
                    knowledge::list(&mut tx, &named, 1).await?.first().map(|it| it.id)
                }
                None => None,
            };
            drop(tx);
            let new = NewQuestion::parse(question, "", expected)?;
            evaluation::add(self.desk.begin(who.clone()).await?, &new).await?;
            self.pass(1).await?;
        }
        evaluation::run(self.desk.begin(who.clone()).await?).await?;
        self.pass(1).await
    }

    /// Uploads a file for the assistant to read, as one of a shop's people.
    pub async fn upload(&self, who: &Principal, (name, text): (&str, &str)) -> Result<(), Failure> {
        let mut upload = Upload::begin(&*self.hands.files(), name).await?;
        upload.write(text.as_bytes()).await?;
        let kept = upload.finish(who.tenant).await?;
        documents::upload(self.desk.begin(who.clone()).await?, &kept).await?;
        Ok(())
    }
}
