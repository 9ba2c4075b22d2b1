//! The workspace's name in addresses.

use serde::{Deserialize, Serialize};

/// The name of a workspace in addresses: `ma-boutique`. 3 to 40 small letters and digits,
/// with single hyphens between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::Type), sqlx(transparent))]
pub struct Slug(String);

/// Why a slug cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadSlug {
    /// Fewer than 3 characters.
    #[error("the address is too short")]
    TooShort,
    /// More than 40 characters.
    #[error("the address is too long")]
    TooLong,
    /// Something else than small letters, digits and single hyphens between them.
    #[error("the address has other characters than small letters, digits and hyphens")]
    BadCharacters,
}

const SHORTEST: usize = 3;
const LONGEST: usize = 40;

impl Slug {
    /// Reads a slug.
    ///
    /// # Errors
    /// [`BadSlug`].
    pub fn parse(text: &str) -> Result<Self, BadSlug> {
        let text = text.trim();
        let is_word = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !text.split('-').all(is_word) {
            return Err(BadSlug::BadCharacters);
        }
        match text.len() {
            ..SHORTEST => Err(BadSlug::TooShort),
            SHORTEST..=LONGEST => Ok(Self(text.to_owned())),
            _ => Err(BadSlug::TooLong),
        }
    }

    /// The slug that a workspace's name suggests: `Ma Boutique` gives `ma-boutique`. `None`
    /// where the name has too few letters that an address could carry.
    pub fn proposed_from(name: &str) -> Option<Self> {
        let mut slug = String::new();
        for letter in name.chars().flat_map(char::to_lowercase) {
            match plain(letter) {
                Some(plain) if slug.len() + plain.len() <= LONGEST => slug.push_str(plain),
                Some(_) => break,
                None if letter.is_ascii_alphanumeric() && slug.len() < LONGEST => slug.push(letter),
                None if letter == '\'' || letter == '’' => {}
                None if !slug.is_empty() && !slug.ends_with('-') && slug.len() < LONGEST => slug.push('-'),
                None => {}
            }
        }
        Self::parse(slug.trim_end_matches('-')).ok()
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A letter with a mark, written without it. The letters of the languages of Western Europe:
/// a small table, because this also runs in the browser.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'æ' => "ae",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'œ' => "oe",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ß' => "ss",
        _ => return None,
    })
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_proposes_its_slug() {
        let proposed = |name| Slug::proposed_from(name).map(|it| it.0);
        assert_eq!(proposed("Ma Boutique").as_deref(), Some("ma-boutique"));
        assert_eq!(proposed("L’Œuvre d'Été & Cie.").as_deref(), Some("loeuvre-dete-cie"));
        assert_eq!(proposed("株式会社"), None);
        assert_eq!(proposed(&"abc ".repeat(30)).unwrap().len(), 39);
    }

    #[test]
    fn a_slug_follows_the_rule_of_the_table() {
        assert!(Slug::parse("ma-boutique").is_ok());
        assert_eq!(Slug::parse("ab"), Err(BadSlug::TooShort));
        assert_eq!(Slug::parse(&"a".repeat(41)), Err(BadSlug::TooLong));
        for text in ["", "Ma-Boutique", "ma--boutique", "-ma", "ma-", "ma boutique", "ma/b", "été"] {
            assert_eq!(Slug::parse(text), Err(BadSlug::BadCharacters), "{text}");
        }
    }
}
