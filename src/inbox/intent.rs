//! Reading what a customer wants, by rules that anybody can check.

use super::Intent;
use crate::knowledge::search::{fold, words};

/// Words of a message that are looked at: what somebody wants stands at its beginning.
const LOOKED_AT: usize = 200;

/// Words that say what is wanted, in English and in French, folded. A word that ends in `*` stands for every word that
/// begins so; several words stand next to each other.
const CUES: [(Intent, &[&str]); 4] = [
    (
        Intent::Complaint,
        &[
            "complain*",
            "unacceptable",
            "disappoint*",
            "scandal*",
            "furious",
            "angry",
            "terrible",
            "awful",
            "worst",
            "damaged",
            "broken",
            "defective",
            "faulty",
            "wrong item",
            "wrong size",
            "not working",
            "doesn t work",
            "plainte",
            "plaindre",
            "reclamation*",
            "inacceptable*",
            "decu",
            "decue",
            "decus",
            "decevant*",
            "scandaleu*",
            "honteu*",
            "casse",
            "cassee",
            "casses",
            "abime*",
            "endommage*",
            "defectueu*",
            "ne marche pas",
            "ne fonctionne pas",
            "mauvais article",
            "mauvaise taille",
        ],
    ),
    (
        Intent::Return,
        &[
            "refund*",
            "reimburs*",
            "money back",
            "return it",
            "return this",
            "return my",
            "return them",
            "send it back",
            "send them back",
            "exchange it",
            "to return",
            "a return",
            "rembours*",
            "retourner",
            "renvoyer",
            "un retour",
            "mon retour",
            "echanger",
            "retractation",
        ],
    ),
    (
        Intent::Order,
        &[
            "order",
            "orders",
            "ordered",
            "ordering",
            "parcel*",
            "package",
            "deliver*",
            "shipment",
            "shipping",
            "tracking",
            "invoice*",
            "quote",
            "buy",
            "purchase*",
            "commande*",
            "colis",
            "livraison*",
            "livre",
            "livrer",
            "expedi*",
            "suivi",
            "facture*",
            "devis",
            "acheter",
            "achat*",
        ],
    ),
    (
        Intent::Question,
        &[
            "what",
            "where",
            "when",
            "which",
            "who",
            "why",
            "how",
            "do you",
            "can i",
            "can you",
            "could you",
            "is there",
            "are there",
            "quel",
            "quelle",
            "quels",
            "quelles",
            "quand",
            "comment",
            "combien",
            "pourquoi",
            "est ce",
            "avez vous",
            "puis je",
            "peut on",
            "pouvez vous",
            "y a t il",
        ],
    ),
];

/// What a message says that its customer wants; `None` where it does not say.
pub fn read(message: &str) -> Option<Intent> {
    let said: Vec<_> = words(message).take(LOOKED_AT).map(|it| fold(it.text)).collect();
    let is_said = |cue: &&str| {
        let cue: Vec<&str> = cue.split(' ').collect();
        said.windows(cue.len()).any(|here| here.iter().zip(&cue).all(|(word, cue)| fits(word, cue)))
    };
    let by_words = CUES.iter().find(|(_, cues)| cues.iter().any(&is_said)).map(|(intent, _)| *intent);
    by_words.or_else(|| message.contains('?').then_some(Intent::Question))
}

fn fits(word: &str, cue: &str) -> bool {
    cue.strip_suffix('*').map_or(word == cue, |beginning| word.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_what_its_customer_wants_in_either_language() {
        let cases = [
            ("Do you ship to Belgium", Some(Intent::Question)),
            ("Vous êtes ouverts le lundi ?", Some(Intent::Question)),
            ("Where is my parcel? I ordered on Monday.", Some(Intent::Order)),
            ("Où en est ma commande n° 4711 ?", Some(Intent::Order)),
            ("I'd like a refund for my order", Some(Intent::Return)),
            ("Je souhaite être REMBOURSÉE de ma commande", Some(Intent::Return)),
            ("The mug arrived broken, I want my money back", Some(Intent::Complaint)),
            ("Ma tasse est arrivée cassée, c'est inacceptable !", Some(Intent::Complaint)),
            ("It doesn't work", Some(Intent::Complaint)),
            ("Merci, bonne journée", None),
            ("Thanks!", None),
            ("", None),
        ];
        for (message, intent) in cases {
            assert_eq!(read(message), intent, "{message}");
        }
    }

    #[test]
    fn what_weighs_more_is_read_first() {
        let order: Vec<Intent> = CUES.iter().map(|(intent, _)| *intent).collect();
        let mut by_weight = order.clone();
        by_weight.sort_by(|one, other| other.cmp(one));
        assert_eq!(order, by_weight);
        assert_eq!(Intent::Return.lighter(), [Intent::Other, Intent::Question, Intent::Order]);
    }
}
