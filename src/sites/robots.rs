//! `robots.txt`, as RFC 9309 reads it. Our own: the crate for it has been asleep since 2023 and
//! brings a parser and regular expressions for what is here one page long.

use serde::{Deserialize, Serialize};

use super::Address;

/// By what name a site may speak to us.
const AGENT: &str = "switchboard";
/// Bytes that are read, at most: what the RFC asks of everybody.
const MOST_BYTES: usize = 500 << 10;
/// Rules that are kept, at most.
const MOST_RULES: usize = 500;
/// Longest pattern, in bytes.
const LONGEST_PATTERN: usize = 500;
/// Lists of pages that are looked at, at most.
const MOST_SITEMAPS: usize = 10;
/// Longest wait between two questions, in seconds, whatever the site asks for.
const LONGEST_DELAY: u64 = 10;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Rule {
    allow: bool,
    pattern: String,
}

/// What a site allows us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Robots {
    rules: Vec<Rule>,
    /// Seconds between two questions.
    pub delay: u64,
    /// Where the site lists its pages, as it is written.
    pub sitemaps: Vec<String>,
    /// The file could not be had: nothing is allowed, because nobody knows.
    pub is_away: bool,
    /// The file is elsewhere, after so many redirects: it is asked for there.
    pub moved: Option<(String, i32)>,
}

impl Robots {
    /// There is no such file: everything is allowed.
    pub fn none() -> Self {
        Self { rules: Vec::new(), delay: 1, sitemaps: Vec::new(), is_away: false, moved: None }
    }

    /// The file could not be had.
    pub fn away() -> Self {
        Self { is_away: true, ..Self::none() }
    }

    /// The file is elsewhere, after so many redirects.
    pub fn moved(to: &Address, hops: i32) -> Self {
        Self { moved: Some((to.as_str().to_owned(), hops)), ..Self::none() }
    }

    /// Reads the file: the groups for us together, or those for everybody.
    pub fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(MOST_BYTES)]);
        let (mut ours, mut everybodys) = (None::<Self>, None::<Self>);
        let mut sitemaps = Vec::new();
        let (mut for_us, mut for_all, mut agents_may_follow) = (false, false, false);
        for line in text.trim_start_matches('\u{feff}').split(['\r', '\n']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_lowercase(), value.trim());
            match key.as_str() {
                "user-agent" => {
                    if !agents_may_follow {
                        (for_us, for_all) = (false, false);
                    }
                    agents_may_follow = true;
                    let is_us = product(value).eq_ignore_ascii_case(AGENT);
                    (for_us, for_all) = (for_us || is_us, for_all || value == "*");
                    // A group without rules is one, too: it allows everything.
                    for (group, is_it) in [(&mut ours, for_us), (&mut everybodys, for_all)] {
                        if is_it {
                            group.get_or_insert_with(Self::none);
                        }
                    }
                }
                "allow" | "disallow" => {
                    agents_may_follow = false;
                    for (group, is_it) in [(&mut ours, for_us), (&mut everybodys, for_all)] {
                        if let Some(group) = group.as_mut().filter(|_| is_it) {
                            group.add(key == "allow", value);
                        }
                    }
                }
                "crawl-delay" => {
                    let seconds = value.parse().map_or(1, |it: f64| it.ceil().clamp(1.0, LONGEST_DELAY as f64) as u64);
                    for (group, is_it) in [(&mut ours, for_us), (&mut everybodys, for_all)] {
                        if let Some(group) = group.as_mut().filter(|_| is_it) {
                            group.delay = group.delay.max(seconds);
                        }
                    }
                }
                "sitemap" if sitemaps.len() < MOST_SITEMAPS => sitemaps.push(value.to_owned()),
                _ => {}
            }
        }
        Self { sitemaps, ..ours.or(everybodys).unwrap_or_else(Self::none) }
    }

    fn add(&mut self, allow: bool, pattern: &str) {
        // An empty rule is no rule.
        let fits = !pattern.is_empty() && pattern.len() <= LONGEST_PATTERN && self.rules.len() < MOST_RULES;
        if fits {
            self.rules.push(Rule { allow, pattern: pattern.to_owned() });
        }
    }

    /// Whether a page may be asked for: the longest rule about it decides, and of two as long the one that allows.
    pub fn allows(&self, page: &Address) -> bool {
        if self.is_away {
            return false;
        }
        let path = comparable(&page.path());
        let about = self.rules.iter().filter_map(|it| {
            let pattern = comparable(&it.pattern);
            matches(&pattern, &path).then_some((pattern.len(), it.allow))
        });
        about.max().is_none_or(|(_, allow)| allow)
    }
}

/// The name that a line of agents begins with, without a version.
fn product(value: &str) -> &str {
    let end = value.find(|it: char| !(it.is_ascii_alphabetic() || matches!(it, '-' | '_'))).unwrap_or(value.len());
    &value[..end]
}

/// Writes a path as it is compared: what needs no escape is not escaped, everything else is.
fn comparable(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut written = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%').then(|| path.get(at + 1..at + 3)).flatten();
        let escaped = escaped.and_then(|it| u8::from_str_radix(it, 16).ok());
        at += if escaped.is_some() { 3 } else { 1 };
        match escaped {
            Some(it) if it.is_ascii_alphanumeric() || b"-._~".contains(&it) => written.push(char::from(it)),
            Some(it) => written.push_str(&format!("%{it:02X}")),
            None if byte.is_ascii_graphic() => written.push(char::from(byte)),
            None => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}

/// Whether a path begins like the pattern, in which `*` is anything and `$`, at its end, the end.
/// In one pass, whatever a stranger has written.
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, is_whole) = pattern.strip_suffix('$').map_or((pattern, false), |it| (it, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    if !is_whole {
        return parts.iter().all(|part| step_over(&mut rest, part));
    }
    let Some(last) = parts.pop() else { return rest.is_empty() };
    parts.iter().all(|part| step_over(&mut rest, part)) && rest.ends_with(last)
}

fn step_over(rest: &mut &str, part: &str) -> bool {
    match rest.find(part) {
        Some(at) => {
            *rest = &rest[at + part.len()..];
            true
        }
        None => false,
    }
}
