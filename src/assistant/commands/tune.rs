//! Name and threshold.

use crate::assistant::model::Unacceptable;
use crate::assistant::store;
use crate::prelude::*;

/// Longest name, in characters.
const LONGEST_NAME: usize = 40;

/// A name and a threshold, within their limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Tuning {
    name: String,
    threshold: f32,
}

impl Tuning {
    /// Reads what a person chose.
    ///
    /// # Errors
    /// [`Unacceptable::Name`] or [`Unacceptable::Threshold`].
    pub fn parse(name: &str, threshold: f32) -> Result<Self, Unacceptable> {
        let name = name.trim();
        if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.contains(char::is_control) {
            return Err(Unacceptable::Name);
        }
        if !(0.0..=1.0).contains(&threshold) {
            return Err(Unacceptable::Threshold);
        }
        Ok(Self { name: name.to_owned(), threshold })
    }
}

/// Sets the name that customers see and how sure an answer must be to be sent.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tune(mut tx: Tx<access::AssistantTune>, tuning: Tuning) -> Result<(), Fault> {
    store::hold(&mut tx).await?;
    store::put_tuning(&mut tx, &tuning.name, tuning.threshold).await?;
    tx.commit().await
}
