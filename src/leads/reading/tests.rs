//! What is read in messages, as a table.

use super::*;
use crate::ids::MessageId;
use crate::text::{Locale, Zone};

fn paris() -> Country {
    Country::of(&Zone::named("Europe/Paris").unwrap(), Locale::Fr)
}

fn said(bodies: &[&str]) -> Vec<Said> {
    bodies.iter().map(|it| Said { message: MessageId::new(), body: (*it).to_owned() }).collect()
}

fn captured(text: &str) -> Vec<(Field, String)> {
    read(&said(&[text]), paris()).0.into_iter().map(|it| (it.field, it.value)).collect()
}

#[test]
fn a_message_says_who_writes_and_what_they_want() {
    use Field::*;
    let cases: &[(&str, &[(Field, &str)])] = &[
        (
            "Hello, my name is Sophie Martin. We need 40 gift boxes for the company Maison Vauban before Christmas. \
             You can reach me at Sophie.Martin@maison-vauban.example or 06 12 34 56 78.",
            &[
                (Name, "Sophie Martin"),
                (Email, "sophie.martin@maison-vauban.example"),
                (Phone, "+33612345678"),
                (Company, "Maison Vauban"),
                (Intent, "purchase"),
                (Quantity, "40"),
                (Deadline, "before Christmas"),
            ],
        ),
        (
            "Bonjour, je m’appelle Jeanne de la Tour, de la société Atelier du Port. Il nous faut 120 bols avant le \
             12 décembre. Mon numéro : 06.12.34.56.78, jeanne@atelier-du-port.example",
            &[
                (Name, "Jeanne de la Tour"),
                (Email, "jeanne@atelier-du-port.example"),
                (Phone, "+33612345678"),
                (Company, "Atelier du Port"),
                (Intent, "purchase"),
                (Quantity, "120"),
                (Deadline, "avant le 12 décembre"),
            ],
        ),
        (
            "Could you send us a quote for 300 mugs, by Friday?\nRegards,\nTom Becker",
            &[(Name, "Tom Becker"), (Intent, "quote"), (Quantity, "300"), (Deadline, "by Friday")],
        ),
        ("Pouvez-vous m'envoyer un devis ? C'est urgent.", &[(Intent, "quote"), (Deadline, "urgent")]),
        ("I would like a demo of the app", &[(Intent, "demo")]),
        ("Nous aimerions une démo", &[(Intent, "demo")]),
        ("Je voudrais 25 carafes pour un restaurant", &[(Intent, "purchase"), (Quantity, "25")]),
        ("We are Nordic Mugs Ltd and want to buy mugs", &[(Company, "Nordic Mugs Ltd"), (Intent, "purchase")]),
        ("Where is my parcel? I ordered 3 days ago.", &[(Intent, "support")]),
        ("Ma commande n° 4711 est cassée", &[(Intent, "support")]),
        ("I need an answer within 2 days", &[]),
        ("Je suis très content, merci !", &[]),
        ("I am French and I live in Lyon", &[]),
        ("My order number is 2026112012345", &[(Intent, "support")]),
        ("Do you ship to Belgium?", &[]),
        ("not@an address, @mention, a@b", &[]),
        ("", &[]),
    ];
    for (text, expected) in cases {
        let expected: Vec<(Field, String)> = expected.iter().map(|(it, value)| (*it, (*value).to_owned())).collect();
        assert_eq!(captured(text), expected, "{text}");
    }
}

#[test]
fn each_field_keeps_the_words_that_it_came_from_and_their_message() {
    let messages = said(&["Bonjour ! Je m’appelle Lucas Bernard.", "Mon adresse est lucas@vauban.example. Merci."]);
    let found = read(&messages, paris()).0;
    assert_eq!(found[0].words, "Je m’appelle Lucas Bernard.");
    assert_eq!(found[0].message, messages[0].message);
    assert_eq!(found[1].words, "Mon adresse est lucas@vauban.example.");
    assert_eq!(found[1].message, messages[1].message);
}

#[test]
fn what_is_said_last_counts_but_nobody_wants_less_by_saying_more() {
    let found = read(&said(&["I want to buy, a@one.example", "A quote, please: b@two.example"]), paris());
    assert_eq!(found.value(Field::Email), Some("b@two.example"));
    assert_eq!(found.value(Field::Intent), Some("purchase"));
}

#[test]
fn hostile_text_ends_soon_and_breaks_nothing() {
    for text in
        ["é".repeat(20_000), "1 ".repeat(20_000), "@".repeat(20_000), "je suis ".repeat(5_000), "😀".repeat(9_000)]
    {
        let _ = read(&said(&[&text]), paris());
    }
}
