//! Ma Boutique's customers write, on one day and on the next.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::ids::TopicId;
use crate::knowledge::search::Language;

mod joining;

const ENDINGS: [&str; 4] = ["", " please", " now", ", thanks"];
const LATE: [&str; 4] = [
    "When will my parcel be delivered",
    "My parcel was not delivered",
    "The delivery of my parcel is late",
    "Where is the delivery of my parcel",
];
const RETURNS: [&str; 4] = [
    "I want to return these shoes",
    "How do I return shoes that are too small",
    "Return label for my shoes",
    "The shoes do not fit, can I return them",
];
const CARDS: [&str; 4] = [
    "My credit card was declined",
    "Payment by credit card failed",
    "Why is my credit card declined at the payment",
    "The payment with my card does not go through, credit card declined",
];

const FINS: [&str; 4] = ["", " svp", ", merci", ", bonjour"];
const RETARDS: [&str; 4] = [
    "Où en est la livraison de mon colis",
    "Mon colis n'est pas livré, quel est le délai de livraison",
    "Le délai de livraison du colis est dépassé",
    "La livraison de mon colis est en retard",
];
const RETOURS: [&str; 4] = [
    "Je voudrais retourner ces chaussures",
    "Comment retourner des chaussures trop petites",
    "Étiquette de retour pour mes chaussures",
    "Les chaussures ne vont pas, puis-je les retourner",
];

fn texts(beginnings: &[&str], endings: &[&str]) -> Vec<String> {
    beginnings.iter().flat_map(|one| endings.iter().map(move |end| format!("{one}{end}"))).collect()
}

fn said(texts: &[String], language: Language) -> Vec<Message<'_>> {
    texts.iter().map(|text| Message { text, language, vector: None }).collect()
}

fn english(topics: &[&[&str]]) -> Vec<String> {
    topics.iter().flat_map(|it| texts(it, &ENDINGS)).collect()
}

/// What each topic is called, and what its messages say.
fn told<'a>(found: &'a Topics, messages: &'a [Message<'_>]) -> Vec<(&'a str, BTreeSet<&'a str>)> {
    let texts = |topic: &Topic| topic.messages.iter().map(|place| messages[*place].text).collect();
    found.topics.iter().map(|it| (it.label.as_str(), texts(it))).collect()
}

/// The topics of a day as a workspace knows them, under ids from 1 on.
fn known(found: &Topics) -> Registry {
    let known = found.topics.iter().enumerate().map(|(at, topic)| Known {
        id: topic.known.unwrap_or(id(at + 1)),
        centres: topic.centres.clone(),
        keywords: topic.keywords.clone(),
        hidden: Vec::new(),
    });
    Registry { known: known.collect(), mean: found.mean.clone() }
}

fn id(number: usize) -> TopicId {
    TopicId(Uuid::from_u128(number as u128))
}

/// The topic that a message is in.
fn topic_with<'t>(found: &'t Topics, messages: &[Message<'_>], text: &str) -> &'t Topic {
    let holds = |it: &&Topic| it.messages.iter().any(|place| messages[*place].text == text);
    found.topics.iter().find(holds).unwrap_or_else(|| panic!("{text} is in no topic"))
}

#[test]
fn what_customers_write_about_becomes_topics_with_their_words() {
    let texts = english(&[&LATE, &RETURNS, &CARDS]);
    let messages = said(&texts, Language::English);

    let found = day(&messages, &Registry::default());

    assert_eq!(found.topics.len(), 3, "{:?}", told(&found, &messages));
    assert!(topic_with(&found, &messages, LATE[0]).keywords.iter().any(|it| it.contains("parcel")));
    assert!(topic_with(&found, &messages, RETURNS[0]).keywords.iter().any(|it| it.contains("shoes")));
    assert_eq!(topic_with(&found, &messages, CARDS[0]).label, "Credit card");
    let is_whole = |it: &Topic| (14..=18).contains(&it.messages.len()) && it.samples.len() == 5;
    assert!(found.topics.iter().all(|it| it.known.is_none() && is_whole(it)), "{:?}", told(&found, &messages));
}

#[test]
fn french_is_understood_too() {
    let texts: Vec<String> = [RETARDS, RETOURS].iter().flat_map(|it| texts(it, &FINS)).collect();
    let messages = said(&texts, Language::French);

    let found = day(&messages, &Registry::default());

    for (_, texts) in told(&found, &messages) {
        let about_shoes = texts.iter().filter(|it| it.contains("chaussures")).count();
        assert!(about_shoes == 0 || about_shoes == texts.len(), "{texts:?}");
    }
    let late = topic_with(&found, &messages, RETARDS[0]);
    assert!(late.keywords.iter().any(|it| it.contains("livraison")), "{:?}", late.keywords);
    assert!(!late.keywords.iter().any(|it| ["la", "de", "svp", "merci"].contains(&it.as_str())));
}

#[test]
fn the_same_messages_in_another_order_give_the_same_topics() {
    let texts = english(&[&LATE, &RETURNS, &CARDS]);
    let messages = said(&texts, Language::English);
    let found = day(&messages, &Registry::default());
    let centres = |found: &Topics| found.topics.iter().map(|it| it.centres.clone()).collect::<Vec<_>>();

    let mut other = messages.clone();
    for turn in 1..5 {
        other.rotate_left(7 * turn);
        other.swap(0, turn);
        let again = day(&other, &Registry::default());
        assert_eq!(told(&again, &other), told(&found, &messages));
        assert_eq!(centres(&again), centres(&found));
    }
}

#[test]
fn what_belongs_nowhere_is_in_no_topic() {
    let mut texts = english(&[&LATE, &RETURNS]);
    let alone = ["Hello!", "Thank you!", "Do you sponsor chess clubs?", "???", "1234", ""];
    texts.extend(alone.map(str::to_owned));
    let messages = said(&texts, Language::English);

    let found = day(&messages, &Registry::default());

    let other: Vec<&str> = found.other.iter().map(|place| messages[*place].text).collect();
    assert_eq!(other, alone);
}

#[test]
fn few_messages_are_no_topic_and_no_accident() {
    for many in 0..4 {
        let texts: Vec<String> = LATE.iter().take(many).map(|it| (*it).to_owned()).collect();
        let found = day(&said(&texts, Language::English), &Registry::default());
        assert_eq!(found.topics.len() + found.other.len(), found.other.len(), "of {many}");
        assert_eq!(found.other.len(), many);
    }
}

#[test]
fn who_says_the_same_counts_and_is_shown_once() {
    let mut texts = english(&[&LATE, &RETURNS]);
    texts.extend(std::iter::repeat_n("WHERE is the delivery of my parcel??".to_owned(), 30));
    let messages = said(&texts, Language::English);

    let found = day(&messages, &Registry::default());

    let late = topic_with(&found, &messages, LATE[0]);
    assert!((44..=48).contains(&late.messages.len()), "{:?}", told(&found, &messages));
    let shown: BTreeSet<String> = late.samples.iter().map(|it| messages[*it].text.to_lowercase()).collect();
    assert!(
        shown.len() == 5 && shown.iter().filter(|it| it.starts_with("where is the delivery of my parcel?")).count() < 2
    );
}

#[test]
fn a_topic_keeps_its_id_tomorrow_and_what_is_new_is_proposed() {
    let first = english(&[&LATE, &RETURNS]);
    let registry = known(&day(&said(&first, Language::English), &Registry::default()));
    let yesterday = day(&said(&first, Language::English), &registry);
    let (late, returns) = (yesterday.topics[0].known, yesterday.topics[1].known);
    assert!(late.is_some() && returns.is_some() && late != returns);

    let other_words = [" today", " for three days", " again", " in Lyon"];
    let texts: Vec<String> = [LATE, CARDS].iter().flat_map(|it| texts(it, &other_words)).collect();
    let messages = said(&texts, Language::English);
    let found = day(&messages, &registry);

    let same = topic_with(&yesterday, &said(&first, Language::English), LATE[0]).known;
    assert_eq!(topic_with(&found, &messages, &format!("{}{}", LATE[0], other_words[0])).known, same);
    assert_eq!(topic_with(&found, &messages, &format!("{}{}", CARDS[0], other_words[0])).known, None);
}

#[test]
fn merged_topics_stay_one() {
    let texts = english(&[&LATE, &RETURNS, &CARDS]);
    let messages = said(&texts, Language::English);
    let mut registry = known(&day(&messages, &Registry::default()));
    let (late, returns) = (of(&registry, &messages, LATE[0]), of(&registry, &messages, RETURNS[0]));
    let at = registry.known.iter().position(|it| it.id == returns).expect("it is known");
    let gone = registry.known.remove(at);
    registry.known.iter_mut().find(|it| it.id == late).expect("it is known").merge(gone);

    let found = day(&messages, &registry);

    assert_eq!(found.topics.len(), 2);
    assert_eq!(topic_with(&found, &messages, LATE[1]).known, Some(late));
    assert_eq!(topic_with(&found, &messages, RETURNS[1]).known, Some(late));
    assert!((30..=34).contains(&topic_with(&found, &messages, RETURNS[1]).messages.len()));
}

/// The known topic that a message is of.
fn of(registry: &Registry, messages: &[Message<'_>], text: &str) -> TopicId {
    topic_with(&day(messages, registry), messages, text).known.expect("it is known")
}

#[test]
fn a_split_topic_stays_split() {
    let texts = english(&[&LATE, &RETURNS]);
    let messages = said(&texts, Language::English);
    let split = parts(&messages, &Registry::default());
    assert!(split.topics.len() >= 2);
    let registry = known(&split);

    let found = day(&messages, &registry);

    let kept: BTreeSet<TopicId> = found.topics.iter().filter_map(|it| it.known).collect();
    assert!(kept.len() >= 2 && found.topics.iter().all(|it| it.known.is_some()));
}

#[test]
fn a_hidden_word_is_not_shown_again() {
    let texts = english(&[&LATE, &RETURNS]);
    let messages = said(&texts, Language::English);
    let mut registry = known(&day(&messages, &Registry::default()));
    let late = of(&registry, &messages, LATE[0]);
    let topic = registry.known.iter_mut().find(|it| it.id == late).expect("it is known");
    let word = topic.keywords[0].clone();
    topic.hidden.push(word.to_uppercase());

    let found = day(&messages, &registry);

    let shown = &topic_with(&found, &messages, LATE[0]).keywords;
    assert!(!shown.contains(&word) && !shown.is_empty());
}

#[test]
fn vectors_find_what_words_do_not_say() {
    let texts = unlike(" order");
    let vectors: Vec<Vec<f32>> = (0..texts.len()).map(|at| meant(at % 2, at)).collect();

    let found = day(&meaning(&texts, &vectors), &Registry::default());

    let halves: Vec<BTreeSet<usize>> =
        found.topics.iter().map(|it| it.messages.iter().map(|it| it % 2).collect()).collect();
    assert!(halves.len() == 2 && halves.iter().all(|it| it.len() == 1), "{halves:?}");
    assert_eq!(found.mean.messages, 24);
}

#[test]
fn what_no_word_names_is_no_topic() {
    let texts = unlike("");
    let vectors: Vec<Vec<f32>> = (0..texts.len()).map(|at| meant(at % 2, at)).collect();

    let found = day(&meaning(&texts, &vectors), &Registry::default());

    assert_eq!((found.topics.len(), found.other.len()), (0, texts.len()), "{:?}", found.topics);
}

/// Words that nobody repeats, each with the same end.
fn unlike(end: &str) -> Vec<String> {
    (b'a'..=b'x').map(|letter| format!("{}{end}", char::from(letter).to_string().repeat(6))).collect()
}

fn meaning<'a>(texts: &'a [String], vectors: &'a [Vec<f32>]) -> Vec<Message<'a>> {
    let said = said(texts, Language::English).into_iter().zip(vectors);
    said.map(|(message, vector)| Message { vector: Some(vector), ..message }).collect()
}

/// A vector of one of two meanings, and a little of its own.
fn meant(meaning: usize, own: usize) -> Vec<f32> {
    let mut vector = [0.0_f32; 32];
    vector[meaning] = 0.95;
    vector[2 + own % 30] = 0.3;
    let length = vector.iter().map(|it| it * it).sum::<f32>().sqrt();
    vector.iter().map(|it| it / length).collect()
}

#[test]
fn another_model_changes_no_id() {
    let texts = english(&[&LATE, &RETURNS]);
    let plain = said(&texts, Language::English);
    let registry = known(&day(&plain, &Registry::default()));
    let late = of(&registry, &plain, LATE[0]);
    let vectors: Vec<Vec<f32>> = (0..texts.len()).map(|at| meant(at / 16, at)).collect();
    let messages: Vec<Message<'_>> =
        plain.iter().zip(&vectors).map(|(it, vector)| Message { vector: Some(vector), ..*it }).collect();

    assert_eq!(of(&registry, &messages, LATE[1]), late);
}
