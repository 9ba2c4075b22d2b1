//! What the end of a confined process says of the file that it read.

use std::os::unix::process::ExitStatusExt as _;
use std::process::ExitStatus;

use switchboard::fault::Fault;
use switchboard::knowledge::Reason;

use super::NotRead;

/// The exit code of a process that could not shut itself in, and so has read nothing.
pub const NOT_CONFINED: u8 = 3;
/// What a Rust program says when the memory that it may have is at its end.
const OUT_OF_MEMORY: &str = "memory allocation of";
/// The numbers of signals, the same on every Unix: ended by force, and out of processor time.
const KILLED: i32 = 9;
const OUT_OF_TIME: i32 = 24;

/// Why a process has ended without an answer.
pub fn understood(status: ExitStatus, complaint: &str) -> NotRead {
    if status.code() == Some(NOT_CONFINED.into()) {
        return Fault::other(format!("documents are not read: {complaint}")).into();
    }
    let reason = match status.signal() {
        Some(KILLED | OUT_OF_TIME) => Reason::TookTooLong,
        _ if complaint.contains(OUT_OF_MEMORY) => Reason::UnpacksTooFar,
        _ => Reason::Damaged,
    };
    tracing::warn!(%status, complaint, %reason, "a document ended the process that read it");
    NotRead::Unreadable(reason)
}
