//! What one can do with saved replies: write, revise, remove.

use super::model::NewReply;
use super::store;
use crate::access::KnowledgeWrite;
use crate::prelude::*;

/// The unique key of shortcodes.
const SHORTCODES: &str = "saved_replies_tenant_id_shortcode_key";

/// Why a reply was not saved.
#[derive(Debug, thiserror::Error)]
pub enum CannotSaveReply {
    /// There is no such reply here.
    #[error("saved reply not found")]
    Gone,
    /// Another reply has the shortcode.
    #[error("the shortcode is taken")]
    Taken,
    /// The workspace has as many as it may have.
    #[error("there are too many saved replies")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Saves a new reply.
///
/// # Errors
/// [`CannotSaveReply`].
pub async fn write(mut tx: Tx<KnowledgeWrite>, reply: &NewReply) -> Result<SavedReplyId, CannotSaveReply> {
    let id = SavedReplyId::new();
    if !store::add(&mut tx, id, reply).await.on_constraint(SHORTCODES, CannotSaveReply::Taken)? {
        return Err(CannotSaveReply::TooMany);
    }
    tx.commit().await?;
    Ok(id)
}

/// Changes a reply; drafts that it was put into stay as they are.
///
/// # Errors
/// [`CannotSaveReply`].
pub async fn revise(mut tx: Tx<KnowledgeWrite>, id: SavedReplyId, reply: &NewReply) -> Result<(), CannotSaveReply> {
    if !store::change(&mut tx, id, reply).await.on_constraint(SHORTCODES, CannotSaveReply::Taken)? {
        return Err(CannotSaveReply::Gone);
    }
    Ok(tx.commit().await?)
}

/// Removes a reply.
///
/// # Errors
/// [`CannotSaveReply`].
pub async fn remove(mut tx: Tx<KnowledgeWrite>, id: SavedReplyId) -> Result<(), CannotSaveReply> {
    if !store::remove(&mut tx, id).await? {
        return Err(CannotSaveReply::Gone);
    }
    Ok(tx.commit().await?)
}
