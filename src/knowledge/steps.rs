//! Steps of knowledge that commands share.

use super::model::NewItem;
use super::{passages, store};
use crate::prelude::*;

/// Writes new items with their first version and its passages. Returns their ids, in order.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(super) async fn add(tx: &mut Tx<access::KnowledgeWrite>, items: &[NewItem]) -> Result<Vec<ItemId>, Fault> {
    let rows: Vec<(ItemId, &NewItem)> = items.iter().map(|item| (ItemId::new(), item)).collect();
    let cuts: Vec<_> = rows.iter().flat_map(|(id, item)| passages::cut(*id, 1, &item.content)).collect();

    store::add_items(tx, &rows).await?;
    store::add_passages(tx, &cuts).await?;
    Ok(rows.into_iter().map(|(id, _)| id).collect())
}

/// Tells the indexes and the stream that knowledge changed.
pub(super) async fn changed(tx: &mut Tx<access::KnowledgeWrite>, item: Option<ItemId>) -> Result<(), Fault> {
    store::next_edition(tx).await?;
    tx.record(Event::KnowledgeChanged { item }).await
}
