//! Plain text, Markdown and CSV, in whatever encoding it was saved.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::blocks::{Blocks, row};
use crate::{Document, Unreadable};

/// Whether the bytes can be a text: nearly no control characters, once decoded.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 65_536;
    let start = decode(&bytes[..bytes.len().min(LOOKED_AT)], None);
    let odd = start.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')).count();
    odd * 100 <= start.chars().count() && !start.contains('\0')
}

/// Decodes by the byte order mark, else as `charset` says, else as UTF-8, UTF-16 or, failing these,
/// the western encoding that Windows wrote.
pub(crate) fn decode(bytes: &[u8], charset: Option<&str>) -> String {
    let encoding = Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .or_else(|| Encoding::for_label(charset?.as_bytes()))
        .unwrap_or_else(|| guess(bytes));
    encoding.decode(bytes).0.into_owned()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    // A text that was cut in the middle of a character is still UTF-8.
    let is_utf8 = std::str::from_utf8(bytes).map_or_else(|error| error.error_len().is_none(), |_| true);
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).take(200).filter(|byte| **byte == 0).count();
    let looked_at = (bytes.len() / 2).clamp(1, 200);
    match () {
        () if zeros(1) * 2 > looked_at && zeros(0) * 10 < looked_at => UTF_16LE,
        () if zeros(0) * 2 > looked_at && zeros(1) * 10 < looked_at => UTF_16BE,
        () if is_utf8 => UTF_8,
        () => WINDOWS_1252,
    }
}

/// Markdown and plain text stay as they are, but for line ends and trailing space.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let decoded = decode(bytes, None).replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    let mut blocks = Blocks::default();
    for block in decoded.split("\n\n") {
        let lines: Vec<&str> = block.lines().map(str::trim_end).collect();
        blocks.push(lines.join("\n").trim_matches('\n'));
        if blocks.is_full() {
            break;
        }
    }
    Document::of_one_page(None, blocks)
}

/// A table of comma-, semicolon- or tab-separated values as rows of `a | b`.
pub(crate) fn read_csv(bytes: &[u8]) -> Result<Document, Unreadable> {
    let decoded = decode(bytes, None);
    let first = decoded.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = [',', ';', '\t'].into_iter().max_by_key(|sign| (first.matches(*sign).count(), *sign == ','));
    let mut blocks = Blocks::default();
    let mut values = Values { rest: decoded.chars().peekable(), separator: separator.unwrap_or(',') };
    while let Some(record) = values.next() {
        blocks.line(&row(record));
        if blocks.is_full() {
            break;
        }
    }
    Document::of_one_page(None, blocks)
}

struct Values<I: Iterator<Item = char>> {
    rest: std::iter::Peekable<I>,
    separator: char,
}

impl<I: Iterator<Item = char>> Values<I> {
    fn next(&mut self) -> Option<Vec<String>> {
        self.rest.peek()?;
        let mut record = vec![String::new()];
        let mut quoted = false;
        while let Some(sign) = self.rest.next() {
            let value = record.last_mut()?;
            match sign {
                '"' if quoted && self.rest.peek() == Some(&'"') => {
                    self.rest.next();
                    value.push('"');
                }
                '"' if quoted || value.trim().is_empty() => quoted = !quoted,
                '\n' if !quoted => break,
                sign if sign == self.separator && !quoted => record.push(String::new()),
                sign => value.push(sign),
            }
        }
        Some(record)
    }
}
