//! Labels of a company, with what they say of it.

use crate::access::ContactsWrite;
use crate::companies::{one_line, store};
use crate::labels::Wearer;
use crate::labels::steps::{LONGEST_VALUE, Labelled, put_on, take_off};
use crate::prelude::*;

/// Why a company or a contact did not get a label.
#[derive(Debug, thiserror::Error)]
pub enum CannotLabel {
    /// No such company, contact or label here.
    #[error("not found")]
    Gone,
    /// The value is too long, or no line.
    #[error("a value has 1 to {LONGEST_VALUE} characters on one line")]
    Value,
    /// It has as many labels as there can be.
    #[error("there are too many labels on it")]
    Full,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl CannotLabel {
    /// Reads the value of a label; nothing is none.
    pub(crate) fn value(text: &str) -> Result<Option<String>, Self> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        one_line(text, LONGEST_VALUE).map(Some).ok_or(Self::Value)
    }

    /// What became of it; true where something changed.
    pub(crate) fn of(labelled: Labelled) -> Result<bool, Self> {
        match labelled {
            Labelled::Done => Ok(true),
            Labelled::Already => Ok(false),
            Labelled::NoSuchLabel => Err(Self::Gone),
            Labelled::Full => Err(Self::Full),
        }
    }
}

/// Puts a label on a company, or says another value of it. Twice is the same as once.
///
/// # Errors
/// [`CannotLabel`]; then nothing changed.
pub async fn label(mut tx: Tx<ContactsWrite>, id: CompanyId, label: LabelId, value: &str) -> Result<(), CannotLabel> {
    let value = CannotLabel::value(value)?;
    if !store::hold(&mut tx, id).await? {
        return Err(CannotLabel::Gone);
    }
    if !CannotLabel::of(put_on(&mut tx, Wearer::Company(id), label, value.as_deref()).await?)? {
        return Ok(());
    }
    tx.record(Event::CompanyChanged { company: id }).await?;
    Ok(tx.commit().await?)
}

/// Takes a label off a company. Twice is the same as once.
///
/// # Errors
/// [`CannotLabel`]; then nothing changed.
pub async fn take_label(mut tx: Tx<ContactsWrite>, id: CompanyId, label: LabelId) -> Result<(), CannotLabel> {
    if !store::hold(&mut tx, id).await? {
        return Err(CannotLabel::Gone);
    }
    if !CannotLabel::of(take_off(&mut tx, Wearer::Company(id), label).await?)? {
        return Ok(());
    }
    tx.record(Event::CompanyChanged { company: id }).await?;
    Ok(tx.commit().await?)
}
