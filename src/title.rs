//! Titles: what people call a label, a team or a view.

/// A title: 1 to 40 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title(String);

/// A text that is no title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a title has 1 to 40 characters on one line")]
pub struct BadTitle;

impl Title {
    /// Most characters of a title; the tables hold no more.
    pub const LONGEST: usize = 40;

    /// Reads a title; blanks around it do not count. Marks that turn the direction of writing would let it
    /// pose as another one.
    ///
    /// # Errors
    /// [`BadTitle`].
    pub fn parse(text: &str) -> Result<Self, BadTitle> {
        let turns =
            |it: char| matches!(it, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let title = text.trim();
        let fits = (1..=Self::LONGEST).contains(&title.chars().count());
        if !fits || title.chars().any(|it| it.is_control() || turns(it)) {
            return Err(BadTitle);
        }
        Ok(Self(title.to_owned()))
    }

    /// The title.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_a_word_or_a_few() {
        for bad in ["", "   ", "two\nlines", "\u{202e}egakaerB", &"x".repeat(41)] {
            assert_eq!(Title::parse(bad), Err(BadTitle), "{bad:?}");
        }
        assert_eq!(Title::parse("  Vente en gros ").unwrap().as_str(), "Vente en gros");
    }
}
