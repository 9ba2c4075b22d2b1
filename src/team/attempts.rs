//! How often somebody may try before they have to wait (`A-2`).
//!
//! A try is written down before it is made, so that a hundred at once count as a hundred. A
//! try that is refused does not count: an attacker cannot keep somebody out for ever. A good
//! one is taken back.

use std::net::IpAddr;

use sha2::{Digest, Sha256};
use time::Duration;

use super::{Email, store};
use crate::fault::Fault;
use crate::ids::UserId;
use crate::prelude::Desk;

/// The window over which tries are counted.
pub const WINDOW: Duration = Duration::minutes(15);

/// What is counted.
#[derive(Debug, Clone)]
pub(super) enum Subject {
    /// Passwords tried on one account, whether it exists or not.
    Account(Email),
    /// Codes tried on one account.
    Code(UserId),
    /// Passwords, codes, links and keys tried from one household.
    Address(Option<IpAddr>),
    /// Workspaces opened from one household.
    Opening(Option<IpAddr>),
    /// Sign-ins by a provider begun from one household.
    Provided(Option<IpAddr>),
    /// Reset mails asked for one account.
    Reset(Email),
    /// Questions to passkeys from one household: each is kept until it is answered.
    Question(Option<IpAddr>),
}

impl Subject {
    const fn limit(&self) -> i64 {
        match self {
            Self::Account(_) | Self::Code(_) => 10,
            Self::Address(_) | Self::Opening(_) | Self::Provided(_) => 30,
            Self::Reset(_) => 5,
            Self::Question(_) => 60,
        }
    }

    fn hash(&self) -> [u8; 32] {
        let text = match self {
            Self::Account(email) => format!("account {email}"),
            Self::Code(user) => format!("code {user}"),
            Self::Address(ip) => format!("address {ip:?}"),
            Self::Opening(ip) => format!("opening {ip:?}"),
            Self::Provided(ip) => format!("provided {ip:?}"),
            Self::Reset(email) => format!("reset {email}"),
            Self::Question(ip) => format!("question {ip:?}"),
        };
        Sha256::digest(text).into()
    }
}

/// A try that counts until it is taken back.
#[derive(Debug)]
#[must_use = "a good try is taken back"]
pub(super) struct Try {
    subject: [u8; 32],
    id: i64,
}

/// Writes a try down. `None` where there were too many: then it must not be made.
pub(super) async fn begin(desk: &Desk, subject: &Subject) -> Result<Option<Try>, Fault> {
    let (db, now) = (&desk.pools().pages, desk.now());
    let hash = subject.hash();
    let (id, count) = store::attempts::add(db, &hash, now - WINDOW, now).await?;
    if count > subject.limit() {
        store::attempts::take_back(db, id).await?;
        return Ok(None);
    }
    Ok(Some(Try { subject: hash, id }))
}

impl Try {
    /// It was a good one, and does not count.
    pub(super) async fn take_back(self, desk: &Desk) -> Result<(), Fault> {
        store::attempts::take_back(&desk.pools().pages, self.id).await
    }

    /// It was a good one, and clears the wrong ones before it.
    pub(super) async fn clear(self, desk: &Desk) -> Result<(), Fault> {
        store::attempts::forget(&desk.pools().pages, &self.subject).await
    }
}

/// Forgets what no limit looks at any more. To be called now and then; says how many.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn sweep(desk: &Desk) -> Result<u64, Fault> {
    store::attempts::sweep(&desk.pools().pages, desk.now() - WINDOW).await
}
