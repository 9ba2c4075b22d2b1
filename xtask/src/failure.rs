//! Failures that say what happened and what to do about it.

use std::fmt;

/// The result of anything that can go wrong here.
pub type Outcome<T = ()> = Result<T, Failure>;

/// What happened, and the way out.
#[derive(Debug)]
pub struct Failure {
    what: String,
    advice: Option<String>,
}

impl Failure {
    /// What happened, as a sentence without its full stop.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), advice: None }
    }

    /// What the person in front of the terminal can do about it.
    pub fn advice(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "error: {}.", self.what.trim_end_matches('.'))?;
        match &self.advice {
            Some(advice) => write!(out, "\n  What to do: {advice}"),
            None => Ok(()),
        }
    }
}

/// Names what was being attempted when the operating system refused.
pub trait During<T> {
    /// `attempt` completes the sentence "could not …".
    fn during(self, attempt: impl fmt::Display) -> Outcome<T>;
}

impl<T> During<T> for std::io::Result<T> {
    fn during(self, attempt: impl fmt::Display) -> Outcome<T> {
        self.map_err(|reason| Failure::new(format!("could not {attempt}: {reason}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_reads_as_what_happened_and_what_to_do() {
        let failure = Failure::new("Node.js was not found").advice("install Node 20 or newer");
        assert_eq!(failure.to_string(), "error: Node.js was not found.\n  What to do: install Node 20 or newer");
    }
}
