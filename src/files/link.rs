//! Links to files, for who has no account: they name one file, and end.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::objects::Key;
use crate::ids::{FileId, TenantId};
use crate::sealing::Seal;

/// How long a link holds: as long as a receiver of callbacks may need to come for it.
const HOLDS: Duration = Duration::days(7);
/// Links of one day are the same, so that a browser keeps what it has fetched by them.
const STEP: i64 = 86_400;
const ID_BYTES: usize = 16;
/// Workspace, file and end.
const NAMED_BYTES: usize = 2 * ID_BYTES + 8;
const PURPOSE: &str = "a link to a file";

/// Why a link leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLink {
    /// We did not make it.
    #[error("not a link of ours")]
    NotOurs,
    /// It has ended.
    #[error("the link has ended")]
    Ended,
}

/// The secret part of a link to a file.
pub fn link(seal: &Seal, key: Key, now: OffsetDateTime) -> String {
    let until = (now.unix_timestamp() / STEP + 1) * STEP + HOLDS.whole_seconds();
    let named = [key.tenant.0.as_bytes(), key.file.0.as_bytes(), until.to_be_bytes().as_slice()].concat();
    let mark = seal.mark(PURPOSE, &named);
    URL_SAFE_NO_PAD.encode([named.as_slice(), &mark].concat())
}

/// What a link leads to.
///
/// # Errors
/// [`BadLink`].
pub fn follow(seal: &Seal, link: &str, now: OffsetDateTime) -> Result<Key, BadLink> {
    let bytes = URL_SAFE_NO_PAD.decode(link).map_err(|_| BadLink::NotOurs)?;
    let (named, mark) = bytes.split_at_checked(NAMED_BYTES).ok_or(BadLink::NotOurs)?;
    if !seal.is_mark(PURPOSE, named, mark) {
        return Err(BadLink::NotOurs);
    }
    let id = |at: usize| Uuid::from_slice(&named[at..at + ID_BYTES]).map_err(|_| BadLink::NotOurs);
    let until: [u8; 8] = named[2 * ID_BYTES..].try_into().map_err(|_| BadLink::NotOurs)?;
    if now.unix_timestamp() >= i64::from_be_bytes(until) {
        return Err(BadLink::Ended);
    }
    Ok(Key { tenant: TenantId(id(0)?), file: FileId(id(ID_BYTES)?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_its_file_until_it_ends_and_cannot_be_bent() {
        let seal = Seal::new([7; 32]);
        let key = |file| Key { tenant: TenantId(Uuid::from_u128(1)), file: FileId(Uuid::from_u128(file)) };
        let now = OffsetDateTime::from_unix_timestamp(1_763_718_000).unwrap();
        let made = link(&seal, key(2), now);
        assert_eq!(made, link(&seal, key(2), now), "a browser keeps what it fetched by it");

        assert_eq!(follow(&seal, &made, now + Duration::days(7)), Ok(key(2)));
        assert_eq!(follow(&seal, &made, now + Duration::days(9)), Err(BadLink::Ended));
        assert_eq!(follow(&Seal::new([8; 32]), &made, now), Err(BadLink::NotOurs));
        let mut bytes = URL_SAFE_NO_PAD.decode(&made).unwrap();
        bytes[31] = 3;
        assert_eq!(follow(&seal, &URL_SAFE_NO_PAD.encode(bytes), now), Err(BadLink::NotOurs));
        assert_eq!(follow(&seal, "", now), Err(BadLink::NotOurs));
    }
}
