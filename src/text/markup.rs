//! The few marks that may stand in a message: paragraphs, lists, code, bold, emphasis, links.
//!
//! A message is stored as it was written, and read here whenever it is shown (`C-4`). There is no HTML,
//! no image, nothing that is fetched by being seen; whatever is not one of the marks is text. A link
//! leads to `http` or `https` alone, and says where it leads: its words are the writer's, its host is not
//! (`C-1`, `L-2`).
//!
//! The widget reads messages by the same rules, in `widget/markup.js`; `markup.cases.json` is the table
//! that holds both to them.

use serde::Serialize;

/// So far, in bytes, the other end of a mark is looked for: keeps hostile text linear.
const NEAR: usize = 2_000;
/// Marks within marks.
const DEEPEST: u8 = 2;

/// A part of a message that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Lines that belong together.
    Paragraph(Vec<Span>),
    /// Lines that each begin with a dash or a star.
    Points(Vec<Vec<Span>>),
    /// Lines that are numbered one by one, with the first number.
    Numbered(u16, Vec<Vec<Span>>),
    /// Lines between two of three backticks, in which nothing else means anything.
    Code(String),
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// As it is.
    Text(String),
    /// Between two stars at each end.
    Bold(Vec<Span>),
    /// Between stars or low lines.
    Emphasis(Vec<Span>),
    /// Between backticks.
    Code(String),
    /// An address, with words in front of it or without.
    Link {
        /// What its writer says.
        words: String,
        /// Where it leads.
        address: String,
        /// The host that it really leads to, where the words do not show just that.
        host: Option<String>,
    },
}

/// Reads a message. Pure and linear; every text has a reading, and nothing of what it says is lost.
///
/// | written | read |
/// |---|---|
/// | `**now**`, `*now*` or `_now_`, `` `now` `` | bold, emphasis, code |
/// | `- one`, `* one`; `1. one`, `1) one` | a list; numbers stay as they were written |
/// | three backticks on a line of their own, twice | code between them |
/// | `[our page](https://shop.example/a)` | a link that says `our page (shop.example)` |
/// | `https://shop.example/a` | a link that says the same |
/// | `[x](javascript:…)`, `[x](//host)`, `https://name@host`, `https://a\b` | text |
/// | `<b>`, `![x](…)` | text; an image is not even looked for |
pub fn markup(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.trim().split('\n').map(|it| it.trim_end_matches('\r')).collect();
    let last_fence = lines.iter().rposition(|it| is_fence(it));
    let mut reading = Reading::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let end = last_fence.filter(|last| is_fence(line) && *last >= at);
        if let Some(end) = end.and_then(|_| lines[at..].iter().position(|it| is_fence(it))) {
            reading.end();
            reading.blocks.push(Block::Code(lines[at..at + end].join("\n")));
            at += end + 1;
        } else if line.trim().is_empty() {
            reading.end();
        } else {
            reading.line(line);
        }
    }
    reading.end();
    reading.blocks
}

/// Whether a message reads differently from what was typed.
pub fn is_marked_up(blocks: &[Block]) -> bool {
    let is_plain = |it: &Span| match it {
        Span::Text(_) => true,
        Span::Link { host, .. } => host.is_none(),
        Span::Bold(_) | Span::Emphasis(_) | Span::Code(_) => false,
    };
    !blocks.iter().all(|it| matches!(it, Block::Paragraph(spans) if spans.iter().all(is_plain)))
}

fn is_fence(line: &str) -> bool {
    line.trim() == "```"
}

#[derive(Default)]
struct Reading<'a> {
    blocks: Vec<Block>,
    paragraph: Vec<&'a str>,
    list: Vec<(Option<u16>, &'a str)>,
}

impl<'a> Reading<'a> {
    fn line(&mut self, line: &'a str) {
        let Some((number, words)) = item(line) else {
            self.end_list();
            return self.paragraph.push(line);
        };
        self.end_paragraph();
        let goes_on = match (self.list.last(), number) {
            (Some((Some(before), _)), Some(number)) => before.checked_add(1) == Some(number),
            (Some((None, _)), None) => true,
            _ => false,
        };
        if !goes_on {
            self.end_list();
        }
        self.list.push((number, words));
    }

    fn end(&mut self) {
        self.end_paragraph();
        self.end_list();
    }

    fn end_paragraph(&mut self) {
        let lines = std::mem::take(&mut self.paragraph);
        if !lines.is_empty() {
            self.blocks.push(Block::Paragraph(spans(lines.join("\n").trim(), 0)));
        }
    }

    fn end_list(&mut self) {
        let items = std::mem::take(&mut self.list);
        let Some((first, _)) = items.first() else { return };
        let first = *first;
        let items = items.into_iter().map(|(_, words)| spans(words.trim(), 0)).collect();
        self.blocks.push(match first {
            Some(first) => Block::Numbered(first, items),
            None => Block::Points(items),
        });
    }
}

/// The number of a line of a list, if it is numbered, and its words.
fn item(line: &str) -> Option<(Option<u16>, &str)> {
    let line = line.trim_start();
    if let Some(words) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((None, words)).filter(|_| !words.trim().is_empty());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let words = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?;
    let number = Some(number).filter(|it| it.len() <= 3 && !it.starts_with('0'))?.parse().ok()?;
    Some((Some(number), words)).filter(|_| !words.trim().is_empty())
}

fn spans(text: &str, depth: u8) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let before = text[..at].chars().next_back();
        let Some((span, length)) = mark(&text[at..], c, before, depth) else {
            plain.push(c);
            at += c.len_utf8();
            continue;
        };
        if !plain.is_empty() {
            spans.push(Span::Text(std::mem::take(&mut plain)));
        }
        spans.push(span);
        at += length;
    }
    if !plain.is_empty() {
        spans.push(Span::Text(plain));
    }
    spans
}

/// The mark that `text` begins with, and its length.
fn mark(text: &str, c: char, before: Option<char>, depth: u8) -> Option<(Span, usize)> {
    let begins_word = before.is_none_or(|it| !it.is_alphanumeric());
    match c {
        '`' => {
            let code = until(&text[1..], "`").filter(|it| !it.is_empty() && it.trim() == *it)?;
            Some((Span::Code(code.to_owned()), code.len() + 2))
        }
        '*' | '_' if begins_word && depth < DEEPEST => emphasis(text, depth),
        '[' => link(text),
        'h' | 'H' if begins_word => bare(text),
        _ => None,
    }
}

fn emphasis(text: &str, depth: u8) -> Option<(Span, usize)> {
    let mark = if text.starts_with("**") { "**" } else { &text[..1] };
    let inside = until(&text[mark.len()..], mark)?;
    let is_tight = inside.trim() == inside && inside.contains(char::is_alphanumeric);
    let length = inside.len() + 2 * mark.len();
    let ends_word = text[length..].chars().next().is_none_or(|it| !it.is_alphanumeric() && it != '*');
    if !is_tight || !ends_word {
        return None;
    }
    let inner = spans(inside, depth + 1);
    Some((if mark == "**" { Span::Bold(inner) } else { Span::Emphasis(inner) }, length))
}

/// `[words](address)`.
fn link(text: &str) -> Option<(Span, usize)> {
    let line = near(&text[1..]).split('\n').next()?;
    let words = line.find(['[', ']']).map(|at| &line[..at]).filter(|it| !it.trim().is_empty())?;
    let rest = text[words.len() + 1..].strip_prefix("](")?;
    let address = until(rest, ")")?;
    let host = host(address)?;
    let says_it = words.eq_ignore_ascii_case(&host) || words == address;
    let length = words.len() + address.len() + 4;
    let host = Some(host).filter(|_| !says_it);
    Some((Span::Link { words: words.to_owned(), address: address.to_owned(), host }, length))
}

/// An address that stands by itself, without the marks that end its sentence.
fn bare(text: &str) -> Option<(Span, usize)> {
    let lower = text.get(..8).or_else(|| text.get(..7))?.to_ascii_lowercase();
    if !lower.starts_with("https://") && !lower.starts_with("http://") {
        return None;
    }
    let text = near(text);
    let end = text.find(|c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '\'' | '*' | '`'));
    let address = text[..end.unwrap_or(text.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '_']);
    host(address)?;
    Some((Span::Link { words: address.to_owned(), address: address.to_owned(), host: None }, address.len()))
}

/// The host that an address leads to. `None` where a browser might read it in another way than people do.
fn host(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"))?;
    let is_safe =
        |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\'' | '`' | '\\' | '^' | '{' | '|' | '}');
    let authority = rest.split(['/', '?', '#']).next()?;
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_name =
        |it: &str| !it.is_empty() && !it.starts_with('-') && it.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_host = host.contains('.') && host.split('.').all(is_name);
    let is_port = !port.is_empty() && port.len() <= 5 && port.bytes().all(|b| b.is_ascii_digit());
    (address.len() <= NEAR && lower.chars().all(is_safe) && is_host && is_port).then(|| host.to_owned())
}

/// What stands before the next `mark` on the same line, if that is near.
fn until<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let line = near(text).split('\n').next()?;
    line.find(mark).map(|at| &line[..at])
}

/// As much of a text as is looked at.
fn near(text: &str) -> &str {
    let mut end = text.len().min(NEAR);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests;
