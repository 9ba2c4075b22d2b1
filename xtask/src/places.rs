//! Where things are kept: the clone, the tool cache, the state.
//!
//! Nothing that is installed or stored goes into the clone: two clones share their tools and
//! a deleted clone leaves the demo data alone.

use std::env;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::failure::{During, Failure, Outcome};
use crate::shell;

/// The root of the clone that this program was compiled in.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        here.parent().unwrap_or(here).to_path_buf()
    });
    &ROOT
}

/// The folder that cargo builds into.
pub fn target() -> PathBuf {
    let chosen = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    root().join(chosen)
}

/// The folder of one tool in one version: `<cache>/switchboard/tools/<name>-<version>`.
pub fn tool(name: &str, version: &str) -> Outcome<PathBuf> {
    Ok(xdg("XDG_CACHE_HOME", ".cache")?.join("tools").join(format!("{name}-{version}")))
}

/// The user's own state: secrets and, unless we are root, the databases. Private to the user.
pub fn state() -> Outcome<PathBuf> {
    let folder = xdg("XDG_STATE_HOME", ".local/state")?;
    private_folder(&folder)?;
    Ok(folder)
}

/// Where databases live. PostgreSQL refuses to run as root, and the account it runs under
/// instead cannot enter root's home: for root it is a folder everybody may pass through.
pub fn databases() -> Outcome<PathBuf> {
    if is_root() { Ok(PathBuf::from("/var/lib/switchboard")) } else { state() }
}

/// Where a database may live that nothing has to outlive: in memory, on Linux, where there is room. Thousands of small
/// files are made and removed there; a disk's file system takes a fifth of the processors for it. `None` elsewhere.
pub fn memory() -> Option<PathBuf> {
    const SHARED_MEMORY: &str = "/dev/shm";
    const ROOM_IN_KILOBYTES: u64 = 4 << 20;

    let room = shell::capture(shell::command("df").args(["-Pk", SHARED_MEMORY])).ok()?;
    let free: u64 = room.lines().last()?.split_whitespace().nth(3)?.parse().ok()?;
    let user = fs::metadata("/proc/self").ok()?.uid();
    (free >= ROOM_IN_KILOBYTES).then(|| Path::new(SHARED_MEMORY).join(format!("switchboard-{user}")))
}

/// We run as root.
pub fn is_root() -> bool {
    // The owner of our own process entry; where there is no /proc, of our standard directory.
    static ROOT: LazyLock<bool> = LazyLock::new(|| match fs::metadata("/proc/self") {
        Ok(entry) => entry.uid() == 0,
        Err(_) => env::var_os("USER").is_some_and(|user| user == "root"),
    });
    *ROOT
}

/// Makes a folder that only its owner can enter.
pub fn private_folder(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).during(format_args!("create {}", folder.display()))?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
        .during(format_args!("make {} private", folder.display()))
}

fn xdg(variable: &str, fallback: &str) -> Outcome<PathBuf> {
    // The specification asks to ignore relative values.
    let chosen = env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = match chosen {
        Some(base) => base,
        None => env::home_dir()
            .ok_or_else(|| {
                Failure::new("No home folder is known").advice(format!("set HOME, or {variable} to an absolute path"))
            })?
            .join(fallback),
    };
    Ok(base.join("switchboard"))
}
