//! Building the site: the server, the islands, the style sheet, the files of `public/`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::tools::Tools;
use crate::{places, progress, shell};

/// How to build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quickly, for working on it.
    Dev,
    /// What an operator would deploy: optimised, with compressed files beside the plain ones.
    Release,
}

impl Profile {
    /// Has a build of cargo's made this way.
    ///
    /// In development the types of views are erased (`.cargo/config.toml`), which compiles in half the time. What is
    /// deployed keeps them: pages take a quarter less of the processor, and the islands are a tenth smaller.
    pub fn flags(self, build: &mut Command) {
        if self == Self::Release {
            build.arg("--release").env("CARGO_ENCODED_RUSTFLAGS", "");
        }
    }
}

/// What a build made.
pub struct Site {
    /// The product, the program `switchboard`.
    pub binary: PathBuf,
    /// The folder of files that it serves: `LEPTOS_SITE_ROOT`.
    pub root: PathBuf,
}

/// Builds what has changed.
pub fn build(tools: &Tools, profile: Profile) -> Outcome<Site> {
    progress::say(match profile {
        Profile::Dev => "Building (the first time takes minutes)",
        Profile::Release => "Building what an operator would deploy (the first time takes many minutes)",
    });
    let mut build = tools.cargo_leptos()?;
    // Where cargo builds, so that CARGO_TARGET_DIR moves the site along. A place for each profile: file names carry
    // their hashes, so one build would leave the other's program without its scripts.
    let root = places::target().join(if profile == Profile::Release { "site" } else { "site-dev" });
    build.arg("build").env("LEPTOS_SITE_ROOT", &root);
    profile.flags(&mut build);
    if profile == Profile::Release {
        build.arg("--precompress");
    }
    shell::run(&mut build).map_err(|failure| failure.advice("fix what the compiler says above and start again"))?;

    let folder = places::target().join(if profile == Profile::Release { "release" } else { "debug" });
    let site = Site { binary: folder.join("switchboard"), root };
    islands_will_be_found(&folder)?;
    Ok(site)
}

/// Without the file of hashes, pages would ask for scripts under names that do not exist:
/// everything looks right and nothing moves.
fn islands_will_be_found(folder: &std::path::Path) -> Outcome {
    let hashes = folder.join("hash.txt");
    if fs::read_to_string(&hashes).is_ok_and(|text| text.contains("wasm:")) {
        return Ok(());
    }
    Err(Failure::new(format!("The build left no file names in {}", hashes.display()))
        .advice("keep `hash-files = true` in the root Cargo.toml, and build again"))
}
