//! Choosing the model whose vectors are searched.

use super::store::{self, Models};
use super::{CannotWant, Embedders};
use crate::prelude::*;

/// Wants knowledge to be searched by a model that is offered. The one that is active serves until the new one has
/// looked at everything.
///
/// # Errors
/// [`CannotWant`]; then nothing changed.
pub async fn want(mut tx: Tx<access::KnowledgeWrite>, offered: &Embedders, name: &str) -> Result<(), CannotWant> {
    if offered.called(name).is_none() {
        return Err(CannotWant::NotOffered);
    }
    let models = store::models_held(&mut tx).await?;
    let wanted = (models.active.as_deref() != Some(name)).then(|| name.to_owned());
    store::set_models(&mut tx, &Models { wanted, ..models }).await?;
    store::count(&mut tx, name).await?;
    tx.record(Event::MeaningMoved).await?;
    Ok(tx.commit().await?)
}
