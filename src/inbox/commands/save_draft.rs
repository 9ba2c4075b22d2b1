//! Keeping what an agent is writing.

use crate::access::InboxReply;
use crate::inbox::{Body, Draft, Writing, moves, store};
use crate::prelude::*;

/// Why a text was not kept.
#[derive(Debug, thiserror::Error)]
pub enum CannotSave {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// Another window of the same agent has saved since; this is what it saved.
    #[error("another window has saved since")]
    Newer(Draft),
    /// Too long, or it holds a NUL.
    #[error("the text is too long or holds a NUL character")]
    BadText,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Keeps what an agent is writing. `version` is the newest that the window knows, 0 for none;
/// `None` does not ask what other windows saved. The new version is returned.
///
/// # Errors
/// [`CannotSave`].
pub async fn save_draft(
    mut tx: Tx<InboxReply>,
    id: ConversationId,
    kind: Writing,
    text: &str,
    version: Option<i32>,
) -> Result<i32, CannotSave> {
    let me = moves::me(&tx)?;
    if text.chars().count() > Body::LONGEST || text.contains('\0') {
        return Err(CannotSave::BadText);
    }
    store::conversations::hold(&mut tx, id).await?.ok_or(CannotSave::Gone)?;
    match store::drafts::keep(&mut tx, id, me.member, kind, text, version).await? {
        Some(version) => {
            tx.commit().await?;
            Ok(version)
        }
        None => {
            let saved = store::drafts::kept(&mut tx, id, me.member).await?.unwrap_or_default();
            Err(CannotSave::Newer(saved))
        }
    }
}
