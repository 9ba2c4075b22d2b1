//! Sentences in French and English, from words as unevenly used as real ones.

use rand::Rng;

const FRENCH: &str = "je vous le la de et un une pour ma mon est avec bonjour merci commande livraison colis pas dans \
    retour article taille couleur paiement carte remboursement facture adresse délai suivi numéro magasin boutique \
    reçu envoyé perdu cassé échange produit prix promotion code panier compte connexion mot passe erreur site page \
    produits stock disponible rupture date semaine jour matin soir demain hier lundi mardi mercredi jeudi vendredi \
    samedi livreur transporteur relais point domicile voisin signature absence étiquette emballage carton cadeau \
    garantie réparation notice pièce service client conseiller réponse question attente urgent possible impossible \
    voudrais pouvez savoir changer annuler modifier confirmer recevoir renvoyer payer acheter choisir trouver chaussure \
    robe manteau écharpe pull pantalon chemise tasse assiette bougie lampe théière coussin couverture tapis miroir";

const ENGLISH: &str = "i you the a of and to for my is with hello thanks order delivery parcel not in return item size \
    colour payment card refund invoice address delay tracking number shop store received sent lost broken exchange \
    product price discount code basket account login password error site page stock available out date week day \
    morning evening tomorrow yesterday monday tuesday wednesday thursday friday saturday courier carrier pickup point \
    home neighbour signature missed label packaging box gift warranty repair manual part service customer agent answer \
    question waiting urgent possible impossible would could know change cancel modify confirm receive send pay buy \
    choose find shoe dress coat scarf jumper trousers shirt cup plate candle lamp teapot cushion blanket carpet mirror";

/// Syllables of made-up product names: some ten thousand words that are rarely said.
const SYLLABLES: [&str; 22] = [
    "ka", "lo", "mi", "ru", "te", "va", "zo", "ni", "pe", "sa", "du", "fi", "go", "he", "ju", "ly", "mo", "nu", "or",
    "pi", "que", "ri",
];

/// A message of some words, in one of the two languages.
pub fn sentence(dice: &mut impl Rng, french: bool) -> String {
    let words: Vec<&str> = if french { FRENCH } else { ENGLISH }.split_whitespace().collect();
    let length = dice.random_range(4..32);
    let mut text = String::with_capacity(length * 7);
    for place in 0..length {
        if place > 0 {
            text.push(' ');
        }
        // The cube draws the first words of the list far more often than the last.
        let drawn: f64 = dice.random::<f64>().powi(3);
        let at = (drawn * words.len() as f64) as usize;
        text.push_str(words[at.min(words.len() - 1)]);
    }
    match dice.random_range(0..8) {
        0 => text.push_str(&format!(" CMD{:06}", dice.random_range(0..400_000))),
        1 => {
            text.push(' ');
            (0..3).for_each(|_| text.push_str(SYLLABLES[dice.random_range(0..SYLLABLES.len())]));
        }
        _ => {}
    }
    text
}
