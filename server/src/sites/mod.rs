//! Reading websites: one question to a site, and what it answered.
//!
//! A crawl is a chain of jobs (`switchboard::sites::work`); each asks one thing, through the one way
//! out to addresses that a workspace chose.
//!
//! Promises (`F-4`)
//! - A host is asked once a second at most by this process, however many crawls want it, and never
//!   sooner than it allows.
//! - Answers are read up to [`Bounds::bytes`], packed or not, and for [`Bounds::patience`] at most,
//!   however slowly they drip; HTML is read in a confined process, as documents are (`reading`).
//! - No redirect is followed here: where it leads is decided by the crawl, and asked for as its own
//!   question.
//! - A slow site keeps two workers busy at most: what customers wait for goes on.
//!
//! Start reading at [`Crawler::step`].

mod answer;
mod manners;

use std::sync::Arc;
use std::time::{Duration, Instant};

use switchboard::ids::CrawlId;
use switchboard::jobs::{Claim, Job, Work};
use switchboard::sites::work;
use switchboard::tenancy::Desk;
use tokio::sync::Semaphore;

use crate::egress::Egress;
use crate::reading::Reader;
use crate::worker::{Undone, end, worker};
use manners::Manners;

/// Sites that are asked at once.
const AT_ONCE: usize = 2;
/// Until a crawl that found no place looks again.
const AGAIN: time::Duration = time::Duration::seconds(1);

/// How much of a site's answer is borne.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Bytes, as they come and as they unpack.
    pub bytes: usize,
    /// From the question to the last byte.
    pub patience: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { bytes: 2 << 20, patience: Duration::from_secs(20) }
    }
}

/// Asks websites. Cheap to clone; every clone keeps the same manners.
#[derive(Debug, Clone)]
pub struct Crawler {
    egress: Egress,
    reader: Reader,
    bounds: Bounds,
    manners: Arc<Manners>,
    places: Arc<Semaphore>,
}

impl Crawler {
    /// A crawler that goes out this way, and has what it brings read by `reader`.
    pub fn new(egress: Egress, reader: Reader, bounds: Bounds) -> Self {
        Self { egress, reader, bounds, manners: Arc::default(), places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// The same, with another program that reads: tests are not the program.
    #[must_use]
    pub fn reading(self, reader: Reader) -> Self {
        Self { reader, ..self }
    }

    /// Asks the next thing of a crawl, and keeps what came of it with the end of the job.
    ///
    /// # Errors
    /// [`Undone`]; then nothing of the answer is kept, and it is asked for again.
    pub async fn step(&self, desk: &Desk, claim: &Claim, crawl: CrawlId) -> Result<(), Undone> {
        let mut tx = worker(desk, claim.tenant).await?;
        let Some(errand) = work::next(&mut tx, crawl).await? else { return end(tx, claim).await };
        let place = self.places.try_acquire();
        let turn = match &place {
            Ok(_) => self.manners.take_turn(&errand.address.host(), tx.now()),
            Err(_) => Err(tx.now() + AGAIN),
        };
        if let Err(later) = turn {
            tx.queue(&Job::at(Work::Crawl { crawl }, later)).await?;
            return end(tx, claim).await;
        }
        tx.commit().await?;

        let asked = Instant::now();
        let visited = self.ask(&errand).await?;
        let spent_ms = i32::try_from(asked.elapsed().as_millis()).unwrap_or(i32::MAX);
        let mut tx = worker(desk, claim.tenant).await?;
        work::take(&mut tx, &errand, visited, spent_ms).await?;
        end(tx, claim).await
    }
}
