//! `cargo xtask fuzz [ROUNDS]`: malformed input at every door and every reader, at length.
//!
//! The tests are those of the gate (`r_19_…`), which takes a few hundred rounds of each with a
//! seed that stays. Here it takes as many as are asked for, with the seed of `FUZZ_SEED` or a
//! new one; the tests print it, and the same seed finds the same again.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::database::Server;
use crate::failure::{Failure, Outcome};
use crate::postgres::Purpose;
use crate::test::TESTED;
use crate::{interrupt, progress, shell};

/// So many malformed requests for each door, where nothing else is said.
const USUAL: &str = "100000";

/// Takes the long rounds.
pub fn run(words: &[&str]) -> Outcome {
    let rounds = match words {
        [] => USUAL,
        [rounds] if rounds.parse::<usize>().is_ok() => rounds,
        _ => return Err(Failure::new("`fuzz` takes the number of rounds and nothing else")),
    };
    interrupt::watch()?;
    let seed = env::var("FUZZ_SEED").unwrap_or_else(|_| fresh_seed());
    let server = Server::ready(Purpose::Throwaway)?;
    progress::say(format!("{rounds} rounds for each door and reader with FUZZ_SEED={seed}"));
    let tested = shell::run(
        shell::command("cargo")
            .arg("test")
            .args(TESTED)
            .args(["--no-fail-fast", "r_19_", "--", "--nocapture"])
            .env("TEST_DATABASE_URL", server.admin_url())
            .env_remove("DATABASE_URL")
            .env("FUZZ_ROUNDS", rounds)
            .env("FUZZ_SEED", &seed),
    );
    drop(server);
    tested.map_err(|failure| failure.advice(format!("have it again: FUZZ_SEED={seed} cargo xtask fuzz {rounds}")))
}

fn fresh_seed() -> String {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()).to_string()
}
