//! The chain: a seal for each entry of the log, which covers the entry and the seal before it.
//!
//! Seals are made after the entries, by a worker that looks every minute, and of a workspace whenever something is
//! written in it: whoever writes waits for nobody. The order of the chain is the order in which entries were sealed. One
//! that was written earlier and committed later is sealed later, so no order has to be known in advance, none is sealed
//! twice (the database refuses), and whatever was missed is found the next night.
//!
//! Once a night, and when a workspace is new, the whole chain is looked through ([`check`]). What is wrong is told to
//! whoever may read the log, by letter and above the log.
//!
//! ```text
//! seal(n) = SHA-256( seal(n - 1) · tenant · place · entry(n) )        encoding.rs
//! head    = how many, and the last seal, with a mark that only the application's key makes
//! ```
//!
//! What is seen: an entry altered, taken out, put in the place of another; a seal altered or taken out; the end of log
//! and chain cut off, since the head says how long it was; a head, or a whole chain, made by somebody who has the database
//! and not the key; a head of some night ago, since the findings of the nights say how long it was. What cannot be seen
//! from inside: all of these tables put back together as they once were. For that the server writes length and head
//! of each chain into its own log, every night.

mod encoding;
mod find;
mod letters;
mod store;
mod walk;

pub use find::{adopt, check};
pub use store::{Check, last_check};
pub use walk::Break;

use super::system;
use crate::access::Work;
use crate::prelude::*;
use crate::sealing::Seal;
use store::Held;

/// So many entries are sealed in one transaction.
const AT_ONCE: i64 = 500;

/// How far back whoever seals looks for entries that were committed late, in entries of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookBack {
    /// As far as anything may have been under way.
    Little,
    /// Much farther: every night.
    Far,
}

impl LookBack {
    const fn entries(self) -> i64 {
        match self {
            Self::Little => 2_000,
            Self::Far => 100_000,
        }
    }
}

/// What came of sealing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// Everything is sealed.
    All,
    /// There may be more.
    Some,
    /// Nothing: somebody else wrote how far the chain goes, or with another key. What is written on would hide that.
    Refused,
}

/// Seals what is not sealed yet, so many at a time. The caller commits; broken off, nothing of it has happened.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn seal(tx: &mut Tx<Work>, seal: &Seal, back: LookBack) -> Result<Sealed, Fault> {
    let held = store::hold(tx, seal).await?;
    let tenant = tx.tenant();
    if !held.is_proven(seal, tenant) {
        return Ok(Sealed::Refused);
    }
    let entries = store::unsealed(tx, held.last_seq, back.entries(), AT_ONCE).await?;
    let mut head = held.head();
    let mut seals = Vec::with_capacity(entries.len());
    for entry in &entries {
        head = head.then(tenant, entry);
        seals.push((entry.id, head));
    }
    if !seals.is_empty() {
        let last_seq = entries.last().map_or(held.last_seq, |it| it.seq.max(held.last_seq));
        store::add(tx, &seals).await?;
        store::keep(tx, &Held::new(seal, tenant, head, last_seq)).await?;
    }
    let is_full = i64::try_from(seals.len()).is_ok_and(|it| it == AT_ONCE);
    Ok(if is_full { Sealed::Some } else { Sealed::All })
}

/// Seals all that is not sealed yet, in as many transactions as that takes.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn seal_all(desk: &Desk, tenant: TenantId, back: LookBack) -> Result<Sealed, Fault> {
    loop {
        let mut tx = system::begin(desk, tenant).await?;
        let sealed = seal(&mut tx, desk.seal(), back).await?;
        tx.commit().await?;
        if sealed != Sealed::Some {
            return Ok(sealed);
        }
    }
}
