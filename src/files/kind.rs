//! What a file is, by its first bytes.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its media type. Whatever is not known for certain is `application/octet-stream`.
    pub media_type: &'static str,
    /// Width and height, for a picture that says them.
    pub size: Option<(i32, i32)>,
}

/// Media types that a browser may show inside of a page: pictures made of dots. A drawing (SVG)
/// is a program, and none of them.
pub(super) const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// So many first bytes are looked at: a photograph may say its size after a long preface.
pub(super) const LOOKED_AT: usize = 256 * 1024;

impl Kind {
    /// Reads the first bytes of a file.
    pub fn of(head: &[u8]) -> Self {
        let (media_type, size) = match head {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => ("image/png", png(head)),
            [0xff, 0xd8, 0xff, ..] => ("image/jpeg", jpeg(head)),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => ("image/gif", gif(head)),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ("image/webp", webp(head)),
            [b'%', b'P', b'D', b'F', b'-', ..] => ("application/pdf", None),
            [b'P', b'K', 3 | 5, 4 | 6, ..] => ("application/zip", None),
            [0x1f, 0x8b, ..] => ("application/gzip", None),
            [b'O', b'g', b'g', b'S', ..] => ("audio/ogg", None),
            [b'I', b'D', b'3', ..] => ("audio/mpeg", None),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => ("video/mp4", None),
            _ => ("application/octet-stream", None),
        };
        Self { media_type, size: size.filter(|(width, height)| *width > 0 && *height > 0) }
    }
}

fn size(width: u32, height: u32) -> Option<(i32, i32)> {
    Some((i32::try_from(width).ok()?, i32::try_from(height).ok()?))
}

fn be(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at + length)?.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

fn le(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at + length)?.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

fn png(head: &[u8]) -> Option<(i32, i32)> {
    if head.get(12..16)? != b"IHDR" {
        return None;
    }
    size(be(head, 16, 4)?, be(head, 20, 4)?)
}

fn gif(head: &[u8]) -> Option<(i32, i32)> {
    size(le(head, 6, 2)?, le(head, 8, 2)?)
}

fn webp(head: &[u8]) -> Option<(i32, i32)> {
    match head.get(12..16)? {
        b"VP8X" => size(le(head, 24, 3)? + 1, le(head, 27, 3)? + 1),
        b"VP8 " => size(le(head, 26, 2)? & 0x3fff, le(head, 28, 2)? & 0x3fff),
        b"VP8L" => {
            let bits = le(head, 21, 4)?;
            size((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)
        }
        _ => None,
    }
}

/// Goes from segment to segment until one says how large the picture is.
fn jpeg(head: &[u8]) -> Option<(i32, i32)> {
    let mut at = 2;
    loop {
        if *head.get(at)? != 0xff {
            return None;
        }
        match *head.get(at + 1)? {
            // Filling, and marks without a length.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            0xc4 | 0xc8 | 0xcc => at += 2 + usize::try_from(be(head, at + 2, 2)?).ok()?,
            0xc0..=0xcf => return size(be(head, at + 7, 2)?, be(head, at + 5, 2)?),
            // The dots begin, or the picture ends.
            0xd9 | 0xda => return None,
            _ => at += 2 + usize::try_from(be(head, at + 2, 2)?).ok()?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::{Mutator, rounds};

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0\x08\x06\0\0\0";
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x03x\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03";

    #[test]
    fn pictures_say_how_large_they_are() {
        let webp_x = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\xdf\x01\0";
        let gif = b"GIF89a\x80\x02\xe0\x01\0";
        for (head, media_type) in [(PNG, "image/png"), (JPEG, "image/jpeg"), (webp_x, "image/webp"), (gif, "image/gif")]
        {
            assert_eq!(Kind::of(head), Kind { media_type, size: Some((640, 480)) });
        }
    }

    #[test]
    fn what_would_run_is_nothing_in_particular() {
        for text in [&b"<svg onload=alert(1)>"[..], b"<!DOCTYPE html>", b"<?xml ?>", b"MZ\x90", b"", b"hello"] {
            assert_eq!(Kind::of(text), Kind { media_type: "application/octet-stream", size: None });
        }
        assert_eq!(Kind::of(b"%PDF-1.7").media_type, "application/pdf");
        assert_eq!(Kind::of(b"PK\x03\x04").media_type, "application/zip");
    }

    #[test]
    fn f_1_no_first_bytes_are_too_strange_to_be_looked_at() {
        let mut by = Mutator::of("first bytes of files");
        for _ in 0..rounds(5_000) {
            for good in [PNG, JPEG] {
                let kind = Kind::of(&by.bytes(good));
                assert!(kind.size.is_none_or(|(width, height)| width > 0 && height > 0));
            }
        }
    }
}
