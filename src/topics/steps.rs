//! What other features ask of topics within their own work.

use std::collections::HashMap;

use time::Duration;

use super::calendar::date_of;
use super::method::{self, Message};
use super::store::days::{self, Which, Written};
use super::store::known::{self, Before};
use super::work::language_of;
use crate::access::Work;
use crate::channels::AssistantMode;
use crate::knowledge::Language;
use crate::prelude::*;

/// Messages that tell how rare words are, and how old they are at most.
pub(super) const RECENT: i64 = 500;
const RECENT_DAYS: Duration = Duration::days(28);

/// What the assistant may do with which questions.
#[derive(Debug)]
pub struct Rules {
    policies: HashMap<TopicId, AssistantMode>,
    before: Before,
    recent: Vec<Written>,
}

/// The rules of the workspace; `None` where the assistant may answer the questions of every topic.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn rules(tx: &mut Tx<Work>) -> Result<Option<Rules>, Fault> {
    let policies = known::policies(tx).await?;
    if policies.is_empty() {
        return Ok(None);
    }
    let (zone, _) = days::home(tx).await?;
    let now = tx.now();
    let tomorrow = date_of(now + Duration::DAY, &zone);
    let model = known::model(tx).await?;
    let before = known::before(tx, tomorrow, model.as_deref()).await?;
    let recent = days::written(tx, now - RECENT_DAYS, now, RECENT, Which::Last).await?;
    Ok(Some(Rules { policies: policies.into_iter().collect(), before, recent }))
}

impl Rules {
    /// The sentence model that says what a question means, where topics were found by one.
    pub fn model(&self) -> Option<&str> {
        self.before.model.as_deref()
    }

    /// The topic that a question is about, where it is about a known one.
    pub fn topic_of(&self, question: &str, language: Language, vector: Option<&[f32]>) -> Option<TopicId> {
        let told = |it: &Written| language_of(&it.body, it.language.as_deref(), language);
        let recent: Vec<Message<'_>> =
            self.recent.iter().map(|it| Message { text: &it.body, language: told(it), vector: None }).collect();
        method::topic_of(Message { text: question, language, vector }, &recent, &self.before.registry)
    }

    /// What the assistant may do with a question, at most.
    pub fn of(&self, question: &str, language: Language, vector: Option<&[f32]>) -> AssistantMode {
        let topic = self.topic_of(question, language, vector);
        topic.and_then(|it| self.policies.get(&it)).copied().unwrap_or(AssistantMode::Send)
    }
}
