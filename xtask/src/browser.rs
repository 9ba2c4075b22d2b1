//! The Chromium that the journeys run in: found, or installed where that is possible.
//!
//! Rather the one without a window, which takes half the processor for a page; else any that is there.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::{places, progress, shell};

/// Chromium without a window, as Debian calls its package and its program.
const SHELL: &str = "chromium-headless-shell";
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const STANDARD_PLACES: [&str; 3] = [
    "/usr/lib/chromium/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// A Chromium that can be started.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM").map(PathBuf::from) {
        return if shell::is_program(&chosen) {
            Ok(chosen)
        } else {
            Err(Failure::new(format!("CHROMIUM is {}, which cannot be started", chosen.display()))
                .advice("set it to the program itself, or unset it"))
        };
    }
    if let Some(found) = shell::find(&[SHELL]) {
        return Ok(found);
    }
    let installed = install();
    match shell::find(&[SHELL]).or_else(with_window) {
        Some(found) => Ok(found),
        None => installed.and(Err(missing())),
    }
}

fn with_window() -> Option<PathBuf> {
    shell::find(&NAMES).or_else(|| STANDARD_PLACES.iter().map(PathBuf::from).find(|place| shell::is_program(place)))
}

/// Only Debian and its relatives, and only as root: elsewhere a person has to decide.
fn install() -> Outcome {
    if !places::is_root() || !Path::new("/etc/debian_version").exists() {
        return Err(missing());
    }
    progress::say("Installing Chromium without a window with apt-get (a minute, once)");
    // Without a network it should say so soon.
    let apt_get = |words: &[&str]| {
        let mut command = shell::command("apt-get");
        command.args(["-q", "-y", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20"]).args(words);
        shell::run(command.env("DEBIAN_FRONTEND", "noninteractive")).map_err(|failure| {
            failure.advice("install Chromium by hand (`apt-get install chromium-headless-shell`) and start again")
        })
    };
    apt_get(&["update"])?;
    apt_get(&["install", "--no-install-recommends", SHELL, "fonts-dejavu-core"])
}

fn missing() -> Failure {
    Failure::new("Chromium was not found").advice(
        "install it (Debian: `sudo apt-get install chromium-headless-shell`; Ubuntu: `sudo snap install chromium`; \
         Fedora: `sudo dnf install chromium`; macOS: `brew install --cask chromium`), or set CHROMIUM to its program",
    )
}
