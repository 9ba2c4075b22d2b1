//! The one binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::commands::run(std::env::args().skip(1).collect())
}
