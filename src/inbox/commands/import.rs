//! Taking in what was said elsewhere.

use std::collections::HashSet;

use crate::access::Work;
use crate::channels;
use crate::inbox::Past;
use crate::inbox::store::{contacts, imports};
use crate::prelude::*;

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum CannotImport {
    /// A customer has an imported conversation already that is not resolved.
    #[error("conversation \"{0}\": its customer has an imported one already that is not resolved")]
    SecondOpen(String),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// Conversations that were added.
    pub added: usize,
    /// Messages and notes in them.
    pub entries: usize,
    /// Conversations that had been imported before, and were left as they are.
    pub known: usize,
}

/// Writes conversations that took place elsewhere into the workspace's imported history: all of them or none, and each
/// once, however often its file is brought.
///
/// What is over is resolved; the rest waits for a person. Nobody is told, nothing is answered, and no promise begins:
/// what was promised elsewhere is not known here.
///
/// # Errors
/// [`CannotImport`]; then nothing was written.
pub async fn import(mut tx: Tx<Work>, past: &[Past]) -> Result<Imported, CannotImport> {
    let channel = channels::steps::history(&mut tx).await?;
    let ids: Vec<&str> = past.iter().map(|it| it.id.as_str()).collect();
    let known: HashSet<String> = imports::known(&mut tx, &ids).await?.into_iter().collect();
    let mut new: Vec<&Past> = past.iter().filter(|it| !known.contains(&it.id)).collect();
    // A customer's numbers rise from conversation to conversation.
    new.sort_by_key(|it| it.began_at);

    let mut imported = Imported { known: known.len(), ..Imported::default() };
    for it in new {
        contacts::hold_place(&mut tx, channel, &it.who.external_id).await?;
        let identity = match contacts::identity(&mut tx, channel, &it.who.external_id).await? {
            Some(known) => known,
            None => contacts::add(&mut tx, channel, &it.who, it.language.as_deref()).await?,
        };
        let place = imports::Place { channel, identity: identity.id, contact: identity.contact_id };
        let begun = imports::begin(&mut tx, &place, it).await;
        let open = "conversations_one_open_per_identity";
        let conversation = begun.on_constraint(open, CannotImport::SecondOpen(it.id.clone()))?;
        imports::say(&mut tx, channel, conversation, &it.entries).await?;
        imports::remember(&mut tx, &it.id, conversation).await?;
        imported.added += 1;
        imported.entries += it.entries.len();
    }
    tx.record(Event::ChannelChanged { channel }).await?;
    tx.commit().await?;
    Ok(imported)
}
