//! What a message asks of the desk itself: a person, or a change of rules.

use crate::knowledge::search::{Analyzer, Language, Term, fold, words};

/// Words of a message that are looked at: whoever wants a person says so early, or says little else.
const LOOKED_AT: usize = 2_000;

/// How many words may stand between the two halves of a cue: "speak *to one of your* agents".
const APART: usize = 5;

/// Two lists, of which one word each, near each other and in this order, make a request.
type Cue = (&'static [&'static str], &'static [&'static str]);

const PERSON_EN: &[&str] = &[
    "adviser",
    "advisor",
    "agent",
    "agents",
    "anybody",
    "anyone",
    "colleague",
    "employee",
    "human",
    "humans",
    "manager",
    "operator",
    "person",
    "rep",
    "representative",
    "somebody",
    "someone",
    "staff",
    "supervisor",
];
const PERSON_FR: &[&str] = &[
    "agent",
    "collegue",
    "conseiller",
    "conseillere",
    "conseillers",
    "employe",
    "humain",
    "humaine",
    "operateur",
    "operatrice",
    "personne",
    "quelqu",
    "responsable",
    "vendeur",
    "vendeuse",
];

const WANTS_PERSON: &[Cue] = &[
    (&["talk", "speak", "talking", "speaking", "chat", "connect", "transfer", "escalate", "reach"], PERSON_EN),
    (&["real", "actual", "live", "want", "need", "give"], &["human", "humans", "operator", "representative"]),
    (&["real", "actual", "live"], &["person", "agent"]),
    (
        &[
            "parler",
            "parle",
            "discuter",
            "echanger",
            "joindre",
            "transferer",
            "transferez",
            "passer",
            "passez",
            "contacter",
        ],
        PERSON_FR,
    ),
    (&["vrai", "vraie"], &["personne", "humain", "conseiller", "agent"]),
    (&["veux", "voudrais", "besoin", "souhaite"], &["humain", "conseiller", "conseillere", "operateur"]),
    (&["etre", "me"], &["rappele", "rappelee", "rappeler"]),
];

/// A message of at most this many words that names a person wants one: "Agent please!"
const CURT: usize = 3;
const CURT_NAMES: &[&str] =
    &["agent", "human", "humain", "operator", "representative", "conseiller", "operateur", "conseillere"];

const WANTS_REFUND: &[Cue] = &[
    (
        &["want", "need", "like", "get", "claim", "demand", "request", "ask", "asking", "give"],
        &["refund", "refunded", "reimbursed", "reimbursement"],
    ),
    (&["money"], &["back"]),
    (&["please"], &["refund", "reimburse"]),
    (
        &["veux", "voudrais", "demande", "souhaite", "exige", "besoin", "attends", "pouvez"],
        &["rembourse", "remboursee", "remboursement", "rembourser", "rembourses"],
    ),
    (&["me", "etre"], &["rembourse", "remboursee", "rembourser"]),
];

const INSTRUCTS: &[Cue] = &[
    (
        &["ignore", "ignorez", "disregard", "forget", "override", "bypass", "oublie", "oubliez", "outrepasse"],
        &[
            "rules",
            "rule",
            "instructions",
            "instruction",
            "prompt",
            "guidelines",
            "restrictions",
            "policy",
            "policies",
            "regles",
            "regle",
            "consignes",
            "consigne",
            "directives",
        ],
    ),
    (&["reveal", "show", "print", "repeat", "affiche", "montre", "revele"], &["prompt"]),
    (&["pretend"], &["you", "to"]),
];

/// Runs of words that instruct by themselves.
const INSTRUCTS_OUTRIGHT: &[&[&str]] = &[
    &["ignore", "all"],
    &["ignore", "everything"],
    &["ignore", "previous"],
    &["disregard", "previous"],
    &["forget", "everything"],
    &["new", "instructions"],
    &["system", "prompt"],
    &["developer", "mode"],
    &["jailbreak"],
    &["you", "are", "now"],
    &["from", "now", "on", "you"],
    &["nouvelles", "consignes"],
    &["nouvelles", "instructions"],
    &["fais", "semblant"],
    &["tu", "es", "maintenant"],
    &["vous", "etes", "maintenant", "un"],
];

/// Whether the contact asks to talk to a person.
pub fn asks_for_person(message: &str) -> bool {
    let words = plain_words(message);
    let is_curt = words.len() <= CURT && words.iter().any(|word| CURT_NAMES.contains(&word.as_str()));
    is_curt || WANTS_PERSON.iter().any(|cue| matches(cue, &words))
}

/// Whether the contact wants their money back.
pub fn wants_refund(message: &str) -> bool {
    let words = plain_words(message);
    WANTS_REFUND.iter().any(|cue| matches(cue, &words))
}

/// Whether the message tells the assistant how to behave. It is only noted: nothing obeys messages here.
pub fn gives_instructions(message: &str) -> bool {
    let words = plain_words(message);
    let says = |run: &&[&str]| words.windows(run.len()).any(|window| *window == **run);
    INSTRUCTS.iter().any(|cue| matches(cue, &words)) || INSTRUCTS_OUTRIGHT.iter().any(says)
}

/// Whether the message holds one of the phrases, in any ending.
pub(super) fn is_sensitive(message: &str, language: Language, phrases: &[String]) -> bool {
    let analyzer = Analyzer::new(language);
    let stems = |text: &str| analyzer.stems(text).map(|stem| stem.term).collect::<Vec<Term>>();
    let said = stems(message);
    phrases.iter().any(|phrase| {
        let phrase = stems(phrase);
        !phrase.is_empty() && said.windows(phrase.len()).any(|window| window == phrase)
    })
}

/// Folded words; characters that are not seen cannot hide a word.
fn plain_words(message: &str) -> Vec<String> {
    let seen: String = message.chars().take(LOOKED_AT * 8).filter(|c| !is_invisible(*c)).collect();
    words(&seen).take(LOOKED_AT).map(|word| fold(word.text).into_owned()).collect()
}

/// Zero-width and direction marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn matches((first, second): &Cue, words: &[String]) -> bool {
    words
        .iter()
        .enumerate()
        .filter(|(_, word)| first.contains(&word.as_str()))
        .any(|(at, _)| words[at + 1..].iter().take(APART).any(|word| second.contains(&word.as_str())))
}
