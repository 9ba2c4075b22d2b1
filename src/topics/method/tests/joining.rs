//! What a day leaves over, and the topics that are known.

use super::*;

#[test]
fn few_messages_join_the_known_topic_that_they_are_about() {
    let texts = english(&[&LATE, &RETURNS]);
    let recent = said(&texts, Language::English);
    let apart = known(&day(&recent, &Registry::default()));
    let (late, returns) = (of(&apart, &recent, LATE[0]), of(&apart, &recent, RETURNS[0]));
    let mut merged = apart.clone();
    let at = merged.known.iter().position(|it| it.id == returns).expect("it is known");
    let gone = merged.known.remove(at);
    merged.known.iter_mut().find(|it| it.id == late).expect("it is known").merge(gone);

    // What is written alone on a day, what it is about, and what it is about once both are one.
    let cases = [
        ("Where is my parcel", Some(late), Some(late)),
        ("the parcel: what of its delivery?", Some(late), Some(late)),
        ("Can I return my shoes", Some(returns), Some(late)),
        ("Do you sponsor chess clubs?", None, None),
        ("Chess clubs near Lyon, and a parcel", None, None),
        ("Hello!", None, None),
        ("", None, None),
    ];
    for (text, by_itself, as_one) in cases {
        let alone = [Message { text, language: Language::English, vector: None }];
        for (registry, topic) in [(&apart, by_itself), (&merged, as_one)] {
            let mut found = day(&alone, registry);
            assert_eq!((found.topics.len(), found.other.len()), (0, 1), "one message is no topic: {text}");
            join(&mut found, &alone, &recent, registry);
            assert_eq!(found.topics.first().and_then(|it| it.known), topic, "{text}");
            assert_eq!(found.topics.len() + found.other.len(), 1, "{text}");
        }
        let mut found = day(&alone, &Registry::default());
        join(&mut found, &alone, &recent, &Registry::default());
        assert_eq!(found.other, [0], "nothing is known: {text}");
    }
}

#[test]
fn what_joins_a_topic_of_the_day_counts_with_it_in_whatever_order() {
    let first = english(&[&LATE, &RETURNS]);
    let recent = said(&first, Language::English);
    let registry = known(&day(&recent, &Registry::default()));
    let mut texts = texts(&LATE, &ENDINGS);
    texts.extend(["Can I return my shoes", "Do you sponsor chess clubs?"].map(str::to_owned));
    let messages = said(&texts, Language::English);
    let looked = |messages: &[Message<'_>]| {
        let mut found = day(messages, &registry);
        join(&mut found, messages, &recent, &registry);
        found
    };

    let found = looked(&messages);

    let late = topic_with(&found, &messages, LATE[0]);
    assert!(late.messages.len() >= 14 && !late.keywords.is_empty(), "{:?}", told(&found, &messages));
    let returns = topic_with(&found, &messages, "Can I return my shoes");
    assert_eq!((returns.known, returns.messages.len()), (Some(of(&registry, &recent, RETURNS[0])), 1));
    assert!(returns.keywords.is_empty() && returns.centres.is_empty(), "one message says nothing new of it");
    assert!(found.other.iter().any(|place| messages[*place].text == "Do you sponsor chess clubs?"));
    let mut turned = messages.clone();
    turned.rotate_left(5);
    assert_eq!(told(&looked(&turned), &turned), told(&found, &messages));
}
