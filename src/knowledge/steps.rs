//! Steps of knowledge that commands share, and what other features put into their own transactions.

use super::content::{Content, NewItem};
use super::{Language, Reason, State, passages, store};
use crate::prelude::*;

/// Writes new items with their first version and its passages. Returns their ids, in order.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(crate) async fn add(tx: &mut Tx<impl Permission>, items: &[NewItem]) -> Result<Vec<ItemId>, Fault> {
    let rows: Vec<(ItemId, &NewItem)> = items.iter().map(|item| (ItemId::new(), item)).collect();
    let cuts: Vec<_> = rows.iter().flat_map(|(id, item)| passages::cut(*id, 1, &item.content)).collect();

    store::add_items(tx, &rows).await?;
    store::add_passages(tx, &cuts).await?;
    Ok(rows.into_iter().map(|(id, _)| id).collect())
}

/// Keeps what a machine has read again as the next version of an item, and makes it the active one.
///
/// # Errors
/// A [`Fault`] when the database refuses, or where there is no such item.
pub(crate) async fn add_version(
    tx: &mut Tx<impl Permission>,
    item: ItemId,
    language: Language,
    content: &Content,
) -> Result<i32, Fault> {
    let held = store::hold(tx, item).await?.ok_or_else(|| Fault::other("a new version of no item"))?;
    let number = held.last_version + 1;
    store::add_version(tx, item, number, content).await?;
    store::add_passages(tx, &passages::cut(item, number, content)).await?;
    store::activate(tx, item, number, language).await?;
    Ok(number)
}

/// Says how far items are. What a person has disabled stays so. True where one was in another state.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(crate) async fn set_state(
    tx: &mut Tx<impl Permission>,
    items: &[ItemId],
    state: State,
    reason: Option<Reason>,
) -> Result<bool, Fault> {
    store::set_state(tx, items, state, reason).await
}

/// Tells the indexes alone that knowledge changed: whoever changes it page by page tells the stream at the end.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(crate) async fn renewed(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    store::next_edition(tx).await
}

/// Tells the indexes and the stream that knowledge changed.
pub(crate) async fn changed(tx: &mut Tx<impl Permission>, item: Option<ItemId>) -> Result<(), Fault> {
    store::next_edition(tx).await?;
    tx.record(Event::KnowledgeChanged { item }).await
}

/// Tells the stream that an item looks different, where no index has to know.
pub(super) async fn seen_anew(tx: &mut Tx<impl Permission>, item: ItemId) -> Result<(), Fault> {
    tx.record(Event::KnowledgeChanged { item: Some(item) }).await
}

/// Tells the stream that several items or gaps look different, where no index has to know.
pub(super) async fn seen(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    tx.record(Event::KnowledgeChanged { item: None }).await
}

/// Lets a worker look when a moment has come at which something of the knowledge is due.
pub(super) async fn due(tx: &mut Tx<impl Permission>, at: Option<OffsetDateTime>) -> Result<(), Fault> {
    match at {
        Some(at) => tx.record(Event::KnowledgePlanned { at }).await,
        None => Ok(()),
    }
}
