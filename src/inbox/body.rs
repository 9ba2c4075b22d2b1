//! What somebody wrote, fit to be stored.

/// A text of 1 to 10 000 characters, kept as it was written: it is cleaned when it is shown
/// (`C-4`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body(String);

/// Why a text is no body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadBody {
    /// There is nothing to read in it.
    #[error("the text is empty")]
    Empty,
    /// It is longer than [`Body::LONGEST`] characters.
    #[error("the text has {0} characters, {longest} at most", longest = Body::LONGEST)]
    TooLong(usize),
    /// It holds a NUL, which PostgreSQL cannot keep.
    #[error("the text holds a NUL character")]
    Nul,
}

impl Body {
    /// The most characters of one message.
    pub const LONGEST: usize = 10_000;

    /// Takes a text as it is.
    ///
    /// # Errors
    /// [`BadBody`].
    pub fn parse(text: impl Into<String>) -> Result<Self, BadBody> {
        let text = text.into();
        if text.trim().is_empty() {
            return Err(BadBody::Empty);
        }
        if text.contains('\0') {
            return Err(BadBody::Nul);
        }
        // Counting is skipped where the bytes alone prove that it fits.
        if text.len() > Self::LONGEST {
            let length = text.chars().count();
            if length > Self::LONGEST {
                return Err(BadBody::TooLong(length));
            }
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_as_it_was_written() {
        assert_eq!(
            Body::parse("  Bonjour,\r\n<b>où</b> est mon colis ?  ").unwrap().as_str(),
            "  Bonjour,\r\n<b>où</b> est mon colis ?  "
        );
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        assert!(Body::parse("é".repeat(Body::LONGEST)).is_ok());
        assert_eq!(Body::parse("é".repeat(Body::LONGEST + 1)), Err(BadBody::TooLong(10_001)));
    }

    #[test]
    fn nothing_and_nul_are_refused() {
        assert_eq!(Body::parse(" \n\t"), Err(BadBody::Empty));
        assert_eq!(Body::parse("a\0b"), Err(BadBody::Nul));
    }
}
