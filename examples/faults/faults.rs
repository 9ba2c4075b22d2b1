//! The faults: each a story of what happens, and the figures that must come out of it.

mod app;
mod database;
mod deploy;
mod disk;
mod keys;
mod lines;
mod planted;
mod requests;
mod scene;
mod uploads;
mod worker;

use super::Result;
use super::stage::Stage;
use super::table::Figures;

/// The name under which CI takes those that it has time for.
pub const SHORT: &str = "short";

/// How much of a fault is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// As `security.md` says.
    Full,
    /// As much as shows whether it holds at all.
    Short,
}

impl Scale {
    /// One or the other.
    pub fn pick<T>(self, full: T, short: T) -> T {
        match self {
            Self::Full => full,
            Self::Short => short,
        }
    }
}

/// A fault that can be named.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// Its number in `security.md`.
    pub id: &'static str,
    /// How it is asked for.
    pub name: &'static str,
    about: &'static str,
    in_short: bool,
}

const ALL: &[Fault] = &[
    Fault { id: "-", name: "planted", about: "five planted mistakes, which the checker must see", in_short: true },
    Fault { id: "R-1", name: "app-killed", about: "kill -9 the product, again and again", in_short: true },
    Fault { id: "R-2", name: "killed-while-sending", about: "kill -9 while somebody is called", in_short: true },
    Fault { id: "R-3", name: "database-killed", about: "kill -9 PostgreSQL, all of it", in_short: true },
    Fault { id: "R-4", name: "backend-killed", about: "kill -9 one process of PostgreSQL", in_short: true },
    Fault { id: "R-5", name: "database-frozen", about: "SIGSTOP PostgreSQL, all of it", in_short: true },
    Fault { id: "R-6", name: "clients-hang-up", about: "clients go away in the middle of a request", in_short: true },
    Fault { id: "-", name: "bad-lines", about: "lines that delay, throttle, cut, reset and swallow", in_short: true },
    Fault { id: "R-7", name: "data-disk-full", about: "no room for data", in_short: false },
    Fault { id: "R-8", name: "wal-disk-full", about: "no room for the write-ahead log", in_short: false },
    Fault { id: "R-9", name: "upload-disk-full", about: "no room for uploads", in_short: false },
    Fault { id: "R-10", name: "pools-exhausted", about: "every connection but those of messages", in_short: true },
    Fault { id: "R-14", name: "deploy", about: "a new product takes over under load", in_short: true },
    Fault { id: "R-16", name: "duplicates", about: "every message four times at once", in_short: true },
    Fault { id: "R-17", name: "disorder", about: "messages an hour late, in any order", in_short: true },
    Fault { id: "R-18", name: "burst", about: "10,000 messages as fast as possible", in_short: false },
    Fault { id: "R-20", name: "poison", about: "messages that nothing can be made of", in_short: true },
    Fault { id: "R-21", name: "worker-stalled", about: "SIGSTOP a worker beyond its leases", in_short: true },
    Fault { id: "R-24", name: "key-rotation", about: "secrets get a new key under load", in_short: true },
];

/// The faults that a name stands for.
///
/// # Errors
/// For a name that stands for none, with those there are.
pub fn named(name: &str) -> Result<Vec<Fault>> {
    let chosen: Vec<Fault> = match name {
        "all" => ALL.to_vec(),
        SHORT => ALL.iter().copied().filter(|it| it.in_short).collect(),
        _ => ALL.iter().copied().filter(|it| it.name == name || it.id == name).collect(),
    };
    if chosen.is_empty() {
        let known: Vec<String> = ALL.iter().map(|it| format!("\n  {:<5}{:<22}{}", it.id, it.name, it.about)).collect();
        return Err(format!("there is no fault `{name}`; choose all, short or one of{}", known.concat()).into());
    }
    Ok(chosen)
}

impl Fault {
    /// Plays it on a stage of its own.
    pub async fn play(self, first: &Stage, scale: Scale) -> Result<Figures> {
        match self.name {
            "planted" => planted::prove(first).await,
            "app-killed" => app::killed(first, scale).await,
            "killed-while-sending" => app::killed_while_sending(first, scale).await,
            "database-killed" => database::killed(first, scale).await,
            "database-frozen" => database::frozen(first, scale).await,
            "pools-exhausted" => database::pools_exhausted(first, scale).await,
            "backend-killed" => database::backend_killed(first, scale).await,
            "clients-hang-up" => requests::hang_up(first, scale).await,
            "bad-lines" => lines::bad(first, scale).await,
            "data-disk-full" => disk::data_full(first, scale).await,
            "wal-disk-full" => disk::wal_full(first, scale).await,
            "upload-disk-full" => uploads::disk_full(first, scale).await,
            "deploy" => deploy::deploy(first, scale).await,
            "disorder" => requests::disorder(first, scale).await,
            "burst" => requests::burst(first, scale).await,
            "poison" => worker::poisoned(first, scale).await,
            "worker-stalled" => worker::stalled(first, scale).await,
            "key-rotation" => keys::rotated(first, scale).await,
            "duplicates" => requests::duplicates(first, scale).await,
            other => Err(format!("nobody plays `{other}`").into()),
        }
    }
}
