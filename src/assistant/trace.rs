//! Why this answer: everything that is kept of a run that looked for one.

use super::model::{OutcomeKind, Trace, TracedPassage};
use super::prompt::Prompt;
use crate::ids::*;
use crate::knowledge::Language;

/// What a run was asked, how it searched, what it found and sent, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeTrace {
    /// What came of it, with the passages that were looked at, best first.
    pub run: Trace,
    /// Where it was asked.
    pub conversation: ConversationId,
    /// What the customer wrote.
    pub asked: String,
    /// The question as it was searched: what the customer wrote, or picked of what they had been asked.
    pub searched: String,
    /// In which language it was searched; `None` where nothing was.
    pub language: Option<Language>,
    /// The sentence model that said what it means; `None` where its words alone were searched.
    pub searched_with: Option<String>,
    /// What was sent to a language model, word for word; `None` where none was asked.
    pub prompt: Option<Prompt>,
    /// Whether a person called it wrong, or its source out of date.
    pub was_wrong: bool,
}

impl WholeTrace {
    /// The item that the answer rests on, where there is an answer that nobody called wrong.
    pub fn stands_on(&self) -> Option<ItemId> {
        let is_good = self.run.outcome == Some(OutcomeKind::Answer) && !self.was_wrong;
        self.run.passages.iter().find(|it| it.cited).map(|it| it.item_id).filter(|_| is_good)
    }
}

/// The row of a run.
#[derive(sqlx::FromRow)]
pub(super) struct Told {
    #[sqlx(flatten)]
    run: Trace,
    conversation_id: ConversationId,
    asked: String,
    searched: Option<String>,
    language: Option<Language>,
    searched_with: Option<String>,
    prompt_rules: Option<String>,
    prompt_data: Option<String>,
    was_wrong: bool,
}

impl Told {
    /// The same with the passages that were looked at.
    pub fn with(self, passages: Vec<TracedPassage>) -> WholeTrace {
        WholeTrace {
            run: Trace { passages, ..self.run },
            conversation: self.conversation_id,
            searched: self.searched.unwrap_or_else(|| self.asked.clone()),
            asked: self.asked,
            language: self.language,
            searched_with: self.searched_with,
            prompt: self.prompt_rules.zip(self.prompt_data).map(|(rules, data)| Prompt { rules, data }),
            was_wrong: self.was_wrong,
        }
    }
}
