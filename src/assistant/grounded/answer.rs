//! From a question and its hits to one of three outcomes.

use crate::knowledge::search::{Analyzer, Hit, Language, Passage};

use super::calibration;
use super::contradiction::{self, Stance};
use super::excerpt;
use super::outcome::{Citation, HandOver, Outcome, Policy, Reply};
use super::requests;
use super::verify::{Verdict, verify};

/// Passages beside the best that are asked whether they agree.
const WITNESSES: usize = 3;

/// Titles that a contact is offered at most.
const OFFERED: usize = 3;

/// Difference of scores within which two passages fit equally well.
const EQUALLY_GOOD: f32 = 0.05;

/// Share of the best score that a passage needs to be offered.
const WORTH_OFFERING: f32 = 0.6;

/// Answers, asks back or hands over.
///
/// `hits` come from `Index::search` for this very question and language, best first.
pub fn answer(question: &str, language: Language, hits: &[Hit], policy: &Policy) -> Reply {
    Reply {
        outcome: decide(question, language, hits, policy),
        instruction_ignored: requests::gives_instructions(question),
    }
}

fn decide(question: &str, language: Language, hits: &[Hit], policy: &Policy) -> Outcome {
    if requests::asks_for_person(question) {
        return hand_over(HandOver::AskedForPerson, 0.0);
    }
    if requests::is_sensitive(question, language, &policy.sensitive) {
        return hand_over(HandOver::Sensitive, 0.0);
    }
    if !policy.languages.contains(&language) {
        return hand_over(HandOver::Language, 0.0);
    }
    let Some(best) = hits.first() else { return hand_over(HandOver::NoEvidence, 0.0) };
    let Some(quote) = excerpt::quote(best) else { return hand_over(HandOver::NoEvidence, 0.0) };

    let analyzer = Analyzer::new(language);
    let said = excerpt::core(best);
    let others = || hits[1..].iter();
    let stance = |hit: &Hit| contradiction::stance(&analyzer, &best.passage.text[said.clone()], &hit.passage.text);

    // A passage that says the same is no rival: two pages about delivery make neither less sure.
    let rival = others().enumerate().find(|(at, hit)| *at >= WITNESSES || stance(hit) != Stance::Agrees);
    let confidence = calibration::confidence(best, rival.map(|(_, hit)| hit));

    if confidence < policy.clarify_at {
        // Two that fit equally well lower each other's confidence; that is doubt, not ignorance.
        let apart = others().find(|hit| best.score - hit.score > EQUALLY_GOOD);
        let either = calibration::confidence(best, apart);
        if rival.is_some_and(|(_, hit)| best.score - hit.score <= EQUALLY_GOOD) && either >= policy.answer_at {
            return clarify(hits, confidence);
        }
        return hand_over(HandOver::NoEvidence, confidence);
    }
    let elsewhere = |hit: &&Hit| hit.passage.source != best.passage.source;
    if others().filter(elsewhere).take(WITNESSES).any(|hit| stance(hit) == Stance::Contradicts) {
        return hand_over(HandOver::Contradiction, confidence);
    }
    if confidence < policy.answer_at {
        return clarify(hits, confidence);
    }
    let Passage { id, source, text, .. } = &*best.passage;
    let text = text[quote.clone()].to_owned();
    let citations = vec![Citation { passage: *id, source: *source, quote }];
    // Nothing is sent on trust, our own quotation neither.
    let verdicts = verify(&text, language, &citations, &[&best.passage]);
    if verdicts.iter().any(|(_, verdict)| !matches!(verdict, Verdict::Quoted { .. })) {
        return hand_over(HandOver::NoEvidence, confidence);
    }
    Outcome::Answer { text, citations, confidence }
}

/// Offers titles; without any there is nothing to choose from.
fn clarify(hits: &[Hit], confidence: f32) -> Outcome {
    match titles(hits) {
        titles if titles.is_empty() => hand_over(HandOver::NoEvidence, confidence),
        titles => Outcome::Clarify { titles, confidence },
    }
}

fn hand_over(reason: HandOver, confidence: f32) -> Outcome {
    Outcome::HandOver { reason, confidence }
}

/// Distinct titles of the best hits. A text without a title cannot be offered.
fn titles(hits: &[Hit]) -> Vec<String> {
    let least = hits.first().map_or(0.0, |best| best.score * WORTH_OFFERING);
    let mut titles: Vec<String> = Vec::new();
    for hit in hits.iter().take_while(|hit| hit.score >= least) {
        let title = hit.passage.title.trim();
        if !title.is_empty() && !titles.iter().any(|known| known == title) {
            titles.push(title.to_owned());
        }
        if titles.len() == OFFERED {
            break;
        }
    }
    titles
}
