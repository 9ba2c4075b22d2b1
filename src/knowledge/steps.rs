//! Steps of knowledge that commands share, and what other features put into their own transactions.

use super::content::NewItem;
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
pub(super) async fn changed(tx: &mut Tx<impl Permission>, item: Option<ItemId>) -> Result<(), Fault> {
    store::next_edition(tx).await?;
    tx.record(Event::KnowledgeChanged { item }).await
}

/// Tells the stream that an item looks different, where no index has to know.
pub(super) async fn seen_anew(tx: &mut Tx<impl Permission>, item: ItemId) -> Result<(), Fault> {
    tx.record(Event::KnowledgeChanged { item: Some(item) }).await
}

/// Opens a gap: what the run `run` answered from is to be mended. `source` is the item that it
/// cited, with the version. The same gap, open already, stays as it is.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(crate) async fn open_gap(
    tx: &mut Tx<impl Permission>,
    run: RunId,
    question: &str,
    source: Option<(ItemId, i32)>,
) -> Result<(), Fault> {
    store::gaps::open(tx, run, question, source).await
}
