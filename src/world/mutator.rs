//! Malformed input, made from good input: for the tests of whatever reads strangers' bytes.
//!
//! Everything follows from a seed, so a finding can be had again: `FUZZ_SEED` chooses another,
//! `FUZZ_ROUNDS` more rounds than the gate takes (`cargo xtask fuzz`).

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Map, Value, json};

/// The seed of the gate.
const SEED: u64 = 19;

/// How many rounds to take, where the gate takes `usual`.
pub fn rounds(usual: usize) -> usize {
    number("FUZZ_ROUNDS").and_then(|it| it.try_into().ok()).unwrap_or(usual)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// What readers stumble over: ends of texts, of numbers, of time, of other people's languages.
const STRANGE: &[&str] = &[
    "",
    " ",
    "\0",
    "a\0b",
    "\u{feff}",
    "\u{202e}txet",
    "\u{fffd}",
    "\u{10ffff}",
    "e\u{301}\u{301}\u{301}\u{301}",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "ﷺ",
    "İıſK",
    "\r\n\r\n",
    "%00",
    "%ff%fe",
    "%",
    "-1",
    "0",
    "-0",
    "1e999",
    "NaN",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551616",
    "0.1e-400",
    "0x10",
    "١٢",
    "true",
    "null",
    "[]",
    "{}",
    "0000-00-00T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "+999999-01-01T00:00:00Z",
    "-9999-01-01T00:00:00Z",
    "2016-12-31T23:59:60Z",
    "2026-02-30",
    "9999-12-31",
    "-009999-01-01",
    "-009999-01-01T00:00",
    "00000000-0000-0000-0000-000000000000",
    "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
    "Europe/Nowhere",
    "Etc/GMT+14",
    "../../../../etc/passwd",
    "//evil.example/",
    "https://[::1",
    "http://127.0.0.1:1/",
    "javascript:alert(1)",
    "'; drop table messages; --",
    "<script>alert(1)</script>",
    "<a href=\"",
    "[x](javascript:alert(1))",
    "{{config}}",
    "${7*7}",
    "%s%n",
    "[[[[[[",
    "a@b",
    "\"@\"@example.com",
    "x@xn--.example",
    "Bearer ",
    "sb_live_",
];

/// Numbers of JSON that few types hold.
const NUMBERS: &[&str] =
    &["1e999", "-1e-999", "123456789012345678901234567890", "-0.0", "9223372036854775808", "1E400"];

/// Makes malformed input.
#[derive(Debug)]
pub struct Mutator {
    random: StdRng,
}

impl Mutator {
    /// The same input again for the same `name` and seed, which it prints.
    pub fn of(name: &str) -> Self {
        let seed = number("FUZZ_SEED").unwrap_or(SEED);
        println!("{name}: FUZZ_SEED={seed}");
        // Each name has inputs of its own, whatever was tried before it.
        let own = name.bytes().fold(seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
        Self { random: StdRng::seed_from_u64(own) }
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.random.random_range(0..end)
    }

    /// One of them.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A text that somebody might not have thought of, sometimes a very long one.
    pub fn strange(&mut self) -> String {
        let text = *self.one(STRANGE);
        match self.below(12) {
            0 => text.repeat(5_000),
            1 => "\u{301}".repeat(300),
            2 => "x".repeat(70_000),
            _ => text.to_owned(),
        }
    }

    /// Bytes with one to three defects.
    pub fn bytes(&mut self, good: &[u8]) -> Vec<u8> {
        let mut bytes = good.to_vec();
        for _ in 0..=self.below(3) {
            self.spoil(&mut bytes);
        }
        bytes
    }

    fn spoil(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len() + 1);
        let end = (at + self.below(16)).min(bytes.len());
        match self.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].repeat(self.below(40));
                bytes.splice(at..at, piece);
            }
            4 => drop(bytes.splice(at..at, [0xff, 0xc0, 0xaf, 0xed, 0xa0, 0x80])),
            5 => {
                let text = self.strange();
                bytes.splice(at..end, text.into_bytes());
            }
            6 => {
                let some: Vec<u8> = (0..self.below(32)).map(|_| self.random.random()).collect();
                bytes.splice(at..end, some);
            }
            _ => bytes.rotate_left(at),
        }
    }

    /// A text with one to three defects.
    pub fn text(&mut self, good: &str) -> String {
        String::from_utf8_lossy(&self.bytes(good.as_bytes())).into_owned()
    }

    /// JSON that is not what was expected, and sometimes none at all.
    pub fn json(&mut self, good: &Value) -> Vec<u8> {
        let mut value = good.clone();
        let levels = 1 + self.below(200);
        match self.below(10) {
            0 | 1 => return self.bytes(good.to_string().as_bytes()),
            2 => return format!("{}{good}{}", "[".repeat(levels * 100), "]".repeat(levels * 100)).into_bytes(),
            3 => {
                let deep = (0..levels).fold(Value::Null, |inner, _| json!({ "a": [inner] }));
                *self.somewhere(&mut value) = deep;
            }
            4 => return self.twice(good),
            5 => self.in_an_object(&mut value, |it, object| drop(object.insert(it.strange(), json!(true)))),
            6 => self.in_an_object(&mut value, |it, object| {
                let names: Vec<String> = object.keys().cloned().collect();
                if !names.is_empty() {
                    object.remove(it.one(&names));
                }
            }),
            7 => {
                *self.somewhere(&mut value) = json!("here");
                let number = *self.one(NUMBERS);
                return value.to_string().replacen("\"here\"", number, 1).into_bytes();
            }
            8 => *self.somewhere(&mut value) = json!(self.strange()),
            _ => {
                let other = [json!(null), json!(true), json!(-1), json!(0.5), json!([]), json!({}), json!([[{}]])];
                *self.somewhere(&mut value) = self.one(&other).clone();
            }
        }
        value.to_string().into_bytes()
    }

    /// The same object with one of its fields twice.
    fn twice(&mut self, good: &Value) -> Vec<u8> {
        let Some((name, value)) = good.as_object().and_then(|it| it.iter().next()) else {
            return b"{\"a\":1,\"a\":2}".to_vec();
        };
        let text = good.to_string();
        format!("{{{}:{value},{}", json!(name), &text[1..]).into_bytes()
    }

    /// A value somewhere inside, or the whole.
    fn somewhere<'a>(&mut self, value: &'a mut Value) -> &'a mut Value {
        let inside = match value {
            Value::Object(fields) => fields.len(),
            Value::Array(items) => items.len(),
            _ => 0,
        };
        if inside == 0 || self.below(8) == 0 {
            return value;
        }
        let at = self.below(inside);
        match value {
            Value::Object(fields) => self.somewhere(fields.values_mut().nth(at).unwrap()),
            Value::Array(items) => self.somewhere(&mut items[at]),
            other => other,
        }
    }

    fn in_an_object(&mut self, value: &mut Value, change: impl FnOnce(&mut Self, &mut Map<String, Value>)) {
        if let Value::Object(fields) = value {
            change(self, fields);
        }
    }

    /// Fields of a form or a query that are not what was expected, encoded or nearly so.
    pub fn fields(&mut self, good: &[(String, String)]) -> Vec<u8> {
        let mut fields = good.to_vec();
        let at = self.below(fields.len().max(1));
        let end = *self.one(&["[]", "[0]", "[a][b]", ".x", "\0", " "]);
        match self.below(7) {
            0 => return self.bytes(encoded(good).as_bytes()),
            1 => fields.push((self.strange(), self.strange())),
            2 if !fields.is_empty() => drop(fields.remove(at)),
            3 if !fields.is_empty() => fields.push((fields[at].0.clone(), self.strange())),
            4 if !fields.is_empty() => fields[at].0.push_str(end),
            5 if !fields.is_empty() => fields[at].1 = self.text(&good[at].1),
            _ if !fields.is_empty() => fields[at].1 = self.strange(),
            _ => fields.push((self.strange(), self.strange())),
        }
        encoded(&fields).into_bytes()
    }
}

/// Fields as forms and queries write them: every byte that may mean something is escaped.
fn encoded(fields: &[(String, String)]) -> String {
    fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect::<Vec<_>>().join("&")
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|it| if it.is_ascii_alphanumeric() { char::from(it).to_string() } else { format!("%{it:02X}") })
        .collect()
}
