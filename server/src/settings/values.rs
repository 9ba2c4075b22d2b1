//! Values of settings, understood one by one.

use std::net::Ipv6Addr;
use std::num::NonZeroU32;
use std::str::FromStr;

use switchboard::tenancy::Durability;

use super::{WrongSetting, wrong};

pub(super) fn parse<T: FromStr>(name: &str, text: &str, wanted: &str) -> Result<T, WrongSetting> {
    text.parse().map_err(|_| wrong(name, format!("`{text}` is not {wanted}")))
}

pub(super) fn connections(name: &str, text: &str) -> Result<u32, WrongSetting> {
    parse::<NonZeroU32>(name, text, "a number of connections, such as 8").map(NonZeroU32::get)
}

pub(super) fn one_of<'a>(name: &str, text: &str, words: [&'a str; 2]) -> Result<&'a str, WrongSetting> {
    words
        .into_iter()
        .find(|it| *it == text)
        .ok_or_else(|| wrong(name, format!("`{text}` is neither {}", words.join(" nor "))))
}

/// Nobody serves customers from a database that forgets, however it is asked for.
pub(super) fn durability(text: &str, development: bool) -> Result<Durability, WrongSetting> {
    const NAME: &str = "SWITCHBOARD_THROW_AWAY_DATABASE";

    match (one_of(NAME, text, ["", "1"])?, development) {
        ("", _) => Ok(Durability::Demanded),
        (_, true) => Ok(Durability::Waived),
        (_, false) => Err(wrong(NAME, "is for tests; it needs ENVIRONMENT=development")),
    }
}

/// A host as it stands in an address: a name, or a number, in brackets where it is one of IPv6.
pub(super) fn host(text: String) -> Result<String, WrongSetting> {
    let number = text.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let reads = match number {
        Some(inside) => inside.parse::<Ipv6Addr>().is_ok(),
        None => {
            let label =
                |it: &str| !it.is_empty() && it.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            text.split('.').all(label)
        }
    };
    if reads {
        Ok(text)
    } else {
        Err(wrong("EGRESS_ALLOW", format!("`{text}` is not a host, such as models.internal")))
    }
}
