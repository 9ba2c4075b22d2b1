//! What the reports read: counted once, as a worker would have done while the history happened.

use std::time::Instant;

use switchboard::access::Work;
use switchboard::analytics::system;
use switchboard::analytics::work::{self, Counted};
use switchboard::tenancy::{Desk, Principal, Tx};

use crate::Result;

/// Counts every workspace whole.
pub async fn load(desk: &Desk) -> Result<()> {
    let began = Instant::now();
    for tenant in system::uncounted(desk).await? {
        loop {
            let mut tx: Tx<Work> = desk.begin(Principal::worker(tenant)).await?;
            let counted = work::count(&mut tx).await?;
            tx.commit().await?;
            if counted != Counted::Some {
                break;
            }
        }
    }
    println!("  counted for the reports in {} s", began.elapsed().as_secs());
    Ok(())
}
