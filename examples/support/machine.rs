//! The machine that figures come from.

use std::fs;

/// One line: processor, cores that we may use, memory, system.
pub fn line() -> String {
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|size| size.split(' ').next()?.parse::<u64>().ok())
        .map(|kibibytes| format!(", {} GiB", (kibibytes + (1 << 19)) >> 20));
    format!("{processor}, {cores} cores{}, {}", memory.unwrap_or_default(), std::env::consts::OS)
}

/// The first value of a field in a file of `name : value` lines.
fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
