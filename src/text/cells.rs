//! Tables as spreadsheets save them: from bytes to text, and from text to cells.

/// Bytes that are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file is no text")]
pub struct CannotDecode;

/// Longest table, in bytes of its text.
const LONGEST: usize = 2 * 1024 * 1024;

/// Why a text is no table to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoTable {
    /// There is nothing in it.
    #[error("the table is empty")]
    Empty,
    /// It is longer than is read at once.
    #[error("the table has more than {LONGEST} bytes")]
    TooLong,
}

/// The text of a table, within its limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableText(String);

impl TableText {
    /// Takes a text as a table.
    ///
    /// # Errors
    /// [`NoTable`].
    pub fn parse(text: &str) -> Result<Self, NoTable> {
        let text = text.replace('\0', "");
        if text.trim().is_empty() {
            return Err(NoTable::Empty);
        }
        if text.len() > LONGEST {
            return Err(NoTable::TooLong);
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads the text of a file: UTF-8, UTF-16 with its mark, or else what Windows writes in western Europe.
///
/// # Errors
/// [`CannotDecode`] for a file with NUL bytes, which no table has.
pub fn decode(bytes: &[u8]) -> Result<String, CannotDecode> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| western(*byte)).collect(),
        },
    };
    if text.contains('\0') { Err(CannotDecode) } else { Ok(text) }
}

fn wide(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|two| read([two[0], two[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// A letter of Windows-1252.
fn western(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => FROM_80[usize::from(byte) - 0x80],
        _ => char::from(byte),
    }
}

/// What parts the cells: whichever of these stands most often in the first line, outside of quotes.
pub fn separator(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [(',', 0), (';', 0), ('\t', 0)];
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '\n' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(it, _)| *it == letter).for_each(|(_, count)| *count += 1),
        }
    }
    // The first of those that are equal: commas are what the name promises.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    counts.iter().find(|(_, count)| *count == most).map_or(',', |(it, _)| *it)
}

/// The rows of a text, each with the number of the line that it begins on. Blank rows are left out.
pub fn rows(text: &str, separator: char) -> Vec<(usize, Vec<String>)> {
    let mut rows = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let (mut quoted, mut line, mut began) = (false, 1, 1);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        line += usize::from(letter == '\n');
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted => quoted = false,
            // A quotation mark within a cell is itself.
            '"' if cell.is_empty() => quoted = true,
            _ if quoted => cell.push(letter),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                cells.push(std::mem::take(&mut cell));
                rows.push((began, std::mem::take(&mut cells)));
                began = line;
            }
            _ if letter == separator => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    rows.push((began, cells));
    rows.retain(|(_, cells)| cells.iter().any(|it| !it.trim().is_empty()));
    rows
}
