//! Lines that show that something is happening, and how long it has taken.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Prints one line of progress after the seconds since the command started. To standard
/// error, so that `eval "$(cargo xtask database)"` works.
pub fn say(line: impl AsRef<str>) {
    eprintln!("[{:>6.1} s] {}", STARTED.elapsed().as_secs_f64(), line.as_ref());
}

/// Whole and tenths of seconds, as the summary shows them.
pub fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
