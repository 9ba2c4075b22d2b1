//! Ma Boutique's knowledge, searched.

use std::time::Instant;

use uuid::Uuid;

use super::*;
use crate::ids::{ItemId, PassageId};

fn faq(number: u128, language: Language, title: &str, text: &str) -> Passage {
    Passage {
        id: PassageId(Uuid::from_u128(number)),
        source: ItemId(Uuid::from_u128(number)),
        kind: Kind::Faq,
        language,
        title: title.to_owned(),
        variants: Vec::new(),
        text: text.to_owned(),
    }
}

fn page(number: u128, language: Language, title: &str, text: &str) -> Passage {
    Passage { kind: Kind::Text, ..faq(number, language, title, text) }
}

fn boutique() -> Index {
    use Language::{English, French};
    Index::build([
        faq(1, French, "Délai de livraison", "Nous livrons en 3 à 5 jours ouvrés en France métropolitaine."),
        faq(2, French, "Comment retourner un article ?", "Vous avez 30 jours pour renvoyer un article non porté."),
        faq(3, French, "Quels moyens de paiement acceptez-vous ?", "Carte bancaire, virement et chèque."),
        page(4, French, "Notre atelier", "L'atelier se trouve à Lyon. Il a ouvert en 1987. Jeanne Morel l'a fondé."),
        faq(5, English, "How long does delivery take?", "Delivery takes 3 to 5 working days in mainland France."),
        faq(6, English, "How do I return an item?", "You have 30 days to send back an item that was not worn."),
        faq(7, English, "Which cards do you accept?", "We accept Visa and Mastercard."),
        page(8, English, "Our workshop", "The workshop is in Lyon. It opened in 1987. Jeanne Morel founded it."),
    ])
}

fn first(question: &str, language: Language) -> Option<u128> {
    boutique().search(question, language, 5).first().map(|hit| hit.passage.id.0.as_u128())
}

#[test]
fn a_question_finds_its_answer() {
    assert_eq!(first("When will my delivery arrive?", Language::English), Some(5));
    assert_eq!(first("Quel est le délai de livraison ?", Language::French), Some(1));
}

#[test]
fn typing_mistakes_are_forgiven() {
    assert_eq!(first("how long does delvery takke", Language::English), Some(5));
    assert_eq!(first("quel est le delia de livriason", Language::French), Some(1));
}

#[test]
fn accents_and_capitals_do_not_matter() {
    for question in ["delai", "DÉLAI", "délai", "De\u{301}lai"] {
        assert_eq!(first(question, Language::French), Some(1), "{question}");
    }
}

#[test]
fn other_words_for_the_same_thing_find_it() {
    assert_eq!(first("What about shipping?", Language::English), Some(5));
    assert_eq!(first("renvoi d'un produit", Language::French), Some(2));
}

#[test]
fn a_variant_is_as_good_as_the_title() {
    let gift = Passage {
        variants: vec!["Do you wrap presents?".to_owned()],
        ..faq(9, Language::English, "Gift service", "Yes, in red paper.")
    };
    let mut index = boutique();
    index.replace(&[ItemId(Uuid::from_u128(9))], [gift], &Meanings::default());
    let hits = index.search("do you wrap presents", Language::English, 3);
    assert_eq!(hits[0].passage.id, PassageId(Uuid::from_u128(9)));
    assert!(hits[0].signals.title_words > 0.9, "{:?}", hits[0].signals);
}

#[test]
fn only_the_language_of_the_question_is_searched() {
    let hits = boutique().search("Jeanne Morel", Language::French, 5);
    assert!(hits.iter().all(|hit| hit.passage.language == Language::French));
    assert!(boutique().search("Jeanne Morel", Language::German, 5).is_empty());
    assert_eq!(boutique().languages(), [Language::English, Language::French]);
}

#[test]
fn small_talk_alone_finds_nothing() {
    assert!(boutique().search("and what is it that you are?", Language::English, 5).is_empty());
    assert!(boutique().search("", Language::English, 5).is_empty());
    assert!(Index::default().search("delivery", Language::English, 5).is_empty());
}

#[test]
fn a_replaced_source_is_found_by_its_new_words_only() {
    let mut index = boutique();
    let vouchers = Passage {
        source: ItemId(Uuid::from_u128(7)),
        ..faq(70, Language::English, "Vouchers", "Vouchers are valid for a year.")
    };
    index.replace(&[vouchers.source], [vouchers], &Meanings::default());
    assert_eq!(index.search("vouchers", Language::English, 1)[0].passage.id, PassageId(Uuid::from_u128(70)));
    assert!(
        index
            .search("Mastercard", Language::English, 5)
            .iter()
            .all(|hit| hit.passage.id != PassageId(Uuid::from_u128(7)))
    );

    index.replace(&[ItemId(Uuid::from_u128(7))], [], &Meanings::default());
    assert!(
        index
            .search("vouchers", Language::English, 5)
            .iter()
            .all(|hit| hit.passage.id != PassageId(Uuid::from_u128(70)))
    );
    assert_eq!(index.len(), 7);
}

/// Passages that share words, some of them to the letter.
fn many(edition: u128) -> Vec<Passage> {
    let words = ["bowl", "glaze", "kiln", "clay", "parcel", "delivery", "refund", "handle"];
    let word = |number: u128| words[(number % 8) as usize];
    let passage = |number: u128| {
        let title = format!("{} and {}", word(number), word(number / 8 + edition));
        let text = format!("Our {} of the {} has number {}.", word(number * 3), word(number + edition), number % 20);
        page(number, Language::English, &title, &text)
    };
    (1..=60).map(passage).collect()
}

#[test]
fn an_index_changed_source_by_source_finds_as_one_built_at_once() {
    let meanings = |passages: &[Passage]| {
        let mut meanings = Meanings::default();
        for it in passages {
            let angle = it.title.len() as f32 + it.text.len() as f32 / 7.0;
            meanings.keep(it.id, vec![[angle.cos(), angle.sin()].into()]);
        }
        meanings
    };
    let (old, new) = (many(0), many(5));
    let mut changed = Index::with_meanings(old.clone(), &meanings(&old));
    // In another order, some of them twice, and some that come and go.
    for at in (0..60).rev().chain(20..30) {
        let it = new[at].clone();
        changed.replace(&[it.source], [it.clone()], &meanings(&[it]));
    }
    let guest = faq(900, Language::English, "A bowl for a guest", "The kiln is for guests.");
    changed.replace(&[guest.source], [guest.clone()], &Meanings::default());
    changed.replace(&[guest.source], [], &Meanings::default());
    let built = Index::with_meanings(new.clone(), &meanings(&new));

    let found = |index: &Index, question: &str| {
        let hits = index.search_meaning(question, Some(&[0.6, 0.8]), Language::English, 20);
        hits.into_iter().map(|it| (it.passage.id, (it.score * 1e4).round())).collect::<Vec<_>>()
    };
    for question in ["bowl and glaze", "the kiln of the clay has number 7", "delvery of a parcel", "refund?", "guest"] {
        assert_eq!(found(&changed, question), found(&built, question), "{question}");
    }
    assert_eq!(changed.len(), built.len());
}

#[test]
fn the_best_sentence_holds_what_is_asked_for() {
    let hits = boutique().search("When did the workshop open?", Language::English, 3);
    let best = hits[0].sentences.iter().max_by(|a, b| a.fit.total_cmp(&b.fit)).unwrap();
    assert_eq!(&hits[0].passage.text[best.range.clone()], "It opened in 1987.");
}

#[test]
fn languages_are_told_apart_even_in_short_messages() {
    let ours = [Language::English, Language::French];
    assert_eq!(Language::detect("Où est ma commande ?", &ours), Some(Language::French));
    assert_eq!(Language::detect("where is my order", &ours), Some(Language::English));
    assert_eq!(Language::detect("Bonjour", &ours), Some(Language::French));
    assert_eq!(Language::detect("", &ours), None);
    for word in ["remboursement", "livraison", "refund", "delivery?", "colis perdu"] {
        assert!(Language::detect(word, &ours).is_none_or(|guess| ours.contains(&guess)), "{word}");
    }
    let german = "Guten Tag, ich möchte gerne wissen, wann meine Bestellung endlich geliefert wird.";
    assert_eq!(Language::detect(german, &ours), Some(Language::German));
    assert_eq!(Language::from_tag("fr-CA").tag(), "fr");
}

fn cut(text: &str) -> Vec<&str> {
    sentences(text).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn abbreviations_do_not_end_sentences() {
    assert_eq!(cut("Ask Mr. Martin, e.g. by mail. He answers."), ["Ask Mr. Martin, e.g. by mail.", "He answers."]);
    assert_eq!(cut("Mme. Morel habite av. Foch. Elle répond."), ["Mme. Morel habite av. Foch.", "Elle répond."]);
    assert_eq!(cut("It costs 14.90 euros. Really?! Yes."), ["It costs 14.90 euros.", "Really?!", "Yes."]);
    assert_eq!(cut("J. K. Rowling came. « Vraiment ? » dit-il."), ["J. K. Rowling came.", "« Vraiment ? » dit-il."]);
}

#[test]
fn paragraphs_and_list_items_end_sentences_but_wrapped_lines_do_not() {
    assert_eq!(cut("We accept:\n- cards\n- cheques\n\nNo cash"), ["We accept:", "- cards", "- cheques", "No cash"]);
    let wrapped = "Our parcels leave the warehouse every morning before\nnine and arrive the next day.";
    assert_eq!(cut(wrapped), [wrapped]);
}

#[test]
fn a_long_text_is_split_along_its_headings() {
    let text = format!("# Returns\n{}\n## Exchanges\nWithin 30 days.\n", "A sentence about returns. ".repeat(80));
    let pieces = split(ItemId(Uuid::from_u128(1)), &text);
    assert!(pieces.len() >= 3 && pieces.iter().all(|piece| piece.range.len() <= 900));
    assert_eq!(pieces.last().map(|piece| piece.heading.as_str()), Some("Returns › Exchanges"));
    assert_eq!(pieces.last().map(|piece| &text[piece.range.clone()]), Some("Within 30 days."));
    assert!(pieces[1].range.start < pieces[0].range.end, "neighbours share a sentence");
}

#[test]
fn an_unchanged_piece_keeps_its_id() {
    let before = split(ItemId(Uuid::from_u128(1)), "# Returns\nWithin 30 days.\n# Hours\nFrom 9 to 5.\nFrom 9 to 5.");
    let after =
        split(ItemId(Uuid::from_u128(1)), "# News\nWe moved.\n# Returns\nWithin 30 days.\n# Hours\nFrom 10 to 6.");
    assert_eq!(before[0].id, after[1].id);
    assert_ne!(before[1].id, after[2].id);
    assert_ne!(before[0].id, split(ItemId(Uuid::from_u128(2)), "# Returns\nWithin 30 days.")[0].id);
    let mut ids: Vec<_> =
        split(ItemId(Uuid::from_u128(1)), &"# Same\nThe same.\n".repeat(5)).iter().map(|piece| piece.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 5);
}

#[test]
fn hostile_text_takes_linear_time() {
    let index = boutique();
    for seed in ["a", "(", "a.", "é ", "#", "\n", "<![[", "1,", "'\u{301}", "delivery ", "\u{0}"] {
        let start = Instant::now();
        let text = seed.repeat(100_000 / seed.len());
        split(ItemId(Uuid::from_u128(1)), &text);
        index.search(&text, Language::English, 5);
        Language::detect(&text, &[Language::English, Language::French]);
        Index::build([page(1, Language::English, &text, &text)]).search("delivery return", Language::English, 5);
        assert!(start.elapsed().as_millis() < 3_000, "{seed:?} took {:?}", start.elapsed());
    }
}

/// A vector about one thing, and a little about nothing.
fn about(thing: usize) -> Vector {
    let mut numbers = [0.1_f32; 8];
    numbers[thing] = 1.0;
    let length = numbers.iter().map(|it| it * it).sum::<f32>().sqrt();
    numbers.into_iter().map(|it| it / length).collect()
}

#[test]
fn what_means_the_same_is_found_without_a_word_in_common() {
    let delivery = faq(5, Language::English, "How long does delivery take?", "3 to 5 days.");
    let returns = faq(6, Language::English, "How do I return an item?", "You have 30 days.");
    let unseen = faq(7, Language::English, "Which cards do you accept?", "Visa.");
    let mut meanings = Meanings::default();
    meanings.keep(delivery.id, vec![about(1), about(1)]);
    meanings.keep(returns.id, vec![about(2), about(2)]);
    let index = Index::with_meanings([delivery, returns, unseen], &meanings);
    let first = |question: &str, meaning: Option<&Vector>| {
        let hits = index.search_meaning(question, meaning.map(|it| &**it), Language::English, 5);
        hits.first().map(|hit| (hit.passage.id.0.as_u128(), hit.signals.meaning.is_some()))
    };

    assert_eq!(first("Where has the courier got to?", None), None);
    assert_eq!(first("Where has the courier got to?", Some(&about(1))), Some((5, true)));
    assert_eq!(first("Where has the courier got to?", Some(&about(2))), Some((6, true)));
    assert_eq!(first("Visa cards accept?", Some(&about(3))), Some((7, false)), "by its words, without a meaning");
    assert_eq!(index.nearest(&about(2), Language::English, 1), [PassageId(Uuid::from_u128(6))]);
    assert!(first("delivery", Some(&vec![1.0_f32; 3].into())).is_some(), "another model's question is one of words");
}

#[test]
fn the_coarse_look_finds_what_the_exact_one_does() {
    let mut seed = 7_u64;
    let mut number = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 40) as f32 / (1 << 24) as f32 - 0.5
    };
    let mut vector = || -> Vector {
        let numbers: Vec<f32> = (0..64).map(|_| number()).collect();
        let length = numbers.iter().map(|it| it * it).sum::<f32>().sqrt();
        numbers.into_iter().map(|it| it / length).collect()
    };
    let passages: Vec<Passage> = (0..2_000).map(|it| page(it, Language::English, "", &format!("Page {it}."))).collect();
    let vectors: Vec<Vector> = passages.iter().map(|_| vector()).collect();
    let mut meanings = Meanings::default();
    passages.iter().zip(&vectors).for_each(|(passage, vector)| meanings.keep(passage.id, vec![vector.clone()]));
    let index = Index::with_meanings(passages, &meanings);

    for _ in 0..20 {
        let question = vector();
        let mut exact: Vec<(f32, u128)> = vectors
            .iter()
            .zip(0..)
            .map(|(it, at)| (it.iter().zip(&question).map(|(a, b)| a * b).sum::<f32>(), at))
            .collect();
        exact.sort_by(|a, b| b.0.total_cmp(&a.0));
        let wanted: Vec<u128> = exact.iter().take(10).map(|it| it.1).collect();
        let found: Vec<u128> =
            index.nearest(&question, Language::English, 10).into_iter().map(|it| it.0.as_u128()).collect();
        assert_eq!(found, wanted);
    }
}
