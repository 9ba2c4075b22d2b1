//! What one can do with a file before it replaces a document: propose it, publish what it says, or withdraw it.

use super::commands::{CannotReadAgain, CannotReplace};
use super::model::ProposedState;
use super::store::{self, proposed};
use crate::files::Kept;
use crate::knowledge::{Kind, Language, State, steps, store as items};
use crate::prelude::*;

/// Proposes a file as a document's next. It is read, and nothing is answered from it until somebody publishes what
/// it says. What was proposed before is withdrawn.
///
/// # Errors
/// [`CannotReplace`]; then nothing was written.
pub async fn propose(mut tx: Tx<access::KnowledgeWrite>, item: ItemId, kept: &Kept) -> Result<(), CannotReplace> {
    let held = items::hold(&mut tx, item).await?.filter(|it| it.kind == Kind::Document).ok_or(CannotReplace::Gone)?;
    if held.is_disabled {
        return Err(CannotReplace::Disabled);
    }
    if store::newest(&mut tx, item).await?.is_some_and(|it| it.sha256 == kept.sha256()) {
        return Err(CannotReplace::Same);
    }
    store::add_original(&mut tx, item, kept).await?;
    proposed::add(&mut tx, item, kept.id()).await?;
    tx.record(Event::DocumentArrived { item, original: kept.id() }).await?;
    Ok(tx.commit().await?)
}

/// Why nothing that was proposed was published or withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum CannotDecide {
    /// There is no such document here.
    #[error("document not found")]
    Gone,
    /// Nothing is proposed for it.
    #[error("no file is proposed")]
    NothingProposed,
    /// What is proposed was not read yet, or cannot be.
    #[error("the proposed file has not been read")]
    NotRead,
    /// A file that replaces it without being looked at is about to be read: it would overtake this one.
    #[error("another file of the document is being read")]
    BeingReplaced,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Lets a document say what its proposed file says. Returns the number of the version.
///
/// # Errors
/// [`CannotDecide`]; then nothing changed.
pub async fn publish(mut tx: Tx<access::KnowledgeWrite>, item: ItemId) -> Result<i32, CannotDecide> {
    let held = items::hold(&mut tx, item).await?.filter(|it| it.kind == Kind::Document).ok_or(CannotDecide::Gone)?;
    let proposed = proposed::of_item(&mut tx, item).await?.ok_or(CannotDecide::NothingProposed)?;
    let version = proposed.ready().ok_or(CannotDecide::NotRead)?;
    if matches!(held.state, State::Waiting | State::Reading) {
        return Err(CannotDecide::BeingReplaced);
    }

    let language = published(&mut tx, item, version).await?.unwrap_or(held.language);
    items::activate(&mut tx, item, version, language).await?;
    if !held.is_disabled {
        store::set_state(&mut tx, item, State::Ready, None).await?;
    }
    steps::changed(&mut tx, Some(item)).await?;
    tx.commit().await?;
    Ok(version)
}

/// A version becomes active: the file that it was read from, where it was only proposed, is the document's now.
/// Returns the language that it was found to be written in.
pub(in crate::knowledge) async fn published(
    tx: &mut Tx<access::KnowledgeWrite>,
    item: ItemId,
    version: i32,
) -> Result<Option<Language>, Fault> {
    proposed::is_published(tx, item, version).await
}

/// Withdraws a document's proposed file. The file stays with the document, and so does what was read from it.
///
/// # Errors
/// [`CannotDecide`]; then nothing changed.
pub async fn withdraw(mut tx: Tx<access::KnowledgeWrite>, item: ItemId) -> Result<(), CannotDecide> {
    items::hold(&mut tx, item).await?.filter(|it| it.kind == Kind::Document).ok_or(CannotDecide::Gone)?;
    if !proposed::withdraw(&mut tx, item).await? {
        return Err(CannotDecide::NothingProposed);
    }
    steps::seen_anew(&mut tx, item).await?;
    Ok(tx.commit().await?)
}

/// Lets a proposed file that could not be read wait for another try.
///
/// # Errors
/// [`CannotReadAgain`]; then nothing changed.
pub async fn read_proposed_again(mut tx: Tx<access::KnowledgeWrite>, item: ItemId) -> Result<(), CannotReadAgain> {
    items::hold(&mut tx, item).await?.filter(|it| it.kind == Kind::Document).ok_or(CannotReadAgain::Gone)?;
    let failed = proposed::of_item(&mut tx, item).await?.filter(|it| it.state == ProposedState::Failed);
    let original = failed.ok_or(CannotReadAgain::NotFailed)?.original;
    proposed::set_state(&mut tx, original, ProposedState::Waiting, None).await?;
    tx.record(Event::DocumentArrived { item, original }).await?;
    Ok(tx.commit().await?)
}
