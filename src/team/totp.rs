//! The codes of an authenticator app: RFC 6238 with SHA-1, thirty seconds and six digits, which is what every app makes.

use hmac::{Hmac, Mac as _};
use sha1::Sha1;
use time::OffsetDateTime;

/// How long a code is the present one, in seconds.
const STEP_SECONDS: i64 = 30;
/// The clock of a telephone may be one step behind or ahead.
const DRIFT: i64 = 1;
/// A secret is as long as the hash: RFC 4226 asks for that.
pub(super) const SECRET_BYTES: usize = 20;

const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step whose code this is, of those that are good at `now`.
pub(super) fn step_of(secret: &[u8; SECRET_BYTES], presented: u32, now: OffsetDateTime) -> Option<i64> {
    let present = now.unix_timestamp().div_euclid(STEP_SECONDS);
    (present - DRIFT..=present + DRIFT).find(|step| code(secret, *step) == presented)
}

/// The code of a moment, as the app shows it.
#[cfg(any(test, feature = "world"))]
pub(crate) fn shown_at(secret: &[u8; SECRET_BYTES], now: OffsetDateTime) -> String {
    format!("{:06}", code(secret, now.unix_timestamp().div_euclid(STEP_SECONDS)))
}

fn code(secret: &[u8; SECRET_BYTES], step: i64) -> u32 {
    let mut block = [0; 64];
    block[..SECRET_BYTES].copy_from_slice(secret);
    let mut mac = <Hmac<Sha1> as hmac::KeyInit>::new(&block.into());
    mac.update(&step.to_be_bytes());
    let sum: [u8; SECRET_BYTES] = mac.finalize().into_bytes().into();
    let at = usize::from(sum[SECRET_BYTES - 1] & 0x0f);
    u32::from_be_bytes([sum[at] & 0x7f, sum[at + 1], sum[at + 2], sum[at + 3]]) % 1_000_000
}

/// Bytes in the letters and digits that apps and people read (RFC 4648), for whole groups of five bytes.
pub(super) fn base32(bytes: &[u8]) -> String {
    let letters = |group: &[u8]| {
        let word = group.iter().fold(0_u64, |word, byte| (word << 8) | u64::from(*byte));
        (0..8).rev().map(move |at| char::from(LETTERS[((word >> (at * 5)) & 31) as usize])).collect::<Vec<_>>()
    };
    bytes.chunks_exact(5).flat_map(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of the vectors of RFC 6238, appendix B.
    const SECRET: &[u8; SECRET_BYTES] = b"12345678901234567890";

    fn at(seconds: i64) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(seconds).unwrap()
    }

    #[test]
    fn a_7_codes_are_those_of_rfc_6238() {
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(shown_at(SECRET, at(seconds)), expected, "{seconds}");
        }
    }

    #[test]
    fn a_7_a_code_is_good_one_step_before_and_after_and_no_longer() {
        let presented = 287_082;
        for (seconds, is_good) in [(-1, false), (0, true), (29, true), (59, true), (89, true), (90, false)] {
            assert_eq!(step_of(SECRET, presented, at(seconds)), is_good.then_some(1), "{seconds}");
        }
    }

    #[test]
    fn base32_is_that_of_rfc_4648() {
        assert_eq!(base32(b"fooba"), "MZXW6YTB");
        assert_eq!(base32(SECRET), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(base32(b""), "");
    }
}
