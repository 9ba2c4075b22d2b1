//! How many live streams are open, in all and from one address.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::limits::Subject;

/// So many streams are open at once in this process.
const MOST: usize = 5_000;
/// So many from one address: an office, not an attack.
const MOST_FROM_ONE: usize = 100;

/// Counts open streams.
#[derive(Debug, Clone, Default)]
pub struct Streams(Arc<Mutex<HashMap<Subject, usize>>>);

/// A place for one stream, given back when it is dropped.
#[derive(Debug)]
pub struct Place {
    streams: Streams,
    subject: Subject,
}

impl Streams {
    /// A place for one more; `None` where there is none.
    pub fn enter(&self, subject: Subject) -> Option<Place> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let here = open.get(&subject).copied().unwrap_or(0);
        if here >= MOST_FROM_ONE || open.values().sum::<usize>() >= MOST {
            return None;
        }
        open.insert(subject, here + 1);
        Some(Place { streams: self.clone(), subject })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.streams.0.lock().unwrap_or_else(PoisonError::into_inner);
        match open.get_mut(&self.subject) {
            Some(here) if *here > 1 => *here -= 1,
            _ => drop(open.remove(&self.subject)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_cannot_take_every_place() {
        let streams = Streams::default();
        let one = Subject::Address([203, 0, 113, 1].into());
        let other = Subject::Address([203, 0, 113, 2].into());

        let mut places: Vec<_> = (0..MOST_FROM_ONE).map(|_| streams.enter(one).unwrap()).collect();
        assert!(streams.enter(one).is_none());
        assert!(streams.enter(other).is_some());
        places.pop();
        assert!(streams.enter(one).is_some());
        places.clear();
        assert!(streams.0.lock().unwrap().is_empty(), "a stream that ended leaves nothing");
    }
}
