//! How many live streams are open, in all and for one subject: an address, a person.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::limits::Subject;

/// So many streams are open at once in this process.
const MOST: usize = 5_000;

/// Counts open streams.
#[derive(Debug, Clone)]
pub struct Streams {
    open: Arc<Mutex<HashMap<Subject, usize>>>,
    most_of_one: usize,
}

/// A place for one stream, given back when it is dropped.
#[derive(Debug)]
pub struct Place {
    streams: Streams,
    subject: Subject,
}

impl Streams {
    /// No streams yet; at most so many for one subject.
    pub fn each(most_of_one: usize) -> Self {
        Self { open: Arc::default(), most_of_one }
    }

    /// A place for one more; `None` where there is none.
    pub fn enter(&self, subject: Subject) -> Option<Place> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let here = open.get(&subject).copied().unwrap_or(0);
        if here >= self.most_of_one || open.values().sum::<usize>() >= MOST {
            return None;
        }
        open.insert(subject, here + 1);
        Some(Place { streams: self.clone(), subject })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.streams.open.lock().unwrap_or_else(PoisonError::into_inner);
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
    fn one_subject_cannot_take_every_place() {
        let streams = Streams::each(3);
        let one = Subject::Address([203, 0, 113, 1].into());
        let other = Subject::Address([203, 0, 113, 2].into());

        let mut places: Vec<_> = (0..3).map(|_| streams.enter(one).unwrap()).collect();
        assert!(streams.enter(one).is_none());
        assert!(streams.enter(other).is_some());
        places.pop();
        assert!(streams.enter(one).is_some());
        places.clear();
        assert!(streams.open.lock().unwrap().is_empty(), "a stream that ended leaves nothing");
    }
}
