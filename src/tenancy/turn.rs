//! Turns for what is heavy: searches take one after the other, and a storm of them rests in between.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// While others wait, a turn is given on after so many times what it took: then searches take an eighth of their
/// processors, however many there are, and pages have the rest.
const REST: u32 = 7;

/// Who may go on, and how many wait for it.
#[derive(Debug, Clone)]
pub(super) struct Turns {
    places: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
}

impl Turns {
    /// So many at a time.
    pub fn new(places: u32) -> Self {
        Self { places: Arc::new(Semaphore::new(places as usize)), waiting: Arc::default() }
    }

    /// A turn; `None` where none came within `patience`.
    pub async fn take(&self, patience: Duration) -> Option<Turn> {
        let waits = Waits::of(&self.waiting);
        let place = tokio::time::timeout(patience, self.places.clone().acquire_owned()).await.ok()?.ok()?;
        drop(waits);
        Some(Turn { place: Some(place), began: Instant::now(), waiting: self.waiting.clone() })
    }
}

/// Counts somebody who waits, for as long as they do.
struct Waits(Arc<AtomicUsize>);

impl Waits {
    fn of(waiting: &Arc<AtomicUsize>) -> Self {
        waiting.fetch_add(1, Ordering::Relaxed);
        Self(waiting.clone())
    }
}

impl Drop for Waits {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A turn, given on when this is dropped: at once where nobody waits, else after a rest.
#[derive(Debug)]
pub(super) struct Turn {
    place: Option<OwnedSemaphorePermit>,
    began: Instant,
    waiting: Arc<AtomicUsize>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let place = self.place.take();
        if self.waiting.load(Ordering::Relaxed) == 0 {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let rest = self.began.elapsed() * REST;
            runtime.spawn(async move {
                tokio::time::sleep(rest).await;
                drop(place);
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(4);

    #[tokio::test]
    async fn one_after_the_other_nobody_rests() {
        let turns = Turns::new(1);
        drop(turns.take(PATIENCE).await.unwrap());
        assert_eq!(turns.places.available_permits(), 1);
    }

    #[tokio::test]
    async fn in_a_storm_the_next_one_comes_after_a_rest() {
        let turns = Turns::new(1);
        let first = turns.take(PATIENCE).await.unwrap();
        let next = tokio::spawn({
            let turns = turns.clone();
            async move { turns.take(PATIENCE).await }
        });
        while turns.waiting.load(Ordering::Relaxed) == 0 {
            tokio::task::yield_now().await;
        }
        drop(first);
        assert_eq!(turns.places.available_permits(), 0, "the turn rests");
        assert!(next.await.unwrap().is_some(), "and is given on");
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_too_long_is_told() {
        let turns = Turns::new(1);
        let _busy = turns.take(PATIENCE).await.unwrap();
        assert!(turns.take(PATIENCE).await.is_none());
        assert_eq!(turns.waiting.load(Ordering::Relaxed), 0, "nobody waits any more");
    }
}
