//! Writing down what is known of a lead.

use super::capture::{country, line, rescore};
use crate::access::LeadsWork;
use crate::leads::store::{self, fields, steps, writes};
use crate::leads::{Field, Step};
use crate::prelude::*;
use crate::title::Title;

/// Why nothing was written down.
#[derive(Debug, thiserror::Error)]
pub enum CannotDescribe {
    /// No such lead that the actor can see.
    #[error("lead not found")]
    Gone,
    /// What was written is not what the field holds.
    #[error("it cannot be read")]
    Unreadable,
    /// A name of a field is a word or a few.
    #[error("a field has a name of 1 to 40 characters")]
    Nameless,
    /// It has as many fields as a lead can have.
    #[error("the lead has too many fields")]
    Full,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Fields that a lead has at most.
const MOST_FIELDS: usize = 60;
/// Longest attribute of its own, in characters.
const LONGEST: usize = 500;

/// Writes a field of a lead; a name that is none of [`Field`] is an attribute of its own. An empty text takes it away.
///
/// # Errors
/// [`CannotDescribe`].
pub async fn describe(mut tx: Tx<LeadsWork>, id: LeadId, name: &str, text: &str) -> Result<(), CannotDescribe> {
    let held = store::hold(&mut tx, id).await?.ok_or(CannotDescribe::Gone)?;
    let title = Title::parse(name).map_err(|_| CannotDescribe::Nameless)?;
    let known = title.as_str().parse::<Field>().ok();
    let value = match known {
        _ if text.trim().is_empty() => None,
        Some(field) => {
            let country = country(&mut tx).await?;
            Some(line(field, text, country).ok_or(CannotDescribe::Unreadable)?)
        }
        None => Some(text.trim().replace('\0', "")).filter(|it| it.chars().count() <= LONGEST),
    };
    if value.is_none() && !text.trim().is_empty() {
        return Err(CannotDescribe::Unreadable);
    }
    match &value {
        Some(value) => {
            let kept = fields::fields(&mut tx, id).await?;
            if kept.len() >= MOST_FIELDS && kept.iter().all(|it| it.field != title.as_str()) {
                return Err(CannotDescribe::Full);
            }
            fields::keep_written(&mut tx, id, title.as_str(), value).await?;
        }
        None => fields::forget(&mut tx, id, title.as_str()).await?,
    }
    match known {
        Some(field) => writes::set_field(&mut tx, id, field, value.as_deref()).await?,
        None => writes::touch(&mut tx, id).await?,
    }
    steps::add(&mut tx, id, &Step::Described { field: title.as_str().to_owned() }).await?;
    rescore(&mut tx, id, held.contact_id).await?;
    tx.record(Event::LeadChanged { lead: id }).await?;
    Ok(tx.commit().await?)
}

/// Says what a lead may be worth, in hundredths of the workspace's currency.
///
/// # Errors
/// [`CannotDescribe`].
pub async fn set_value(mut tx: Tx<LeadsWork>, id: LeadId, minor: Option<i64>) -> Result<(), CannotDescribe> {
    const MOST: i64 = 100_000_000_000_000;

    store::hold(&mut tx, id).await?.ok_or(CannotDescribe::Gone)?;
    if minor.is_some_and(|it| !(0..=MOST).contains(&it)) {
        return Err(CannotDescribe::Unreadable);
    }
    writes::set_value(&mut tx, id, minor).await?;
    steps::add(&mut tx, id, &Step::Valued { minor }).await?;
    tx.record(Event::LeadChanged { lead: id }).await?;
    Ok(tx.commit().await?)
}
