//! Putting labels on a conversation, a contact or a company, inside somebody else's transaction.

use super::store;
pub use super::store::hints::{Hint, count_terms, hints};
use super::store::worn::Wearer;
use crate::prelude::*;

/// Most labels of one conversation: more say nothing.
pub const MOST_ON_ONE: i64 = 20;

/// What became of a label that was put on a conversation, or taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labelled {
    /// It is as it was wanted, and was not before.
    Done,
    /// It was so already.
    Already,
    /// No such label in this workspace.
    NoSuchLabel,
    /// The conversation has [`MOST_ON_ONE`] labels.
    Full,
}

/// Puts a label on a conversation that the caller holds.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn put(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    label: LabelId,
) -> Result<Labelled, Fault> {
    if !store::is_there(tx, label).await? {
        return Ok(Labelled::NoSuchLabel);
    }
    if store::count_on(tx, conversation).await? >= MOST_ON_ONE {
        return Ok(Labelled::Full);
    }
    let put = store::put(tx, conversation, label).await?;
    Ok(if put { Labelled::Done } else { Labelled::Already })
}

/// Takes a label off a conversation that the caller holds.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn take(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    label: LabelId,
) -> Result<Labelled, Fault> {
    let taken = store::take(tx, conversation, label).await?;
    Ok(if taken { Labelled::Done } else { Labelled::Already })
}

/// Notes that somebody does not want a label on a conversation that the caller holds, or takes that back.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn dismiss(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    label: LabelId,
    dismissed: bool,
) -> Result<Labelled, Fault> {
    if !store::is_there(tx, label).await? {
        return Ok(Labelled::NoSuchLabel);
    }
    let done = store::hints::set_unwanted(tx, conversation, label, dismissed).await?;
    Ok(if done { Labelled::Done } else { Labelled::Already })
}

/// Longest value of a label, in characters; the tables hold no more.
pub const LONGEST_VALUE: usize = 60;

/// Puts a label on a contact or a company that the caller holds, or gives it another value.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn put_on(
    tx: &mut Tx<impl Permission>,
    wearer: Wearer,
    label: LabelId,
    value: Option<&str>,
) -> Result<Labelled, Fault> {
    if !store::is_there(tx, label).await? {
        return Ok(Labelled::NoSuchLabel);
    }
    let put = store::worn::put_on(tx, wearer, label, value).await?;
    if put && store::worn::count_worn(tx, wearer).await? > MOST_ON_ONE {
        return Ok(Labelled::Full);
    }
    Ok(if put { Labelled::Done } else { Labelled::Already })
}

/// Takes a label off a contact or a company that the caller holds.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn take_off(tx: &mut Tx<impl Permission>, wearer: Wearer, label: LabelId) -> Result<Labelled, Fault> {
    if store::worn::take_off(tx, wearer, label).await? {
        return Ok(Labelled::Done);
    }
    Ok(if store::is_there(tx, label).await? { Labelled::Already } else { Labelled::NoSuchLabel })
}
