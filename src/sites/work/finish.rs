//! The end of a crawl.

use crate::knowledge::{self, State};
use crate::prelude::*;
use crate::sites::model::{CrawlKind, CrawlState, Cut};
use crate::sites::store::{crawls, frontier, pages};

/// Ends a crawl. Pages that it did not come to may be out of date from now on; what is new is to be looked at.
pub(super) async fn finish(tx: &mut Tx<access::Work>, crawl: &crawls::Held, cut: Option<Cut>) -> Result<(), Fault> {
    let progress = frontier::progress(tx, crawl.id, i32::MAX).await?;
    let has_read = progress.new + progress.changed + progress.unchanged > 0;
    let reason = if has_read { None } else { frontier::first_reason(tx, crawl.id).await? };
    let state = if reason.is_some() { CrawlState::Failed } else { CrawlState::Done };
    crawls::end(tx, crawl.id, state, reason, cut).await?;
    if crawl.kind == CrawlKind::Whole {
        let missed = pages::passed_over(tx, crawl.site_id, crawl.id).await?;
        knowledge::steps::set_state(tx, &missed, State::Stale, None).await?;
    }
    if crawl.kind != CrawlKind::Listing && progress.new + progress.changed > 0 {
        knowledge::meaning::work::ask(tx).await?;
    }
    crawls::forget_old(tx, crawl.site_id).await?;
    tx.record(Event::SiteChanged { site: crawl.site_id }).await
}
