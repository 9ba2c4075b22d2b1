//! The address of a language model.

use super::model::Unacceptable;

/// Longest address, in bytes.
const LONGEST: usize = 300;

/// An address of the shape `http(s)://host[:port][/path]`, without user, query or fragment.
///
/// Whether it may be called at all is decided when it is (`server/src/egress.rs`): a name can
/// point somewhere else tomorrow. The shape is narrow, so that nothing can be read two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    whole: String,
    origin_length: usize,
}

impl BaseUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// [`Unacceptable::BaseUrl`] for everything else.
    pub fn parse(text: &str) -> Result<Self, Unacceptable> {
        let whole = text.trim().trim_end_matches('/');
        let (scheme, rest) = whole.split_once("://").ok_or(Unacceptable::BaseUrl)?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~' | ':');
        let acceptable = whole.len() <= LONGEST
            && matches!(scheme, "http" | "https")
            && is_authority(authority)
            && path.chars().all(is_path)
            && path.split('/').all(|part| part != "..");
        if !acceptable {
            return Err(Unacceptable::BaseUrl);
        }
        let origin = format!("{scheme}://{}", authority.to_ascii_lowercase());
        let origin_length = origin.len();
        let path = whole.get(origin_length..).unwrap_or_default();
        Ok(Self { whole: origin + path, origin_length })
    }

    /// Scheme, host and port: whom a key is for.
    pub fn origin(&self) -> &str {
        self.whole.get(..self.origin_length).unwrap_or_default()
    }

    /// The whole address, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.whole
    }
}

fn is_authority(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let is_name = |host: &str| host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let is_ip6 = |host: &str| host.parse::<std::net::Ipv6Addr>().is_ok();
    let host_reads = match host.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        Some(inside) => is_ip6(inside),
        None => !host.is_empty() && is_name(host),
    };
    host_reads && port.is_none_or(|it| !it.starts_with('+') && it.parse::<u16>().is_ok_and(|it| it > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_host_and_a_path() {
        let url = BaseUrl::parse(" https://API.example.com:8443/v1/ ").unwrap();
        assert_eq!((url.origin(), url.as_str()), ("https://api.example.com:8443", "https://api.example.com:8443/v1"));
        assert_eq!(BaseUrl::parse("http://[::1]:11434/v1").unwrap().origin(), "http://[::1]:11434");
        assert_eq!(BaseUrl::parse("https://host").unwrap().as_str(), "https://host");
    }

    #[test]
    fn nothing_that_reads_two_ways_is_an_address() {
        for text in [
            "",
            "example.com",
            "ftp://example.com",
            "https://",
            "https:///v1",
            "https://user@example.com",
            "https://good.example\\@evil.example",
            "https://good.example#@evil.example",
            "https://a.example?x=1",
            "https://a.example:0",
            "https://a.example:x",
            "https://a.example/../x",
            "https://[evil]/",
            "https://é.example",
            "https://a example",
            "https://a.example:+80",
        ] {
            assert_eq!(BaseUrl::parse(text), Err(Unacceptable::BaseUrl), "{text}");
        }
    }
}
