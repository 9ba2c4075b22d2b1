//! Faults planted on purpose: what proves that `cargo xtask fault` would see them.
//!
//! Compiled only with the feature `planted-faults`, of which a release build is refused. Each
//! is a mistake that desks have really shipped, in the place where it would be made; the
//! environment variable `PLANTED_FAULT` chooses one.

#[cfg(not(debug_assertions))]
compile_error!("planted faults are for proving the checker; a release build must not carry them");

use std::sync::LazyLock;
use std::time::Duration;

/// How long a commit waits that nobody waits for.
pub const LATE: Duration = Duration::from_millis(500);

/// A mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planted {
    /// A message is acknowledged, then committed.
    AckBeforeCommit,
    /// A commit does not wait for the disk.
    SynchronousCommitOff,
    /// Whether something came before is asked, then it is stored: no key refuses the second.
    NoUniqueKey,
    /// A statement that forgot whose rows it reads.
    TenantlessQuery,
    /// A letter whose sending was interrupted is sent again.
    ResendOnRestart,
}

/// Whether this mistake was chosen.
pub fn is(fault: Planted) -> bool {
    static CHOSEN: LazyLock<Option<Planted>> = LazyLock::new(|| match std::env::var("PLANTED_FAULT").ok()?.as_str() {
        "ack-before-commit" => Some(Planted::AckBeforeCommit),
        "synchronous-commit-off" => Some(Planted::SynchronousCommitOff),
        "no-unique-key" => Some(Planted::NoUniqueKey),
        "tenantless-query" => Some(Planted::TenantlessQuery),
        "resend-on-restart" => Some(Planted::ResendOnRestart),
        _ => None,
    });
    *CHOSEN == Some(fault)
}
