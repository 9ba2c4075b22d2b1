//! Turns: nobody's burst takes all the connections that messages come in by (`R-18`).
//!
//! So many requests of one workspace are worked on at once as half of the connections allow;
//! the others of it wait, and those of everybody else pass by.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use switchboard::ids::TenantId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Who is having a turn. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Turns {
    of_one: usize,
    all: Arc<Mutex<HashMap<TenantId, Arc<Semaphore>>>>,
}

/// A turn; it ends when this is dropped.
#[derive(Debug)]
pub struct Turn {
    _permit: Option<OwnedSemaphorePermit>,
}

impl Turns {
    /// Turns at so many connections.
    pub fn at(connections: u32) -> Self {
        let of_one = usize::try_from(connections / 2).unwrap_or(1).max(1);
        Self { of_one, all: Arc::default() }
    }

    /// Waits for a turn of this workspace.
    pub async fn take(&self, tenant: TenantId) -> Turn {
        Turn { _permit: self.of(tenant).acquire_owned().await.ok() }
    }

    fn of(&self, tenant: TenantId) -> Arc<Semaphore> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever has no request here is forgotten; those who have are few.
        all.retain(|_, it| Arc::strong_count(it) > 1);
        all.entry(tenant).or_insert_with(|| Arc::new(Semaphore::new(self.of_one))).clone()
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;

    #[tokio::test]
    async fn r_18_a_burst_of_one_workspace_lets_others_pass() {
        let turns = Turns::at(8);
        let (busy, other) = (TenantId::new(), TenantId::new());
        let mut held = Vec::new();
        for _ in 0..4 {
            held.push(turns.take(busy).await);
        }
        let mut waiting = Box::pin(turns.take(busy));
        assert!(waiting.as_mut().now_or_never().is_none(), "the fifth waits");
        assert!(turns.take(other).now_or_never().is_some(), "another workspace does not");
        held.pop();
        assert!(waiting.now_or_never().is_some(), "until one has had its turn");
    }

    #[tokio::test]
    async fn who_asks_no_more_is_forgotten() {
        let turns = Turns::at(1);
        for _ in 0..100 {
            drop(turns.take(TenantId::new()).await);
        }
        assert_eq!(turns.all.lock().unwrap().len(), 1);
    }
}
