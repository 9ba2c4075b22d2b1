//! Generated passwords and keys, made once and kept in the user's state folder.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;

use crate::failure::{During, Outcome};
use crate::places;

/// A password for a database role: 24 random bytes as hexadecimal, safe inside a URL.
pub fn password(name: &str) -> Outcome<String> {
    kept(name, || Ok(random::<24>()?.iter().map(|byte| format!("{byte:02x}")).collect()))
}

/// A `SECRET_KEY` that stays the same from start to start, so that what was sealed can be opened.
pub fn key(name: &str) -> Outcome<String> {
    kept(name, fresh_key)
}

/// A `SECRET_KEY`: 32 random bytes in base64.
pub fn fresh_key() -> Outcome<String> {
    Ok(base64(&random::<32>()?))
}

fn kept(name: &str, make: impl FnOnce() -> Outcome<String>) -> Outcome<String> {
    let path = places::state()?.join(name);
    if let Ok(known) = fs::read_to_string(&path)
        && !known.is_empty()
    {
        return Ok(known);
    }

    let made = make()?;
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&path)
        .and_then(|mut file| file.write_all(made.as_bytes()))
        .during(format_args!("write {}", path.display()))?;
    Ok(made)
}

fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut bytes)).during("read /dev/urandom")?;
    Ok(bytes)
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = ALPHABET[(group >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_follows_the_examples_of_rfc_4648() {
        let examples = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, encoded) in examples {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }
}
