//! How large a picture is, from the few bytes at its start. Pictures are never decoded.

/// Bytes from the start of a picture that tell its size (a JPEG may carry a preview before it).
pub(crate) const HEADER: u64 = 4_096;

/// Width times height of a PNG, GIF, BMP, WebP or JPEG.
pub(crate) fn pixels(start: &[u8]) -> Option<u64> {
    let (width, height) = match start {
        [0x89, b'P', b'N', b'G', ..] => (big(start.get(16..20)?), big(start.get(20..24)?)),
        [b'G', b'I', b'F', b'8', ..] => (little(start.get(6..8)?), little(start.get(8..10)?)),
        [b'B', b'M', ..] => (little(start.get(18..22)?), little(start.get(22..26)?)),
        [0xFF, 0xD8, ..] => jpeg(start)?,
        _ => return None,
    };
    Some(width.saturating_mul(height))
}

fn big(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

fn little(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// Walks the segments to the frame header.
fn jpeg(start: &[u8]) -> Option<(u64, u64)> {
    let mut at = 2;
    loop {
        let [0xFF, marker] = *start.get(at..at + 2)? else { return None };
        let is_frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if is_frame {
            return Some((big(start.get(at + 7..at + 9)?), big(start.get(at + 5..at + 7)?)));
        }
        at += 2 + usize::try_from(big(start.get(at + 2..at + 4)?)).ok()?;
    }
}
