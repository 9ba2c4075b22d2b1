//! The name of a site that may show a widget.

use serde::{Deserialize, Serialize};

/// A host name such as `ma-boutique.com`, or `*.ma-boutique.com` for every name below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Domain(String);

/// Not a host name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a host name: {0}")]
pub struct BadDomain(pub String);

impl Domain {
    /// Reads a host name. An address that somebody pasted whole is reduced to its host.
    ///
    /// # Errors
    /// [`BadDomain`] for what no host can be called.
    pub fn parse(text: &str) -> Result<Self, BadDomain> {
        let bad = || BadDomain(text.chars().take(80).collect());
        let text = text.trim().to_ascii_lowercase();
        let host = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
        let host = host.split(['/', ':']).next().unwrap_or_default();
        let name = host.strip_prefix("*.").unwrap_or(host);
        if name.is_empty() || host.len() > 253 || !name.split('.').all(is_label) {
            return Err(bad());
        }
        // `*.com` would be half of the web.
        if host.len() != name.len() && !name.contains('.') {
            return Err(bad());
        }
        Ok(Self(host.to_owned()))
    }

    /// Whether `host` is this name, or below it for a `*.` name.
    pub fn covers(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        match self.0.strip_prefix("*.") {
            Some(parent) => host.strip_suffix(parent).is_some_and(|it| it.len() > 1 && it.ends_with('.')),
            None => host == self.0,
        }
    }

    /// The name as people write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

impl TryFrom<String> for Domain {
    type Error = BadDomain;
    fn try_from(text: String) -> Result<Self, BadDomain> {
        Self::parse(&text)
    }
}

impl From<Domain> for String {
    fn from(domain: Domain) -> Self {
        domain.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_covers_itself_and_a_starred_name_what_is_below_it() {
        let one = Domain::parse("ma-boutique.com").unwrap();
        assert!(one.covers("MA-boutique.com"));
        assert!(!one.covers("www.ma-boutique.com") && !one.covers("evil-ma-boutique.com"));

        let many = Domain::parse("*.ma-boutique.com").unwrap();
        assert!(many.covers("www.ma-boutique.com") && many.covers("a.b.ma-boutique.com"));
        assert!(
            !many.covers("ma-boutique.com") && !many.covers("evilma-boutique.com") && !many.covers(".ma-boutique.com")
        );
    }

    #[test]
    fn a_pasted_address_is_reduced_to_its_host() {
        assert_eq!(Domain::parse(" https://Ma-Boutique.com:8443/cart?x=1 ").unwrap().as_str(), "ma-boutique.com");
        assert_eq!(Domain::parse("localhost").unwrap().as_str(), "localhost");
    }

    #[test]
    fn what_no_host_is_called_is_refused() {
        for text in ["", "*", "*.com", "*.*.com", "a..b", "-a.com", "a b.com", "x;script-src *", "é.fr", "a.com\nb"] {
            assert!(Domain::parse(text).is_err(), "{text:?}");
        }
    }
}
