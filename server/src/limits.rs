//! Rate limits: how often somebody may ask for something.
//!
//! Every limit counts one purpose for one subject: an address, a widget, a workspace, a key.
//! It lets a burst through and then one request per interval (GCRA: a token bucket that is
//! remembered as one moment). What a request says of itself (a header, a query, the case of
//! a letter) is no part of what is counted, so nothing of it splits a limit (`D-2`).
//!
//! Counts are kept by this process alone: several web servers allow so many times as much.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use switchboard::ids::*;
use switchboard::tenancy::RequestInfo;

/// `count` requests at once, then as many per minute.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// What is counted.
    pub purpose: &'static str,
    /// So many per minute.
    pub per_minute: u32,
}

/// Who is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A household, see [`RequestInfo::household`].
    Address(IpAddr),
    /// Everybody whose address is not known.
    Unknown,
    /// A channel.
    Channel(ChannelId),
    /// A workspace.
    Tenant(TenantId),
    /// A service key.
    Key(ServiceKeyId),
    /// A member's own token.
    Token(PersonalTokenId),
    /// Somebody who has signed in.
    Person(UserId),
}

impl Subject {
    /// Where a request came from.
    pub fn of(request: &RequestInfo) -> Self {
        request.household().map_or(Self::Unknown, Self::Address)
    }
}

/// The subject asked too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooOften {
    /// How long it should wait.
    pub again_in: Duration,
}

/// Counts. Its size is bounded, whatever the number of addresses that ask.
#[derive(Debug)]
pub struct Limits {
    /// For each subject, the moment at which all of its burst is free again.
    free_at: Mutex<HashMap<(&'static str, Subject), Instant>>,
    most: usize,
}

/// So many subjects are remembered: some 10 MB.
const MOST: usize = 100_000;
const MINUTE: Duration = Duration::from_secs(60);

impl Default for Limits {
    fn default() -> Self {
        Self::remembering(MOST)
    }
}

impl Limits {
    fn remembering(most: usize) -> Self {
        Self { free_at: Mutex::default(), most }
    }

    /// Counts one request at `now`.
    ///
    /// # Errors
    /// [`TooOften`], and then it is not counted: who keeps asking is not punished for it.
    pub fn take(&self, limit: Limit, subject: Subject, now: Instant) -> Result<(), TooOften> {
        let interval = MINUTE / limit.per_minute.max(1);
        let mut all = self.free_at.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (limit.purpose, subject);
        let free_at = all.get(&key).copied().unwrap_or(now).max(now) + interval;
        if let Some(again_in) = free_at.checked_duration_since(now + MINUTE).filter(|it| !it.is_zero()) {
            return Err(TooOften { again_in });
        }
        if all.len() >= self.most && !all.contains_key(&key) {
            make_room(&mut all, now, self.most);
        }
        all.insert(key, free_at);
        Ok(())
    }
}

/// Forgets whoever has nothing left to wait for. Where that is not enough, an eighth of the
/// rest goes: to be counted from nothing again is the lesser evil than to be shut out.
fn make_room(all: &mut HashMap<(&'static str, Subject), Instant>, now: Instant, most: usize) {
    all.retain(|_, free_at| *free_at > now);
    if all.len() >= most {
        let some: Vec<_> = all.keys().take(most / 8 + 1).copied().collect();
        for key in some {
            all.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Limit = Limit { purpose: "test", per_minute: 10 };

    fn address(last: u8) -> Subject {
        Subject::Address(IpAddr::from([203, 0, 113, last]))
    }

    fn from(ip: &str) -> Subject {
        Subject::of(&RequestInfo { ip: Some(ip.to_owned()), ..RequestInfo::default() })
    }

    #[test]
    fn a_burst_passes_and_then_one_per_interval() {
        let (limits, now) = (Limits::default(), Instant::now());
        for _ in 0..10 {
            assert_eq!(limits.take(LIMIT, address(1), now), Ok(()));
        }
        let wait = Duration::from_secs(6);
        assert_eq!(limits.take(LIMIT, address(1), now), Err(TooOften { again_in: wait }));
        assert_eq!(limits.take(LIMIT, address(1), now + wait), Ok(()));
        assert!(limits.take(LIMIT, address(1), now + wait).is_err());
        assert_eq!(limits.take(LIMIT, address(1), now + wait + MINUTE), Ok(()));
    }

    #[test]
    fn a_flood_from_one_address_does_not_touch_another() {
        let (limits, now) = (Limits::default(), Instant::now());
        for _ in 0..1_000 {
            let _ = limits.take(LIMIT, address(1), now);
        }
        assert_eq!(limits.take(LIMIT, address(2), now), Ok(()));
        assert_eq!(limits.take(Limit { purpose: "other", ..LIMIT }, address(1), now), Ok(()));
    }

    #[test]
    fn a_household_is_one_address_however_it_writes_it() {
        assert_eq!(from("2a01:e0a:1:2::1"), from("2a01:0E0A:1:2:ffff::9"));
        assert_ne!(from("2a01:e0a:1:2::1"), from("2a01:e0a:1:3::1"));
        assert_eq!(from("::ffff:203.0.113.1"), address(1));
    }

    #[test]
    fn the_memory_is_bounded() {
        let (limits, now) = (Limits::remembering(100), Instant::now());
        for round in 0..20 {
            for last in 0..=255 {
                assert_eq!(limits.take(LIMIT, Subject::Address(IpAddr::from([10, 0, round, last])), now), Ok(()));
            }
            assert!(limits.free_at.lock().unwrap().len() <= 100);
        }
    }
}
