//! Building the site: the server, the islands, the style sheet, the files of `public/`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::tools::Tools;
use crate::{lint, places, progress, shell};

/// How to build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quickly, for working on it.
    Dev,
    /// The same, by the gate: what its tests have compiled is used again.
    Gate,
    /// What an operator would deploy: optimised, with compressed files beside the plain ones.
    Release,
}

impl Profile {
    /// Has a build of cargo's made this way.
    ///
    /// In development the types of views are erased (`.cargo/config.toml`), which compiles in half the time. What is
    /// deployed keeps them: pages take a quarter less of the processor, and the islands are a tenth smaller.
    pub fn flags(self, build: &mut Command) -> Outcome {
        match self {
            Self::Dev => {}
            Self::Gate => lint::with(build)?,
            Self::Release => {
                build.arg("--release").env("CARGO_ENCODED_RUSTFLAGS", "");
            }
        }
        Ok(())
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
        Profile::Dev | Profile::Gate => "Building (the first time takes minutes)",
        Profile::Release => "Building what an operator would deploy (the first time takes many minutes)",
    });
    let mut build = tools.cargo_leptos()?;
    // Where cargo builds, so that CARGO_TARGET_DIR moves the site along. A place for each profile: file names carry
    // their hashes, so one build would leave the other's program without its scripts.
    let root = places::target().join(if profile == Profile::Release { "site" } else { "site-dev" });
    build.arg("build").env("LEPTOS_SITE_ROOT", &root);
    profile.flags(&mut build)?;
    build.args(match profile {
        Profile::Dev => ["--bin-features", "as-in-tests,local-model"].as_slice(),
        Profile::Gate => &["--bin-features", "as-in-tests"],
        Profile::Release => &["--precompress", "--bin-features", "local-model"],
    });
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
