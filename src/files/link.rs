//! Links to files, for who has no account: they name one file, and end.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::objects::Key;
use crate::ids::{FileId, TenantId};
use crate::sealing::{Place, Seal};

/// How long a link holds: as long as a receiver of callbacks may need to come for it.
const HOLDS: Duration = Duration::days(7);
/// Links of one day are the same, so that a browser keeps what it has fetched by them.
const STEP: i64 = 86_400;
const ID_BYTES: usize = 16;

/// What a link names.
pub type Linked = Key;

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

const fn place(key: Key) -> Place<'static> {
    Place { tenant: key.tenant, column: "files.link", row: key.file.0 }
}

/// The secret part of a link to a file; `None` only if the cipher refuses.
pub fn link(seal: &Seal, key: Key, now: OffsetDateTime) -> Option<String> {
    let until = (now.unix_timestamp() / STEP + 1) * STEP + HOLDS.whole_seconds();
    let sealed = seal.seal(place(key), &until.to_string()).ok()?;
    Some(URL_SAFE_NO_PAD.encode([key.tenant.0.as_bytes(), key.file.0.as_bytes(), sealed.as_slice()].concat()))
}

/// What a link leads to.
///
/// # Errors
/// [`BadLink`].
pub fn follow(seal: &Seal, link: &str, now: OffsetDateTime) -> Result<Linked, BadLink> {
    let bytes = URL_SAFE_NO_PAD.decode(link).map_err(|_| BadLink::NotOurs)?;
    let (tenant, rest) = bytes.split_at_checked(ID_BYTES).ok_or(BadLink::NotOurs)?;
    let (file, sealed) = rest.split_at_checked(ID_BYTES).ok_or(BadLink::NotOurs)?;
    let id = |bytes| Uuid::from_slice(bytes).map_err(|_| BadLink::NotOurs);
    let key = Key { tenant: TenantId(id(tenant)?), file: FileId(id(file)?) };
    let until = seal.open(place(key), sealed).map_err(|_| BadLink::NotOurs)?;
    match until.parse::<i64>() {
        Ok(until) if now.unix_timestamp() < until => Ok(key),
        Ok(_) => Err(BadLink::Ended),
        Err(_) => Err(BadLink::NotOurs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_its_file_until_it_ends_and_cannot_be_bent() {
        let seal = Seal::new([7; 32]);
        let key = |file| Key { tenant: TenantId(Uuid::from_u128(1)), file: FileId(Uuid::from_u128(file)) };
        let now = OffsetDateTime::from_unix_timestamp(1_763_718_000).unwrap();
        let made = link(&seal, key(2), now).unwrap();

        assert_eq!(follow(&seal, &made, now + Duration::days(7)), Ok(key(2)));
        assert_eq!(follow(&seal, &made, now + Duration::days(9)), Err(BadLink::Ended));
        assert_eq!(follow(&Seal::new([8; 32]), &made, now), Err(BadLink::NotOurs));
        let mut bytes = URL_SAFE_NO_PAD.decode(&made).unwrap();
        bytes[31] = 3;
        assert_eq!(follow(&seal, &URL_SAFE_NO_PAD.encode(bytes), now), Err(BadLink::NotOurs));
        assert_eq!(follow(&seal, "", now), Err(BadLink::NotOurs));
    }
}
