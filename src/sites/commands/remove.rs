//! Removing a site.

use crate::knowledge::{self, State};
use crate::prelude::*;
use crate::sites::store::{crawls, pages, sites};

/// Why a site was not removed.
#[derive(Debug, thiserror::Error)]
pub enum CannotRemove {
    /// There is no such site here.
    #[error("site not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Removes a site. Its pages are kept as disabled items, because past answers cite them.
///
/// # Errors
/// [`CannotRemove`]; then nothing changed.
pub async fn remove(mut tx: Tx<access::KnowledgeWrite>, site: SiteId) -> Result<(), CannotRemove> {
    sites::hold(&mut tx, site).await?.ok_or(CannotRemove::Gone)?;
    let items = pages::forget(&mut tx, site).await?;
    knowledge::steps::set_state(&mut tx, &items, State::Disabled, None).await?;
    crawls::forget(&mut tx, site).await?;
    sites::remove(&mut tx, site).await?;
    knowledge::steps::changed(&mut tx, None).await?;
    tx.record(Event::SiteChanged { site }).await?;
    Ok(tx.commit().await?)
}
