//! Changing what a person says about themselves.

use super::standing;
use crate::access::Belong;
use crate::prelude::*;
use crate::team::{Keyboard, PersonName, Theme, store};
use crate::text::Locale;

/// Changes what a person says about themselves, in every workspace of theirs.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn update_account(
    mut tx: Tx<Belong>,
    name: &PersonName,
    language: Locale,
    theme: Theme,
    keyboard: Keyboard,
) -> Result<(), Fault> {
    let (member, user, _) = standing::actor(&tx)?;
    store::members::update_person(&mut tx, user, name, language, theme, keyboard).await?;
    tx.record(Event::TeamChanged { member: Some(member) }).await?;
    tx.commit().await
}
