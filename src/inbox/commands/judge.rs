//! Saying what one thinks of what the assistant wrote.

use crate::access::InboxReply;
use crate::inbox::{Opinion, moves, store};
use crate::knowledge;
use crate::prelude::*;

/// Why an opinion was not kept.
#[derive(Debug, thiserror::Error)]
pub enum CannotJudge {
    /// Nothing of the assistant's that the agent can see.
    #[error("run not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What followed from an opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judged {
    /// It is kept.
    Kept,
    /// It is kept, and what the source of this name says waits to be mended.
    GapOpened(Option<String>),
}

/// Keeps what an agent thinks of a draft or an answer of the assistant's, in place of what they
/// thought of it before. Knowledge that is out of date is a gap from then on, linked to the best
/// source that was cited; however many people say so, it is one gap.
///
/// # Errors
/// [`CannotJudge`].
pub async fn judge(mut tx: Tx<InboxReply>, run: RunId, opinion: Opinion) -> Result<Judged, CannotJudge> {
    let me = moves::me(&tx)?;
    let answered = store::opinions::answered(&mut tx, run).await?.ok_or(CannotJudge::Gone)?;
    store::conversations::hold(&mut tx, answered.conversation_id).await?.ok_or(CannotJudge::Gone)?;
    store::opinions::think(&mut tx, run, me.member, opinion).await?;
    let judged = match opinion {
        Opinion::OutOfDate => {
            let source = answered.item_id.zip(answered.version);
            knowledge::gaps::steps::out_of_date(&mut tx, run, &answered.question, source).await?;
            Judged::GapOpened(answered.title)
        }
        Opinion::Good | Opinion::Wrong | Opinion::Incomplete | Opinion::Tone | Opinion::Other => Judged::Kept,
    };
    tx.commit().await?;
    Ok(judged)
}
