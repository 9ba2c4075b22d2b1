//! Drafting: the slow part, outside any transaction.

use std::sync::Arc;

use super::answer_message::{Assistant, Plan, into_fault};
use crate::access::Work;
use crate::assistant::audience::for_customers;
use crate::assistant::grounded::{self, HandOver, Outcome, Policy};
use crate::assistant::links;
use crate::assistant::model::{Reason, TracedPassage};
use crate::assistant::prompt::{PASSAGES, Prompt, assemble};
use crate::assistant::provider::{self, Ask, Endpoint, ProviderProblem, Reply};
use crate::assistant::reading::{self, Ground};
use crate::channels::AssistantMode;
use crate::fault::Fault;
use crate::knowledge::matched_words;
use crate::knowledge::search::{Hit, Language, Passage};
use crate::tenancy::Principal;
use crate::topics::steps::Rules;

/// Passages that the record of a run keeps.
const RECORDED: usize = 5;

/// What was drafted.
pub(super) struct Draft {
    pub outcome: Result<Outcome, Reason>,
    pub language: Language,
    /// The sentence model that said what the question means.
    pub searched_with: Option<String>,
    pub passages: Vec<TracedPassage>,
    /// What was sent to a language model.
    pub prompt: Option<Prompt>,
    pub instruction_ignored: bool,
    /// What the provider read and wrote; nothing where none was asked.
    pub reply: Reply,
    /// A provider was asked and failed; it may have charged all the same.
    pub is_uncounted: bool,
}

impl Assistant {
    /// Drafts what the question's topic allows: at most a proposal, or nothing but a person.
    pub(super) async fn draft_as_ruled(&self, plan: &mut Plan) -> Result<Draft, Fault> {
        let allowed = match &plan.rules {
            Some(rules) => self.allowed(rules, &plan.question, plan.usual).await,
            None => AssistantMode::Send,
        };
        if allowed == AssistantMode::Off {
            plan.endpoint = None;
        } else {
            plan.mode = plan.mode.min(allowed);
        }
        let mut draft = self.draft(plan).await?;
        if allowed == AssistantMode::Off && !matches!(draft.outcome, Ok(Outcome::HandOver { .. })) {
            draft.outcome = Ok(Outcome::HandOver { reason: HandOver::Sensitive, confidence: 0.0 });
        }
        Ok(draft)
    }

    /// What may be done with a question by its topic, at most.
    async fn allowed(&self, rules: &Rules, question: &str, usual: Language) -> AssistantMode {
        let language = Language::detect(question, &[usual, Language::English, Language::French]).unwrap_or(usual);
        let vector = match rules.model() {
            Some(model) => self.shelves.meaning(model, language, question).await,
            None => None,
        };
        rules.of(question, language, vector.as_deref())
    }

    /// Looks up passages and drafts. A provider's failure is a result, not an error.
    async fn draft(&self, plan: &Plan) -> Result<Draft, Fault> {
        let who = Principal::assistant(plan.tenant);
        let tried = self.shelves.search::<Work>(&self.desk, &who, &plan.question, None, plan.usual).await;
        let tried = tried.map_err(into_fault)?;
        let language = tried.language;
        let hits = for_customers::<Work>(&self.desk, &who, &tried.hits).await.map_err(into_fault)?;

        let first = grounded_first(&plan.question, language, &hits, tried.languages, plan.threshold);
        let mut draft = Draft {
            outcome: Ok(first.outcome),
            language,
            searched_with: tried.model,
            passages: record(&plan.question, language, &hits),
            prompt: None,
            instruction_ignored: first.instruction_ignored,
            reply: Reply::default(),
            is_uncounted: false,
        };
        match &plan.endpoint {
            Some(endpoint) if draft.outcome.as_ref().is_ok_and(is_worth_asking) && !hits.is_empty() => {
                self.ask_model(plan, endpoint, &hits, &mut draft).await;
            }
            _ => rest_on_quotes(&hits, &mut draft),
        }
        Ok(draft)
    }

    /// Lets a language model draft, and keeps what the passages bear.
    async fn ask_model(&self, plan: &Plan, endpoint: &Endpoint, hits: &[Hit], draft: &mut Draft) {
        let passages: Vec<Arc<Passage>> = hits.iter().take(PASSAGES).map(|hit| hit.passage.clone()).collect();
        let language = draft.language;
        let ask = Ask { question: plan.question.clone(), history: plan.history.clone(), language, passages };
        // Kept whatever becomes of it: a model that failed was told it all the same.
        draft.prompt = Some(assemble(&ask));
        let asked = tokio::time::timeout(provider::LONGEST_WAIT, self.provider.draft_answer(endpoint, &ask));
        let reply = match asked.await.unwrap_or(Err(ProviderProblem::Timeout)) {
            Ok(reply) => reply,
            Err(problem) => {
                tracing::warn!(%problem, tenant = %plan.tenant, run = %plan.run, "the provider failed");
                draft.outcome = Err(problem.into());
                draft.is_uncounted = problem.may_have_cost();
                return;
            }
        };
        let searched = draft.outcome.as_ref().map_or(0.0, Outcome::confidence);
        let read = reading::read(&reply.text, language, &ask.passages);
        draft.reply = reply;
        draft.outcome = Ok(match read {
            None => Outcome::HandOver { reason: HandOver::NoEvidence, confidence: searched },
            Some(read) => {
                for ground in &read.grounds {
                    cite(&mut draft.passages, ground);
                }
                Outcome::Answer {
                    text: read.text,
                    citations: Vec::new(),
                    confidence: after_reading(searched, read.kept),
                }
            }
        });
    }
}

/// How sure an answer is that a model wrote and the passages bear. The model has read them, which
/// takes away half of the doubt that the search left; each sentence that had to go casts doubt on
/// the others. A rule of thumb until a workspace has outcomes of its own to calibrate by.
fn after_reading(searched: f32, kept: f32) -> f32 {
    kept * (1.0 - (1.0 - searched) / 2.0)
}

/// What the built-in provider would do: the answer where there is no model, and otherwise what
/// says whether a model is worth asking.
pub(in crate::assistant) fn grounded_first(
    question: &str,
    language: Language,
    hits: &[Hit],
    languages: Vec<Language>,
    threshold: f32,
) -> grounded::Reply {
    let knows_nothing = languages.is_empty();
    let usual = Policy::usual(languages);
    let policy = Policy { answer_at: threshold, clarify_at: usual.clarify_at.min(threshold), ..usual };
    let mut reply = grounded::answer(question, language, hits, &policy);
    if let Outcome::HandOver { reason: reason @ HandOver::Language, .. } = &mut reply.outcome
        && knows_nothing
    {
        *reason = HandOver::NoEvidence;
    }
    reply
}

/// A model cannot help where a person must answer.
fn is_worth_asking(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Answer { .. } | Outcome::Clarify { .. } => true,
        Outcome::HandOver { reason, .. } => match reason {
            HandOver::NoEvidence => true,
            HandOver::AskedForPerson | HandOver::Sensitive | HandOver::Contradiction | HandOver::Language => false,
        },
    }
}

/// Keeps the built-in provider to the same grammar as any other, and records what it quotes.
fn rest_on_quotes(hits: &[Hit], draft: &mut Draft) {
    let (text, citations) = match &mut draft.outcome {
        Ok(Outcome::Answer { text, citations, .. }) => (text, citations),
        Ok(Outcome::Clarify { titles, .. }) => return offer(titles, hits),
        Ok(Outcome::HandOver { .. }) | Err(_) => return,
    };
    let cited: Vec<(usize, &Passage)> = hits
        .iter()
        .enumerate()
        .filter(|(_, hit)| citations.iter().any(|it| it.passage == hit.passage.id))
        .map(|(at, hit)| (at, &*hit.passage))
        .collect();
    *text = grounded::clean(text, &links::hosts(cited.iter().map(|(_, it)| *it)));
    for (citation, (at, passage)) in citations.iter().zip(cited) {
        let quote = passage.text.get(citation.quote.clone()).map(|it| harmless(it, passage));
        cite(&mut draft.passages, &Ground { at, quote });
    }
}

/// Offers titles in the grammar of replies; one of which nothing is left is not offered.
fn offer(titles: &mut Vec<String>, hits: &[Hit]) {
    let hosts = links::hosts(hits.iter().map(|hit| &*hit.passage));
    for title in titles.iter_mut() {
        *title = grounded::clean(title, &hosts);
    }
    titles.retain(|it| !it.is_empty());
}

/// Words of a passage that a customer is shown beside an answer: in the grammar of the answer (`L-2`).
fn harmless(words: &str, passage: &Passage) -> String {
    grounded::clean(words, &links::hosts([passage]))
}

fn record(question: &str, language: Language, hits: &[Hit]) -> Vec<TracedPassage> {
    let one = |hit: &Hit| {
        let passage = &hit.passage;
        let texts = [&passage.title, &passage.text].into_iter().chain(&passage.variants);
        TracedPassage {
            passage_id: passage.id,
            item_id: passage.source,
            title: harmless(&passage.title, passage),
            score: hit.score,
            cited: false,
            quote: None,
            matched: matched_words(question, language, texts.map(String::as_str)),
            // Which version is active, and the page, the database knows when it keeps them.
            version: None,
            page: None,
        }
    };
    hits.iter().take(RECORDED).map(one).collect()
}

fn cite(passages: &mut [TracedPassage], ground: &Ground) {
    let Some(passage) = passages.get_mut(ground.at) else { return };
    passage.cited = true;
    passage.quote = match (passage.quote.take(), &ground.quote) {
        (Some(before), Some(more)) => Some(format!("{before} {more}")),
        (before, more) => before.or_else(|| more.clone()),
    };
}
