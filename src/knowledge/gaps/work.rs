//! What a worker does with a gap, before its questions are asked again and after.

use super::model::{Asked, GapState, Unmet};
use super::store;
use crate::access::Work;
use crate::knowledge::{Language, steps};
use crate::prelude::*;

/// What is to be asked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// In which language.
    pub language: Language,
    /// Since when they are to be asked: whoever asks for it once more lets another worker do it.
    pub since: OffsetDateTime,
    /// Each with the message that asked it; those that were not answered first, two hundred at most.
    pub questions: Vec<(MessageId, String)>,
}

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The message that asked it.
    pub message: MessageId,
    /// What would be done.
    pub outcome: Asked,
    /// Why it is not answered.
    pub reason: Option<Unmet>,
}

/// What is to be asked again; `None` where nobody asked for that any more.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn begin(tx: &mut Tx<Work>, gap: GapId) -> Result<Option<Questions>, Fault> {
    let Some(held) = store::hold(tx, gap).await? else { return Ok(None) };
    let Some(since) = held.asking_since else { return Ok(None) };
    let language = held.language.unwrap_or(Language::Other);
    Ok(Some(Questions { language, since, questions: store::to_ask(tx, gap).await? }))
}

/// Keeps what became of the questions, unless somebody asked for it once more meanwhile. The gap is resolved where every question of it is answered.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn finish(tx: &mut Tx<Work>, gap: GapId, since: OffsetDateTime, answers: &[Answer]) -> Result<(), Fault> {
    let held = store::hold(tx, gap).await?.filter(|it| it.asking_since == Some(since));
    let Some(held) = held else { return Ok(()) };
    store::keep_answers(tx, gap, answers).await?;
    store::end_asking(tx, gap, true).await?;
    if held.state == GapState::Open && !store::is_any_left(tx, gap).await? {
        store::settle(tx, gap, GapState::Resolved).await?;
    }
    steps::seen(tx).await
}

/// Says that the questions could not be asked; somebody may try again.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn give_up(tx: &mut Tx<Work>, gap: GapId) -> Result<(), Fault> {
    store::end_asking(tx, gap, false).await?;
    steps::seen(tx).await
}
