//! Whether the server that a `postmaster.pid`, or the lock of its socket, names is really there.
//!
//! After a crash these files stay, and their number may by now belong to something else, or to a
//! zombie that nobody has collected: PostgreSQL would take either for a running server and
//! refuse to start.

use std::fs;
use std::path::Path;

use crate::shell;

/// The file names a living PostgreSQL.
pub fn names_a_server(file: &Path) -> bool {
    fs::read_to_string(file)
        .ok()
        .and_then(|text| pid_in(&text))
        .and_then(state_and_name)
        .is_some_and(|line| is_living_server(&line))
}

/// Both files begin with a line that is the pid.
fn pid_in(text: &str) -> Option<u32> {
    text.lines().next()?.trim().parse().ok()
}

/// `S postgres`: what `ps` says. Slim containers have no `ps`, but Linux says the same in a file.
fn state_and_name(pid: u32) -> Option<String> {
    match fs::read_to_string(format!("/proc/{pid}/stat")) {
        Ok(stat) => from_proc(&stat),
        Err(_) => {
            shell::capture(shell::command("ps").args(["-o", "stat=", "-o", "comm=", "-p", &pid.to_string()])).ok()
        }
    }
}

/// `4711 (postgres) S 1 …` becomes `S postgres`.
fn from_proc(stat: &str) -> Option<String> {
    let (before, after) = stat.rsplit_once(')')?;
    let (_pid, name) = before.split_once('(')?;
    Some(format!("{} {name}", after.split_whitespace().next()?))
}

fn is_living_server(state_and_name: &str) -> bool {
    !state_and_name.starts_with('Z') && state_and_name.contains("postgres")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pid_file_begins_with_the_pid() {
        assert_eq!(pid_in("4711\n/var/data\n1732150000\n"), Some(4711));
        assert_eq!(pid_in(""), None);
    }

    #[test]
    fn linux_says_state_and_name_in_a_file() {
        assert_eq!(from_proc("4711 (postgres) S 1 4711").as_deref(), Some("S postgres"));
        assert_eq!(from_proc("4711 (a (b) c) R 1").as_deref(), Some("R a (b) c"));
    }

    #[test]
    fn zombies_and_strangers_are_no_servers() {
        assert!(is_living_server("Ss postgres"));
        assert!(!is_living_server("Z postgres"));
        assert!(!is_living_server("S bash"));
    }
}
