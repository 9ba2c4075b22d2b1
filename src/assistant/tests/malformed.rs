//! `R-19`: whatever a model writes is read, and what is shown of it is in the tiny grammar.

use super::reading::knowledge;
use crate::assistant::grounded::{clean, keep_supported, verify};
use crate::assistant::reading::read;
use crate::knowledge::search::Language;
use crate::world::{Mutator, rounds};

const GOOD: &[&str] = &[
    "Returns are free for 30 days [1]. See [the label](https://shop.example/returns) first. [2]",
    "<b>Gift</b> wrapping costs 3 euros [2]. ![x](https://evil.example/p.png) <mail@shop.example>",
    "[1]: https://evil.example/\nPrint it at https://shop.example/returns, (www.evil.example) or evil.example/a?b#c.",
    "Où est-il ? « Il est parti » … 10,50 € [1][2], 30 jours\u{202e}\u{200b}.",
];

#[test]
fn r_19_whatever_a_model_writes_leaves_no_tag_and_no_address_elsewhere() {
    let (mut by, hosts) = (Mutator::of("replies"), ["shop.example".to_owned()]);
    for _ in 0..rounds(2_000) {
        let good = *by.one(GOOD);
        let reply = by.text(good);
        let cleaned = clean(&reply, &hosts);
        let lower = cleaned.to_ascii_lowercase();
        for never in ["<script", "<img", "<a ", "<b>", "![", "](javascript:", "https://evil.example", "\0", "\u{202e}"]
        {
            assert!(!lower.contains(never), "{never} of {reply:?} in {cleaned:?}");
        }
    }
}

#[test]
fn r_19_whatever_a_model_writes_is_read_and_what_is_kept_was_cited() {
    let (mut by, knowledge) = (Mutator::of("readings"), knowledge());
    for _ in 0..rounds(500) {
        let good = *by.one(GOOD);
        let reply = by.text(good);
        for language in [Language::English, Language::French] {
            if let Some(said) = read(&reply, language, &knowledge) {
                assert!(!said.text.trim().is_empty() && !said.grounds.is_empty(), "{reply:?}");
                assert!(said.grounds.iter().all(|it| it.at < knowledge.len()), "{reply:?}");
                assert!((0.0..=1.0).contains(&said.kept), "{reply:?}");
            }
            let verdicts = verify(&reply, language, &[], &[]);
            assert!(keep_supported(&reply, &verdicts).is_empty(), "nothing was given: {reply:?}");
        }
    }
}
