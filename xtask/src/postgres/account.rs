//! Who PostgreSQL runs as.

use std::fs;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::failure::{During, Failure, Outcome};
use crate::places;

/// Ourselves, or, when we are root, an account that is not.
pub enum Account {
    /// We are an ordinary user: nothing to change.
    Ourselves,
    /// We are root and become this one.
    Other { uid: u32, gid: u32 },
}

impl Account {
    /// The account that may run the server.
    pub fn find() -> Outcome<Self> {
        if !places::is_root() {
            return Ok(Self::Ourselves);
        }
        let accounts = fs::read_to_string("/etc/passwd").during("read /etc/passwd")?;
        ["postgres", "nobody"]
            .iter()
            .find_map(|name| entry(&accounts, name))
            .map(|(uid, gid)| Self::Other { uid, gid })
            .ok_or_else(|| {
                Failure::new("PostgreSQL refuses to run as root, and there is no account `postgres` or `nobody`")
                    .advice(
                        "run as an ordinary user, add an account (`useradd --system postgres`), or set DATABASE_URL",
                    )
            })
    }

    /// Lets a program run as this account.
    pub fn become_in(&self, command: &mut Command) {
        if let Self::Other { uid, gid } = self {
            command.uid(*uid).gid(*gid).env_remove("HOME");
        }
    }

    /// Gives a folder to this account.
    pub fn own(&self, folder: &Path) -> Outcome {
        match self {
            Self::Ourselves => Ok(()),
            Self::Other { uid, gid } => {
                chown(folder, Some(*uid), Some(*gid)).during(format_args!("hand over {}", folder.display()))
            }
        }
    }
}

/// User and group id of an account in the text of `/etc/passwd`.
fn entry(accounts: &str, name: &str) -> Option<(u32, u32)> {
    let mut fields = accounts
        .lines()
        .map(|line| line.split(':'))
        .find_map(|mut fields| (fields.next()? == name).then_some(fields))?;
    let (_password, uid, gid) = (fields.next()?, fields.next()?, fields.next()?);
    Some((uid.parse().ok()?, gid.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNTS: &str = "root:x:0:0:root:/:/bin/sh\nnobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin\n";

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        assert_eq!(entry(ACCOUNTS, "nobody"), Some((65534, 65533)));
        assert_eq!(entry(ACCOUNTS, "no"), None);
        assert_eq!(entry(ACCOUNTS, "postgres"), None);
    }
}
