//! The zip archive that an office file is: counted and measured before anything is unpacked.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::picture;
use crate::{Limits, Unreadable};

pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked. Declared sizes may lie, so what comes out is counted too.
    left: u64,
}

/// A compound file, in which Office wraps what it encrypts (and wrote everything before 2007).
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The most that is read of a table of contents.
const SMALL: u64 = 1_000_000;

pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether this is an office file behind a password.
pub(crate) fn is_locked_office(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(&COMPOUND) && bytes.windows(name.len()).any(|part| part == name)
}

impl<'a> Archive<'a> {
    /// Opens the archive if it has a bearable number of entries and, by its own word, unpacks to a
    /// bearable size.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if entries_declared(bytes).ok_or(Unreadable::Damaged)? > Limits::MOST_ENTRIES {
            return Err(Unreadable::UnpacksTooFar);
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        if zip.len() > Limits::MOST_ENTRIES {
            return Err(Unreadable::UnpacksTooFar);
        }
        let mut unpacked = 0_u64;
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index).map_err(|_| Unreadable::Damaged)?;
            if entry.encrypted() {
                return Err(Unreadable::Locked);
            }
            unpacked = unpacked.saturating_add(entry.size());
        }
        if unpacked > Limits::MOST_UNPACKED {
            return Err(Unreadable::UnpacksTooFar);
        }
        Ok(Self { zip, left: Limits::MOST_UNPACKED })
    }

    /// Looks at the start of every entry: no archives too deep within it, no picture too large.
    pub(crate) fn inspect(&mut self, depth: usize) -> Result<(), Unreadable> {
        for index in 0..self.zip.len() {
            let start = self.unpack_index(index, Some(picture::HEADER))?;
            if picture::pixels(&start).is_some_and(|pixels| pixels > Limits::MOST_PIXELS) {
                return Err(Unreadable::UnpacksTooFar);
            }
            if is_zip(&start) {
                self.inspect_inner(index, depth + 1)?;
            }
        }
        Ok(())
    }

    fn inspect_inner(&mut self, index: usize, depth: usize) -> Result<(), Unreadable> {
        if depth > Limits::DEEPEST {
            return Err(Unreadable::UnpacksTooFar);
        }
        let inner = self.unpack_index(index, None)?;
        match Archive::open(&inner) {
            Ok(mut archive) => {
                archive.left = self.left;
                archive.inspect(depth)?;
                self.left = archive.left;
                Ok(())
            }
            // What is embedded is not read, so it may be broken or locked; only bombs matter.
            Err(Unreadable::UnpacksTooFar) => Err(Unreadable::UnpacksTooFar),
            Err(_) => Ok(()),
        }
    }

    /// The bytes of an entry, or `None` where there is no such entry.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        match self.zip.index_for_name(name) {
            Some(index) => self.unpack_index(index, None).map(Some),
            None => Ok(None),
        }
    }

    /// A small entry as text, such as a table of contents.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        Ok(Some(crate::text::decode(&self.unpack_index(index, Some(SMALL))?, None)))
    }

    fn unpack_index(&mut self, index: usize, most: Option<u64>) -> Result<Vec<u8>, Unreadable> {
        let entry = self.zip.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(_) => Unreadable::Locked,
            _ => Unreadable::Damaged,
        })?;
        let mut unpacked = Vec::new();
        // One byte more than allowed tells a full budget from one that was exceeded.
        let allowed = most.unwrap_or(self.left + 1).min(self.left + 1);
        entry.take(allowed).read_to_end(&mut unpacked).map_err(|_| Unreadable::Damaged)?;
        self.left = self.left.checked_sub(unpacked.len() as u64).ok_or(Unreadable::UnpacksTooFar)?;
        Ok(unpacked)
    }
}

/// How many entries the archive's end record claims; the table of entries is read only after this.
fn entries_declared(bytes: &[u8]) -> Option<usize> {
    const RECORD: usize = 22;
    const LONGEST_COMMENT: usize = 65_535;
    let tail = &bytes[bytes.len().saturating_sub(RECORD + LONGEST_COMMENT)..];
    let at = tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    // 65 535 stands for "see the 64-bit record", which is more than we take either way.
    Some(usize::from(u16::from_le_bytes([*tail.get(at + 10)?, *tail.get(at + 11)?])))
}
