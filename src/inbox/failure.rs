//! Why a message will not arrive, in the words of the system that carried it.

/// One line of 1 to 200 characters for the agents who read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailureReason(String);

/// The words are no reason: empty, longer than a line, or with control characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reason is one line of 1 to {longest} characters", longest = FailureReason::LONGEST)]
pub struct BadReason;

impl FailureReason {
    /// The most characters of a reason.
    pub const LONGEST: usize = 200;

    /// Reads a reason.
    ///
    /// # Errors
    /// [`BadReason`].
    pub fn parse(text: &str) -> Result<Self, BadReason> {
        let is_line = !text.trim().is_empty() && !text.chars().any(char::is_control);
        (is_line && text.chars().count() <= Self::LONGEST).then(|| Self(text.trim().to_owned())).ok_or(BadReason)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_line() {
        assert_eq!(FailureReason::parse(" 131026: no WhatsApp ").unwrap().as_str(), "131026: no WhatsApp");
        for wrong in ["", " ", "a\nb", "a\0b", &"x".repeat(201)] {
            assert_eq!(FailureReason::parse(wrong), Err(BadReason), "{wrong:?}");
        }
    }
}
