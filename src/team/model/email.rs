//! A person's address.

use serde::{Deserialize, Serialize};

/// An e-mail address in lower case: the same person, however they typed it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::Type), sqlx(transparent))]
pub struct Email(String);

/// The text is not an address that mail could reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct NotAnEmail;

/// RFC 5321, §4.5.3.1: the longest path that a mail server must take.
const LONGEST: usize = 254;

impl Email {
    /// Reads an address. Deliberately mild: one `@`, a name before it, a domain with a dot
    /// behind it, nothing that could break out of a mail header. Only a mail proves more.
    ///
    /// # Errors
    /// [`NotAnEmail`].
    pub fn parse(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.trim().to_lowercase();
        let (local, domain) = text.rsplit_once('@').ok_or(NotAnEmail)?;
        let clean = |it: char| !it.is_whitespace() && !it.is_control() && !"<>,;:\"()[]\\@".contains(it);
        let is_good = !local.is_empty()
            && text.len() <= LONGEST
            && local.chars().all(clean)
            && domain.chars().all(clean)
            && domain.contains('.')
            && domain.split('.').all(|label| !label.is_empty());
        if is_good { Ok(Self(text)) } else { Err(NotAnEmail) }
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_however_it_is_typed() {
        assert_eq!(Email::parse(" Amelie@Example.COM ").unwrap().as_str(), "amelie@example.com");
        assert_eq!(Email::parse("amelie@example.com").unwrap().local_part(), "amelie");
    }

    #[test]
    fn what_no_mail_could_reach_is_refused() {
        let long = format!("{}@example.com", "a".repeat(250));
        for text in ["", "amelie", "@example.com", "amelie@", "amelie@localhost", "a b@example.com", "a@b@c.de", &long]
        {
            assert_eq!(Email::parse(text), Err(NotAnEmail), "{text}");
        }
        assert_eq!(Email::parse("a@example.com\r\nBcc: b@example.com"), Err(NotAnEmail));
    }
}
