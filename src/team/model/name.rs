//! Names of people, workspaces, keys and roles.

use serde::{Deserialize, Serialize};

/// Longest name, in characters; the tables hold no more.
pub const LONGEST_NAME: usize = 80;

/// Why a name cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// Nothing was written.
    #[error("the name is empty")]
    Empty,
    /// More than [`LONGEST_NAME`] characters; how many there are.
    #[error("the name has {0} characters")]
    TooLong(usize),
    /// Line breaks and other control characters: a name must not be able to forge a line of
    /// a log or of a mail.
    #[error("the name has control characters")]
    Unprintable,
}

fn read(text: &str) -> Result<String, BadName> {
    let text = text.trim();
    let length = text.chars().count();
    if text.is_empty() {
        return Err(BadName::Empty);
    }
    if length > LONGEST_NAME {
        return Err(BadName::TooLong(length));
    }
    // Also the two separators of Unicode and the marks that turn the direction of writing.
    let turns = |it: char| matches!(it, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(|it| it.is_control() || turns(it)) {
        return Err(BadName::Unprintable);
    }
    Ok(text.to_owned())
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::Type), sqlx(transparent))]
        pub struct $name(String);

        impl $name {
            /// Reads a name; blanks around it do not count.
            ///
            /// # Errors
            /// [`BadName`].
            pub fn parse(text: &str) -> Result<Self, BadName> {
                read(text).map(Self)
            }

            /// The name.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

names! {
    /// How colleagues and customers see a person.
    PersonName,
    /// How people see a workspace.
    WorkspaceName,
    /// How people tell service keys apart.
    KeyName,
    /// How people call a role that they made.
    RoleName,
    /// How people know the identity provider of their company.
    ProviderName,
    /// How people tell their passkeys apart.
    PasskeyName,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_as_it_is_written() {
        assert_eq!(PersonName::parse("  Amélie  ").unwrap().as_str(), "Amélie");
        assert_eq!(PersonName::parse("张伟").unwrap().as_str(), "张伟");
        assert!(PersonName::parse(&"é".repeat(80)).is_ok());
    }

    #[test]
    fn p_3_a_name_cannot_forge_a_line() {
        assert_eq!(PersonName::parse("Eva\nClaire: deleted"), Err(BadName::Unprintable));
        assert_eq!(PersonName::parse("Eva\u{2028}Claire"), Err(BadName::Unprintable));
        assert_eq!(PersonName::parse(" \t "), Err(BadName::Empty));
        assert_eq!(PersonName::parse(&"é".repeat(81)), Err(BadName::TooLong(81)));
    }
}
