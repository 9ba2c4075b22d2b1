//! A look at a PDF before it is parsed: what would its streams unpack to, how many pages has it?

use std::io::{BufReader, Read};

use flate2::bufread::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use super::Budget;
use crate::{Limits, Unreadable};

/// How far before its data a stream's dictionary may begin.
const DICTIONARY: usize = 2_048;
/// Objects that call themselves pages, a good deal more than pages that are read.
const MOST_PAGE_OBJECTS: usize = 20_000;
/// Compressions around one another.
const MOST_LAYERS: usize = 4;

/// Unpacks every compressed stream into nothing, and counts. Pictures are left alone, as they will be.
pub(super) fn look_for(bytes: &[u8]) -> Result<(), Unreadable> {
    if find_all(bytes, b"/Page").filter(|at| !matches!(bytes.get(at + 5), Some(b's' | b'M' | b'L'))).count()
        > MOST_PAGE_OBJECTS
    {
        return Err(Unreadable::TooManyPages);
    }
    let mut left = Limits::MOST_UNPACKED;
    for at in find_all(bytes, b"stream") {
        let data = &bytes[at + b"stream".len()..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        if bytes[..at].ends_with(b"end") || !is_zlib(data) {
            continue;
        }
        let before = &bytes[at.saturating_sub(DICTIONARY)..at];
        let dictionary = &before[find_all(before, b" obj").last().unwrap_or(0)..];
        if find_all(dictionary, b"/Image").next().is_some() {
            continue;
        }
        let layers = find_all(dictionary, b"/FlateDecode").count().clamp(1, MOST_LAYERS);
        left = left.checked_sub(unpacked(data, layers, left)).ok_or(Unreadable::UnpacksTooFar)?;
    }
    Ok(())
}

/// The data of a stream, if it unpacks to no more than what is left.
pub(super) fn data(stream: &Stream<'_>, budget: &mut Budget) -> Result<Option<Vec<u8>>, Unreadable> {
    let layers = stream.filters().iter().filter(|filter| **filter == Filter::FlateDecode).count();
    if layers > 0 && stream.filters().first() == Some(&Filter::FlateDecode) {
        let size = unpacked(&stream.raw_data(), layers.min(MOST_LAYERS), budget.bytes);
        budget.bytes = budget.bytes.checked_sub(size).ok_or(Unreadable::UnpacksTooFar)?;
    }
    Ok(stream.decoded_data().ok().map(|data| data.into_owned()))
}

/// Bytes that come out, counted until they are more than `most`; broken data ends where it breaks.
fn unpacked(data: &[u8], layers: usize, most: u64) -> u64 {
    let mut reader: Box<dyn Read + '_> = Box::new(ZlibDecoder::new(data));
    for _ in 1..layers {
        reader = Box::new(ZlibDecoder::new(BufReader::new(reader)));
    }
    let mut buffer = vec![0; 65_536];
    let mut sum = 0;
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        sum += read as u64;
        if sum > most {
            break;
        }
    }
    sum
}

/// Whether data begins as zlib's does.
fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..] if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

fn find_all<'a>(bytes: &'a [u8], sign: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        let found = at + memchr::memmem::find(&bytes[at..], sign)?;
        at = found + sign.len();
        Some(found)
    })
}
