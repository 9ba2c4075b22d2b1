//! An agent leaves a note for colleagues.

use crate::access::InboxReply;
use crate::files;
use crate::inbox::store::messages::NewMessage;
use crate::inbox::{Author, Body, Direction, Kind, Message, called, moves, store};
use crate::notifications::About;
use crate::notifications::steps::{Told, tell_members};
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

/// Leaves a note that only the team sees, writes down whom it calls, and tells them. It changes nothing else. `client_id` is the page's own
/// id of the note: sent twice, it is stored once.
///
/// # Errors
/// [`CannotNote`].
pub async fn note(
    mut tx: Tx<InboxReply>,
    on: ConversationId,
    body: &Body,
    client_id: Option<&str>,
) -> Result<Message, CannotNote> {
    let me = moves::me(&tx)?;
    store::conversations::hold(&mut tx, on).await?.ok_or(CannotNote::Gone)?;
    if let Some(client_id) = client_id
        && let Some(left) = store::messages::by_client_id(&mut tx, on, Author::Staff, client_id).await?
    {
        return Ok(left);
    }

    let now = tx.now();
    let entry = NewMessage {
        kind: Kind::Note,
        direction: Direction::Internal,
        author: Author::Staff,
        member: Some(me.member),
        run: None,
        body: body.as_str(),
        happening: None,
        client_id,
        sent_at: now,
        quotes: None,
    };
    let note = store::messages::add(&mut tx, on, entry).await?;
    if body.as_str().contains('@') {
        let team = store::mentions::callable(&mut tx).await?;
        let members: Vec<MemberId> = called(body.as_str(), &team).into_iter().map(|it| it.member).collect();
        store::mentions::add(&mut tx, on, note.id, &members).await?;
        let others: Vec<MemberId> = members.into_iter().filter(|it| *it != me.member).collect();
        tell_members(&mut tx, Told { conversation: on, about: About::Mention }, &others).await?;
    }
    files::steps::go_along(&mut tx, on, me.member, note.id).await?;
    store::presence::mark_read(&mut tx, on, me.member, note.seq).await?;
    store::drafts::empty(&mut tx, on, me.member).await?;
    tx.record(Event::Noted { conversation: on, message: note.id }).await?;

    tx.commit().await?;
    Ok(note)
}
