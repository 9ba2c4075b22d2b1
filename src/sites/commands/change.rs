//! Changing what of a site is read, and how often.

use crate::prelude::*;
use crate::sites::model::Wanted;
use crate::sites::{steps, store::sites as store};

/// Why a site was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// There is no such site here.
    #[error("site not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Changes everything but the address. It holds from the next crawl on.
///
/// # Errors
/// [`CannotChange`]; then nothing changed.
pub async fn change(mut tx: Tx<access::KnowledgeWrite>, id: SiteId, wanted: &Wanted) -> Result<(), CannotChange> {
    let held = store::hold(&mut tx, id).await?.ok_or(CannotChange::Gone)?;
    store::change(&mut tx, id, wanted).await?;
    if held.schedule != wanted.schedule {
        steps::plan(&mut tx, id, wanted.schedule).await?;
    }
    tx.record(Event::SiteChanged { site: id }).await?;
    Ok(tx.commit().await?)
}
