//! What one can do with documents.

use super::store;
use crate::files::Kept;
use crate::knowledge::{Kind, State, steps, store as items};
use crate::prelude::*;

/// Longest description, in characters.
pub const LONGEST_DESCRIPTION: usize = 500;

/// What became of a file that was uploaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uploaded {
    /// An item, which waits for its turn to be read.
    New(ItemId),
    /// The same bytes are here already, as this item; these are not needed.
    Known(ItemId),
}

/// Makes an item of a file whose bytes are safe.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn upload(mut tx: Tx<access::KnowledgeWrite>, kept: &Kept) -> Result<Uploaded, Fault> {
    if let Some(known) = store::known(&mut tx, kept.sha256()).await? {
        return Ok(Uploaded::Known(known));
    }
    let item = ItemId::new();
    store::add_item(&mut tx, item, kept.name()).await?;
    store::add_original(&mut tx, item, kept).await?;
    tx.record(Event::DocumentArrived { item, original: kept.id() }).await?;
    tx.commit().await?;
    Ok(Uploaded::New(item))
}

/// Why a document was not replaced. The bytes of the new file are not needed then.
#[derive(Debug, thiserror::Error)]
pub enum CannotReplace {
    /// There is no such document here.
    #[error("document not found")]
    Gone,
    /// It is disabled: replacing it would not show.
    #[error("the document is disabled")]
    Disabled,
    /// It is the file that the document was read from last.
    #[error("the document is this very file")]
    Same,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a document a new file. Until that is read, the assistant answers from what was there.
///
/// # Errors
/// [`CannotReplace`]; then nothing was written.
pub async fn replace(mut tx: Tx<access::KnowledgeWrite>, item: ItemId, kept: &Kept) -> Result<(), CannotReplace> {
    let held = items::hold(&mut tx, item).await?.filter(|it| it.kind == Kind::Document).ok_or(CannotReplace::Gone)?;
    if held.is_disabled {
        return Err(CannotReplace::Disabled);
    }
    if store::newest(&mut tx, item).await?.is_some_and(|it| it.sha256 == kept.sha256()) {
        return Err(CannotReplace::Same);
    }
    store::add_original(&mut tx, item, kept).await?;
    store::set_state(&mut tx, item, State::Waiting, None).await?;
    tx.record(Event::DocumentArrived { item, original: kept.id() }).await?;
    Ok(tx.commit().await?)
}

/// Why a document is not read again.
#[derive(Debug, thiserror::Error)]
pub enum CannotReadAgain {
    /// There is no such document here.
    #[error("document not found")]
    Gone,
    /// It did not fail.
    #[error("the document did not fail")]
    NotFailed,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Lets a document that could not be read wait for another try.
///
/// # Errors
/// [`CannotReadAgain`]; then nothing changed.
pub async fn read_again(mut tx: Tx<access::KnowledgeWrite>, item: ItemId) -> Result<(), CannotReadAgain> {
    let held = items::hold(&mut tx, item).await?.filter(|it| it.kind == Kind::Document).ok_or(CannotReadAgain::Gone)?;
    if held.state != State::Failed {
        return Err(CannotReadAgain::NotFailed);
    }
    let newest = store::newest(&mut tx, item).await?.ok_or(CannotReadAgain::Gone)?;
    store::set_state(&mut tx, item, State::Waiting, None).await?;
    tx.record(Event::DocumentArrived { item, original: newest.id }).await?;
    Ok(tx.commit().await?)
}

/// What an enabled document still has to be read from, waits again. Nothing where it was read.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(in crate::knowledge) async fn resume(tx: &mut Tx<access::KnowledgeWrite>, item: ItemId) -> Result<(), Fault> {
    let Some(newest) = store::newest(tx, item).await?.filter(|it| !it.is_read) else { return Ok(()) };
    store::set_state(tx, item, State::Waiting, None).await?;
    tx.record(Event::DocumentArrived { item, original: newest.id }).await
}

/// Why a document was not described.
#[derive(Debug, thiserror::Error)]
pub enum CannotDescribe {
    /// There is no such document here.
    #[error("document not found")]
    Gone,
    /// It has more than [`LONGEST_DESCRIPTION`] characters.
    #[error("the description has {0} characters, {LONGEST_DESCRIPTION} at most")]
    TooLong(usize),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Says what a document is about, so that colleagues find it.
///
/// # Errors
/// [`CannotDescribe`]; then nothing changed.
pub async fn describe(mut tx: Tx<access::KnowledgeWrite>, item: ItemId, words: &str) -> Result<(), CannotDescribe> {
    let words = words.replace('\0', "");
    let words = words.trim();
    let length = words.chars().count();
    if length > LONGEST_DESCRIPTION {
        return Err(CannotDescribe::TooLong(length));
    }
    items::hold(&mut tx, item).await?.filter(|it| it.kind == Kind::Document).ok_or(CannotDescribe::Gone)?;
    store::describe(&mut tx, item, words).await?;
    steps::seen_anew(&mut tx, item).await?;
    Ok(tx.commit().await?)
}
