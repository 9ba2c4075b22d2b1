//! `initdb`, `pg_ctl` and `postgres`, where the account that runs them can reach them.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process;

use super::extension;
use crate::failure::{During, Failure, Outcome};
use crate::{npm, places, shell};

/// The installed server programs.
pub struct Programs {
    folder: PathBuf,
    version: String,
}

impl Programs {
    /// Finds the programs, installing them when they are missing.
    pub fn ready() -> Outcome<Self> {
        let platform = platform(OS, ARCH).ok_or_else(|| no_package(OS, ARCH))?;
        let native = npm::tools()?.modules().join("@embedded-postgres").join(platform).join("native");
        if !native.is_dir() {
            return Err(no_package(OS, ARCH));
        }
        let answer = shell::capture(shell::command(native.join("bin/postgres")).arg("--version"))
            .map_err(|failure| failure.advice("set DATABASE_URL to a PostgreSQL (15 or newer) of your own"))?;
        let version = version_in(&answer);
        let folder =
            if places::is_root() { copied(&native, &format!("postgresql-{version}"), |_| Ok(()))? } else { native };
        Ok(Self { folder, version })
    }

    /// The same, and with them the extension `vector`: copies of our own.
    pub fn with_vectors() -> Outcome<Self> {
        let plain = Self::ready()?;
        let package = extension::ready()?;
        let with = package.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("postgresql-{}-{with}", plain.version);
        let folder = copied(&plain.folder, &name, |copy| extension::put_into(copy, &package, plain.major()))?;
        Ok(Self { folder, ..plain })
    }

    /// The path of one of the programs.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join("bin").join(name)
    }

    /// The whole version, `18.4`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The major version, `18`.
    pub fn major(&self) -> &str {
        self.version.split('.').next().unwrap_or(&self.version)
    }
}

/// A copy beside the databases, with something done to it before it counts. Root's cache is closed to the account that
/// runs PostgreSQL, and what npm installed is left as it is.
fn copied(native: &Path, name: &str, finish: impl FnOnce(&Path) -> Outcome) -> Outcome<PathBuf> {
    let base = places::databases()?;
    let folder = base.join(name);
    if folder.is_dir() {
        return Ok(folder);
    }

    fs::create_dir_all(&base).during(format_args!("create {}", base.display()))?;
    if places::is_root() {
        let open = fs::Permissions::from_mode(0o755);
        fs::set_permissions(&base, open).during(format_args!("open {}", base.display()))?;
    }
    let staging = base.join(format!("{name}.partial-{}", process::id()));
    // `cp` because it knows symbolic links, of which the libraries have many.
    shell::capture(shell::command("cp").arg("-RP").arg(native).arg(&staging))?;
    finish(&staging).inspect_err(|_| {
        // What cannot be finished is of no use; where it cannot be removed either, the first failure is what counts.
        let _ = fs::remove_dir_all(&staging);
    })?;
    shell::capture(shell::command("chmod").args(["-R", "a+rX"]).arg(&staging))?;
    match fs::rename(&staging, &folder) {
        // Another session copied the same version meanwhile.
        Err(_) if folder.is_dir() => fs::remove_dir_all(&staging),
        result => result,
    }
    .during(format_args!("move {} into place", folder.display()))?;
    Ok(folder)
}

/// The npm name of this platform.
fn platform(os: &str, arch: &str) -> Option<&'static str> {
    match (os, arch) {
        ("linux", "x86_64") => Some("linux-x64"),
        ("linux", "aarch64") => Some("linux-arm64"),
        ("macos", "x86_64") => Some("darwin-x64"),
        ("macos", "aarch64") => Some("darwin-arm64"),
        _ => None,
    }
}

fn no_package(os: &str, arch: &str) -> Failure {
    Failure::new(format!("There is no embedded PostgreSQL for {os} on {arch}")).advice(
        "set DATABASE_URL to a PostgreSQL (15 or newer) of your own, with a role that may create roles and databases",
    )
}

/// The last word of `postgres (PostgreSQL) 18.4`.
fn version_in(answer: &str) -> String {
    answer.split_whitespace().last().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platforms_carry_the_names_that_npm_gives_them() {
        assert_eq!(platform("linux", "x86_64"), Some("linux-x64"));
        assert_eq!(platform("macos", "aarch64"), Some("darwin-arm64"));
        assert_eq!(platform("plan9", "mips"), None);
    }

    #[test]
    fn the_server_says_its_version_last() {
        assert_eq!(version_in("postgres (PostgreSQL) 18.4"), "18.4");
    }
}
