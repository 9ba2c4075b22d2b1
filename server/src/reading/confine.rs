//! How a process shuts itself in, before it has seen a byte of a stranger's.
//!
//! Two walls, each of which would do: limits of the system (no file can be opened, no process
//! started, so much memory, so much time), and on Linux a list of the calls that the kernel still
//! answers, none of which opens anything. What is not on the list fails with an error; nothing
//! that is reached by chance ends the process.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Memory of a process, in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;
/// Time of a processor, in seconds.
const SECONDS: u64 = 30;

/// Why the walls do not stand.
#[derive(Debug, thiserror::Error)]
pub enum Open {
    /// The system refused a limit.
    #[error("the limits of the process cannot be set: {0}")]
    Limits(#[from] rustix::io::Errno),
    /// The kernel refused the list of calls.
    #[error("the calls of the process cannot be limited: {0}")]
    Calls(String),
    /// They were set, and do not hold.
    #[error("the process is not confined: {0} is still possible")]
    Hole(&'static str),
}

/// What the process is told by its environment: nothing, but that its memory is to be taken in small
/// portions. The allocator would set a gigabyte aside at once, more than the process may have.
pub fn environment() -> [(&'static str, &'static str); 1] {
    [("MIMALLOC_ARENA_RESERVE", "32MiB")]
}

/// Shuts the process in, for good.
///
/// # Errors
/// [`Open`]; then it must read nothing.
pub fn shut() -> Result<(), Open> {
    dies_with_its_parent()?;
    limit()?;
    refuse_calls()?;
    look_for_holes()
}

/// Whoever waits for the answer is gone with its parent.
fn dies_with_its_parent() -> Result<(), Open> {
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    Ok(())
}

fn limit() -> Result<(), Open> {
    let limits = [
        (Resource::Cpu, SECONDS),
        (Resource::As, MEMORY),
        (Resource::Data, MEMORY),
        // Nothing is written, nothing is opened beyond the three pipes, nobody is started.
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nofile, 0),
        (Resource::Nproc, 0),
    ];
    for (what, most) in limits {
        // Elsewhere than on Linux a limit of memory may be no limit that the system knows.
        match setrlimit(what, Rlimit { current: Some(most), maximum: Some(most) }) {
            Err(_) if cfg!(not(target_os = "linux")) => {}
            set => set?,
        }
    }
    Ok(())
}

/// The walls were built by us; whether they stand is asked of the system.
pub fn look_for_holes() -> Result<(), Open> {
    if std::fs::File::open("/").is_ok() {
        return Err(Open::Hole("opening a file"));
    }
    if std::net::UdpSocket::bind(("127.0.0.1", 0)).is_ok() {
        return Err(Open::Hole("the network"));
    }
    Ok(())
}

/// Lets the kernel answer only what a program needs that computes: memory, its pipes, the time.
#[cfg(target_os = "linux")]
pub fn refuse_calls() -> Result<(), Open> {
    use std::collections::BTreeMap;

    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, apply_filter};

    let broken = |error: &dyn std::fmt::Display| Open::Calls(error.to_string());
    let arch = std::env::consts::ARCH.try_into().map_err(|error: seccompiler::BackendError| broken(&error))?;
    let allowed: BTreeMap<i64, Vec<_>> = CALLS.iter().map(|it| (*it, Vec::new())).collect();
    let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let filter = SeccompFilter::new(allowed, refused, SeccompAction::Allow, arch).map_err(|error| broken(&error))?;
    let program: BpfProgram = filter.try_into().map_err(|error: seccompiler::BackendError| broken(&error))?;
    apply_filter(&program).map_err(|error| broken(&error))
}

/// Elsewhere the limits alone stand; `switchboard doctor` says so.
#[cfg(not(target_os = "linux"))]
pub fn refuse_calls() -> Result<(), Open> {
    Ok(())
}

/// What a program needs that computes.
#[cfg(target_os = "linux")]
const CALLS: &[i64] = &[
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_fstat,
    libc::SYS_lseek,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_getrandom,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_gettid,
    libc::SYS_getpid,
    // To end, by itself or by what it did: a panic and an abort are answers.
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_tgkill,
    libc::SYS_exit,
    libc::SYS_exit_group,
];
