//! The colour of a widget, and the ink that can be read on it.

use serde::{Deserialize, Serialize};

/// A colour of the screen, written `#065c66`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// Not a colour of the form `#065c66`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a colour like #065c66")]
pub struct BadColour;

/// The contrast that text needs (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;

impl Colour {
    /// The product's own petrol.
    pub const PETROL: Self = Self { red: 0x06, green: 0x5c, blue: 0x66 };
    /// Light ink.
    pub const WHITE: Self = Self { red: 0xff, green: 0xff, blue: 0xff };
    /// Dark ink.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };

    /// Reads `#065c66`.
    ///
    /// # Errors
    /// [`BadColour`] for anything else.
    pub fn parse(text: &str) -> Result<Self, BadColour> {
        let digits = text.strip_prefix('#').filter(|it| it.len() == 6).ok_or(BadColour)?;
        if !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
            return Err(BadColour);
        }
        let part = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).map_err(|_| BadColour);
        Ok(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// The contrast between two colours, 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// White where it can be read on this colour, else black; one of the two always can.
    pub fn ink(self) -> Self {
        if self.is_readable_in_white() { Self::WHITE } else { Self::BLACK }
    }

    /// Whether white text can be read on it.
    pub fn is_readable_in_white(self) -> bool {
        self.contrast(Self::WHITE) >= READABLE
    }

    /// The nearest darker neighbour on which white text can be read: itself, if it can.
    #[must_use]
    pub fn darker_neighbour(self) -> Self {
        let shade = |percent: u16| {
            let part = |it: u8| u8::try_from(u16::from(it) * percent / 100).unwrap_or(it);
            Self { red: part(self.red), green: part(self.green), blue: part(self.blue) }
        };
        (0..=100).rev().map(shade).find(|it| it.is_readable_in_white()).unwrap_or(Self::BLACK)
    }

    fn luminance(self) -> f64 {
        let linear = |it: u8| {
            let it = f64::from(it) / 255.0;
            if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl TryFrom<String> for Colour {
    type Error = BadColour;
    fn try_from(text: String) -> Result<Self, BadColour> {
        Self::parse(&text)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn petrol_has_the_contrast_that_the_design_promises() {
        assert!((Colour::PETROL.contrast(Colour::WHITE) - 7.69).abs() < 0.05);
    }

    #[test]
    fn every_colour_can_be_written_on() {
        for step in 0..=255 {
            for colour in [(step, 0, 0), (0, step, 0), (0, 0, step), (step, step, step), (255, step, 60)] {
                let colour = Colour { red: colour.0, green: colour.1, blue: colour.2 };
                assert!(colour.contrast(colour.ink()) >= READABLE, "{colour}");
                assert!(colour.darker_neighbour().is_readable_in_white(), "{colour}");
            }
        }
    }

    #[test]
    fn a_neighbour_is_suggested_only_where_one_is_needed() {
        let amber = Colour::parse("#f6ad3b").unwrap();
        assert!(!amber.is_readable_in_white());
        assert_ne!(amber.darker_neighbour(), amber);
        assert_eq!(Colour::PETROL.darker_neighbour(), Colour::PETROL);
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["", "065c66", "#065c6", "#065c6g", "#+65c66", "#065c66;x", "red", "#06é66"] {
            assert_eq!(Colour::parse(text), Err(BadColour), "{text}");
        }
        assert_eq!(Colour::parse("#065C66").unwrap().to_string(), "#065c66");
    }
}
