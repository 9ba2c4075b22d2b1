//! From what agents said to those who asked to the draft of an answer.

use std::collections::HashSet;

use time::OffsetDateTime;

use super::model::Question;
use crate::ids::*;
use crate::knowledge::search::{Analyzer, Language, Term, fold, sentences, words};
use crate::knowledge::{LONGEST_TITLE, MOST_VARIANTS};

/// Something that an agent said after a question of a gap, where it was asked.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Said {
    pub message_id: MessageId,
    pub conversation_id: ConversationId,
    pub body: String,
    pub agent: Option<String>,
    /// What the customer is called.
    pub contact: Option<String>,
    pub sent_at: OffsetDateTime,
}

/// A sentence of an agent that may answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What names it among the others of the gap.
    pub name: String,
    /// Where it was said.
    pub conversation_id: ConversationId,
    /// By whom.
    pub agent: Option<String>,
    /// When.
    pub sent_at: OffsetDateTime,
    /// Its words, without the greeting before them.
    pub text: String,
    /// Whether it is part of the answer at first: it shares words with the questions.
    pub is_best: bool,
}

/// What a gap may be filled with, for a person to edit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The question.
    pub title: String,
    /// The customers' other wordings.
    pub variants: Vec<String>,
    /// What agents said, in the order in which they said it.
    pub sentences: Vec<Sentence>,
}

/// Sentences that the answer begins with.
const BEST: usize = 4;
/// Sentences that are offered.
const OFFERED: usize = 40;

/// Drafts from the questions of a gap, the newest first, and from what was said to them.
pub(super) fn draft(language: Language, questions: &[Question], said: &[Said]) -> Draft {
    let asked: Vec<String> = questions.iter().filter_map(|it| as_title(&it.question)).collect();
    let asked = each_once(asked);
    let analyzer = Analyzer::new(language);
    let wanted: HashSet<Term> =
        questions.iter().flat_map(|it| terms(&analyzer, &it.question).collect::<Vec<_>>()).collect();

    let mut known = HashSet::new();
    let mut offered: Vec<(usize, Sentence)> = Vec::new();
    for it in said {
        for (at, range) in sentences(&it.body).into_iter().enumerate() {
            let Some(text) = fit(&it.body[range], it.contact.as_deref()) else { continue };
            if offered.len() == OFFERED || !known.insert(fold(&text).into_owned()) {
                continue;
            }
            let shared: HashSet<Term> = terms(&analyzer, &text).filter(|term| wanted.contains(term)).collect();
            let sentence = Sentence {
                name: format!("{}-{at}", it.message_id),
                conversation_id: it.conversation_id,
                agent: it.agent.clone(),
                sent_at: it.sent_at,
                text,
                is_best: false,
            };
            offered.push((shared.len(), sentence));
        }
    }
    let mut by_score: Vec<usize> = (0..offered.len()).filter(|at| offered[*at].0 > 0).collect();
    by_score.sort_by_key(|at| std::cmp::Reverse(offered[*at].0));
    by_score.into_iter().take(BEST).for_each(|at| offered[at].1.is_best = true);

    let mut asked = asked.into_iter();
    let title = asked.next().unwrap_or_default();
    let sentences = offered.into_iter().map(|(_, it)| it).collect();
    Draft { title, variants: asked.take(MOST_VARIANTS).collect(), sentences }
}

fn terms<'a>(analyzer: &'a Analyzer, text: &'a str) -> impl Iterator<Item = Term> + 'a {
    analyzer.stems(text).map(|it| it.term)
}

/// A customer's question as an entry asks it: short enough, without greeting, about nobody.
fn as_title(question: &str) -> Option<String> {
    let question = without_greeting(question.trim()).split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !question.is_empty() && question.chars().count() <= LONGEST_TITLE;
    (fits && !is_personal(&question, None)).then_some(question)
}

fn each_once(texts: Vec<String>) -> Vec<String> {
    let mut known = HashSet::new();
    texts.into_iter().filter(|it| known.insert(bare(it))).collect()
}

/// The folded words alone: a question mark more makes no other question.
fn bare(text: &str) -> String {
    words(text).map(|it| fold(it.text).into_owned()).collect::<Vec<_>>().join(" ")
}

/// Words that begin a greeting or a farewell, folded.
const GREETINGS: &[&str] = &[
    "hello",
    "hi",
    "hey",
    "dear",
    "good",
    "thanks",
    "thank",
    "regards",
    "sincerely",
    "cheers",
    "bye",
    "welcome",
    "bonjour",
    "bonsoir",
    "salut",
    "cher",
    "chere",
    "merci",
    "cordialement",
    "bonne",
    "bon",
    "avec",
    "belle",
];

/// How far a greeting reaches, in bytes: beyond that a comma parts the sentence.
const GREETING_ENDS: usize = 40;

/// A sentence that may stand in an answer to everybody, without its greeting.
fn fit(sentence: &str, contact: Option<&str>) -> Option<String> {
    let text = without_greeting(sentence.trim());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let greets = words(&text).next().is_some_and(|it| is_greeting(it.text));
    let is_short = words(&text).count() <= 4;
    let is_greeting = greets && is_short;
    (!text.is_empty() && !is_greeting && !is_personal(&text, contact)).then_some(text)
}

fn is_greeting(word: &str) -> bool {
    GREETINGS.contains(&&*fold(word))
}

/// `Bonjour Emma, nous en avons.` is `Nous en avons.`
fn without_greeting(text: &str) -> String {
    let greets = words(text).next().is_some_and(|it| it.start == 0 && is_greeting(it.text));
    let ends = text.find([',', '!']).filter(|at| greets && *at <= GREETING_ENDS);
    let Some(rest) = ends.map(|at| text[at + 1..].trim_start()).filter(|rest| !rest.is_empty()) else {
        return text.to_owned();
    };
    let mut letters = rest.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Digits in a row, blanks and points aside, from which on a number is somebody's: of a telephone, an order, an account.
const LONG_NUMBER: usize = 6;

/// Whether a text tells something about somebody: a mail address, a long number, the name of the customer.
fn is_personal(text: &str, contact: Option<&str>) -> bool {
    let mut digits = 0;
    for letter in text.chars() {
        match letter {
            '0'..='9' => digits += 1,
            ' ' | '.' | '-' | '/' | '(' | ')' | '+' | '\u{a0}' | '\u{202f}' => {}
            _ => digits = 0,
        }
        if digits >= LONG_NUMBER {
            return true;
        }
    }
    let names: Vec<_> = contact.iter().flat_map(|it| words(it)).map(|it| fold(it.text)).collect();
    let is_name = |word: &str| word.chars().count() > 2 && names.iter().any(|it| *it == fold(word));
    text.contains('@') || words(text).any(|it| is_name(it.text))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::knowledge::gaps::Asked;

    fn asked(question: &str) -> Question {
        Question {
            message_id: MessageId::new(),
            conversation_id: ConversationId::new(),
            question: question.to_owned(),
            outcome: Asked::HandedOver,
            reason: None,
            outcome_before: None,
            asked_at: datetime!(2026-11-20 09:00 UTC),
        }
    }

    fn said(body: &str) -> Said {
        Said {
            message_id: MessageId::new(),
            conversation_id: ConversationId::new(),
            body: body.to_owned(),
            agent: Some("Amélie".to_owned()),
            contact: Some("Emma Petit".to_owned()),
            sent_at: datetime!(2026-11-20 09:05 UTC),
        }
    }

    #[test]
    fn a_draft_asks_as_customers_did_and_answers_as_agents_did() {
        let questions =
            [asked("Bonjour, vendez-vous des cartes cadeaux ?"), asked("carte cadeau"), asked("Carte cadeau ?")];
        let replies = [
            said(
                "Bonjour Emma, oui : nos cartes cadeaux vont de 20 à 100 €. Elles sont valables un an. Bonne journée !",
            ),
            said("Avec plaisir, Emma. Nos cartes cadeaux vont de 20 à 100 €."),
        ];

        let draft = draft(Language::French, &questions, &replies);

        assert_eq!(draft.title, "Vendez-vous des cartes cadeaux ?");
        assert_eq!(draft.variants, ["carte cadeau"]);
        let shown: Vec<(&str, bool)> = draft.sentences.iter().map(|it| (it.text.as_str(), it.is_best)).collect();
        assert_eq!(
            shown,
            [
                ("Oui : nos cartes cadeaux vont de 20 à 100 €.", true),
                ("Elles sont valables un an.", false),
                ("Nos cartes cadeaux vont de 20 à 100 €.", true),
            ]
        );
        assert_eq!(draft.sentences[0].conversation_id, replies[0].conversation_id);
    }

    #[test]
    fn what_is_about_somebody_is_no_knowledge() {
        for text in [
            "Écrivez à emma.petit@example.org pour la suite.",
            "Call us on +33 6 12 34 56 78 about it.",
            "Your order 10045872 has left.",
            "C’est parti, Emma, votre colis arrive.",
            "Merci beaucoup !",
            "Best",
        ] {
            let is_kept = fit(text, Some("Emma Petit")).is_some();
            assert_eq!(is_kept, text == "Best", "{text}");
        }
        assert_eq!(fit("A card costs 20 to 100 euros.", None).as_deref(), Some("A card costs 20 to 100 euros."));
    }

    #[test]
    fn nothing_said_makes_an_empty_answer() {
        let draft = draft(Language::English, &[asked("Do you sell gift cards?")], &[]);
        assert_eq!((draft.title.as_str(), draft.sentences.len()), ("Do you sell gift cards?", 0));
        assert_eq!(super::draft(Language::English, &[], &[]), Draft::default());
    }
}
