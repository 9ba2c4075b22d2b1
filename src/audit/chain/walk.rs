//! Following a chain from seal to seal.

use sha2::{Digest, Sha256};

use super::encoding::{Content, bytes};
use super::store::Link;
use crate::prelude::*;

crate::words! {
    /// What is wrong with a chain.
    pub enum Break {
        /// An entry, or its seal, is not what it was when it was sealed.
        Altered = "altered",
        /// An entry was sealed and is gone from the log.
        Missing = "missing",
        /// A seal is gone.
        Gap = "gap",
        /// The chain ends before its end.
        Short = "short",
        /// How far the chain goes was not written by this installation.
        Unproven = "unproven",
    }
}

/// A seal.
pub type Hash = [u8; 32];

/// Where a chain has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many entries are sealed.
    pub entries: i64,
    /// The last seal.
    pub hash: Hash,
}

impl Head {
    /// Before the first entry.
    pub const START: Self = Self { entries: 0, hash: [0; 32] };

    /// The same with one entry more.
    pub fn then(self, tenant: TenantId, entry: &Content) -> Self {
        let entries = self.entries + 1;
        let mut sum = Sha256::new();
        sum.update(self.hash);
        sum.update(bytes(tenant, entries, entry));
        Self { entries, hash: sum.finalize().into() }
    }

    /// The next link, if it follows; else what is wrong, at its place.
    pub fn follow(self, tenant: TenantId, link: &Link) -> Result<Self, Found> {
        let found = |what| Found { what, place: self.entries + 1, entry: Some(link.entry_id) };
        if link.place != self.entries + 1 {
            return Err(Found { entry: None, ..found(Break::Gap) });
        }
        let Some(content) = &link.content else { return Err(found(Break::Missing)) };
        let next = self.then(tenant, content);
        if link.hash == next.hash { Ok(next) } else { Err(found(Break::Altered)) }
    }
}

/// What is wrong, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub what: Break,
    /// At which place of the chain.
    pub place: i64,
    /// The entry that was sealed there, as far as its seal says.
    pub entry: Option<AuditId>,
}
