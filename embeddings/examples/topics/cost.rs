//! What something costs this process: processor time and memory.

use std::fs;

/// Ticks of a second in `/proc`.
const TICKS: f64 = 100.0;

pub struct Cost {
    /// Of all threads.
    pub seconds: f64,
    /// Most memory in use meanwhile, beyond what was in use before.
    pub megabytes: f64,
}

/// Does something, and says what it cost.
pub fn of<T>(act: impl FnOnce() -> T) -> (T, Cost) {
    // Begins to look for the highest anew. Where that is refused, the figure is too high and never too low.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let (before, held) = (seconds(), kibibytes("VmRSS"));
    let done = act();
    let cost = Cost { seconds: seconds() - before, megabytes: (kibibytes("VmHWM") - held) * 1024.0 / 1e6 };
    (done, cost)
}

fn seconds() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = text.rsplit_once(')').map_or("", |it| it.1);
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS
}

fn kibibytes(field: &str) -> f64 {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|it| it.strip_prefix(field)?.strip_prefix(':'));
    line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
