//! The tiny grammar of replies: text, and links to hosts that the tenant allows.
//!
//! No HTML, no images, no reference links. A link elsewhere keeps its words and loses its address,
//! also when it stands bare in the text, since mail programs and messengers would make a link of it
//! and fetch a preview. Emphasis and lists are left as they are: they carry nothing outside.

use super::requests::is_invisible;

/// Longest tag, link text or address, in bytes, that is looked for; keeps hostile text linear.
const LONGEST: usize = 2_000;

/// Endings by which a bare word is taken for a host. Messengers know more; these are what is in use.
const TOP_LEVEL: &[&str] = &[
    "ai", "app", "at", "be", "biz", "ca", "ch", "cloud", "click", "cn", "co", "com", "cc", "de", "dev", "es", "eu",
    "fr", "gg", "gl", "in", "info", "io", "it", "link", "live", "ly", "me", "ml", "net", "nl", "online", "org", "page",
    "pl", "pro", "pt", "ru", "sh", "shop", "site", "space", "store", "tech", "tk", "to", "top", "tv", "uk", "us",
    "website", "work", "xyz", "zip",
];

/// Reduces a reply to the tiny grammar. `hosts` allows a host and everything below it.
pub fn clean(reply: &str, hosts: &[String]) -> String {
    let visible: String = reply.chars().filter(|c| !is_invisible(*c) && (!c.is_control() || *c == '\n')).collect();
    let mut cleaned = Cleaner { hosts, plain: String::new(), done: String::new() };
    let whole = without_definitions(&visible);
    let mut at = 0;
    while let Some(c) = whole[at..].chars().next() {
        at += match c {
            '<' => cleaned.tag(&whole[at..]),
            '!' if whole[at + 1..].starts_with('[') => cleaned.image(&whole[at..]),
            '[' => cleaned.link(&whole[at..]),
            _ => {
                cleaned.plain.push(c);
                c.len_utf8()
            }
        };
    }
    cleaned.flush();
    cleaned.done.trim().to_owned()
}

/// Drops lines that define the address of a reference link: `[1]: https://…`.
fn without_definitions(text: &str) -> String {
    let is_definition = |line: &&str| line.trim_start().starts_with('[') && line.contains("]:");
    text.split_inclusive('\n').filter(|line| !is_definition(line)).collect()
}

struct Cleaner<'a> {
    hosts: &'a [String],
    /// Text between links, whose words are looked at once it is complete: a tag may have split an address.
    plain: String,
    done: String,
}

impl Cleaner<'_> {
    /// Drops a tag; keeps a mail address in its brackets, and the address of an automatic link for the words'
    /// check. Returns how far it read.
    fn tag(&mut self, text: &str) -> usize {
        let next = text[1..].chars().next();
        if next.is_none_or(|c| c.is_whitespace() || c.is_ascii_digit() || c == '=') {
            self.plain.push('<');
            return 1;
        }
        match close(text, '>') {
            Some(end) if next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) => {
                let inside = &text[1..end];
                if is_mail(inside) {
                    self.plain.push_str(&text[..=end]);
                } else if inside.contains("://") && !inside.contains(|c: char| c.is_whitespace() || c == '<') {
                    self.plain.push_str(inside);
                }
                end + 1
            }
            _ => 1,
        }
    }

    /// Drops an image with its description, which was never meant to be read here.
    fn image(&mut self, text: &str) -> usize {
        let Some(end) = close(&text[1..], ']').map(|end| end + 2) else { return 1 };
        end + target(&text[end..]).map_or(0, |(_, length)| length)
    }

    fn link(&mut self, text: &str) -> usize {
        let Some(end) = close(text, ']').filter(|end| !text[1..*end].contains('\n')) else {
            self.plain.push('[');
            return 1;
        };
        let words = &text[1..end];
        let Some((target, length)) = target(&text[end + 1..]) else {
            self.plain.push('[');
            return 1;
        };
        if is_web(target) && !target.contains(['<', '>', '"']) && self.allows(target) {
            self.flush();
            let words = self.words(&words.replace(['<', '>'], ""));
            // A dropped tag may have stood between: together they would be an image, which is fetched.
            if self.done.ends_with('!') {
                self.done.push(' ');
            }
            self.done.push_str(&format!("[{words}]({target})"));
        } else {
            self.plain.push_str(&words.replace(['<', '>'], ""));
        }
        end + 1 + length
    }

    fn flush(&mut self) {
        let plain = std::mem::take(&mut self.plain);
        let words = self.words(&plain);
        self.done.push_str(&words);
    }

    /// The text without addresses that are not allowed.
    fn words(&self, text: &str) -> String {
        let ends =
            |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '"' | '\'' | '|' | '`');
        let keep = |piece: &str| {
            let body = piece.trim_end_matches(ends);
            let tail = &piece[body.len()..];
            let address = body.trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
            if is_address(address) && !self.allows(address) { tail.to_owned() } else { piece.to_owned() }
        };
        // What a dropped tag has brought together must not become a link now.
        text.split_inclusive(ends).map(keep).collect::<String>().replace("](", "] (")
    }

    fn allows(&self, address: &str) -> bool {
        let lower = address.to_ascii_lowercase();
        if lower.contains("://") && !is_web(&lower) || lower.starts_with("//") {
            return false;
        }
        let bare = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
        let authority = bare.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
        let is_plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        is_plain
            && self.hosts.iter().any(|allowed| {
                let allowed = allowed.to_ascii_lowercase();
                host == allowed || host.strip_suffix(&allowed).is_some_and(|below| below.ends_with('.'))
            })
    }
}

fn is_web(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// `name@example.com`, as programs write it in angle brackets; a browser would make an empty element of it at most.
fn is_mail(address: &str) -> bool {
    let is_plain =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_+".contains(&b));
    address.split_once('@').is_some_and(|(name, host)| is_plain(name) && is_plain(host) && host.contains('.'))
}

/// What follows a link's words: `(address "title")` or `[reference]`, and its length.
fn target(text: &str) -> Option<(&str, usize)> {
    if text.starts_with('(') {
        let end = close(text, ')')?;
        let inside = text[1..end].trim().trim_start_matches('<');
        let address = inside.split(char::is_whitespace).next().unwrap_or_default();
        return Some((address.trim_end_matches('>'), end + 1));
    }
    if text.starts_with('[') {
        return close(text, ']').map(|end| ("", end + 1));
    }
    None
}

/// Whether a mail program or messenger may take a word for an address.
fn is_address(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    const SCHEMES: [&str; 8] = ["javascript:", "data:", "vbscript:", "file:", "blob:", "mailto:", "intent:", "www."];
    if lower.contains("://") || lower.contains("www.") || lower.starts_with("//") {
        return true;
    }
    if SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
        return true;
    }
    let host = lower.split(['/', '?', '#', ':']).next().unwrap_or_default();
    // An e-mail address is checked as a fact, not as a link.
    !host.contains('@') && host.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && TOP_LEVEL.contains(&end))
}

/// Where the bracket that opens `text` is closed by `mark`, if that is near and no other opens before.
fn close(text: &str, mark: char) -> Option<usize> {
    let opening = text.chars().next();
    let mut near = text.char_indices().skip(1).take_while(|(at, c)| *at <= LONGEST && Some(*c) != opening);
    near.find(|(_, c)| *c == mark).map(|(at, _)| at)
}
