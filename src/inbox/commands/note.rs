//! An agent leaves a note for colleagues.

use crate::access::InboxReply;
use crate::inbox::store::messages::NewMessage;
use crate::inbox::{Author, Body, Direction, Kind, Message, moves, store};
use crate::prelude::*;

/// Why a note was not left.
#[derive(Debug, thiserror::Error)]
pub enum CannotNote {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Leaves a note that only the team sees. It changes nothing else.
///
/// # Errors
/// [`CannotNote`].
pub async fn note(mut tx: Tx<InboxReply>, on: ConversationId, body: &Body) -> Result<Message, CannotNote> {
    let me = moves::me(&tx)?;
    store::conversations::hold(&mut tx, on).await?.ok_or(CannotNote::Gone)?;

    let now = tx.now();
    let entry = NewMessage {
        kind: Kind::Note,
        direction: Direction::Internal,
        author: Author::Staff,
        member: Some(me.member),
        run: None,
        body: body.as_str(),
        happening: None,
        client_id: None,
        sent_at: now,
    };
    let note = store::messages::add(&mut tx, on, entry).await?;
    store::presence::mark_read(&mut tx, on, me.member, note.seq).await?;
    tx.record(Event::Noted { conversation: on, message: note.id }).await?;

    tx.commit().await?;
    Ok(note)
}
