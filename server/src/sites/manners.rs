//! Who is asked when: no host twice in a second.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use time::{Duration, OffsetDateTime};

/// Between two questions to one host.
const PAUSE: Duration = Duration::seconds(1);
/// Hosts that are remembered before those whose pause is over are forgotten.
const MANY: usize = 1_000;

/// When each host may be asked again.
#[derive(Debug, Default)]
pub(super) struct Manners(Mutex<HashMap<String, OffsetDateTime>>);

impl Manners {
    /// Takes the turn at a host, or says when there is one.
    pub fn take_turn(&self, host: &str, now: OffsetDateTime) -> Result<(), OffsetDateTime> {
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(free) = hosts.get(host).filter(|free| **free > now) {
            return Err(*free);
        }
        if hosts.len() >= MANY {
            hosts.retain(|_, free| *free > now);
        }
        hosts.insert(host.to_owned(), now + PAUSE);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f_4_a_host_is_asked_once_a_second() {
        let manners = Manners::default();
        let now = time::macros::datetime!(2026-11-20 09:00 UTC);
        let second = time::Duration::seconds(1);
        assert_eq!(manners.take_turn("shop.example", now), Ok(()));
        assert_eq!(manners.take_turn("shop.example", now), Err(now + second));
        assert_eq!(manners.take_turn("shop.example", now + second / 2), Err(now + second));
        assert_eq!(manners.take_turn("other.example", now), Ok(()));
        assert_eq!(manners.take_turn("shop.example", now + second), Ok(()));
    }
}
