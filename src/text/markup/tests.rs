//! The table of cases, and texts that mean harm.

use super::*;
use crate::world::{Mutator, rounds};
use serde_json::{Value, json};

/// `[text, reading]`, for the desk and for the widget.
const CASES: &str = include_str!("../markup.cases.json");

#[test]
fn every_case_of_the_table_reads_as_it_says() {
    let cases: Vec<(String, Value)> = serde_json::from_str(CASES).unwrap();
    assert!(cases.len() >= 50, "a table of {}", cases.len());
    for (text, reading) in cases {
        assert_eq!(json!(markup(&text)), reading, "{text:?}");
    }
}

fn words(spans: &[Span], into: &mut String) {
    for span in spans {
        match span {
            Span::Text(it) | Span::Code(it) => into.push_str(it),
            Span::Bold(it) | Span::Emphasis(it) => words(it, into),
            Span::Link { words, address, host } => {
                let leads_to = super::host(address).expect(address);
                assert!(host.as_ref().is_none_or(|it| *it == leads_to), "{address}");
                into.push_str(words);
                into.push_str(host.as_deref().unwrap_or_default());
            }
        }
    }
}

#[test]
fn c_1_whatever_is_written_every_link_leads_to_the_web_and_no_word_is_lost() {
    let mut by = Mutator::of("markup of messages");
    let good = "**Now** _see_ [our page](https://shop.example/a?b#c), https://shop.example.\n\n1. one\n2. `two`\n\n```\nx\n```";
    for _ in 0..rounds(2_000) {
        let text = by.text(good);
        let mut said = String::new();
        for block in markup(&text) {
            match block {
                Block::Paragraph(spans) => words(&spans, &mut said),
                Block::Points(items) | Block::Numbered(_, items) => items.iter().for_each(|it| words(it, &mut said)),
                Block::Code(code) => said.push_str(&code),
            }
        }
        let letters = |it: &str| it.chars().filter(|c| c.is_alphabetic()).count();
        let in_addresses = text.matches("](").count() * NEAR;
        assert!(letters(&said) + in_addresses >= letters(&text), "{text:?}");
    }
}

#[test]
fn c_1_hostile_length_costs_no_more_than_its_length() {
    let started = std::time::Instant::now();
    for hostile in ["*", "**a", "_", "[", "`a ", "[a](", "http://", "- ", "1. ", "```\n", "```x\n", "*_"] {
        markup(&hostile.repeat(50_000 / hostile.len()));
    }
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}
