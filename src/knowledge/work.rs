//! What a worker does when something of the knowledge is due: an end, a planned version, an age.

use super::{steps, store};
use crate::access::Work;
use crate::prelude::*;
use crate::tenancy::{CannotBegin, Principal};

/// Does what is due in a workspace. Whoever looks once more finds nothing.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tend(tx: &mut Tx<Work>) -> Result<(), Fault> {
    let mut has_changed = false;
    for (item, version, language) in store::plans::due(tx).await? {
        // Held as whoever revises it holds it: the later of the two stays active.
        store::hold(tx, item).await?;
        if store::plans::remove(tx, item, version).await? {
            store::activate(tx, item, version, language).await?;
            has_changed = true;
        }
    }
    has_changed |= store::terms::expire(tx).await? > 0;
    let is_old = store::terms::grow_old(tx).await? > 0;
    if has_changed {
        steps::changed(tx, None).await?;
    } else if is_old {
        steps::seen(tx).await?;
    }
    Ok(())
}

/// Does what is due in every workspace: what grows old, and what no job came for.
///
/// # Errors
/// A [`Fault`] when the database refuses; what was done stays done.
pub async fn sweep(desk: &Desk) -> Result<(), Fault> {
    for tenant in store::terms::due(desk).await? {
        let mut tx: Tx<Work> = desk.begin(Principal::worker(tenant)).await.map_err(|cannot| match cannot {
            CannotBegin::Fault(fault) => fault,
            refused => Fault::other(refused),
        })?;
        tend(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(())
}
