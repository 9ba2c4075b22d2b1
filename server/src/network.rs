//! A network: one address, or all that begin alike (CIDR).

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// `10.0.0.1`, `172.30.71.0/24` or `fd00::/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    /// So many leading bits are alike in the network.
    alike: u32,
}

/// The text is no network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither an address nor a network such as 172.30.71.0/24")]
pub struct NotANetwork;

impl Network {
    /// Whether the address is one of the network. An IPv4 address is the same in either
    /// notation.
    pub fn has(self, address: IpAddr) -> bool {
        match (self.first, address.to_canonical()) {
            (IpAddr::V4(first), IpAddr::V4(it)) => (first.to_bits() ^ it.to_bits()).leading_zeros() >= self.alike,
            (IpAddr::V6(first), IpAddr::V6(it)) => (first.to_bits() ^ it.to_bits()).leading_zeros() >= self.alike,
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let (first, alike) = match text.split_once('/') {
            Some((first, alike)) => (first, Some(alike)),
            None => (text, None),
        };
        let first: IpAddr = first.parse().map_err(|_| NotANetwork)?;
        let all = if first.is_ipv4() { 32 } else { Ipv6Addr::BITS };
        let alike = match alike {
            Some(alike) => alike.parse().ok().filter(|it| *it <= all).ok_or(NotANetwork)?,
            None => all,
        };
        Ok(Self { first, alike })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(network: &str, address: &str) -> bool {
        network.parse::<Network>().unwrap().has(address.parse().unwrap())
    }

    #[test]
    fn a_network_has_the_addresses_that_begin_like_it() {
        assert!(has("172.30.71.0/24", "172.30.71.1"));
        assert!(!has("172.30.71.0/24", "172.30.72.1"));
        assert!(has("10.0.0.0/9", "10.127.255.255") && !has("10.0.0.0/9", "10.128.0.0"));
        assert!(has("0.0.0.0/0", "203.0.113.9") && !has("0.0.0.0/0", "2001:db8::1"));
        assert!(has("fd00::/8", "fd12::1") && !has("fd00::/8", "fe80::1"));
    }

    #[test]
    fn an_address_is_a_network_of_itself_in_either_notation() {
        assert!(has("10.0.0.1", "10.0.0.1") && !has("10.0.0.1", "10.0.0.2"));
        assert!(has("10.0.0.1", "::ffff:10.0.0.1"));
        assert!(has("::1", "::1") && !has("::1", "::2"));
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in ["gateway", "10.0.0.0/33", "::1/129", "10.0.0.0/-1", "10.0.0.0/", "/8", ""] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
    }
}
