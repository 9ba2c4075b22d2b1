//! Bytes that nobody wrote down, and files that nobody sent.

use std::time::{Duration, SystemTime};

use super::objects::{CannotKeep, Key, Objects};
use super::store;
use crate::access::Work;
use crate::prelude::*;
use crate::tenancy::{CannotBegin, Principal};

/// Bytes that are younger may belong to a row that is about to be written.
const YOUNG: Duration = Duration::from_secs(3_600);
/// So long a file waits for the message that it goes along with.
const WAITS: time::Duration = time::Duration::days(2);
/// So many are asked about at once.
const AT_ONCE: usize = 1_000;

/// What a sweep removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files that had waited too long.
    pub forgotten: u64,
    /// Bytes without a row.
    pub removed: u64,
}

/// Forgets files that have waited too long, and removes bytes that no row tells of.
///
/// # Errors
/// A [`Fault`] when the database or the files refuse; what was swept stays swept.
pub async fn sweep(desk: &Desk, objects: &dyn Objects) -> Result<Swept, Fault> {
    let broken = |cannot: CannotKeep| Fault::other(cannot);
    let mut swept = Swept::default();
    let before = SystemTime::now().checked_sub(YOUNG).unwrap_or(SystemTime::UNIX_EPOCH);
    for tenant in objects.tenants().await.map_err(broken)? {
        let mut tx = begin(desk, tenant).await?;
        let waited = tx.now() - WAITS;
        swept.forgotten += store::forget(&mut tx, waited).await?;
        tx.commit().await?;
        for files in objects.kept_before(tenant, before).await.map_err(broken)?.chunks(AT_ONCE) {
            let mut tx = begin(desk, tenant).await?;
            let known = store::known(&mut tx, files).await?;
            for file in files.iter().filter(|it| !known.contains(it)) {
                objects.remove(Key { tenant, file: *file }).await.map_err(broken)?;
                swept.removed += 1;
            }
        }
    }
    Ok(swept)
}

async fn begin(desk: &Desk, tenant: TenantId) -> Result<Tx<Work>, Fault> {
    desk.begin(Principal::worker(tenant)).await.map_err(|cannot| match cannot {
        CannotBegin::Fault(fault) => fault,
        refused => Fault::other(refused),
    })
}
